// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_samples.h"

#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using verification::Verification;

/// Rows that can't be read: damaged ones, and those that a newer program wrote before it was rolled back.
class StoreDamageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Store> m_store;

    /// Changes the file as nobody of ours would.
    [[nodiscard]] bool execute(const QString &sql) const
    {
        bool done = false;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
            database.setDatabaseName(m_dir->filePath(u"store.db"_s));
            done = database.open() && QSqlQuery(database).exec(sql);
        }
        QSqlDatabase::removeDatabase(u"beside"_s);
        return done;
    }
    static void expectReport() { QTest::ignoreMessage(QtCriticalMsg, QRegularExpression(u"can't be read.*left out"_s)); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = valueOf(store::openStore(u"sqlite:"_s + m_dir->filePath(u"store.db"_s)));
        for (int i = 1; i <= 3; ++i)
            QVERIFY(commitNow(*m_store, startOf(u"v%1"_s.arg(i), sampleCreated(), i)));
    }
    void cleanup() { m_store.reset(); }

    void oneThatCanNotBeReadDoesNotHideTheOthers_data()
    {
        QTest::addColumn<QString>("state");
        QTest::newRow("a status of a newer program") << u"json_set(state, '$.status', 'levitating')"_s;
        QTest::newRow("not JSON") << u"'{\"id\":'"_s;
        QTest::newRow("empty") << u"''"_s;
    }
    void oneThatCanNotBeReadDoesNotHideTheOthers()
    {
        QFETCH(const QString, state);
        QVERIFY(execute(u"UPDATE verifications SET state = %1 WHERE id = 'v2'"_s.arg(state)));
        expectReport();
        const auto open = valueOf(m_store->reader().openVerifications());
        QCOMPARE(open.size(), 2U);
        expectReport();
        const auto page = valueOf(m_store->reader().history({}));
        QCOMPARE(page.items.size(), 2U);
        const auto asked = m_store->reader().verification(u"v2"_s);
        QVERIFY(!asked);
        QCOMPARE(asked.error().code, base::ErrorCode::Internal); // an error, not "there is none"
    }

    void aPageWithAnUnreadableRowLeadsToTheNext()
    {
        QVERIFY(execute(u"UPDATE verifications SET state = '' WHERE id = 'v3'"_s)); // the newest
        store::HistoryQuery query;
        query.limit = 1;
        QStringList ids;
        expectReport();
        for (int pages = 0; pages < 5; ++pages) {
            const auto page = valueOf(m_store->reader().history(query));
            for (const Verification &item : page.items)
                ids.append(item.id);
            if (page.next.isEmpty())
                break;
            query.cursor = page.next;
        }
        QCOMPARE(ids, (QStringList{u"v2"_s, u"v1"_s}));
    }

    void anEventThatCanNotBeReadDoesNotHideTheOthers()
    {
        const auto state = valueOf(m_store->reader().verification(u"v1"_s));
        QVERIFY(commitNow(*m_store, changeOf(*state, verification::LinkPreviewed{})));
        QVERIFY(
            execute(u"INSERT INTO events (seq, verification_id, at, kind, by, detail) VALUES (900, 'v1', 5, 'teleported', 'x', '{}')"_s));
        expectReport();
        QCOMPARE(valueOf(m_store->reader().eventsOf(u"v1"_s)).size(), 2U);
        expectReport();
        QCOMPARE(valueOf(m_store->reader().eventsBetween(0, 1'000, {}, 100)).size(), 4U);
    }
};

QTEST_GUILESS_MAIN(StoreDamageTest)
#include "store_damage_test.moc"
