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
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;

namespace
{

/// A connection beside the store's own, as another program would have it.
class OtherProgram
{
public:
    explicit OtherProgram(const QString &path)
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("can't open the database");
    }
    OtherProgram(const OtherProgram &) = delete;
    OtherProgram &operator=(const OtherProgram &) = delete;
    ~OtherProgram()
    {
        QSqlDatabase::database(u"other"_s).close();
        QSqlDatabase::removeDatabase(u"other"_s);
    }

    /// Empty if it worked.
    QString run(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(u"other"_s));
        return query.exec(sql) ? QString() : query.lastError().text();
    }
    QString valueOf(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(u"other"_s));
        return query.exec(sql) && query.next() ? query.value(0).toString() : query.lastError().text();
    }
    /// How SQLite would look up a statement of one parameter.
    QString planOf(const QString &sql)
    {
        QSqlQuery query(QSqlDatabase::database(u"other"_s));
        if (!query.prepare(u"EXPLAIN QUERY PLAN "_s + sql))
            return query.lastError().text();
        query.addBindValue(u"x"_s);
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
            if (line.startsWith(u"--"_s))
                continue;
            statement += line + u'\n';
            const bool inTrigger = statement.startsWith(u"CREATE TRIGGER"_s);
            if (!(inTrigger ? line.endsWith(u"END;"_s) : line.endsWith(u';')))
                continue;
            if (const QString error = run(statement); !error.isEmpty())
                return error + u" in "_s + statement;
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

    base::Result<std::unique_ptr<store::Store>> open() { return store::openStore(u"sqlite:"_s + m_path); }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        m_path = m_dir.filePath(u"store%1.db"_s.arg(++s_count));
    }

    void aNewerSchemaIsRefused()
    {
        QVERIFY(open());
        {
            OtherProgram other(m_path);
            QCOMPARE(other.run(u"INSERT INTO schema_version (version, name) VALUES (9999, 'future')"_s), QString());
        }
        const auto opened = open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StoreUnavailable);
        QVERIFY2(opened.error().message.contains(u"9999 is newer than this program"_s), qPrintable(opened.error().message));
    }

    void theDatabaseOfAnotherProgramIsLeftAlone()
    {
        {
            OtherProgram other(m_path);
            QCOMPARE(other.run(u"CREATE TABLE precious (x)"_s), QString());
        }
        const auto opened = open();
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StoreUnavailable);
        OtherProgram other(m_path);
        QCOMPARE(other.valueOf(u"SELECT group_concat(name) FROM sqlite_schema"_s), u"precious"_s);
    }

    void readOnlyChangesNothing()
    {
        const QString url = u"sqlite:"_s + m_path;
        const auto absent = store::openStore(url, store::Access::ReadOnly);
        QVERIFY(!absent);
        QCOMPARE(absent.error().code, ErrorCode::StoreUnavailable);
        QVERIFY2(!QFile::exists(m_path), "it makes no database");

        auto relay = open(); // stays open, as the relay's does
        QVERIFY(commitNow(**relay, startOf(u"v1"_s)));
        auto opened = store::openStore(url, store::Access::ReadOnly);
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QVERIFY(valueOf((*opened)->reader().verification(u"v1"_s)));
        QCOMPARE(commitNow(**opened, startOf(u"v2"_s)).error().code, ErrorCode::StoreUnavailable);
        QCOMPARE((*opened)->importCustomers({sampleCustomer()}).error().code, ErrorCode::StoreUnavailable);
        QVERIFY(commitNow(**relay, startOf(u"v3"_s)));
        QVERIFY(valueOf((*opened)->reader().verification(u"v3"_s)));
        QVERIFY(!valueOf((*opened)->reader().verification(u"v2"_s)));
    }

    void readOnlyTakesNoOtherSchema()
    {
        const auto complaint = [this] {
            const auto opened = store::openStore(u"sqlite:"_s + m_path, store::Access::ReadOnly);
            return opened ? u"none"_s : opened.error().message;
        };
        {
            OtherProgram other(m_path);
            QCOMPARE(other.runDump(QStringLiteral(AUTHLINK_FIXTURES "/store/schema2.sql")), QString());
        }
        QVERIFY2(complaint().contains(u"schema 2 is older than this program"_s), qPrintable(complaint()));
        {
            OtherProgram other(m_path);
            QCOMPARE(other.valueOf(u"SELECT max(version) FROM schema_version"_s), u"2"_s);
        }
        QVERIFY(open());
        QCOMPARE(complaint(), u"none"_s);
        {
            OtherProgram other(m_path);
            QCOMPARE(other.run(u"INSERT INTO schema_version (version, name) VALUES (9999, 'future')"_s), QString());
        }
        QVERIFY2(complaint().contains(u"9999 is newer"_s), qPrintable(complaint()));
    }

    void readOnlyRefusesWhatIsNoStore()
    {
        {
            OtherProgram other(m_path);
            QCOMPARE(other.run(u"CREATE TABLE precious (x)"_s), QString());
        }
        const auto opened = store::openStore(u"sqlite:"_s + m_path, store::Access::ReadOnly);
        QVERIFY(!opened);
        QVERIFY2(opened.error().message.contains(u"another program"_s), qPrintable(opened.error().message));
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
        QCOMPARE(other.valueOf(u"SELECT group_concat(version || ' ' || name) FROM schema_version"_s),
                 u"1 0001_initial,2 0002_customer_ids,3 0003_secrets_and_retention,4 0004_seen_transactions,"
                 "5 0005_enrolment_review,6 0006_sign_ins,7 0007_changes_and_customers,8 0008_import_versions,9 0009_epochs,"
                 "10 0010_superseded_links,11 0011_folded_letters"_s);
    }

    void everyOldSchemaOpensAndKeepsItsData_data()
    {
        QTest::addColumn<QString>("dump");
        QDirIterator files(QStringLiteral(AUTHLINK_FIXTURES "/store"), {u"schema*.sql"_s});
        while (files.hasNext())
            QTest::newRow(qPrintable(QFileInfo(files.next()).baseName())) << files.filePath();
    }
    void everyOldSchemaOpensAndKeepsItsData()
    {
        QFETCH(QString, dump);
        static const QString prefix = u"schema"_s;
        const int version = QFileInfo(dump).baseName().sliced(prefix.size()).toInt();
        QVERIFY(version > 0);
        {
            OtherProgram other(m_path);
            QCOMPARE(other.runDump(dump), QString());
        }
        auto opened = open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        store::Store &store = **opened;
        QCOMPARE(valueOf(store.reader().lastSeq()), 4);
        const auto events = valueOf(store.reader().eventsOf(u"fixture-1"_s));
        QCOMPARE(events.size(), size_t(3));
        auto folded = verification::fold(events);
        const auto state = valueOf(store.reader().verification(u"fixture-1"_s));
        QVERIFY(state);
        folded.lastSeq = state->lastSeq;
        QCOMPARE(*state, folded);
        QCOMPARE(valueOf(store.reader().verificationByInterview(u"interview-1"_s))->id, u"fixture-1"_s);
        QCOMPARE(valueOf(store.reader().link(u"fixture-1"_s))->tokenHash, u"token-hash"_s);
        QVERIFY(valueOf(store.reader().inboxHas("body-hash")));
        QCOMPARE(valueOf(store.reader().searchCustomers(u"gomez"_s, 5)).size(), size_t(1));
        for (const auto &half :
             {u"0001"_s, u"5123"_s, u"0555 123"_s}) // as no old schema found: the end of the account, digits within the phone
            QCOMPARE(valueOf(store.reader().searchCustomers(half, 5)).size(), size_t(1));
        QCOMPARE(valueOf(store.reader().customerByCustomerId(u"cust-10001"_s))->account, u"10001"_s);
        const auto ana = valueOf(store.reader().userByTokenHash("user-token-hash"));
        QCOMPARE(ana->name, u"ana"_s);
        QCOMPARE(ana->tokenAt, momentOf(0)); // older schemas: when the user was added
        QCOMPARE(valueOf(store.reader().answer(u"ana"_s, u"key-1"_s))->answer, QByteArray("{\"id\":\"fixture-1\"}"));
        QCOMPARE(valueOf(store.reader().openVerifications()).size(), size_t(2));
        if (version >= 3) {
            QCOMPARE(valueOf(store.reader().secret(u"fixture-1"_s, u"session_token"_s)), QByteArray("\0\xffSealed", 8));
            QCOMPARE(valueOf(store.reader().verificationByReportToken(u"report-hash"_s)), u"fixture-1"_s);
            // What was reported for an account that the directory does not hold waits for somebody's word.
            const auto waiting = valueOf(store.reader().enrolments({.state = store::EnrolmentState::Pending, .account = u"10002"_s}));
            QCOMPARE(waiting.size(), size_t(1));
            QCOMPARE(waiting[0].customerId, u"cust-10002"_s);
            QCOMPARE(waiting[0].reportedAt, momentOf(3));
        }
        QCOMPARE(valueOf(store.reader().directoryEntry(u"10001"_s))->source, store::IdSource::Import);
        if (version >= 4)
            QCOMPARE(valueOf(store.reader().seenTransaction("transaction-hash"))->verificationId, u"fixture-1"_s);
        if (version >= 5) {
            QCOMPARE(valueOf(store.reader().enrolments({.state = store::EnrolmentState::Rejected, .account = {}}))[0].decidedBy, u"sue"_s);
            QCOMPARE(valueOf(store.reader().auditOf(u"10003"_s)).size(), size_t(1));
        }
        if (version >= 6) {
            QCOMPARE(ana->lastSignInAt, std::optional(momentOf(6)));
            QCOMPARE(valueOf(store.reader().sessions(u"ana"_s)).at(0).address, u"192.0.2.7"_s);
        } else {
            QVERIFY(!ana->lastSignInAt);
        }
        if (version >= 9)
            QCOMPARE(valueOf(store.reader().endOfEpoch(u"epoch-1"_s)), std::optional<qint64>(2));
        const auto old = valueOf(store.reader().linkByTokenHash(u"old-token-hash"_s));
        QCOMPARE(old && old->isSuperseded, version >= 10);
        QVERIFY(!valueOf(store.reader().linkByTokenHash(u"token-hash"_s))->isSuperseded);
        QVERIFY(store.beginEpoch(u"epoch-3"_s));
        QCOMPARE(commitNow(store, startOf(u"new"_s))->seqs, std::vector<qint64>{5});
    }

    /// The id of an account that a webhook reported as well may have come by that alone.
    void anIdThatMayHaveComeByAWebhookIsOfUnknownOrigin()
    {
        {
            OtherProgram other(m_path);
            QCOMPARE(other.runDump(QStringLiteral(AUTHLINK_FIXTURES "/store/schema4.sql")), QString());
            QCOMPARE(other.run(u"INSERT INTO enrolled_identities VALUES ('10001', 'cust-10001', 1795000003000)"_s), QString());
        }
        auto opened = open();
        QVERIFY2(opened, opened ? "" : qPrintable(opened.error().message));
        QCOMPARE(valueOf((*opened)->reader().directoryEntry(u"10001"_s))->source, store::IdSource::Unknown);
        QCOMPARE(valueOf((*opened)->reader().customer(u"10001"_s))->customerId, u"cust-10001"_s);
        const auto found = valueOf((*opened)->reader().unknownIds({}, 1'000));
        QCOMPARE(found.unknown, 1);
        QVERIFY(found.looked >= 1);
        QCOMPARE(valueOf((*opened)->reader().unknownIds({}, found.looked)).last, found.last);
        QCOMPARE(valueOf((*opened)->reader().unknownIds(u"10001"_s, 1'000)).unknown, 0); // those behind it
        QCOMPARE(valueOf((*opened)->reader().unknownIds(found.last, 1'000)).looked, 0);
        QVERIFY(!valueOf((*opened)->reader().hasPendingEnrolment(u"10001"_s)));
    }

    void theAuditCanOnlyBeAppended()
    {
        auto opened = open();
        QVERIFY(valueOf((*opened)->importCustomers({sampleCustomer()})).customers == 1);
        auto other = sampleCustomer();
        other.customerId = u"another"_s;
        QCOMPARE(valueOf((*opened)->importCustomers({other}, {.by = u"ana"_s, .replaceIds = true, .remove = {}})).customers, 1);
        OtherProgram program(m_path);
        for (const char *sql : {"UPDATE directory_audit SET by = 'x'", "DELETE FROM directory_audit"})
            QVERIFY2(program.run(QString::fromLatin1(sql)).contains(u"append-only"_s), sql);
    }

    void customerIdsAreLookedUpByIndex()
    {
        QVERIFY(open());
        QFile file(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/sql/sqlite/directory.sql"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        OtherProgram other(m_path);
        for (const auto &[name, sql] : valueOf(store::parseScript(QString::fromUtf8(file.readAll())))) {
            if (name == "customer_by_customer_id")
                QVERIFY2(other.planOf(sql).contains(u"USING INDEX customers_by_customer_id (customer_id=?)"_s),
                         qPrintable(other.planOf(sql)));
        }
    }

    void eventsCanOnlyBeAppended()
    {
        auto opened = open();
        QVERIFY(commitNow(**opened, startOf(u"v1"_s)));
        OtherProgram other(m_path);
        for (const char *sql : {"UPDATE events SET kind = 'verdict'", "DELETE FROM events WHERE seq = 1"})
            QVERIFY2(other.run(QString::fromLatin1(sql)).contains(u"append-only"_s), sql);
        // REPLACE deletes without running triggers, unless this setting is on, as it is in the store's connections.
        QCOMPARE(other.run(u"PRAGMA recursive_triggers = ON"_s), QString());
        QVERIFY(other.run(u"INSERT OR REPLACE INTO events VALUES (1, 'v1', 0, 'x', 'x', '{}')"_s).contains(u"append-only"_s));
        QCOMPARE(other.valueOf(u"SELECT kind FROM events"_s), u"created"_s);
    }

    void parametersAreNumberedByFirstUse()
    {
        static const QRegularExpression parameter(u"\\$(\\d+)"_s);
        static const QRegularExpression forbidden(u"[?]|:[a-z0-9]"_s);
        int checked = 0;
        QDirIterator files(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/sql"), {u"*.sql"_s}, QDir::Files, QDirIterator::Subdirectories);
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
        const auto statements = valueOf(store::parseScript(u"-- c\n\n-- name: a\nSELECT 1\n-- x\n\n-- name: b\nBEGIN;\n  y;\nEND\n"_s));
        QCOMPARE(statements.size(), size_t(2));
        QCOMPARE(statements[0].first, QByteArray("a"));
        QCOMPARE(statements[0].second, u"SELECT 1\n"_s);
        QCOMPARE(statements[1].second, u"BEGIN;\n  y;\nEND\n"_s);
        for (const char *bad : {"SELECT 1", "-- name:\nSELECT 1", "-- name: a\n-- name: b\nSELECT 1", "-- name: a\nx\n-- name: a\ny"})
            QCOMPARE(store::parseScript(QString::fromLatin1(bad)).error().code, ErrorCode::Internal);
    }
};

QTEST_GUILESS_MAIN(StoreSchemaTest)
#include "store_schema_test.moc"
