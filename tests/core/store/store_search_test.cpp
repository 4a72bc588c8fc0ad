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
using namespace Qt::Literals::StringLiterals;
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
                .customerId = u"c-"_s + QString::fromLatin1(account),
                .name = name,
                .phone = QString::fromLatin1(phone),
                .email = {},
                .language = u"en"_s};
    }

    QStringList found(const char *text, int limit = 20)
    {
        QStringList accounts;
        for (const auto &customer : valueOf(m_store->reader().searchCustomers(QString::fromUtf8(text), limit)))
            accounts.append(customer.account);
        return accounts;
    }

    QStringList idsOf(const store::HistoryQuery &query)
    {
        QStringList ids;
        for (const auto &item : valueOf(m_store->reader().history(query)).items)
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
        auto opened = store::openStore(u"sqlite:"_s + m_dir.filePath(u"store%1.db"_s.arg(++s_count)));
        QVERIFY(opened);
        m_store = std::move(*opened);
        QCOMPARE(m_store
                     ->importCustomers({
                         customer("10001", u"María Gómez"_s, "+525512345678"),
                         customer("10002", u"Ana María López"_s, "+15557654321"),
                         customer("20010", u"Gómez, Marisol"_s, "+5511912340001"),
                         customer("AC-77 1", u"Seán O'Neill"_s, ""),
                         customer("30000", u"100% _Sure_"_s, "+15550008888"),
                     })
                     .value()
                     .customers,
                 5);
    }
    void cleanup() { m_store.reset(); }

    void findsByBeginningOfAccount()
    {
        QCOMPARE(found("1000"), (QStringList{u"10001"_s, u"10002"_s}));
        QCOMPARE(found("10002"), QStringList{u"10002"_s});
        QCOMPARE(found("ac771"), QStringList{u"AC-77 1"_s});
        QCOMPARE(found("AC-77"), QStringList{u"AC-77 1"_s});
        QVERIFY(!found("001").contains(u"10001"_s));
    }

    void findsByBeginningsOfWordsWithoutCaseOrAccents()
    {
        QCOMPARE(found("GOMEZ"), (QStringList{u"20010"_s, u"10001"_s}));
        QCOMPARE(found("gómez mar"), (QStringList{u"20010"_s, u"10001"_s}));
        QCOMPARE(found("mar go"), (QStringList{u"10001"_s, u"20010"_s}));
        QCOMPARE(found("lopez ana"), QStringList{u"10002"_s});
        QCOMPARE(found("oneill"), QStringList{u"AC-77 1"_s});
        QCOMPARE(found("o\u2019n"), QStringList{u"AC-77 1"_s});
        QVERIFY(found("aria").isEmpty());
        QVERIFY(found("maria pérez").isEmpty());
    }

    void wholeFirstWordsComeFirst()
    {
        // "maria" as first word, whole; then as a later word; "Marisol" only begins with "mari".
        QCOMPARE(found("maria"), (QStringList{u"10001"_s, u"10002"_s}));
        QCOMPARE(found("mari"), (QStringList{u"10001"_s, u"10002"_s, u"20010"_s}));
    }

    void findsByPhoneInTheWaysPeopleSayIt()
    {
        for (const char *typed : {"+52 55 1234", "525512345678", "55-1234-5678", "(55) 1234", "5678"})
            QCOMPARE(found(typed), QStringList{u"10001"_s});
        QCOMPARE(found("4321"), QStringList{u"10002"_s});
        QVERIFY(found("99").isEmpty());
    }

    /// Letters that do not decompose are found as people type them without such a key, and as they are.
    void findsLettersAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("typed");
        QTest::newRow("Polish") << u"Łukasz Żółkiewski"_s << QStringList{u"lukasz"_s, u"ŁUKASZ"_s, u"żółk"_s, u"zolk lu"_s, u"zół"_s};
        QTest::newRow("Danish") << u"Søren Ærøskøbing"_s << QStringList{u"soren"_s, u"sør"_s, u"aeroskobing"_s, u"ÆRØ"_s, u"aerø soren"_s};
        QTest::newRow("German") << u"Groß Straße"_s << QStringList{u"strasse"_s, u"straß"_s, u"GROSS"_s, u"GROẞ STRASSE"_s};
        QTest::newRow("Icelandic") << u"Þór Guðmundsson"_s << QStringList{u"thor"_s, u"þór"_s, u"gudm"_s, u"GUÐM þ"_s};
        QTest::newRow("Turkish") << u"Işıl İstanbullu"_s << QStringList{u"isil"_s, u"ışıl"_s, u"istanbul"_s, u"İSTANBUL"_s, u"ıstanbul"_s};
        QTest::newRow("Croatian, Vietnamese") << u"Đorđe Đặng"_s << QStringList{u"dorde"_s, u"đorđ"_s, u"dang"_s, u"đặng đ"_s};
        QTest::newRow("Maltese") << u"Ħal Għaxaq"_s << QStringList{u"hal"_s, u"ħal"_s, u"ghax"_s, u"għ"_s};
        QTest::newRow("Sami") << u"Áŋŋel Ŧuomas"_s << QStringList{u"annel"_s, u"áŋŋ"_s, u"tuom"_s};
        QTest::newRow("French") << u"Lœuillet Cœur"_s << QStringList{u"loeuil"_s, u"lœu"_s, u"coeur"_s, u"CŒUR"_s};
        QTest::newRow("Catalan") << u"Col·lectiu Goŀlet"_s << QStringList{u"collec"_s, u"col·l"_s, u"goll"_s};
        QTest::newRow("Greek") << u"Γιώργος"_s << QStringList{u"γιωργοσ"_s, u"ΓΙΏΡ"_s};
        QTest::newRow("full width") << u"Ｍａｒｋ"_s << QStringList{u"mark"_s, u"ｍａｒｋ"_s};
        QTest::newRow("apostrophes") << u"D’Angelo"_s << QStringList{u"d'angelo"_s, u"d´ange"_s, u"d`a"_s, u"dangelo"_s, u"dʼangelo"_s};
    }
    void findsLettersAsPeopleTypeThem()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, typed);
        QCOMPARE(valueOf(m_store->importCustomers({customer("77777", name, "")})).customers, 1);
        for (const QString &text : typed)
            QVERIFY2(found(text.toUtf8().constData()) == QStringList{u"77777"_s}, qPrintable(text));
        auto created = sampleCreated();
        created.customer.name = name;
        QVERIFY(commitNow(*m_store, startOf(u"v1"_s, created)));
        for (const QString &text : typed.mid(0, 2)) { // the history by the same rule
            store::HistoryQuery query;
            query.text = text;
            QVERIFY2(idsOf(query) == QStringList{u"v1"_s}, qPrintable(text));
        }
    }

    void theExactAccountComesFirstThenWhatBeginsWithIt()
    {
        QVERIFY(m_store->importCustomers({
            customer("1234", u"Zoe"_s, "+15559990000"),
            customer("12345", u"Yan"_s, "+15559990001"),
            customer("12-34", u"Xi"_s, "+15559990002"),
            customer("50001", u"1234 Limited"_s, "+15559990003"),
            customer("991234", u"Walt"_s, "+15559990004"),
            customer("50002", u"Vic"_s, "+15551234999"),
        }));
        QCOMPARE(found("1234").mid(0, 5), (QStringList{u"1234"_s, u"12-34"_s, u"12345"_s, u"50001"_s, u"991234"_s}));
        QCOMPARE(found(" 12-34 ").mid(0, 3), (QStringList{u"12-34"_s, u"1234"_s, u"12345"_s}));
        QVERIFY(found("1234").contains(u"50002"_s));
        QCOMPARE(found("12345").first(), u"12345"_s);
        QVERIFY(found("5 43 21 0").isEmpty()); // the same digits in another order are nobody's
    }

    void findsByTheEndOfAnAccount()
    {
        QVERIFY(m_store->importCustomers({customer("ES00-8837-41Q", u"Zoe"_s, ""), customer("0098765", u"Yan"_s, "")}));
        QCOMPARE(found("41q"), QStringList()); // three say too little
        for (const char *typed : {"741Q", "37-41q", "8837 41 q", "es00883741q"})
            QCOMPARE(found(typed), QStringList{u"ES00-8837-41Q"_s});
        QCOMPARE(found("98765"), QStringList{u"0098765"_s}); // without the zeros in front
        QVERIFY(found("8837").isEmpty());                    // not from its middle
    }

    void findsByHalfRememberedPhoneNumbers()
    {
        QVERIFY(m_store->importCustomers({customer("k1", u"Zoe"_s, "+491712345678"), customer("k2", u"Yan"_s, "+390612349876")}));
        for (const char *typed :
             {"1712", "7123", "4567", "5678", "0171 23456", "(0171) 2345-678", "0171/2345678", "+49 171 2345678", "+49 (0)171 2345678",
              "0049 171 2345678", "49171", "\u202a+49 171\u00a0234\u202c", "171\u201323\u201145"}) {
            const QStringList accounts = found(typed);
            QVERIFY2(accounts.contains(u"k1"_s), typed);
            QVERIFY2(!accounts.contains(u"k2"_s), typed);
        }
        QCOMPARE(found("06 1234 98"), QStringList{u"k2"_s}); // a 0 that is part of the number
        QCOMPARE(found("٠١٧١٢٣٤٥٦"), QStringList{u"k1"_s});
        for (const char *typed : {"171", "0171 99", "1712345679", "call 1712345678", "00", "0000", "+", "()"})
            QVERIFY2(!found(typed).contains(u"k1"_s), typed);
    }

    void everyTypedWordCounts()
    {
        QVERIFY(m_store->importCustomers(
            {customer("f1", u"María del Carmen de la Fuente Ruiz"_s, ""), customer("f2", u"María del Carmen Fuente Soto"_s, "")}));
        QCOMPARE(found("fuente carmen maria").size(), 2);
        QCOMPARE(found("fuente la carmen de maria del"), QStringList{u"f1"_s});
        QCOMPARE(found("fuente carmen maria del so"), QStringList{u"f2"_s});
        QVERIFY(found("fuente carmen maria del ruiz soto").isEmpty());
    }

    /// Found by its letters, or nobody; never an error.
    void hostileTextsFindByTheirLetters()
    {
        QVERIFY(m_store->importCustomers({customer("h1", u"Zoë 😀 <b>\"Quote\"</b>"_s, "")}));
        for (const char *typed :
             {"zoe*", "\"zoe\"", "zoe%", "'zoe'", "zoe AND quote", "\u202ezoe\u202c", "z\u200bo\u00ade", "<b>zoe", "😀", "zoe 😀 b"}) {
            const bool hasAnd = QByteArray(typed).contains("AND"); // a word like any other
            QCOMPARE(found(typed), hasAnd ? QStringList() : QStringList{u"h1"_s});
        }
        for (const QString &typed : {QString(300, u'z'), QString(300, QChar(0xd83d)), QString(2, QChar(0)), u"zoe\u0000 OR 1"_s, u"NEAR("_s,
                                     u"\u0301\u0301"_s, u"😀\u200d😀"_s, u"%_*?[a-z]"_s, u"; DROP TABLE customers"_s, QString(QChar(0xdc00))})
            QVERIFY2(m_store->reader().searchCustomers(typed, 20), qPrintable(typed));
        const QString cut = u"zoe"_s + QChar(0) + u"quote"_s;
        QCOMPARE(valueOf(m_store->reader().searchCustomers(cut, 20)).size(), size_t(1));
    }

    void wildcardsAreText()
    {
        QVERIFY(found("%").isEmpty());
        QVERIFY(found("_").isEmpty());
        QVERIFY(found("").isEmpty());
        QVERIFY(found("   ").isEmpty());
        QCOMPARE(found("sure"), QStringList{u"30000"_s});
    }

    void neverMoreThanAskedFor()
    {
        QCOMPARE(found("1", 1).size(), 1);
        QCOMPARE(m_store->reader().searchCustomers(u"1"_s, 0).error().code, ErrorCode::Invalid);
        QCOMPARE(found(QByteArray(100'000, 'a').constData()).size(), 0);
    }

    void findsByTheWholeCustomerIdOnly()
    {
        const auto accountOf = [this](const char *id) {
            const auto found = valueOf(m_store->reader().customerByCustomerId(QString::fromLatin1(id)));
            return found ? found->account : QString();
        };
        QCOMPARE(valueOf(m_store->importCustomers(
                             {{
                                 {.account = u"40002"_s, .customerId = u" shared "_s, .name = {}, .phone = {}, .email = {}, .language = {}},
                                 {.account = u"40001"_s, .customerId = u"shared"_s, .name = {}, .phone = {}, .email = {}, .language = {}},
                                 {.account = u"40003"_s, .customerId = {}, .name = {}, .phone = {}, .email = {}, .language = {}},
                             }},
                             {.sharedIds = true}))
                     .customers,
                 3);
        QCOMPARE(accountOf("c-10001"), u"10001"_s);
        QCOMPARE(accountOf("\t c-10001 \n"), u"10001"_s);
        QCOMPARE(accountOf("shared"), u"40001"_s);
        for (const char *nobody : {"", " ", "c-1000", "C-10001", "10001"})
            QCOMPARE(accountOf(nobody), QString());
    }

    void importingAgainReplacesWhatIsFound()
    {
        QCOMPARE(valueOf(m_store->importCustomers({customer("10001", u"Zoë Ruiz"_s, "")})).customers, 1);
        QVERIFY(!found("gomez").contains(u"10001"_s));
        QVERIFY(found("5678").isEmpty());
        QCOMPARE(found("zoe"), QStringList{u"10001"_s});
        QCOMPARE(valueOf(m_store->reader().customer(u"10001"_s))->name, u"Zoë Ruiz"_s);
    }

    void aBadImportChangesNothing()
    {
        const auto imported = m_store->importCustomers({customer("90001", u"New One"_s, ""), customer("", {}, "")});
        QCOMPARE(imported.error().code, ErrorCode::Invalid);
        QVERIFY(!valueOf(m_store->reader().customer(u"90001"_s)));
    }

    void historyIsNewestFirst()
    {
        start("b", "ana", u"One"_s, "c1", 10);
        start("a", "bo", u"Two"_s, "c2", 20);
        start("c", "ana", u"Three"_s, "c3", 5);
        QCOMPARE(idsOf({}), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
        store::HistoryQuery query;
        query.agent = u"ana"_s;
        QCOMPARE(idsOf(query), (QStringList{u"b"_s, u"c"_s}));
    }

    void historyFindsByNameAccountAndCall()
    {
        start("a", "ana", u"Jürgen Müller"_s, "call-1", 1);
        start("b", "ana", u"Jim Beam"_s, "CALL-2", 2);
        const auto with = [](const char *text) {
            store::HistoryQuery query;
            query.text = QString::fromUtf8(text);
            return query;
        };
        QCOMPARE(idsOf(with("muller")), QStringList{u"a"_s});
        QCOMPARE(idsOf(with("call-2")), QStringList{u"b"_s});
        QCOMPARE(idsOf(with("1000")).size(), 2);
        QCOMPARE(idsOf(with("  jim   BEAM ")), QStringList{u"b"_s});
        QVERIFY(idsOf(with("%")).isEmpty());
        QVERIFY(idsOf(with("muller 10001")).isEmpty());
    }

    void historyOfACustomerIsThatOfTheAccountExactly()
    {
        for (int i = 0; i < 6; ++i) {
            auto created = sampleCreated(i < 3 ? u"ana"_s : u"bo"_s);
            created.customer = sampleCustomer(i % 2 == 0 ? u"10001"_s : u"100010"_s);
            QVERIFY(commitNow(*m_store, startOf(u"v%1"_s.arg(i), created, i)));
        }
        store::HistoryQuery query;
        query.account = u"10001"_s;
        QCOMPARE(idsOf(query), (QStringList{u"v4"_s, u"v2"_s, u"v0"_s}));
        query.text = u"10001"_s;
        QCOMPARE(idsOf(query), (QStringList{u"v4"_s, u"v2"_s, u"v0"_s}));
        query.agent = u"ana"_s;
        QCOMPARE(idsOf(query), (QStringList{u"v2"_s, u"v0"_s}));
        query.agent.clear();
        query.limit = 2;
        const auto page = valueOf(m_store->reader().history(query));
        QCOMPARE(page.items.size(), size_t(2));
        query.cursor = page.next;
        QCOMPARE(idsOf(query), QStringList{u"v0"_s});
        query.cursor.clear();
        query.status = verification::Status::Closed;
        QVERIFY(idsOf(query).isEmpty());
    }

    /// The end of the time asked for is where the first page begins; further pages begin where the one before ended.
    void pagesBeforeAMomentBeginThereAndGoOn()
    {
        for (int i = 0; i < 8; ++i)
            QVERIFY(commitNow(*m_store, startOf(u"v%1"_s.arg(i), sampleCreated(), i / 2))); // two of each moment
        store::HistoryQuery query;
        query.to = momentOf(2);
        query.limit = 3;
        QStringList all;
        do {
            const auto page = valueOf(m_store->reader().history(query));
            for (const auto &item : page.items)
                all.append(item.id);
            query.cursor = page.next;
            query.agent = u"ana"_s; // by the other index as well
        } while (!query.cursor.isEmpty());
        QCOMPARE(all, (QStringList{u"v3"_s, u"v2"_s, u"v1"_s, u"v0"_s}));
        query = {};
        query.to = momentOf(0);
        QVERIFY(idsOf(query).isEmpty());
    }

    void historyFilters()
    {
        for (int i = 0; i < 4; ++i) {
            auto transaction = startOf(u"v%1"_s.arg(i), sampleCreated(), i * 10);
            auto &state = transaction.states.front();
            if (i >= 2) {
                state.status = verification::Status::Decided;
                state.verdict = i == 2 ? verification::Verdict::Verified : verification::Verdict::WrongPerson;
            }
            QVERIFY(commitNow(*m_store, transaction));
        }
        store::HistoryQuery query;
        query.status = verification::Status::Preparing;
        QCOMPARE(idsOf(query), (QStringList{u"v1"_s, u"v0"_s}));
        query = {};
        query.verdict = verification::Verdict::WrongPerson;
        QCOMPARE(idsOf(query), QStringList{u"v3"_s});
        query = {};
        query.from = momentOf(10);
        query.to = momentOf(30);
        QCOMPARE(idsOf(query), (QStringList{u"v2"_s, u"v1"_s}));
    }

    void pagesMissNothingWhileNewOnesArrive()
    {
        // Several share a moment, so that the id has to break ties.
        for (int i = 0; i < 23; ++i)
            QVERIFY(commitNow(*m_store, startOf(u"v%1"_s.arg(i, 2, 10, QChar(u'0')), sampleCreated(), i / 5)));
        store::HistoryQuery query;
        query.limit = 5;
        QStringList seen;
        int pages = 0;
        do {
            const auto page = m_store->reader().history(query);
            QVERIFY(page);
            for (const auto &item : page->items)
                seen.append(item.id);
            query.cursor = page->next;
            ++pages;
            QVERIFY(commitNow(*m_store, startOf(u"new%1"_s.arg(pages), sampleCreated(), 1000 + pages)));
        } while (!query.cursor.isEmpty());
        QCOMPARE(pages, 5);
        QCOMPARE(seen.size(), 23);
        QCOMPARE(QSet<QString>(seen.begin(), seen.end()).size(), 23);
        QCOMPARE(seen.first(), u"v22"_s);
        QCOMPARE(seen.last(), u"v00"_s);
    }

    void aFullLastPageHasNoNext()
    {
        for (int i = 0; i < 4; ++i)
            QVERIFY(commitNow(*m_store, startOf(u"v%1"_s.arg(i), sampleCreated(), i)));
        store::HistoryQuery query;
        query.limit = 4;
        QVERIFY(valueOf(m_store->reader().history(query)).next.isEmpty());
        query.limit = 3;
        QVERIFY(!valueOf(m_store->reader().history(query)).next.isEmpty());
    }

    void badQueriesAreInvalid()
    {
        for (const char *cursor : {"x", "_", "12", "1e3_a"}) {
            store::HistoryQuery query;
            query.cursor = QString::fromLatin1(cursor);
            const auto page = m_store->reader().history(query);
            QVERIFY(!page);
            QCOMPARE(page.error().code, ErrorCode::Invalid);
            QCOMPARE(page.error().field, u"cursor"_s);
        }
        for (const int limit : {0, -1, 201}) {
            store::HistoryQuery query;
            query.limit = limit;
            QCOMPARE(m_store->reader().history(query).error().field, u"limit"_s);
        }
    }

    void textIsNormalised()
    {
        QCOMPARE(store::normalizedText(u"  José  ÁLVAREZ "_s), u"jose alvarez"_s);
        QCOMPARE(store::normalizedText(u"Ærøskøbing, Straße; \u202bİıŁđŊ\u202c"_s), u"aeroskobing, strasse; iildn"_s);
        QCOMPARE(store::normalizedText(u"東京 Ждать 한"_s), store::normalizedText(u"東京 ЖДАТЬ 한"_s));
        QCOMPARE(store::wordsOf(u"O'Neill-Smith, J.R."_s), (QStringList{u"oneill"_s, u"smith"_s, u"jr"_s}));
        QCOMPARE(store::compactText(u"AC-10 01"_s), u"ac1001"_s);
        QCOMPARE(store::phoneDigits(u"+1 (555) 12"_s), u"155512"_s);
        QVERIFY(store::phoneDigits(u"call 12"_s).isEmpty());
    }
};

QTEST_GUILESS_MAIN(StoreSearchTest)
#include "store_search_test.moc"
