// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/database_lock.h"
#include "core/store/store.h"

#include "tests/core/store/import_samples.h"
#include "tests/core/store/store_samples.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using verification::Customer;

/// What searches look at, as schemas 1 to 10 stored it, is made anew once.
class StoreRefoldTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;

    [[nodiscard]] base::Result<std::unique_ptr<store::Store>> open() const { return store::openStore(u"sqlite:"_s + m_path); }

    void runBeside(const QStringList &statements)
    {
        const QString name = u"beside"_s;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(m_path);
            QVERIFY(database.open());
            for (const QString &sql : statements) {
                QSqlQuery query(database);
                QVERIFY2(query.exec(sql), qPrintable(query.lastError().text() + u" in "_s + sql));
            }
        }
        QSqlDatabase::removeDatabase(name);
    }
    /// All terms, each with the account of its row.
    QStringList terms()
    {
        QStringList lines;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"terms"_s);
            database.setDatabaseName(m_path);
            QSqlQuery query(database);
            if (!database.open()
                || !(query = QSqlQuery(database))
                        .exec(u"SELECT kind || ' ' || term || ' ' || position || ' ' || coalesce(account, 'nobody') FROM customer_terms t "
                              "LEFT JOIN customer_versions v ON v.row = t.row ORDER BY 1"_s))
                qFatal("%s", qPrintable(query.lastError().text()));
            while (query.next())
                lines.append(query.value(0).toString());
        }
        QSqlDatabase::removeDatabase(u"terms"_s);
        return lines;
    }

    static Customer customer(const QString &account, const QString &name, const QString &phone)
    {
        return {.account = account, .customerId = u"c-"_s + account, .name = name, .phone = phone, .email = {}, .language = u"en"_s};
    }
    static QStringList found(const store::Store &store, const QString &text)
    {
        return accountsOf(valueOf(store.reader().searchCustomers(text, 20)));
    }

    /// Rows 1 and 2, and a verification, as an old relay wrote them.
    void makeOld()
    {
        {
            const auto store = valueOf(open());
            QCOMPARE(valueOf(store->importCustomers({customer(u"Ł-77123"_s, u"Łukasz Żółw"_s, u"+48123456789"_s),
                                                     customer(u"20002"_s, u"Ann Ann Lee"_s, u"1234"_s)}))
                         .customers,
                     2);
            auto created = sampleCreated();
            created.customer.name = u"Łukasz Żółw"_s;
            QVERIFY(commitNow(*store, startOf(u"v1"_s, created)));
        }
        runBeside({u"UPDATE customer_versions SET words = ' łukasz zołw' WHERE row = 1"_s, u"DELETE FROM customer_terms"_s,
                   u"INSERT INTO customer_terms (kind, term, row, position) VALUES (1, 'ł77123', 1, 0), (2, 'łukasz', 1, 0), "
                   "(2, 'zołw', 1, 1), (3, '48123456789', 1, 0), (3, '8123456789', 1, 0), (3, '123456789', 1, 0), "
                   "(3, '23456789', 1, 0), (3, '6789', 1, 0), (1, '20002', 2, 0), (2, 'ann', 2, 0), (2, 'lee', 2, 2), "
                   "(3, '1234', 2, 0), (3, '234', 2, 0)"_s,
                   u"UPDATE verifications SET search = 'łukasz zołw' || char(10) || '10001' || char(10)"_s,
                   u"INSERT INTO search_refold (only, customers_upto, verifications_upto) VALUES (1, 0, 0)"_s});
    }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        m_path = m_dir.filePath(u"store%1.db"_s.arg(++s_count));
    }

    void whatAnOldRelayStoredIsFoundByTheNewRule()
    {
        makeOld();
        const auto store = valueOf(open());
        for (const auto &typed : {u"lukasz"_s, u"ŁUKASZ"_s, u"zolw luk"_s, u"żółw"_s, u"l77"_s, u"ł-77"_s, u"7123"_s, u"23 45 67"_s})
            QCOMPARE(found(*store, typed), QStringList{u"Ł-77123"_s});
        QCOMPARE(found(*store, u"lee ann"_s), QStringList{u"20002"_s});
        for (const auto &typed : {u"lukasz"_s, u"Żółw"_s}) {
            store::HistoryQuery query;
            query.text = typed;
            QCOMPARE(valueOf(store->reader().history(query)).items.size(), size_t(1));
        }
    }

    void theTermsAreThoseOfANewImport()
    {
        makeOld();
        QVERIFY(open());
        const QStringList refolded = terms();
        QCOMPARE(countIn(m_path, "SELECT count(*) FROM search_refold"), 0);
        init();
        QCOMPARE(valueOf(valueOf(open())->importCustomers({customer(u"Ł-77123"_s, u"Łukasz Żółw"_s, u"+48123456789"_s),
                                                           customer(u"20002"_s, u"Ann Ann Lee"_s, u"1234"_s)}))
                     .customers,
                 2);
        QCOMPARE(refolded, terms());
    }

    void nothingIsLeftOfACustomerWhoGoes()
    {
        makeOld();
        const auto store = valueOf(open());
        QCOMPARE(valueOf(store->importCustomers({}, {.by = u"sue"_s, .remove = {u"Ł-77123"_s, u"20002"_s}})).removed, 2);
        QCOMPARE(leftBehind(m_path), 0);
        QCOMPARE(terms(), QStringList());
    }

    void itGoesOnWhereAStartBrokeOff()
    {
        makeOld();
        runBeside({u"UPDATE search_refold SET customers_upto = 1"_s, u"UPDATE customer_versions SET words = ' bob' WHERE row = 2"_s});
        QVERIFY(open());
        QCOMPARE(countIn(m_path, "SELECT count(*) FROM customer_versions WHERE row = 1 AND words LIKE ' lukasz%'"), 0); // as if done
        QCOMPARE(countIn(m_path, "SELECT count(*) FROM customer_versions WHERE row = 2 AND words = ' ann ann lee'"), 1);
        QCOMPARE(countIn(m_path, "SELECT count(*) FROM verifications WHERE search LIKE 'lukasz zolw%'"), 1);
        QCOMPARE(countIn(m_path, "SELECT count(*) FROM search_refold"), 0);
        runBeside({u"UPDATE customer_versions SET words = ' bob' WHERE row = 2"_s});
        QVERIFY(open());
        QCOMPARE(countIn(m_path, "SELECT count(*) FROM customer_versions WHERE row = 2 AND words = ' bob'"), 1); // once, and never again
    }

    void itWaitsForWhoIsImporting()
    {
        makeOld();
        auto right = valueOf(store::DatabaseLock::take(m_path, store::DatabaseLock::Right::Import, u"sue, since noon"_s));
        const auto refused = open();
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::StoreUnavailable);
        QVERIFY2(refused.error().message.contains(u"sue, since noon"_s), qPrintable(refused.error().message));
        QCOMPARE(countIn(m_path, "SELECT customers_upto FROM search_refold"), 0);
        right.reset();
        QVERIFY(open());
    }
};

QTEST_GUILESS_MAIN(StoreRefoldTest)
#include "store_refold_test.moc"
