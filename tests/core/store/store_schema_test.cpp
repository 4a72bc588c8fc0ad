// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/script.h"
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using base::ErrorCode;

namespace
{

/// A connection beside the store's own, as another program would have it.
class OtherProgram
{
public:
    explicit OtherProgram(const QString &path)
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("other"));
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("can't open the database");
    }
    OtherProgram(const OtherProgram &) = delete;
    OtherProgram &operator=(const OtherProgram &) = delete;
    ~OtherProgram()
    {
        QSqlDatabase::database(QStringLiteral("other")).close();
        QSqlDatabase::removeDatabase(QStringLiteral("other"));
    }

    /// Empty if it worked.
    QString run(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(QStringLiteral("other")));
        return query.exec(sql) ? QString() : query.lastError().text();
    }
    QString valueOf(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(QStringLiteral("other")));
        return query.exec(sql) && query.next() ? query.value(0).toString() : query.lastError().text();
    }
    /// How SQLite would look up a statement of one parameter.
    QString planOf(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(QStringLiteral("other")));
        if (!query.prepare(QStringLiteral("EXPLAIN QUERY PLAN ") + sql))
            return query.lastError().text();
        query.addBindValue(QStringLiteral("x"));
        return query.exec() && query.next() ? query.value(3).toString() : query.lastError().text();
    }
    /// A file as the sqlite3 shell's .dump writes it: statements end with ";" at the end of a line, triggers with "END;".
    QString runDump(const QString &file)
    {
        QFile dump(file);
        if (!dump.open(QIODevice::ReadOnly))
            return dump.errorString();
        QString statement;
        const QStringList lines = QString::fromUtf8(dump.readAll()).split(u'\n');
        for (const QString &line : lines) {
            if (line.startsWith(QStringLiteral("--")))
                continue;
            statement += line + u'\n';
            const bool inTrigger = statement.startsWith(QStringLiteral("CREATE TRIGGER"));
            if (!(inTrigger ? line.endsWith(QStringLiteral("END;")) : line.endsWith(u';')))
                continue;
            if (const QString error = run(statement); !error.isEmpty())
                return error + QStringLiteral(" in ") + statement;
            statement.clear();
        }
        return {};
    }
};

} // namespace

class StoreSchemaTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;

    base::Result<std::unique_ptr<store::Store>> open() { return store::openStore(QStringLiteral("sqlite:") + m_path); }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        m_path = m_dir.filePath(QStringLiteral("store%1.db").arg(++s_count));
    }

    void aNewerSchemaIsRefused()
    {
        QVERIFY(open());
        {
            OtherProgram other(m_path);
            QCOMPARE(other.run(QStringLiteral("INSERT INTO schema_version (version, name) VALUES (9999, 'future')")), QString());
        }
        const auto opened = open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StoreUnavailable);
        QVERIFY2(opened.error().message.contains(QStringLiteral("9999 is newer than this program")), qPrintable(opened.error().message));
    }

    void theDatabaseOfAnotherProgramIsLeftAlone()
    {
        {
            OtherProgram other(m_path);
            QCOMPARE(other.run(QStringLiteral("CREATE TABLE precious (x)")), QString());
        }
        const auto opened = open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StoreUnavailable);
        OtherProgram other(m_path);
        QCOMPARE(other.valueOf(QStringLiteral("SELECT group_concat(name) FROM sqlite_schema")), QStringLiteral("precious"));
    }

    void readOnlyChangesNothing()
    {
        const QString url = QStringLiteral("sqlite:") + m_path;
        const auto absent = store::openStore(url, store::Access::ReadOnly);
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::StoreUnavailable);
        QVERIFY2(!QFile::exists(m_path), "it makes no database");

        auto relay = open(); // stays open, as the relay's does
        QVERIFY(commitNow(**relay, startOf(QStringLiteral("v1"))));
        auto opened = store::openStore(url, store::Access::ReadOnly);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY(valueOf((*opened)->verification(QStringLiteral("v1"))));
        QCOMPARE(commitNow(**opened, startOf(QStringLiteral("v2"))).error().code, ErrorCode::StoreUnavailable);
        QCOMPARE((*opened)->importCustomers({sampleCustomer()}).error().code, ErrorCode::StoreUnavailable);
        QVERIFY(commitNow(**relay, startOf(QStringLiteral("v3"))));
        QVERIFY(valueOf((*opened)->verification(QStringLiteral("v3"))));
        QVERIFY(!valueOf((*opened)->verification(QStringLiteral("v2"))));
    }

    void readOnlyTakesNoOtherSchema()
    {
        const auto complaint = [this] {
            const auto opened = store::openStore(QStringLiteral("sqlite:") + m_path, store::Access::ReadOnly);
            return opened ? QStringLiteral("none") : opened.error().message;
        };
        {
            OtherProgram other(m_path);
            QCOMPARE(other.runDump(QStringLiteral(AUTHLINK_FIXTURES "/store/schema2.sql")), QString());
        }
        QVERIFY2(complaint().contains(QStringLiteral("schema 2 is older than this program")), qPrintable(complaint()));
        {
            OtherProgram other(m_path);
            QCOMPARE(other.valueOf(QStringLiteral("SELECT max(version) FROM schema_version")), QStringLiteral("2"));
        }
        QVERIFY(open());
        QCOMPARE(complaint(), QStringLiteral("none"));
        {
            OtherProgram other(m_path);
            QCOMPARE(other.run(QStringLiteral("INSERT INTO schema_version (version, name) VALUES (9999, 'future')")), QString());
        }
        QVERIFY2(complaint().contains(QStringLiteral("9999 is newer")), qPrintable(complaint()));
    }

    void readOnlyRefusesWhatIsNoStore()
    {
        {
            OtherProgram other(m_path);
            QCOMPARE(other.run(QStringLiteral("CREATE TABLE precious (x)")), QString());
        }
        const auto opened = store::openStore(QStringLiteral("sqlite:") + m_path, store::Access::ReadOnly);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(QStringLiteral("another program")), qPrintable(opened.error().message));
    }

    void aFileThatIsNoDatabaseIsRefused()
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'x'));
        file.close();
        const auto opened = open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StoreUnavailable);
    }

    void openingAgainMigratesNothing()
    {
        QVERIFY(open());
        QVERIFY(open());
        OtherProgram other(m_path);
        QCOMPARE(other.valueOf(QStringLiteral("SELECT group_concat(version || ' ' || name) FROM schema_version")),
                 QStringLiteral("1 0001_initial,2 0002_customer_ids,3 0003_secrets_and_retention,4 0004_seen_transactions"));
    }

    void everyOldSchemaOpensAndKeepsItsData_data()
    {
        QTest::addColumn<QString>("dump");
        QDirIterator files(QStringLiteral(AUTHLINK_FIXTURES "/store"), {QStringLiteral("schema*.sql")});
        while (files.hasNext())
            QTest::newRow(qPrintable(QFileInfo(files.next()).baseName())) << files.filePath();
    }
    void everyOldSchemaOpensAndKeepsItsData()
    {
        QFETCH(QString, dump);
        {
            OtherProgram other(m_path);
            QCOMPARE(other.runDump(dump), QString());
        }
        auto opened = open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        store::Store &store = **opened;
        QCOMPARE(valueOf(store.lastSeq()), 4);
        const auto events = valueOf(store.eventsOf(QStringLiteral("fixture-1")));
        QCOMPARE(events.size(), size_t(3));
        auto folded = verification::fold(events);
        const auto state = valueOf(store.verification(QStringLiteral("fixture-1")));
        QVERIFY(state);
        folded.lastSeq = state->lastSeq;
        QCOMPARE(*state, folded);
        QCOMPARE(valueOf(store.verificationByInterview(QStringLiteral("interview-1")))->id, QStringLiteral("fixture-1"));
        QCOMPARE(valueOf(store.link(QStringLiteral("fixture-1")))->tokenHash, QStringLiteral("token-hash"));
        QVERIFY(valueOf(store.inboxHas("body-hash")));
        QCOMPARE(valueOf(store.searchCustomers(QStringLiteral("gomez"), 5)).size(), size_t(1));
        QCOMPARE(valueOf(store.customerByCustomerId(QStringLiteral("cust-10001")))->account, QStringLiteral("10001"));
        QCOMPARE(valueOf(store.userByTokenHash("user-token-hash"))->name, QStringLiteral("ana"));
        QCOMPARE(valueOf(store.answer(QStringLiteral("ana"), QStringLiteral("key-1")))->answer, QByteArray("{\"id\":\"fixture-1\"}"));
        QCOMPARE(valueOf(store.openVerifications()).size(), size_t(2));
        if (QFileInfo(dump).baseName() >= QStringLiteral("schema3")) {
            QCOMPARE(valueOf(store.secret(QStringLiteral("fixture-1"), QStringLiteral("session_token"))), QByteArray("\0\xffSealed", 8));
            QCOMPARE(valueOf(store.verificationByReportToken(QStringLiteral("report-hash"))), QStringLiteral("fixture-1"));
            auto notEnrolled = sampleCustomer(QStringLiteral("10002"));
            notEnrolled.customerId.clear();
            QCOMPARE(valueOf(store.importCustomers({notEnrolled})).enrolled, 1);
        }
        if (QFileInfo(dump).baseName() >= QStringLiteral("schema4"))
            QCOMPARE(valueOf(store.seenTransaction("transaction-hash"))->verificationId, QStringLiteral("fixture-1"));
        QCOMPARE(commitNow(store, startOf(QStringLiteral("new")))->seqs, std::vector<qint64>{5});
    }

    void customerIdsAreLookedUpByIndex()
    {
        QVERIFY(open());
        QFile file(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/sql/sqlite/directory.sql"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        OtherProgram other(m_path);
        for (const auto &[name, sql] : valueOf(store::parseScript(QString::fromUtf8(file.readAll())))) {
            if (name == "customer_by_customer_id")
                QVERIFY2(other.planOf(sql).contains(QStringLiteral("USING INDEX customers_by_customer_id (customer_id=?)")),
                         qPrintable(other.planOf(sql)));
        }
    }

    void eventsCanOnlyBeAppended()
    {
        auto opened = open();
        QVERIFY(commitNow(**opened, startOf(QStringLiteral("v1"))));
        OtherProgram other(m_path);
        for (const char *sql : {"UPDATE events SET kind = 'verdict'", "DELETE FROM events WHERE seq = 1"})
            QVERIFY2(other.run(QString::fromLatin1(sql)).contains(QStringLiteral("append-only")), sql);
        // REPLACE deletes without asking a trigger, unless told to, as our own connections are.
        QCOMPARE(other.run(QStringLiteral("PRAGMA recursive_triggers = ON")), QString());
        QVERIFY(other.run(QStringLiteral("INSERT OR REPLACE INTO events VALUES (1, 'v1', 0, 'x', 'x', '{}')"))
                    .contains(QStringLiteral("append-only")));
        QCOMPARE(other.valueOf(QStringLiteral("SELECT kind FROM events")), QStringLiteral("created"));
    }

    void parametersAreNumberedByFirstUse()
    {
        static const QRegularExpression parameter(QStringLiteral("\\$(\\d+)"));
        static const QRegularExpression forbidden(QStringLiteral("[?]|:[a-z0-9]"));
        int checked = 0;
        QDirIterator files(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/sql"), {QStringLiteral("*.sql")}, QDir::Files,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const auto &[name, sql] : valueOf(store::parseScript(QString::fromUtf8(file.readAll())))) {
                int highest = 0;
                QVERIFY2(!sql.contains(forbidden), name.constData());
                for (auto match = parameter.globalMatch(sql); match.hasNext();) {
                    const int number = match.next().captured(1).toInt();
                    QVERIFY2(number <= highest + 1, name.constData());
                    highest = std::max(highest, number);
                }
                ++checked;
            }
        }
        QVERIFY(checked > 50);
    }

    void scriptsAreSplitByName()
    {
        const auto statements =
            valueOf(store::parseScript(QStringLiteral("-- c\n\n-- name: a\nSELECT 1\n-- x\n\n-- name: b\nBEGIN;\n  y;\nEND\n")));
        QCOMPARE(statements.size(), size_t(2));
        QCOMPARE(statements[0].first, QByteArray("a"));
        QCOMPARE(statements[0].second, QStringLiteral("SELECT 1\n"));
        QCOMPARE(statements[1].second, QStringLiteral("BEGIN;\n  y;\nEND\n"));
        for (const char *bad : {"SELECT 1", "-- name:\nSELECT 1", "-- name: a\n-- name: b\nSELECT 1", "-- name: a\nx\n-- name: a\ny"})
            QCOMPARE(store::parseScript(QString::fromLatin1(bad)).error().code, ErrorCode::Internal);
    }
};

QTEST_GUILESS_MAIN(StoreSchemaTest)
#include "store_schema_test.moc"
