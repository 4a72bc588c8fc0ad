// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "tests/core/store/store_samples.h"
#include "tests/support/failing_commits.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;

namespace
{

/// What became of one commit: "ok", "duplicate", "transaction seen" or the name of the error.
QString outcomeOf(const base::Result<store::Receipt> &result)
{
    if (!result)
        return base::errorCodeName(result.error().code);
    if (result->transactionSeen)
        return u"transaction seen"_s;
    return result->duplicate ? u"duplicate"_s : u"ok"_s;
}

const QString kOk = u"ok"_s;
const QString kUnavailable = u"store_unavailable"_s;
const QString kInternal = u"internal"_s;

} // namespace

class StoreFailuresTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<FailingCommits> m_faults;
    std::unique_ptr<store::Store> m_store;
    QStringList m_outcomes;

    void open(std::chrono::milliseconds busyTimeout = 10s)
    {
        auto opened = store::openSqliteStore(m_path, {.busyTimeout = busyTimeout, .commitFaults = m_faults->injector()});
        QVERIFY(opened);
        m_store = std::move(*opened);
    }

    void queue(store::Transaction transaction)
    {
        m_store->commit(std::move(transaction), [this](const auto &result) { m_outcomes.append(outcomeOf(result)); });
    }
    void queue(const char *id) { queue(startOf(QString::fromLatin1(id))); }

    /// Lets the writer take one commit and hang on it, so that the next ones queue up behind as one group.
    void holdWriterOn(const char *id)
    {
        m_faults->hold();
        const int before = m_faults->groups();
        queue(id);
        QTRY_COMPARE(m_faults->groups(), before + 1);
    }

    bool has(const char *id) { return valueOf(m_store->reader().verification(QString::fromLatin1(id))).has_value(); }

    /// An event of a verification that is not there: the foreign key refuses it.
    static store::Transaction impossible(const char *id)
    {
        store::Transaction transaction;
        transaction.events = {sampleEvent(QString::fromLatin1(id), verification::LinkPreviewed{})};
        return transaction;
    }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        m_path = m_dir.filePath(u"store%1.db"_s.arg(++s_count));
        m_faults = std::make_unique<FailingCommits>();
        m_outcomes.clear();
        open();
    }
    void cleanup()
    {
        m_faults->release();
        m_store.reset();
    }

    void aFailedCommitFailsTheWholeGroupAndWritesNothing()
    {
        holdWriterOn("v0");
        m_faults->failGroup(1); // the one that hangs passes the count when released
        queue("v1");
        m_faults->release();
        QTRY_COMPARE(m_outcomes, (QStringList{kUnavailable, kUnavailable}));
        QVERIFY(!has("v0"));
        QVERIFY(!has("v1"));
        QCOMPARE(valueOf(m_store->reader().lastSeq()), 0);
    }

    void whatWasQueuedBeforeTheFailureWasDeliveredFailsToo()
    {
        holdWriterOn("v0");
        m_faults->failGroup(1);
        m_faults->release();
        // No event loop runs here: v0 fails, and nobody has been told.
        queue("v1");
        queue("v2");
        QTRY_COMPARE(m_outcomes, (QStringList{kUnavailable, kUnavailable, kUnavailable}));
        QCOMPARE(m_faults->groups(), 1); // the others were not even tried
        queue("v3");
        QTRY_COMPARE(m_outcomes.size(), 4);
        QCOMPARE(m_outcomes.last(), kOk);
        QVERIFY(!has("v1"));
        QVERIFY(has("v3"));
    }

    void afterTheFailureWasDeliveredCommitsWorkAgain()
    {
        holdWriterOn("v0");
        m_faults->failGroup(1);
        QStringList retried;
        m_store->commit(startOf(u"v1"_s), [&](const auto &result) {
            QVERIFY(!result);
            // The caller has been told: a new commit is written again, although v2 has not been answered yet.
            m_store->commit(startOf(u"v1"_s), [&](const auto &again) { retried.append(outcomeOf(again)); });
        });
        queue("v2");
        m_faults->release();
        QTRY_COMPARE(retried, QStringList{kOk});
        QCOMPARE(m_outcomes, (QStringList{kUnavailable, kUnavailable}));
        QVERIFY(has("v1"));
        QVERIFY(!has("v2"));
    }

    void theNthCommitFailsAndTheOthersDoNot()
    {
        m_faults->failGroup(3);
        for (int i = 0; i < 5; ++i) {
            queue(QByteArray("v" + QByteArray::number(i)).constData());
            QTRY_COMPARE(m_outcomes.size(), i + 1);
        }
        QCOMPARE(m_outcomes, (QStringList{kOk, kOk, kUnavailable, kOk, kOk}));
        QVERIFY(!has("v2"));
        QCOMPARE(valueOf(m_store->reader().lastSeq()), 4);
    }

    void anImpossibleChangeFailsAlone()
    {
        holdWriterOn("v0");
        queue("v1");
        queue(impossible("nobody"));
        queue("v2");
        m_faults->release();
        QTRY_COMPARE(m_outcomes, (QStringList{kOk, kOk, kInternal, kOk}));
        QVERIFY(has("v2"));
        // The refused event took no seq.
        QCOMPARE(valueOf(m_store->reader().lastSeq()), 3);
    }

    /// The whole group is written a second time then; what the writer knew of its rows before must not be lost with the first.
    void besideAnImpossibleChangeOthersBuildOnWhatWasWrittenBefore()
    {
        QCOMPARE(outcomeOf(commitNow(*m_store, startOf(u"v1"_s))), kOk);
        const auto stored = valueOf(m_store->reader().verification(u"v1"_s));
        const auto second = changeOf(*stored, verification::LinkPreviewed{});
        QCOMPARE(outcomeOf(commitNow(*m_store, second)), kOk);

        holdWriterOn("v0");
        const auto third = changeOf(second.states.front(), verification::LinkPreviewed{}); // made before the seq of the second was known
        queue(third);
        queue(changeOf(third.states.front(), verification::LinkPreviewed{}));
        queue(impossible("nobody"));
        m_faults->release();
        QTRY_COMPARE(m_outcomes, (QStringList{kOk, kOk, kOk, kInternal}));
        QCOMPARE(valueOf(m_store->reader().eventsOf(u"v1"_s)).size(), std::size_t(4));
        QCOMPARE(valueOf(m_store->reader().verification(u"v1"_s))->lastSeq, 5);
    }

    void whatBuildsOnARefusedChangeFailsUntilItWasTold()
    {
        holdWriterOn("v0");
        auto refused = startOf(u"v1"_s);
        refused.events.push_back(impossible("nobody").events.front());
        queue(refused);
        queue(changeOf(refused.states.front(), verification::LinkPreviewed{}));
        queue("v2");
        m_faults->release();
        QTRY_COMPARE(m_outcomes, (QStringList{kOk, kInternal, kUnavailable, kOk}));
        QVERIFY(!has("v1"));
        queue("v1");
        QTRY_COMPARE(m_outcomes.size(), 5);
        QCOMPARE(m_outcomes.last(), kOk);
    }

    void whatBuildsOnAWebhookThatWasThereFailsUntilItWasTold_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("outcome");
        QTest::newRow("the body") << "h1"_ba << u"duplicate"_s;
        QTest::newRow("its transaction") << "h2"_ba << u"transaction seen"_s;
    }
    /// Who plans a webhook need not ask first whether it came before: what was folded in for it must not be stored with the next change.
    void whatBuildsOnAWebhookThatWasThereFailsUntilItWasTold()
    {
        QFETCH(QByteArray, body);
        QFETCH(QString, outcome);
        const store::SeenTransaction seen{.hash = "t1", .customerHash = "c1", .verificationId = u"v1"_s, .at = momentOf(2)};
        auto first = startOf(u"v1"_s);
        first.inbox = sampleInbox("h1");
        first.seen = seen;
        QCOMPARE(outcomeOf(commitNow(*m_store, first)), kOk);
        const auto stored = valueOf(m_store->reader().verification(u"v1"_s));

        holdWriterOn("v0");
        auto again = changeOf(*stored, verification::LinkPreviewed{});
        again.inbox = sampleInbox(body);
        again.seen = seen;
        queue(again);
        queue(changeOf(again.states.front(), verification::LinkPreviewed{}));
        queue("v2");
        m_faults->release();
        QTRY_COMPARE(m_outcomes, (QStringList{kOk, outcome, kUnavailable, kOk}));
        QCOMPARE(valueOf(m_store->reader().verification(u"v1"_s)), stored);
        QCOMPARE(valueOf(m_store->reader().eventsOf(u"v1"_s)).size(), std::size_t(1));
        QCOMPARE(valueOf(m_store->reader().inboxHas("h2")), false);
        QCOMPARE(valueOf(m_store->reader().lastSeq()), 3);
        queue(changeOf(*stored, verification::LinkPreviewed{}));
        QTRY_COMPARE(m_outcomes.size(), 5);
        QCOMPARE(m_outcomes.last(), kOk);
    }

    void aRefusedBodyMayComeAgain()
    {
        auto refused = impossible("nobody");
        refused.inbox = sampleInbox("h1");
        QCOMPARE(outcomeOf(commitNow(*m_store, refused)), kInternal);
        auto good = startOf(u"v1"_s);
        good.inbox = sampleInbox("h1");
        QCOMPARE(outcomeOf(commitNow(*m_store, good)), kOk);
    }

    void aLockedDatabaseFailsAfterItsTimeAndRecovers()
    {
        m_store.reset();
        open(50ms);
        {
            auto other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(m_path);
            QVERIFY(other.open());
            QVERIFY(QSqlQuery(other).exec(u"BEGIN EXCLUSIVE"_s));
            QCOMPARE(outcomeOf(commitNow(*m_store, startOf(u"v1"_s))), kUnavailable);
            QCOMPARE(m_store->check().error().code, ErrorCode::StoreUnavailable);
            QVERIFY(QSqlQuery(other).exec(u"ROLLBACK"_s));
            other.close();
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        QCOMPARE(outcomeOf(commitNow(*m_store, startOf(u"v1"_s))), kOk);
        QVERIFY(m_store->check());
    }

    void aBrokenDiskFailsEveryKindOfWrite()
    {
        m_faults->failEverything(true);
        QCOMPARE(m_store->check().error().code, ErrorCode::StoreUnavailable);
        QCOMPARE(m_store->saveUser({.name = u"ana"_s, .displayName = {}, .account = {}, .tokenHash = {}}).error().code,
                 ErrorCode::StoreUnavailable);
        QCOMPARE(m_store->importCustomers({sampleCustomer()}).error().code, ErrorCode::StoreUnavailable);
        QCOMPARE(outcomeOf(commitNow(*m_store, startOf(u"v1"_s))), kUnavailable);
        m_faults->failEverything(false);
        QVERIFY(m_store->check());
        QVERIFY(!valueOf(m_store->reader().customer(sampleCustomer().account)));
        QVERIFY(!valueOf(m_store->reader().user(u"ana"_s)));
    }

    void destructionFinishesWhatIsQueuedAndAnswersOnce()
    {
        holdWriterOn("v0");
        for (const char *id : {"v1", "v2", "v3"})
            queue(id);
        m_faults->release();
        m_store.reset();
        QCOMPARE(m_outcomes, (QStringList{kOk, kOk, kOk, kOk}));
        open();
        QVERIFY(has("v3"));
    }

    void commitsFromTheLastCallbacksAreAnsweredToo()
    {
        QStringList late;
        m_store->commit(startOf(u"v0"_s), [&, store = m_store.get()](const auto &) {
            store->commit(startOf(u"v1"_s), [&](const auto &result) { late.append(outcomeOf(result)); });
        });
        m_store.reset();
        QCOMPARE(late, QStringList{kUnavailable});
    }

    void aCallbackMayDestroyTheStore()
    {
        holdWriterOn("v0");
        bool destroyed = false;
        m_store->commit(startOf(u"v1"_s), [&](const auto &) {
            m_store.reset();
            destroyed = true;
        });
        queue("v2");
        m_faults->release();
        QTRY_VERIFY(destroyed);
        QCOMPARE(m_outcomes, (QStringList{kOk, kOk}));
    }
};

QTEST_GUILESS_MAIN(StoreFailuresTest)
#include "store_failures_test.moc"
