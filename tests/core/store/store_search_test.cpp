// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_text.h"
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using base::ErrorCode;
using verification::Customer;

class StoreSearchTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<store::Store> m_store;

    static Customer customer(const char *account, const QString &name, const char *phone)
    {
        return {.account = QString::fromLatin1(account),
                .customerId = QStringLiteral("c-") + QString::fromLatin1(account),
                .name = name,
                .phone = QString::fromLatin1(phone),
                .email = {},
                .language = QStringLiteral("en")};
    }

    QStringList found(const char *text, int limit = 20)
    {
        QStringList accounts;
        for (const auto &customer : valueOf(m_store->searchCustomers(QString::fromUtf8(text), limit)))
            accounts.append(customer.account);
        return accounts;
    }

    QStringList idsOf(const store::HistoryQuery &query)
    {
        QStringList ids;
        for (const auto &item : valueOf(m_store->history(query)).items)
            ids.append(item.id);
        return ids;
    }

    void start(const char *id, const char *agent, const QString &name, const char *callId, qint64 seconds)
    {
        auto created = sampleCreated(QString::fromLatin1(agent));
        created.customer.name = name;
        created.callId = QString::fromLatin1(callId);
        QVERIFY(commitNow(*m_store, startOf(QString::fromLatin1(id), created, seconds)));
    }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        auto opened = store::openStore(QStringLiteral("sqlite:") + m_dir.filePath(QStringLiteral("store%1.db").arg(++s_count)));
        QVERIFY(opened);
        m_store = std::move(*opened);
        QCOMPARE(m_store
                     ->importCustomers({
                         customer("10001", QStringLiteral("María Gómez"), "+525512345678"),
                         customer("10002", QStringLiteral("Ana María López"), "+15557654321"),
                         customer("20010", QStringLiteral("Gómez, Marisol"), "+5511912340001"),
                         customer("AC-77 1", QStringLiteral("Seán O'Neill"), ""),
                         customer("30000", QStringLiteral("100% _Sure_"), "+15550008888"),
                     })
                     .value()
                     .customers,
                 5);
    }
    void cleanup() { m_store.reset(); }

    void findsByBeginningOfAccount()
    {
        QCOMPARE(found("1000"), (QStringList{QStringLiteral("10001"), QStringLiteral("10002")}));
        QCOMPARE(found("10002"), QStringList{QStringLiteral("10002")});
        QCOMPARE(found("ac771"), QStringList{QStringLiteral("AC-77 1")});
        QCOMPARE(found("AC-77"), QStringList{QStringLiteral("AC-77 1")});
        QVERIFY(!found("0001").contains(QStringLiteral("10001")));
    }

    void findsByBeginningsOfWordsWithoutCaseOrAccents()
    {
        QCOMPARE(found("GOMEZ"), (QStringList{QStringLiteral("20010"), QStringLiteral("10001")}));
        QCOMPARE(found("gómez mar"), (QStringList{QStringLiteral("20010"), QStringLiteral("10001")}));
        QCOMPARE(found("mar go"), (QStringList{QStringLiteral("10001"), QStringLiteral("20010")}));
        QCOMPARE(found("lopez ana"), QStringList{QStringLiteral("10002")});
        QCOMPARE(found("oneill"), QStringList{QStringLiteral("AC-77 1")});
        QCOMPARE(found("o\u2019n"), QStringList{QStringLiteral("AC-77 1")});
        QVERIFY(found("aria").isEmpty());
        QVERIFY(found("maria pérez").isEmpty());
    }

    void wholeFirstWordsComeFirst()
    {
        // "maria" as first word, whole; then as a later word; "Marisol" only begins with "mari".
        QCOMPARE(found("maria"), (QStringList{QStringLiteral("10001"), QStringLiteral("10002")}));
        QCOMPARE(found("mari"), (QStringList{QStringLiteral("10001"), QStringLiteral("10002"), QStringLiteral("20010")}));
    }

    void findsByPhoneInTheWaysPeopleSayIt()
    {
        for (const char *typed : {"+52 55 1234", "525512345678", "55-1234-5678", "(55) 1234", "5678"})
            QCOMPARE(found(typed), QStringList{QStringLiteral("10001")});
        QCOMPARE(found("4321"), QStringList{QStringLiteral("10002")});
        QVERIFY(found("99").isEmpty());
    }

    void wildcardsAreText()
    {
        QVERIFY(found("%").isEmpty());
        QVERIFY(found("_").isEmpty());
        QVERIFY(found("").isEmpty());
        QVERIFY(found("   ").isEmpty());
        QCOMPARE(found("sure"), QStringList{QStringLiteral("30000")});
    }

    void neverMoreThanAskedFor()
    {
        QCOMPARE(found("1", 1).size(), 1);
        QCOMPARE(m_store->searchCustomers(QStringLiteral("1"), 0).error().code, ErrorCode::Invalid);
        QCOMPARE(found(QByteArray(100'000, 'a').constData()).size(), 0);
    }

    void findsByTheWholeCustomerIdOnly()
    {
        const auto accountOf = [this](const char *id) {
            const auto found = valueOf(m_store->customerByCustomerId(QString::fromLatin1(id)));
            return found ? found->account : QString();
        };
        QCOMPARE(valueOf(m_store->importCustomers({
                             {.account = QStringLiteral("40002"),
                              .customerId = QStringLiteral(" shared "),
                              .name = {},
                              .phone = {},
                              .email = {},
                              .language = {}},
                             {.account = QStringLiteral("40001"),
                              .customerId = QStringLiteral("shared"),
                              .name = {},
                              .phone = {},
                              .email = {},
                              .language = {}},
                             {.account = QStringLiteral("40003"), .customerId = {}, .name = {}, .phone = {}, .email = {}, .language = {}},
                         }))
                     .customers,
                 3);
        QCOMPARE(accountOf("c-10001"), QStringLiteral("10001"));
        QCOMPARE(accountOf("\t c-10001 \n"), QStringLiteral("10001"));
        QCOMPARE(accountOf("shared"), QStringLiteral("40001"));
        for (const char *nobody : {"", " ", "c-1000", "C-10001", "10001"})
            QCOMPARE(accountOf(nobody), QString());
    }

    void importingAgainReplacesWhatIsFound()
    {
        QCOMPARE(valueOf(m_store->importCustomers({customer("10001", QStringLiteral("Zoë Ruiz"), "")})).customers, 1);
        QVERIFY(!found("gomez").contains(QStringLiteral("10001")));
        QVERIFY(found("5678").isEmpty());
        QCOMPARE(found("zoe"), QStringList{QStringLiteral("10001")});
        QCOMPARE(valueOf(m_store->customer(QStringLiteral("10001")))->name, QStringLiteral("Zoë Ruiz"));
    }

    void aBadImportChangesNothing()
    {
        const auto imported = m_store->importCustomers({customer("90001", QStringLiteral("New One"), ""), customer("", {}, "")});
        QCOMPARE(imported.error().code, ErrorCode::Invalid);
        QVERIFY(!valueOf(m_store->customer(QStringLiteral("90001"))));
    }

    void historyIsNewestFirst()
    {
        start("b", "ana", QStringLiteral("One"), "c1", 10);
        start("a", "bo", QStringLiteral("Two"), "c2", 20);
        start("c", "ana", QStringLiteral("Three"), "c3", 5);
        QCOMPARE(idsOf({}), (QStringList{QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("c")}));
        store::HistoryQuery query;
        query.agent = QStringLiteral("ana");
        QCOMPARE(idsOf(query), (QStringList{QStringLiteral("b"), QStringLiteral("c")}));
    }

    void historyFindsByNameAccountAndCall()
    {
        start("a", "ana", QStringLiteral("Jürgen Müller"), "call-1", 1);
        start("b", "ana", QStringLiteral("Jim Beam"), "CALL-2", 2);
        const auto with = [](const char *text) {
            store::HistoryQuery query;
            query.text = QString::fromUtf8(text);
            return query;
        };
        QCOMPARE(idsOf(with("muller")), QStringList{QStringLiteral("a")});
        QCOMPARE(idsOf(with("call-2")), QStringList{QStringLiteral("b")});
        QCOMPARE(idsOf(with("1000")).size(), 2);
        QCOMPARE(idsOf(with("  jim   BEAM ")), QStringList{QStringLiteral("b")});
        QVERIFY(idsOf(with("%")).isEmpty());
        QVERIFY(idsOf(with("muller 10001")).isEmpty());
    }

    void historyFilters()
    {
        for (int i = 0; i < 4; ++i) {
            auto transaction = startOf(QStringLiteral("v%1").arg(i), sampleCreated(), i * 10);
            auto &state = transaction.states.front();
            if (i >= 2) {
                state.status = verification::Status::Decided;
                state.verdict = i == 2 ? verification::Verdict::Verified : verification::Verdict::WrongPerson;
            }
            QVERIFY(commitNow(*m_store, transaction));
        }
        store::HistoryQuery query;
        query.status = verification::Status::Preparing;
        QCOMPARE(idsOf(query), (QStringList{QStringLiteral("v1"), QStringLiteral("v0")}));
        query = {};
        query.verdict = verification::Verdict::WrongPerson;
        QCOMPARE(idsOf(query), QStringList{QStringLiteral("v3")});
        query = {};
        query.from = momentOf(10);
        query.to = momentOf(30);
        QCOMPARE(idsOf(query), (QStringList{QStringLiteral("v2"), QStringLiteral("v1")}));
    }

    void pagesMissNothingWhileNewOnesArrive()
    {
        // Several share a moment, so that the id has to break ties.
        for (int i = 0; i < 23; ++i)
            QVERIFY(commitNow(*m_store, startOf(QStringLiteral("v%1").arg(i, 2, 10, QLatin1Char('0')), sampleCreated(), i / 5)));
        store::HistoryQuery query;
        query.limit = 5;
        QStringList seen;
        int pages = 0;
        do {
            const auto page = m_store->history(query);
            QVERIFY(page);
            for (const auto &item : page->items)
                seen.append(item.id);
            query.cursor = page->next;
            ++pages;
            QVERIFY(commitNow(*m_store, startOf(QStringLiteral("new%1").arg(pages), sampleCreated(), 1000 + pages)));
        } while (!query.cursor.isEmpty());
        QCOMPARE(pages, 5);
        QCOMPARE(seen.size(), 23);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 23);
        QCOMPARE(seen.first(), QStringLiteral("v22"));
        QCOMPARE(seen.last(), QStringLiteral("v00"));
    }

    void aFullLastPageHasNoNext()
    {
        for (int i = 0; i < 4; ++i)
            QVERIFY(commitNow(*m_store, startOf(QStringLiteral("v%1").arg(i), sampleCreated(), i)));
        store::HistoryQuery query;
        query.limit = 4;
        QVERIFY(valueOf(m_store->history(query)).next.isEmpty());
        query.limit = 3;
        QVERIFY(!valueOf(m_store->history(query)).next.isEmpty());
    }

    void badQueriesAreInvalid()
    {
        for (const char *cursor : {"x", "_", "12", "1e3_a"}) {
            store::HistoryQuery query;
            query.cursor = QString::fromLatin1(cursor);
            const auto page = m_store->history(query);
            QVERIFY(!page);
            QCOMPARE(page.error().code, ErrorCode::Invalid);
            QCOMPARE(page.error().field, QStringLiteral("cursor"));
        }
        for (const int limit : {0, -1, 201}) {
            store::HistoryQuery query;
            query.limit = limit;
            QCOMPARE(m_store->history(query).error().field, QStringLiteral("limit"));
        }
    }

    void textIsNormalised()
    {
        QCOMPARE(store::normalizedText(QStringLiteral("  José  ÁLVAREZ ")), QStringLiteral("jose alvarez"));
        QCOMPARE(store::wordsOf(QStringLiteral("O'Neill-Smith, J.R.")),
                 (QStringList{QStringLiteral("oneill"), QStringLiteral("smith"), QStringLiteral("jr")}));
        QCOMPARE(store::compactText(QStringLiteral("AC-10 01")), QStringLiteral("ac1001"));
        QCOMPARE(store::phoneDigits(QStringLiteral("+1 (555) 12")), QStringLiteral("155512"));
        QVERIFY(store::phoneDigits(QStringLiteral("call 12")).isEmpty());
    }
};

QTEST_GUILESS_MAIN(StoreSearchTest)
#include "store_search_test.moc"
