// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/connection.h"
#include "core/store/sql/script.h"
#include "core/store/sql/tables/history.h"
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QDirIterator>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// Statements that may look at a whole table or index, and why. All others find what they need by an index.
const QHash<QByteArray, QString> &allowed()
{
    static const QHash<QByteArray, QString> statements{
        {"verifications_open", u"once, at the start: by an index of those that have not ended, and all of them are wanted"_s},
        {"sessions_end", u"once, at the start; a user has a bounded number of sessions"_s},
        {"inbox_newest", u"the first row of an index"_s},
        {"enrolments_pending_of_all", u"for operators; by an index of those that wait, up to a limit"_s},
        {"import_in_use", u"once an import: by an index of the verifications that have not ended"_s},
        {"import_notes", u"in order, up to a limit: all of them are wanted"_s},
        {"import_notes_forget", u"any of them, up to a limit"_s},
        {"import_changes", u"in order, up to a limit: all of them are wanted"_s},
        {"import_changes_forget", u"any of them, up to a limit"_s},
        {"database_size", u"no table, one row"_s},
        {"users", u"for operators: all of them are wanted"_s},
        {"sessions", u"for operators: all of them are wanted"_s},
    };
    return statements;
}

/// A connection to a store's database that asks how SQLite would run statements.
class Planner
{
public:
    explicit Planner(const QString &path)
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"planner"_s);
        database.setDatabaseName(path);
        if (!database.open())
            qFatal("can't open the database");
    }
    Planner(const Planner &) = delete;
    Planner &operator=(const Planner &) = delete;
    ~Planner()
    {
        QSqlDatabase::database(u"planner"_s).close();
        QSqlDatabase::removeDatabase(u"planner"_s);
    }

    /// The lines of EXPLAIN QUERY PLAN.
    [[nodiscard]] QStringList planOf(const QString &sql) const
    {
        static const QRegularExpression parameter(u"\\$(\\d+)"_s);
        QSqlQuery query(QSqlDatabase::database(u"planner"_s));
        if (!query.prepare(u"EXPLAIN QUERY PLAN "_s + sql))
            qFatal("%s in %s", qPrintable(query.lastError().text()), qPrintable(sql));
        int count = 0;
        for (auto match = parameter.globalMatch(sql); match.hasNext();)
            count = std::max(count, match.next().captured(1).toInt());
        for (int i = 0; i < count; ++i)
            query.addBindValue(QVariant());
        if (!query.exec())
            qFatal("%s in %s", qPrintable(query.lastError().text()), qPrintable(sql));
        QStringList lines;
        while (query.next())
            lines.append(query.value(3).toString());
        return lines;
    }
};

/// The lines of a plan that go through a whole table or index. Results of a subquery don't count, nor do tables of a few rows.
QStringList scansIn(const QStringList &plan)
{
    static const QRegularExpression made(u"^(?:CO-ROUTINE|MATERIALIZE) (\\S+)"_s);
    // All below a row is all that the view `customers` has.
    static const QRegularExpression scan(u"^(?:SCAN (\\S+)|SEARCH (customer_versions) USING INTEGER PRIMARY KEY \\(rowid<\\?\\)$)"_s);
    QStringList harmless{u"CONSTANT"_s, u"sqlite_schema"_s,   u"sqlite_sequence"_s, u"schema_version"_s,
                         u"purging"_s,  u"directory_state"_s, u"import_run"_s};
    for (const QString &line : plan) {
        if (const auto match = made.match(line); match.hasMatch())
            harmless.append(match.captured(1));
    }
    QStringList scans;
    for (const QString &line : plan) {
        if (const auto match = scan.match(line); match.hasMatch() && !harmless.contains(match.captured(match.lastCapturedIndex())))
            scans.append(line);
    }
    return scans;
}

bool hasPlan(const QString &sql)
{
    const QString verb = sql.section(u' ', 0, 0).trimmed();
    return QStringList{u"SELECT"_s, u"INSERT"_s, u"UPDATE"_s, u"DELETE"_s, u"WITH"_s}.contains(verb);
}

std::vector<store::NamedStatement> allStatements()
{
    std::vector<store::NamedStatement> all;
    QDirIterator files(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/sql/sqlite"), {u"*.sql"_s}, QDir::Files); // not the migrations
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("can't read %s", qPrintable(file.fileName()));
        for (auto &statement : valueOf(store::parseScript(QString::fromUtf8(file.readAll()))))
            all.push_back(std::move(statement));
    }
    return all;
}

QString parametersFrom3To(int last)
{
    QStringList names;
    for (int i = 3; i <= last; ++i)
        names.append(u"$%1"_s.arg(i));
    return names.join(u", "_s);
}

/// Statements of the history that give back what they were given: the cursor of a page of one item is (parameter 1, parameter 2) then,
/// where the real statement enters its index.
QHash<QByteArray, QString> echoes()
{
    const QString echo = u"SELECT 0, CAST('' AS BLOB), $1, $2 FROM (SELECT 1 UNION ALL SELECT 2) WHERE coalesce(%1) IS NOT NULL"_s;
    return {{"history", echo.arg(parametersFrom3To(8))},
            {"history_of_agent", echo.arg(parametersFrom3To(9))},
            {"history_of_account", echo.arg(parametersFrom3To(10))}};
}

/// The same for pages with a filter, which hold no items and go on at the bound.
QHash<QByteArray, QString> echoesOfBounds()
{
    const QString none = u"SELECT 0, CAST('' AS BLOB), $1, $2 WHERE coalesce(%1) IS NULL"_s;
    const QString echo = u"SELECT $1 WHERE coalesce($2, %1) IS NOT NULL"_s;
    return {{"history", none.arg(parametersFrom3To(8))},
            {"history_of_agent", none.arg(parametersFrom3To(9))},
            {"history_bound", echo.arg(parametersFrom3To(5))},
            {"history_bound_of_agent", echo.arg(parametersFrom3To(6))}};
}

/// The cursor that a page of these statements ends with.
QString cursorAfter(const store::HistoryQuery &query, const QHash<QByteArray, QString> &statements)
{
    store::Connection connection(
        u"QSQLITE"_s, u"echo"_s, statements, [](const QSqlError &) { return false; },
        [](const QString &) -> base::Result<std::unique_ptr<store::DatabaseLock>> {
            return base::fail(base::ErrorCode::StoreUnavailable, u"nobody imports here"_s);
        });
    if (!connection.open(u":memory:"_s, {}))
        return u"not open"_s;
    const auto page = store::readHistory(connection, query);
    return page ? page->next : page.error().message;
}

QString sqlOf(const QByteArray &name)
{
    for (const auto &[each, sql] : allStatements()) {
        if (each == name)
            return sql;
    }
    qFatal("no statement %s", name.constData());
}

} // namespace

/// How the database finds what a statement asks for. A relay with years of history must answer as fast as a new one.
class StorePlansTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<Planner> m_planner;

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_dir.filePath(u"store.db"_s);
        QVERIFY(store::openStore(u"sqlite:"_s + path));
        m_planner = std::make_unique<Planner>(path);
    }
    void cleanupTestCase() { m_planner.reset(); }

    void noStatementLooksThroughAWholeTable()
    {
        int asked = 0;
        for (const auto &[name, sql] : allStatements()) {
            if (!hasPlan(sql))
                continue;
            ++asked;
            const QStringList scans = scansIn(m_planner->planOf(sql));
            QVERIFY2(scans.isEmpty() || allowed().contains(name), qPrintable(QString::fromLatin1(name) + u": "_s + scans.join(u"; "_s)));
        }
        QVERIFY(asked > 80);
    }

    void whatIsAllowedToDoesSo()
    {
        for (auto each = allowed().cbegin(); each != allowed().cend(); ++each)
            QVERIFY2(!scansIn(m_planner->planOf(sqlOf(each.key()))).isEmpty(), each.key().constData());
    }

    void aScanIsRecognised()
    {
        for (const char *sql : {"SELECT seq FROM events WHERE kind = $1", "SELECT e.seq FROM events e ORDER BY e.at LIMIT $1",
                                "SELECT id FROM verifications WHERE id IN (SELECT verification_id FROM events WHERE by = $1)",
                                "UPDATE verifications SET ended = 1 WHERE status = $1", "DELETE FROM webhook_inbox WHERE shape = $1",
                                "SELECT count(*) FROM (SELECT 1 FROM customers WHERE name = $1)"})
            QVERIFY2(!scansIn(m_planner->planOf(QString::fromLatin1(sql))).isEmpty(), sql);
        QCOMPARE(scansIn(m_planner->planOf(u"SELECT seq FROM events WHERE seq > $1"_s)), QStringList());
    }

    /// A console that comes back is told of its own agent's events without a look at anybody else's.
    void theEventsOfAnAgentAreFoundByTheirVerifications()
    {
        const QStringList plan = m_planner->planOf(sqlOf("events_between_of_agent"));
        QVERIFY2(plan.first().contains(u"verifications_by_agent_seq (agent=? AND last_seq>?)"_s), qPrintable(plan.join(u"; "_s)));
        QVERIFY2(plan.at(1).contains(u"events_by_verification (verification_id=? AND seq>? AND seq<?)"_s), qPrintable(plan.join(u"; "_s)));
    }

    /// A console shows a customer's verifications before every start.
    void theHistoryOfACustomerIsFoundByTheirAccount()
    {
        const QStringList plan = m_planner->planOf(sqlOf("history_of_account"));
        QVERIFY2(plan.first().contains(u"verifications_by_account (account=?"_s), qPrintable(plan.join(u"; "_s)));
        QVERIFY2(plan.filter(u"TEMP B-TREE"_s).isEmpty(), qPrintable(plan.join(u"; "_s)));
    }

    /// The end of the time asked for is where the index is entered. A condition behind it would have everything newer stepped over, for
    /// each page of an old month.
    void theHistoryBeforeAMomentIsEnteredThere()
    {
        for (const char *name : {"history", "history_of_agent", "history_of_account", "history_bound", "history_bound_of_agent"}) {
            const QStringList plan = m_planner->planOf(sqlOf(name));
            QVERIFY2(plan.first().contains(u"(created_at,id)<(?,?)"_s), qPrintable(plan.join(u"; "_s))); // of parameters 1 and 2
        }
        const qint64 to = 1'760'000'000'000;
        store::HistoryQuery query;
        query.to = base::fromMillis(to);
        query.limit = 1;
        const QString there = QString::number(to) + u'_';
        QCOMPARE(cursorAfter(query, echoes()), there);
        query.agent = u"ana"_s;
        QCOMPARE(cursorAfter(query, echoes()), there);
        query.account = u"10001"_s;
        QCOMPARE(cursorAfter(query, echoes()), there);
        query.account.clear();
        query.text = u"ann"_s;
        QCOMPARE(cursorAfter(query, echoesOfBounds()), there);
        query.agent.clear();
        QCOMPARE(cursorAfter(query, echoesOfBounds()), there);
        query.text.clear();
        query.cursor = QString::number(to - 1) + u"_v7"_s; // a later page goes on where the one before ended
        QCOMPARE(cursorAfter(query, echoes()), query.cursor);
        query.cursor = QString::number(to + 1) + u"_v7"_s;
        QCOMPARE(cursorAfter(query, echoes()), there);
    }

    void theHistoryOfAnAgentIsReadByTime()
    {
        for (const char *name : {"history_of_agent", "history_bound_of_agent", "starts_of"}) {
            const QStringList plan = m_planner->planOf(sqlOf(name));
            QVERIFY2(plan.first().contains(u"verifications_by_agent (agent=?"_s), qPrintable(plan.join(u"; "_s)));
            QVERIFY2(plan.filter(u"TEMP B-TREE"_s).isEmpty(), qPrintable(plan.join(u"; "_s))); // found in order, not sorted
        }
    }
};

QTEST_GUILESS_MAIN(StorePlansTest)
#include "store_plans_test.moc"
