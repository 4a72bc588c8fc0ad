// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using verification::Customer;

/// A search looks at a bounded number of rows, however large the store is.
class StoreBoundsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<store::Store> m_store;

    QStringList found(const char *text, int limit = 20)
    {
        QStringList accounts;
        for (const auto &customer : valueOf(m_store->reader().searchCustomers(QString::fromUtf8(text), limit)))
            accounts.append(customer.account);
        return accounts;
    }

    void import(const char *account, const char *name)
    {
        Customer customer = sampleCustomer(QString::fromLatin1(account));
        customer.name = QString::fromLatin1(name);
        QCOMPARE(valueOf(m_store->importCustomers({customer})).customers, 1);
    }

    void start(const char *name)
    {
        auto created = sampleCreated();
        created.customer.name = QString::fromLatin1(name);
        QVERIFY(commitNow(*m_store, startOf(QString::fromLatin1(name), created)));
    }

    /// Writes to the file past the store, to add many rows at once.
    void runBeside(const QString &sql)
    {
        const QString name = u"beside"_s;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY2(query.exec(sql), qPrintable(query.lastError().text()));
        }
        QSqlDatabase::removeDatabase(name);
    }
    /// Adds `count` newer copies of a verification, one second apart; the newest has the highest number.
    void addCopies(const char *id, int count)
    {
        runBeside(
            u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %2) "
            "INSERT INTO verifications (id, last_seq, agent, account, customer_id, name, call_id, search, status, "
            "verdict, created_at, failed_at, ended, state) "
            "SELECT 'copy-' || substr('000000' || i, -6), last_seq, agent, account, customer_id, name, call_id, 'hay', status, "
            "verdict, created_at + i * 1000, failed_at, ended, state FROM verifications, n WHERE id = '%1'"_s.arg(QString::fromLatin1(id))
                .arg(count));
    }
    /// Adds `count` customers whose name is this one word.
    void addNamesakes(const char *word, int count)
    {
        const QString numbers = u"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %1) "_s.arg(count);
        const QString name = QString::fromLatin1(word);
        runBeside(numbers
                  + u"INSERT INTO customer_versions (account, customer_id, name, phone, email, language, words, id_source, id_by) "
                    "SELECT '%1-' || i, '', '%1', '', '', 'en', ' %1', '', '' FROM n"_s.arg(name));
        runBeside(u"INSERT INTO customer_terms SELECT 2, '%1', row, 0 FROM customer_versions WHERE name = '%1'"_s.arg(name));
    }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        m_path = m_dir.filePath(u"store%1.db"_s.arg(++s_count));
        m_store = valueOf(store::openStore(u"sqlite:"_s + m_path));
    }
    void cleanup() { m_store.reset(); }

    void aRareWordIsFoundAmongManyOfABroadOne()
    {
        addNamesakes("margarita", 10'500);
        import("zz-1", "Margarita Zoe");
        QCOMPARE(found("margarita zoe"), QStringList{u"zz-1"_s});
        QCOMPARE(found("margarita", 200).size(), 200);
    }

    void aSearchLooksAtABoundedNumber()
    {
        addNamesakes("margarita", 10'500);
        addNamesakes("zoe", 10'500);
        import("zz-1", "Margarita Zoe");
        QVERIFY(found("margarita zoe").isEmpty()); // the last of too many
        QCOMPARE(found("zz1"), QStringList{u"zz-1"_s});
    }

    void aRareWordIsFoundInPagesThatEachLookAtABoundedNumber_data()
    {
        QTest::addColumn<QString>("agent");
        QTest::newRow("everybody's") << QString();
        QTest::newRow("one agent's") << u"ana"_s;
    }
    void aRareWordIsFoundInPagesThatEachLookAtABoundedNumber()
    {
        QFETCH(QString, agent);
        start("needle");
        addCopies("needle", 40'005);
        store::HistoryQuery query;
        query.agent = agent;
        query.text = u"needle"_s;
        QList<size_t> sizes;
        do {
            const auto page = valueOf(m_store->reader().history(query));
            sizes.append(page.items.size());
            query.cursor = page.next;
        } while (!query.cursor.isEmpty() && sizes.size() < 10);
        QCOMPARE(sizes, (QList<size_t>{0, 0, 1}));
    }

    void boundedPagesMissNothingAndGiveNothingTwice()
    {
        start("needle");
        addCopies("needle", 20'150);
        runBeside(u"UPDATE verifications SET search = 'straw' WHERE id > 'copy-000200'"_s);
        // The first page stops among many rows of one moment: none of them may be lost between two pages.
        runBeside(u"UPDATE verifications SET created_at = 1795000150000 WHERE id BETWEEN 'copy-000140' AND 'copy-000160'"_s);
        store::HistoryQuery query;
        query.text = u"hay"_s;
        query.limit = 200;
        const auto first = valueOf(m_store->reader().history(query));
        QCOMPARE(first.items.size(), size_t(61));
        query.cursor = first.next;
        const auto second = valueOf(m_store->reader().history(query));
        QCOMPARE(second.items.size(), size_t(139));
        QVERIFY(second.next.isEmpty());
    }

    void anOrdinaryPageIsAsBefore()
    {
        start("needle");
        addCopies("needle", 300);
        store::HistoryQuery query;
        query.text = u"needle"_s;
        const auto page = valueOf(m_store->reader().history(query));
        QCOMPARE(page.items.size(), size_t(1));
        QVERIFY(page.next.isEmpty());
    }
};

QTEST_GUILESS_MAIN(StoreBoundsTest)
#include "store_bounds_test.moc"
