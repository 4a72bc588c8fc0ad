// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/live_verifications.h"
#include "core/client/models/timeline_model.h"
#include "core/client/models/verification_list_model.h"
#include "tests/support/fake_relay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/stream_fixtures.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::BannerKind;
using client::LiveVerifications;
using client::RelayConnection;
using State = RelayConnection::State;
using test::FakeRelay;
using verification::Status;
using verification::Verdict;

namespace
{

const QString kId = u"v1"_s;

struct Desk {
    FakeRelay relay;
    test::ManualClock clock;
    test::SeededRandom random;
    RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};
    client::RelayCalls calls{connection, clock, random};
    LiveVerifications verifications{connection, calls, clock};

    Desk()
    {
        connection.setUrl(relay.url());
        connection.setToken(base::Secret("token"));
        connection.setWanted(RelayConnection::Wanted::Connected);
    }
    void resyncWith(const QList<protocol::VerificationView> &open, qint64 seq)
    {
        relay.hello = [this, open, seq](const auto &) {
            auto hello = FakeRelay::plainHello(seq);
            hello.serverTime = clock.now();
            hello.history = protocol::Resync{open};
            return hello;
        };
    }
    void notice(const char *level, const char *code)
    {
        relay.sendRaw(uR"({"jsonrpc":"2.0","method":"notice","params":{"level":"%1","code":"%2","text":"t"}})"_s.arg(QLatin1String(level),
                                                                                                                     QLatin1String(code)));
    }
    void replayOf(int count, qint64 seq)
    {
        relay.hello = [this, count, seq](const auto &) {
            auto hello = FakeRelay::plainHello(seq);
            hello.serverTime = clock.now();
            hello.history = protocol::Replayed{count};
            return hello;
        };
    }
    void answerGet(const protocol::VerificationView &view, const QList<protocol::EventView> &events)
    {
        relay.answers[u"verification.get"_s] = [=](const auto &) {
            return base::Result<QJsonValue>(protocol::toJson(protocol::VerificationDetail{view, events}));
        };
    }
};

} // namespace

class LiveVerificationsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingIsCurrentWhileTheRelayCanNotRecord()
    {
        Desk desk;
        desk.resyncWith({test::decidedAs(Verdict::Verified)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        QSignalSpy changed(&desk.verifications, &LiveVerifications::changed);
        desk.notice("error", "store_outage");
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Stale);
        QCOMPARE(changed.count(), 1);
        QVERIFY(desk.verifications.find(kId)->staleSince.has_value());
        desk.notice("info", "store_recovered");
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
    }

    void aResyncDuringAStoreOutageIsNotCurrentEither()
    {
        Desk desk;
        desk.relay.hello = [&desk](const auto &) {
            auto hello = FakeRelay::plainHello(5);
            hello.serverTime = desk.clock.now();
            hello.store = protocol::StoreState::Outage;
            hello.history = protocol::Resync{{test::decidedAs(Verdict::Verified)}};
            return hello;
        };
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Stale);
        desk.notice("info", "store_recovered");
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
    }

    void staleGreenTurnsGreyUntilConfirmedAgain()
    {
        Desk desk;
        desk.resyncWith({test::decidedAs(Verdict::Verified)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);

        desk.replayOf(1, 6);
        desk.relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Stale);
        QVERIFY(desk.verifications.find(kId)->staleSince);
        desk.connection.tryNow();
        QTRY_COMPARE(desk.relay.hellos.size(), 2);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Stale); // connected, but the replay is not complete
        desk.relay.notify(test::changeTo(test::viewIn(Status::Sent, u"v2"_s), 6, u"created"_s));
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
    }

    void anOutageShowsOnWhatIsPendingAndLeavesVerdictsAlone()
    {
        Desk desk;
        const QString green = u"v2"_s;
        const QString red = u"v3"_s;
        desk.resyncWith(
            {test::viewIn(Status::Checking), test::decidedAs(Verdict::Verified, green), test::decidedAs(Verdict::WrongPerson, red)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::NotVerifiedYet);
        QSignalSpy changed(&desk.verifications, &LiveVerifications::changed);
        desk.notice("error", "vendor_outage");
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Outage);
        QCOMPARE(desk.verifications.banner(green), BannerKind::Verified);
        QCOMPARE(desk.verifications.banner(red), BannerKind::WrongPerson);
        QCOMPARE(changed.size(), 1); // and nobody else's panel is redrawn
        desk.notice("info", "vendor_recovered");
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::NotVerifiedYet);
        QCOMPARE(changed.size(), 2);
    }

    void anOutageIsKnownAgainAfterAReconnectAndSoIsItsEnd()
    {
        Desk desk;
        desk.resyncWith({test::viewIn(Status::Opened)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::NotVerifiedYet);
        const auto comeBackTo = [&](protocol::VendorState vendor) {
            desk.relay.hello = [&desk, vendor](const auto &) {
                auto hello = FakeRelay::plainHello(5);
                hello.serverTime = desk.clock.now();
                hello.history = protocol::Replayed{0};
                hello.vendor = vendor;
                return hello;
            };
            desk.relay.drop();
            QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Stale); // not known, whatever the vendor's state
            desk.connection.tryNow();
            QTRY_VERIFY(desk.connection.isLive());
        };
        comeBackTo(protocol::VendorState::Outage);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Outage);
        comeBackTo(protocol::VendorState::Ok);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::NotVerifiedYet);
    }

    void aContradictionMissedWhileAwayIsNeverShownGreen()
    {
        Desk desk;
        desk.resyncWith({test::decidedAs(Verdict::Verified)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        desk.replayOf(1, 6);
        desk.relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        QList<BannerKind> shown;
        connect(&desk.verifications, &LiveVerifications::changed, this, [&] { shown.append(desk.verifications.banner(kId)); });
        desk.connection.tryNow();
        QTRY_COMPARE(desk.relay.hellos.size(), 2);
        desk.relay.notify(test::changeTo(test::decidedAs(Verdict::NeedsReview), 6, u"contradiction"_s));
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::NeedsReview);
        QVERIFY(!shown.contains(BannerKind::Verified));
    }

    void greenEndsWithItsValidityThoughTheRelayIsSilent()
    {
        Desk desk;
        auto view = test::decidedAs(Verdict::Verified);
        view.validUntil = test::kStart + 4s;
        desk.resyncWith({view}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        QSignalSpy changed(&desk.verifications, &LiveVerifications::changed);
        desk.clock.advance(3'999ms);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        desk.clock.advance(1ms);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Ended);
        QVERIFY(!changed.isEmpty());
    }

    void greenIsGreyAfterFiveSecondsOfSilence()
    {
        Desk desk;
        desk.resyncWith({test::decidedAs(Verdict::Verified), test::viewIn(Status::Opened, u"v2"_s)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        desk.clock.advance(4'999ms);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        desk.clock.advance(1ms);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Stale);
        QCOMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Stale);
        QCOMPARE(desk.connection.failure(), RelayConnection::Failure::Silent);
        desk.connection.tryNow();
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
    }

    void withoutAGreenTheConnectionIsAskedNoMoreThanBefore_data()
    {
        QTest::addColumn<QString>("how");
        QTest::newRow("it has run out") << u"runs out"_s;
        QTest::newRow("it was taken back") << u"contradicted"_s;
        QTest::newRow("its call has ended") << u"closed"_s;
        QTest::newRow("its panel is gone") << u"forgotten"_s;
        QTest::newRow("nothing is decided") << u"pending"_s;
    }
    void withoutAGreenTheConnectionIsAskedNoMoreThanBefore()
    {
        QFETCH(QString, how);
        Desk desk;
        auto view = how == u"pending"_s ? test::viewIn(Status::Opened) : test::decidedAs(Verdict::Verified);
        if (view.validUntil)
            view.validUntil = test::kStart + 4s;
        desk.resyncWith({view}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), how == u"pending"_s ? BannerKind::NotVerifiedYet : BannerKind::Verified);
        if (how == u"runs out"_s)
            desk.clock.advance(4s);
        if (how == u"contradicted"_s)
            view.verdict = Verdict::NeedsReview;
        if (how == u"closed"_s)
            view.status = Status::Closed;
        if (how == u"contradicted"_s || how == u"closed"_s)
            desk.relay.notify(test::changeTo(view, 6, how));
        if (how == u"forgotten"_s)
            desk.verifications.forget(kId);
        QTRY_VERIFY(desk.verifications.banner(kId) != BannerKind::Verified);
        desk.clock.advance(20s);
        QVERIFY(desk.connection.isLive());
        desk.clock.advance(5s);
        QVERIFY(!desk.connection.isLive());
    }

    void aSetClockGreysAtOnceAndNothingRunsOut_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::newRow("eight minutes ahead") << qint64(480'000);
        QTest::newRow("a day ahead") << qint64(86'400'000);
        QTest::newRow("a day back") << qint64(-86'400'000);
        QTest::newRow("thirty years ahead") << qint64(946'080'000'000);
    }
    void aSetClockGreysAtOnceAndNothingRunsOut()
    {
        QFETCH(qint64, ms);
        Desk desk;
        desk.resyncWith({test::decidedAs(Verdict::Verified)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        QList<BannerKind> shown;
        connect(&desk.verifications, &LiveVerifications::changed, this, [&] { shown.append(desk.verifications.banner(kId)); });
        desk.clock.setWall(std::chrono::milliseconds(ms));
        desk.clock.advance(client::LivenessMonitor::kVigilantCheckEvery);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Stale);
        desk.connection.tryNow();
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        QVERIFY(!shown.contains(BannerKind::Ended));
        QCOMPARE(desk.connection.toLocal(*desk.verifications.find(kId)->view.validUntil), test::kStart + 10min); // as ever
    }

    void aGreenThatRanOutInASleepIsNeverSeenAgain()
    {
        Desk desk;
        desk.resyncWith({test::decidedAs(Verdict::Verified)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        QList<BannerKind> shown;
        connect(&desk.verifications, &LiveVerifications::changed, this, [&] { shown.append(desk.verifications.banner(kId)); });
        desk.clock.sleep(11min);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Ended);
        desk.clock.advance(client::LivenessMonitor::kVigilantCheckEvery);
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Stale); // nobody knows what else has happened
        desk.connection.tryNow();
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Ended);
        QVERIFY(!shown.contains(BannerKind::Verified));
    }

    /// Panel, tab and list ask at different moments: what one of them finds out, all are told.
    void whoLooksFirstTellsTheOthers()
    {
        Desk desk;
        auto view = test::decidedAs(Verdict::Verified);
        view.validUntil = test::kStart + 1s;
        desk.resyncWith({view}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        QSignalSpy changed(&desk.verifications, &LiveVerifications::changed);
        desk.clock.sleep(2s); // too short to be a jump
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Ended);
        desk.clock.advance(0s);
        QCOMPARE(changed.size(), 1);
        QVERIFY(desk.connection.isLive());
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Ended);
    }

    void unknownVerdictsAndStatusesAreNeverGreen()
    {
        auto json = protocol::toJson(test::decidedAs(Verdict::Verified));
        json.insert(u"verdict"_s, u"verified_v2"_s);
        QVERIFY(client::bannerOf(*protocol::verificationViewFromJson(json), client::Freshness::Fresh, test::kStart)
                != BannerKind::Verified);
        json = protocol::toJson(test::decidedAs(Verdict::Verified));
        json.insert(u"status"_s, u"super_decided"_s);
        QVERIFY(client::bannerOf(*protocol::verificationViewFromJson(json), client::Freshness::Fresh, test::kStart)
                != BannerKind::Verified);
        json = protocol::toJson(test::decidedAs(Verdict::Verified));
        json.remove(u"validUntil"_s);
        QVERIFY(client::bannerOf(*protocol::verificationViewFromJson(json), client::Freshness::Fresh, test::kStart)
                != BannerKind::Verified);
    }

    void onlyAFreshDecidedVerifiedIsGreen()
    {
        for (int status = 0; status <= static_cast<int>(Status::Closed); ++status) {
            for (int verdict = 0; verdict <= static_cast<int>(Verdict::NeedsReview); ++verdict) {
                auto view = test::decidedAs(static_cast<Verdict>(verdict));
                view.validUntil = test::kStart + 10min;
                view.status = static_cast<Status>(status);
                const bool green = view.status.is(Status::Decided) && view.verdict.is(Verdict::Verified);
                QCOMPARE(client::bannerOf(view, client::Freshness::Fresh, test::kStart) == BannerKind::Verified, green);
                QCOMPARE(client::bannerOf(view, client::Freshness::Stale, test::kStart), BannerKind::Stale);
                view.unlisted = true; // what was proven is an id; it is never greener than the same of a known customer
                const BannerKind typed = client::bannerOf(view, client::Freshness::Fresh, test::kStart);
                QVERIFY(typed != BannerKind::Verified);
                QCOMPARE(typed == BannerKind::FaceOnly, green);
                QCOMPARE(client::bannerOf(view, client::Freshness::Fresh, *view.validUntil) == BannerKind::FaceOnly, false);
            }
        }
    }

    void whatEndedDuringAResyncIsAskedFor()
    {
        Desk desk;
        desk.resyncWith({test::decidedAs(Verdict::Verified)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        auto closed = test::decidedAs(Verdict::Verified);
        closed.status = Status::Closed;
        desk.answerGet(closed, {test::eventOf(u"created"_s, 1), test::eventOf(u"closed"_s, 9)});
        desk.resyncWith({}, 9);
        desk.relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.connection.tryNow();
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Ended);
        QCOMPARE(desk.verifications.find(kId)->timeline, client::Timeline::Complete);
    }

    void whatTheRelayNoLongerKnowsLeaves()
    {
        Desk desk;
        desk.resyncWith({test::viewIn(Status::Sent)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::NotVerifiedYet);
        desk.relay.answers[u"verification.get"_s] = [](const auto &) {
            return base::Result<QJsonValue>(base::fail(base::ErrorCode::NotFound, u"gone"_s));
        };
        desk.resyncWith({}, 1);
        desk.relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.connection.tryNow();
        QTRY_VERIFY(desk.verifications.ids().isEmpty());
    }

    void eventsOfAPastThatTheRelayLostLeave()
    {
        Desk desk;
        desk.resyncWith({test::viewIn(Status::Opened)}, 5);
        QTRY_COMPARE(desk.connection.state(), State::Live);
        desk.relay.notify(test::changeTo(test::decidedAs(Verdict::Verified), 8, u"verdict"_s));
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::Verified);
        // A backup was restored, from before the verdict; its events since then have the same numbers.
        desk.answerGet(test::viewIn(Status::Capturing),
                       {test::eventOf(u"created"_s, 1), test::eventOf(u"opened"_s, 4), test::eventOf(u"capture_started"_s, 8)});
        desk.resyncWith({test::viewIn(Status::Capturing)}, 8);
        desk.relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.connection.tryNow();
        QTRY_COMPARE(desk.verifications.find(kId)->events.size(), 3);
        for (const auto &event : desk.verifications.find(kId)->events)
            QVERIFY(event.kind != u"verdict"_s);
        QVERIFY(desk.verifications.banner(kId) != BannerKind::Verified);
    }

    void aRepeatedAnswerDoesNotTurnTheClockBack()
    {
        Desk desk;
        desk.resyncWith({test::viewIn(Status::Capturing)}, 5);
        QTRY_COMPARE(desk.connection.state(), State::Live);
        desk.verifications.adopt(test::viewIn(Status::Preparing));
        QVERIFY(desk.verifications.find(kId)->view.status.is(Status::Capturing));
    }

    void anAdoptedVerdictIsNotBelievedUnchecked()
    {
        Desk desk;
        QTRY_COMPARE(desk.connection.state(), State::Live);
        desk.verifications.adopt(test::decidedAs(Verdict::Verified));
        QCOMPARE(desk.verifications.banner(kId), BannerKind::Stale);
    }

    void forgottenOnesDoNotComeBackByALateRecord()
    {
        Desk desk;
        desk.resyncWith({test::viewIn(Status::Sent)}, 5);
        QTRY_COMPARE(desk.verifications.banner(kId), BannerKind::NotVerifiedYet);
        desk.verifications.forget(desk.verifications.ids().constFirst());
        QSignalSpy changes(&desk.connection, &RelayConnection::verificationChanged);
        auto closed = test::viewIn(Status::Cancelled);
        desk.relay.notify(test::changeTo(closed, 6, u"late_result"_s));
        QTRY_COMPARE(changes.size(), 1);
        QVERIFY(desk.verifications.ids().isEmpty());
    }

    void aFloodIsAppliedInOrderAndBounded()
    {
        Desk desk;
        QTRY_COMPARE(desk.connection.state(), State::Live);
        client::TimelineModel timeline;
        constexpr int kFlood = 3000;
        for (int seq = 1; seq <= kFlood; ++seq)
            desk.relay.notify(test::changeTo(test::viewIn(Status::Sent), seq, u"link_previewed"_s));
        QTRY_VERIFY(desk.verifications.find(kId) && desk.verifications.find(kId)->lastSeq == kFlood);
        QCOMPARE(desk.verifications.find(kId)->events.size(), LiveVerifications::kMaxEvents);
        QCOMPARE(desk.verifications.find(kId)->events.constLast().seq, qint64(kFlood));
    }

    void modelsFollowTheBook()
    {
        Desk desk;
        client::VerificationListModel list(desk.verifications, desk.connection, client::VerificationListModel::Scope::Own);
        client::TimelineModel timeline;
        const QAbstractItemModelTester listTester(&list, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester timelineTester(&timeline, QAbstractItemModelTester::FailureReportingMode::QtTest);
        auto others = test::viewIn(Status::Sent, u"v0"_s);
        others.agent.name = u"bob"_s;
        desk.resyncWith({others}, 5);
        QTRY_COMPARE(desk.connection.state(), State::Live);
        QCOMPARE(list.rowCount(), 0);
        timeline.follow(desk.verifications, kId);
        desk.relay.notify(test::changeTo(test::viewIn(Status::Preparing), 6, u"created"_s));
        auto later = test::changeTo(test::viewIn(Status::Sent), 7, u"message_sent"_s);
        later.event.at = test::kStart + 2s;
        desk.relay.notify(later);
        QTRY_COMPARE(timeline.rowCount(), 2);
        QCOMPARE(timeline.index(1).data(client::TimelineModel::SincePreviousRole).toLongLong(), 2000);
        QVERIFY(!timeline.index(0).data().toString().isEmpty());
        QCOMPARE(list.rowCount(), 1);
        QCOMPARE(list.index(0).data(client::VerificationListModel::StatusRole).toString(), u"sent"_s);
        desk.verifications.forget(kId);
        QCOMPARE(list.rowCount(), 0);
        QCOMPARE(timeline.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(LiveVerificationsTest)
#include "live_verifications_test.moc"
