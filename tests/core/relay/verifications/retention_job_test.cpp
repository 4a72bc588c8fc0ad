// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/retention_job.h"

#include "core/store/sqlite.h"
#include "tests/support/failing_commits.h"
#include "tests/support/manual_clock.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using store::Purged;

/// Retention by the clock: hourly, complete, and never in anybody's way.
class RetentionJobTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    test::FailingCommits m_faults;
    std::unique_ptr<test::ManualClock> m_clock;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<relay::verifications::RetentionJob> m_janitor;
    int m_hashes = 0;

    void employ(relay::verifications::Retention retention = {.verifications = std::chrono::days(2), .webhooks = std::chrono::days(1)})
    {
        m_janitor = std::make_unique<relay::verifications::RetentionJob>(*m_store, *m_clock, retention);
        m_janitor->start();
    }
    /// Moves time on, far enough for one round, and waits for it.
    Purged roundAfter(std::chrono::milliseconds time)
    {
        QSignalSpy finished(m_janitor.get(), &relay::verifications::RetentionJob::finished);
        m_clock->advance(time);
        if (finished.isEmpty() && !finished.wait())
            return {.inbox = -1, .verifications = -1, .answers = -1};
        return finished.constLast().constFirst().value<Purged>();
    }
    void receive(int count)
    {
        for (int i = 0; i < count; ++i) {
            store::Transaction transaction;
            transaction.inbox = store::InboxEntry{.receivedAt = m_clock->now(),
                                                  .bodyHash = QByteArray::number(++m_hashes),
                                                  .shape = u"session"_s,
                                                  .body = "{}",
                                                  .attribution = u"none"_s,
                                                  .verificationId = {},
                                                  .row = {}};
            m_store->commit(std::move(transaction), {});
        }
        QTRY_COMPARE(m_store->pendingCommits(), 0);
    }
    void verify(const QString &id, bool ended)
    {
        verification::Created created;
        created.agent = {.name = u"alex"_s, .displayName = u"Alex"_s};
        const auto event = [&](verification::EventBody body) {
            return verification::Event{.verificationId = id, .at = m_clock->now(), .by = u"alex"_s, .body = std::move(body), .seq = 0};
        };
        store::Transaction transaction;
        transaction.events = {event(created)};
        if (ended)
            transaction.events.push_back(event(verification::MessageFailed{}));
        transaction.states = {verification::fold(transaction.events)};
        transaction.answer = store::IdempotentAnswer{.user = u"alex"_s, .key = id, .answer = "{}", .at = m_clock->now()};
        m_store->commit(std::move(transaction), {});
        QTRY_COMPARE(m_store->pendingCommits(), 0);
    }
    [[nodiscard]] bool holds(const QString &id) const { return m_store->reader().verification(id).value().has_value(); }
    [[nodiscard]] std::size_t webhooks() const { return m_store->reader().inbox({.limit = 1000}).value().items.size(); }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_clock = std::make_unique<test::ManualClock>();
        m_store = store::openSqliteStore(m_dir->filePath(u"relay.db"_s), {.commitFaults = m_faults.injector()}).value();
    }
    void cleanup()
    {
        m_janitor.reset();
        m_store.reset();
        m_clock.reset();
    }

    void looksSoonAfterTheStartAndThenEveryHour()
    {
        receive(1);
        m_clock->advance(25h);
        employ();
        QCOMPARE(roundAfter(1min), (Purged{.inbox = 1, .verifications = 0, .answers = 0}));
        QCOMPARE(roundAfter(1h), Purged{});
        receive(1);
        for (int hour = 1; hour <= 24; ++hour) // a day: what is as old as allowed stays
            QCOMPARE(roundAfter(1h), Purged{});
        QCOMPARE(roundAfter(1h), (Purged{.inbox = 1, .verifications = 0, .answers = 0}));
    }

    void eachKindHasItsOwnTime()
    {
        verify(u"ended"_s, true);
        verify(u"open"_s, false);
        receive(3);
        employ();
        QCOMPARE(roundAfter(23h + 1min), Purged{}); // the next look is in an hour
        QCOMPARE(roundAfter(1h), (Purged{.inbox = 3, .verifications = 0, .answers = 2}));
        for (int hour = 1; hour < 24; ++hour)
            QCOMPARE(roundAfter(1h), Purged{});
        QVERIFY(holds(u"ended"_s));
        QCOMPARE(roundAfter(1h), (Purged{.inbox = 0, .verifications = 1, .answers = 0}));
        QVERIFY(!holds(u"ended"_s));
        QCOMPARE(roundAfter(std::chrono::days(1000)), Purged{});
        QCOMPARE(roundAfter(1h), Purged{});
        QVERIFY2(holds(u"open"_s), "what has not ended stays, however old");
    }

    void takesMoreThanOneStepHolds()
    {
        receive(450); // a step takes 200
        m_clock->advance(25h);
        receive(7);
        employ();
        QCOMPARE(roundAfter(1min), (Purged{.inbox = 450, .verifications = 0, .answers = 0}));
        QCOMPARE(webhooks(), std::size_t(7));
    }

    void aFailureIsTriedAgainAnHourLater()
    {
        receive(2);
        m_clock->advance(25h);
        employ();
        m_faults.failGroup(1);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"retention: nothing could be deleted"_s));
        QCOMPARE(roundAfter(1min), Purged{});
        QCOMPARE(webhooks(), std::size_t(2));
        QCOMPARE(roundAfter(1h), (Purged{.inbox = 2, .verifications = 0, .answers = 0}));
    }

    /// What comes in while old things go is stored in between, not behind all of it.
    void webhooksAreNotHeldUp()
    {
        receive(2000);
        m_clock->advance(25h);
        employ();
        QSignalSpy finished(m_janitor.get(), &relay::verifications::RetentionJob::finished);
        m_clock->advance(1min);
        store::Transaction transaction;
        transaction.inbox = store::InboxEntry{.receivedAt = m_clock->now(),
                                              .bodyHash = "new",
                                              .shape = u"session"_s,
                                              .body = "{}",
                                              .attribution = u"none"_s,
                                              .verificationId = {},
                                              .row = {}};
        bool stored = false;
        qsizetype roundsBefore = -1;
        m_store->commit(std::move(transaction), [&](const base::Result<store::Receipt> &receipt) {
            stored = receipt.has_value();
            roundsBefore = finished.count();
        });
        QTRY_VERIFY(stored);
        QCOMPARE(roundsBefore, 0);
        QTRY_COMPARE(finished.count(), 1);
        QCOMPARE(webhooks(), std::size_t(1));
    }

    void mayBeDismissedInTheMiddle()
    {
        receive(450);
        m_clock->advance(25h);
        employ();
        m_clock->advance(1min);
        m_janitor.reset();
        QTRY_COMPARE(m_store->pendingCommits(), 0);
        QVERIFY(webhooks() >= 250);
    }
};

QTEST_GUILESS_MAIN(RetentionJobTest)
#include "retention_job_test.moc"
