// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "tests/core/store/store_samples.h"
#include "tests/support/failing_commits.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using store::Purged;

/// Retention: what is older than the order says is deleted, all of it and nothing else.
class StorePurgeTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    FailingCommits m_faults;
    std::unique_ptr<store::Store> m_store;

    void reopen()
    {
        m_store.reset();
        m_store = valueOf(store::openSqliteStore(path(), {.commitFaults = m_faults.injector()}));
    }
    [[nodiscard]] QString path() const { return m_dir->filePath(u"store.db"_s); }
    [[nodiscard]] static QString named(const char *name, int i) { return QString::fromLatin1(name) + QString::number(i); }

    /// A verification with everything that can belong to one.
    void addWhole(const QString &id, qint64 seconds, bool ended)
    {
        auto transaction = startOf(id, sampleCreated(), seconds);
        verification::LinkReady ready;
        ready.interviewId = u'i' + id;
        transaction.events.push_back(sampleEvent(id, ready, seconds));
        if (ended)
            transaction.events.push_back(sampleEvent(id, verification::MessageFailed{}, seconds));
        transaction.states = {verification::fold(transaction.events)};
        QCOMPARE(verification::isEnd(transaction.states.front().status), ended);
        transaction.links = {{.verificationId = id, .tokenHash = u's' + id, .captureUrl = QUrl(), .deviceHash = {}},
                             {.verificationId = id, .tokenHash = u't' + id, .captureUrl = QUrl(), .deviceHash = {}}}; // replaces it
        transaction.secrets = {{.verificationId = id, .kind = u"session_token"_s, .sealed = "sealed"}};
        transaction.reportAddresses = {{.tokenHash = u'r' + id, .verificationId = id}};
        transaction.answer = store::IdempotentAnswer{.user = u"ana"_s, .key = id, .answer = "{}", .at = momentOf(seconds)};
        transaction.inbox = sampleInbox("hash-" + id.toLatin1());
        transaction.inbox->receivedAt = momentOf(seconds);
        transaction.inbox->verificationId = id;
        QVERIFY(commitNow(*m_store, std::move(transaction)));
    }
    Purged purge(const store::Purge &order)
    {
        store::Transaction transaction;
        transaction.purge = order;
        return valueOf(commitNow(*m_store, std::move(transaction))).purged;
    }
    Purged purgeAllBefore(qint64 seconds, int most = 200)
    {
        return purge(
            {.inboxBefore = momentOf(seconds), .verificationsBefore = momentOf(seconds), .answersBefore = momentOf(seconds), .most = most});
    }
    /// How many rows a table has, as another program sees it.
    int rowsIn(const char *table)
    {
        const QString name = u"other"_s;
        int rows = -1;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(path());
            if (database.open()) {
                QSqlQuery query(database);
                if (query.exec(u"SELECT count(*) FROM "_s + QString::fromLatin1(table)) && query.next())
                    rows = query.value(0).toInt();
            }
        }
        QSqlDatabase::removeDatabase(name);
        return rows;
    }
    [[nodiscard]] bool isInFiles(const QByteArray &bytes) const
    {
        for (const char *suffix : {"", "-wal"}) {
            QFile file(path() + QLatin1String(suffix));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                return true;
        }
        return false;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_store.reset(); }

    void takesOldEndedVerificationsWithAllThatBelongsToThem()
    {
        addWhole(u"old"_s, 10, true);
        addWhole(u"new"_s, 20, true);
        QCOMPARE(purgeAllBefore(20), (Purged{.inbox = 1, .verifications = 1, .answers = 1}));
        for (const char *table : {"verifications", "interviews", "links", "superseded_links", "secrets", "report_addresses",
                                  "webhook_inbox", "idempotent_answers"})
            QVERIFY2(rowsIn(table) == 1, table);
        QCOMPARE(rowsIn("events"), 3);
        QCOMPARE(rowsIn("purging"), 0);
        QVERIFY(!valueOf(m_store->reader().verification(u"old"_s)));
        QVERIFY(valueOf(m_store->reader().verification(u"new"_s)));
        QVERIFY(!valueOf(m_store->reader().verificationByInterview(u"iold"_s)));
        QVERIFY(!valueOf(m_store->reader().verificationByReportToken(u"rold"_s)));
        QVERIFY(!valueOf(m_store->reader().inboxHas("hash-old")));
        QVERIFY(valueOf(m_store->reader().inboxHas("hash-new")));
        QCOMPARE(purgeAllBefore(20), Purged{});
    }

    void seenTransactionsAreKnownForAsLongAsVerifications()
    {
        const auto see = [this](const QByteArray &hash, qint64 seconds) {
            store::Transaction transaction;
            transaction.seen = {.hash = hash, .customerHash = "customer", .verificationId = {}, .at = momentOf(seconds)};
            return commitNow(*m_store, std::move(transaction));
        };
        QVERIFY(see("old", 10));
        QVERIFY(see("new", 20));
        QVERIFY(see("new", 21)->transactionSeen);
        QCOMPARE(valueOf(m_store->reader().seenTransaction("new"))->at, momentOf(20));
        QCOMPARE(purge({.inboxBefore = momentOf(20)}), Purged{});
        QCOMPARE(purgeAllBefore(20), Purged{.transactions = 1});
        QVERIFY(!valueOf(m_store->reader().seenTransaction("old")));
        QVERIFY(valueOf(m_store->reader().seenTransaction("new")));
    }

    void whatIsExactlyAsOldAsAllowedStays()
    {
        addWhole(u"v"_s, 10, true);
        QCOMPARE(purgeAllBefore(10), Purged{});
        QVERIFY(valueOf(m_store->reader().verification(u"v"_s)));
    }

    void openVerificationsStayHoweverOld()
    {
        addWhole(u"open"_s, 1, false);
        QCOMPARE(purge({.verificationsBefore = momentOf(1'000'000'000)}), Purged{});
        QVERIFY(valueOf(m_store->reader().verification(u"open"_s)));
        QCOMPARE(valueOf(m_store->reader().eventsOf(u"open"_s)).size(), size_t(2));
    }

    void anEmptyOrderTakesNothing()
    {
        addWhole(u"v"_s, 1, true);
        QCOMPARE(purge({}), Purged{});
    }

    void goesInBoundedSteps()
    {
        constexpr int kMany = 25;
        for (int i = 0; i < kMany; ++i)
            addWhole(named("v", i), i, true);
        QCOMPARE(purgeAllBefore(1000, 10), (Purged{.inbox = 10, .verifications = 10, .answers = 10}));
        QVERIFY2(valueOf(m_store->reader().verification(named("v", 10))), "the oldest go first");
        QVERIFY(!valueOf(m_store->reader().verification(named("v", 9))));
        QCOMPARE(purgeAllBefore(1000, 10), (Purged{.inbox = 10, .verifications = 10, .answers = 10}));
        QCOMPARE(purgeAllBefore(1000, 10), (Purged{.inbox = 5, .verifications = 5, .answers = 5}));
        QCOMPARE(purgeAllBefore(1000, 10), Purged{});
    }

    void numbersAreNeverGivenTwice()
    {
        addWhole(u"v"_s, 1, true);
        const qint64 last = valueOf(m_store->reader().lastSeq());
        const qint64 entry = valueOf(m_store->reader().inbox({})).items.front().id;
        purgeAllBefore(1000);
        reopen();
        QCOMPARE(valueOf(m_store->reader().lastSeq()), last);
        addWhole(u"w"_s, 2, true);
        QCOMPARE(valueOf(m_store->reader().eventsOf(u"w"_s)).front().seq, last + 1);
        QVERIFY(valueOf(m_store->reader().inbox({})).items.front().id > entry);
    }

    void eventsStillCannotBeDeletedByHand()
    {
        addWhole(u"v"_s, 1, true);
        addWhole(u"w"_s, 1, true);
        purgeAllBefore(1);
        const QString name = u"hand"_s;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QSqlQuery query(database);
            QVERIFY(!query.exec(u"DELETE FROM events"_s));
        }
        QSqlDatabase::removeDatabase(name);
        QCOMPARE(valueOf(m_store->reader().eventsOf(u"v"_s)).size(), size_t(3));
    }

    void aFailedStepLeavesEverything()
    {
        addWhole(u"v"_s, 1, true);
        m_faults.failGroup(1);
        store::Transaction transaction;
        transaction.purge = store::Purge{.inboxBefore = momentOf(9), .verificationsBefore = momentOf(9), .answersBefore = momentOf(9)};
        QCOMPARE(commitNow(*m_store, std::move(transaction)).error().code, ErrorCode::StoreUnavailable);
        QVERIFY(valueOf(m_store->reader().verification(u"v"_s)));
        QCOMPARE(valueOf(m_store->reader().eventsOf(u"v"_s)).size(), size_t(3));
        QCOMPARE(purgeAllBefore(9), (Purged{.inbox = 1, .verifications = 1, .answers = 1}));
    }

    /// A purge that finds nothing empties the write-ahead log, while the store stays open.
    void nothingIsLeftInTheFiles()
    {
        auto planted = sampleCreated();
        planted.customer.name = u"PLANTED-NAME"_s;
        auto transaction = startOf(u"v"_s, planted, 1);
        transaction.events.push_back(sampleEvent(u"v"_s, verification::MessageFailed{}, 1));
        transaction.states = {verification::fold(transaction.events)};
        transaction.inbox = sampleInbox("h");
        transaction.inbox->body = "{\"planted\":\"PLANTED-BODY\"}";
        QVERIFY(commitNow(*m_store, std::move(transaction)));
        QVERIFY(isInFiles("PLANTED-NAME") && isInFiles("PLANTED-BODY"));
        QCOMPARE(purgeAllBefore(1000), (Purged{.inbox = 1, .verifications = 1, .answers = 0}));
        QVERIFY2(isInFiles("PLANTED-NAME"), "the log still has it, or the next lines show nothing");
        QCOMPARE(purgeAllBefore(1000), Purged{});
        QTRY_COMPARE(QFileInfo(path() + u"-wal"_s).size(), 0);
        QVERIFY(!isInFiles("PLANTED-NAME"));
        QVERIFY(!isInFiles("PLANTED-BODY"));
    }

    void aReaderBesideItHoldsNothingUp()
    {
        addWhole(u"v"_s, 1, true);
        const QString name = u"reader"_s;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
            database.setDatabaseName(path());
            QVERIFY(database.open());
            QVERIFY(database.transaction());
            QSqlQuery query(database);
            QVERIFY(query.exec(u"SELECT * FROM events"_s) && query.next());
            purgeAllBefore(1000);
            QCOMPARE(purgeAllBefore(1000), Purged{}); // the log can't be emptied now
            QElapsedTimer time;
            time.start();
            addWhole(u"w"_s, 2, true);
            QVERIFY2(time.elapsed() < 5000, "the writer's patience for others is 10 s");
        }
        QSqlDatabase::removeDatabase(name);
    }
};

QTEST_GUILESS_MAIN(StorePurgeTest)
#include "store_purge_test.moc"
