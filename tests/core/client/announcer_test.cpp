// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/attention/announcer.h"
#include "core/client/attention/attention_texts.h"
#include "core/verification/event.h"
#include "tests/support/fake_relay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/stream_fixtures.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::Announcement;
using client::BannerKind;
using client::Line;
using client::LiveVerifications;
using client::RelayConnection;
using client::Severity;
using client::Standing;
using client::Warning;
using client::Warnings;
using Kind = Announcement::Kind;
using State = RelayConnection::State;
using test::FakeRelay;
using verification::Reason;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

namespace
{

const QString kFirst = u"v1"_s;
constexpr auto kLater = test::kStart + 1min; // after the sign-in

View decidedLater(Verdict verdict, const QString &id = kFirst)
{
    View view = test::decidedAs(verdict, id);
    view.decidedAt = kLater;
    return view;
}

protocol::VerificationChanged note(const View &view, qint64 seq, QLatin1StringView code, base::Instant at = kLater)
{
    auto change = test::changeTo(view, seq, u"note"_s);
    change.at = change.event.at = at;
    change.event.detail = QJsonObject{{u"code"_s, QString(code)}};
    return change;
}

/// A console that writes down what it announces.
struct Listener {
    FakeRelay relay;
    test::ManualClock clock;
    test::SeededRandom random;
    RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};
    client::RelayCalls calls{connection, clock, random};
    LiveVerifications verifications{connection, calls, clock};
    client::Announcer announcer{verifications, connection};
    QList<Announcement> heard;

    explicit Listener(const QList<View> &open = {})
    {
        QObject::connect(&announcer, &client::Announcer::announced, &announcer,
                         [this](const Announcement &announcement) { heard.append(announcement); });
        helloWith(protocol::Resync{open}, 10);
        connection.setUrl(relay.url());
        connection.setToken(base::Secret("token"));
        connection.setWanted(RelayConnection::Wanted::Connected);
    }
    void helloWith(const std::variant<protocol::Replayed, protocol::Resync> &history, qint64 seq)
    {
        relay.hello = [this, history, seq](const auto &) {
            auto hello = FakeRelay::plainHello(seq);
            hello.serverTime = clock.now();
            hello.history = history;
            return hello;
        };
    }
    void notice(const char *level, QLatin1StringView code)
    {
        relay.sendRaw(uR"({"jsonrpc":"2.0","method":"notice","params":{"level":"%1","code":"%2","text":"t"}})"_s.arg(QLatin1String(level),
                                                                                                                     QString(code)));
    }
    /// Whatever was sent before has arrived: a change of somebody else's verification comes after it.
    void settle(qint64 seq)
    {
        View other = test::viewIn(Status::Sent, u"settled-%1"_s.arg(seq));
        other.agent.name = u"somebody else"_s;
        relay.notify(test::changeTo(other, seq, u"created"_s));
        QTRY_VERIFY(verifications.find(other.id) != nullptr);
    }
    void loseAndComeBack()
    {
        relay.drop();
        QTRY_COMPARE(connection.state(), State::Waiting);
        clock.advance(10s);
        QTRY_VERIFY(connection.isLive());
    }
};

} // namespace

class AnnouncerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void worseGoesFirst_data()
    {
        QTest::addColumn<BannerKind>("banner");
        QTest::addColumn<int>("warnings");
        QTest::addColumn<bool>("stalled");
        QTest::addColumn<int>("severity");
        const auto row = [](const char *name, BannerKind banner, Severity severity, Warnings warnings = {}, bool stalled = false) {
            QTest::newRow(name) << banner << warnings.toInt() << stalled << static_cast<int>(severity);
        };
        row("refused", BannerKind::Refused, Severity::Danger, Warning::CustomerSaidNo);
        row("spoof", BannerKind::SpoofSuspected, Severity::Danger);
        row("wrong person", BannerKind::WrongPerson, Severity::Danger);
        row("not verified", BannerKind::NotVerified, Severity::Danger);
        row("a No while it waits", BannerKind::NotVerifiedYet, Severity::Danger, Warning::CustomerSaidNo);
        row("a No after the verdict", BannerKind::NeedsReview, Severity::Danger, Warning::CustomerSaidNo);
        row("needs review", BannerKind::NeedsReview, Severity::Attention);
        row("inconclusive", BannerKind::Inconclusive, Severity::Attention);
        row("not sent", BannerKind::SendFailed, Severity::Attention);
        row("name not proven", BannerKind::FaceOnly, Severity::Attention);
        row("alert while it waits", BannerKind::NotVerifiedYet, Severity::Attention, Warning::UnprovenPass);
        row("alert beside green", BannerKind::Verified, Severity::Attention, Warning::Contested);
        row("stall", BannerKind::NotVerifiedYet, Severity::Stalled, {}, true);
        row("expired", BannerKind::Expired, Severity::Stalled);
        row("waiting", BannerKind::NotVerifiedYet, Severity::Waiting);
        row("verified", BannerKind::Verified, Severity::Verified);
        row("ended", BannerKind::Ended, Severity::None, Warning::Contested);
        row("cancelled", BannerKind::Cancelled, Severity::None);
        row("stale", BannerKind::Stale, Severity::NotCurrent, Warning::CustomerSaidNo);
    }
    void worseGoesFirst()
    {
        QFETCH(const BannerKind, banner);
        QFETCH(const int, warnings);
        QFETCH(const bool, stalled);
        QFETCH(const int, severity);
        const Standing standing{.id = kFirst, .banner = banner, .warnings = Warnings::fromInt(warnings), .isStalled = stalled};
        QCOMPARE(static_cast<int>(client::severityOf(standing)), severity);
    }

    void theOverviewShowsTheWorst()
    {
        const Standing green{.id = u"a"_s, .banner = BannerKind::Verified};
        const Standing waiting{.id = u"b"_s};
        const Standing red{.id = u"c"_s, .banner = BannerKind::WrongPerson};
        const Standing otherRed{.id = u"d"_s, .banner = BannerKind::SpoofSuspected};
        QCOMPARE(client::overviewOf({green, waiting}, Line::Current).worst, waiting);
        QCOMPARE(client::overviewOf({red, green, waiting}, Line::Current).worst, red);
        QCOMPARE(client::overviewOf({red, otherRed, green}, Line::Current).worst, otherRed); // the newer one
        QCOMPARE(client::overviewOf({red, otherRed, green}, Line::Current).open, 3);
        QCOMPARE(client::overviewOf({red}, Line::Outage).worst, red); // it stands, whatever Incode does
        const auto out = client::overviewOf({green, waiting}, Line::Outage);
        QCOMPARE(out.severity, Severity::Outage);
        QCOMPARE(client::overviewText(out, 0), u"OUTAGE"_s);
        const auto lost = client::overviewOf({red}, Line::NotCurrent);
        QCOMPARE(lost.severity, Severity::NotCurrent);
        QVERIFY(lost.worst.id.isEmpty());
        QCOMPARE(client::overviewText(lost, 0), u"NOT CURRENT"_s);
        QCOMPARE(client::overviewText(client::overviewOf({}, Line::Current), 0), u"Nothing is open"_s);
        QCOMPARE(client::overviewText(client::overviewOf({red}, Line::Current), 2), u"WRONG PERSON – verification 2"_s);
    }

    void standingsAreThoseOfTheUserAndKnowWhoWaitsForHelp()
    {
        View waiting = test::viewIn(Status::Sent);
        waiting.sentAt = test::kStart;
        View foreign = test::decidedAs(Verdict::SpoofSuspected, u"v2"_s);
        foreign.agent.name = u"somebody else"_s;
        Listener desk({waiting, foreign});
        QTRY_VERIFY(desk.connection.isLive());
        auto standings = client::ownStandings(desk.verifications, desk.connection);
        QCOMPARE(standings.size(), 1);
        QCOMPARE(standings.first().id, kFirst);
        QVERIFY(!standings.first().isStalled);
        desk.clock.advance(21s);
        standings = client::ownStandings(desk.verifications, desk.connection);
        QVERIFY(standings.first().isStalled);
        QCOMPARE(client::severityOf(standings.first()), Severity::Stalled);
    }

    void outcomesAreToldOnce_data()
    {
        QTest::addColumn<View>("view");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const View &view, Kind kind, const QString &text) {
            QTest::newRow(name) << view << static_cast<int>(kind) << text;
        };
        row("verified", decidedLater(Verdict::Verified), Kind::Verified, u"VERIFIED – verification 2"_s);
        row("wrong person", decidedLater(Verdict::WrongPerson), Kind::Alarm, u"WRONG PERSON – verification 2"_s);
        row("spoof", decidedLater(Verdict::SpoofSuspected), Kind::Alarm, u"SPOOF SUSPECTED – verification 2"_s);
        row("not recognized", decidedLater(Verdict::NotRecognized), Kind::Denied, u"NOT VERIFIED – verification 2"_s);
        row("blocklisted", decidedLater(Verdict::Blocklisted), Kind::Denied, u"NOT VERIFIED – verification 2"_s);
        row("not enrolled", decidedLater(Verdict::NotEnrolled), Kind::Denied, u"NOT VERIFIED – verification 2"_s);
        row("inconclusive", decidedLater(Verdict::Inconclusive), Kind::Attention, u"INCONCLUSIVE – verification 2"_s);
        row("needs review", decidedLater(Verdict::NeedsReview), Kind::Attention, u"NEEDS REVIEW – verification 2"_s);
        row("refused", test::viewIn(Status::Denied), Kind::Alarm, u"REFUSED – verification 2"_s);
        row("not sent", test::viewIn(Status::SendFailed), Kind::Attention, u"NOT SENT – verification 2"_s);
        row("expired", test::viewIn(Status::Expired), Kind::Attention, u"EXPIRED – verification 2"_s);
        View typed = decidedLater(Verdict::Verified);
        typed.unlisted = true;
        row("name not proven", typed, Kind::Attention, u"NAME NOT PROVEN – verification 2"_s);
    }
    void outcomesAreToldOnce()
    {
        QFETCH(const View, view);
        QFETCH(const int, kind);
        QFETCH(const QString, text);
        Listener desk({test::viewIn(Status::Checking)});
        QTRY_VERIFY(desk.connection.isLive());
        desk.relay.notify(test::changeTo(view, 11, u"verdict"_s));
        QTRY_COMPARE(desk.heard.size(), 1);
        QCOMPARE(static_cast<int>(desk.heard.first().kind), kind);
        QCOMPARE(desk.heard.first().id, kFirst);
        QCOMPARE(client::announcementText(desk.heard.first(), 2), text);
        // The same state again, from an event that changes nothing, and from the relay after the line was lost.
        desk.relay.notify(test::changeTo(view, 12, u"late_result"_s));
        desk.settle(13);
        desk.helloWith(protocol::Replayed{0}, 13);
        desk.loseAndComeBack();
        desk.helloWith(protocol::Resync{{view}}, 14);
        desk.loseAndComeBack();
        QCOMPARE(desk.heard.size(), 1);
    }

    void whatOnlyWaitsOrEndsIsSilent()
    {
        Listener desk({test::viewIn(Status::Sent)});
        QTRY_VERIFY(desk.connection.isLive());
        qint64 seq = 11;
        for (const Status status : {Status::Opened, Status::Capturing, Status::Checking, Status::Cancelled})
            desk.relay.notify(test::changeTo(test::viewIn(status), seq++, u"x"_s));
        View closed = decidedLater(Verdict::Verified, u"v2"_s);
        closed.validUntil = test::kStart + 3s;
        desk.relay.notify(test::changeTo(test::viewIn(Status::Sent, u"v2"_s), seq++, u"created"_s));
        desk.relay.notify(test::changeTo(closed, seq++, u"verdict"_s));
        QTRY_COMPARE(desk.heard.size(), 1);
        desk.clock.advance(4s); // its validity runs out
        QCOMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Ended);
        closed.status = Status::Closed;
        desk.relay.notify(test::changeTo(closed, seq++, u"closed"_s));
        desk.settle(seq);
        QCOMPARE(desk.heard.size(), 1);
    }

    void whatWasThereAtTheSignInIsNotNews()
    {
        View contested = test::viewIn(Status::Sent, u"v3"_s);
        contested.contested = true;
        Listener desk({test::decidedAs(Verdict::Verified), test::decidedAs(Verdict::SpoofSuspected, u"v2"_s), contested});
        QTRY_VERIFY(desk.connection.isLive());
        // Its timeline arrives later, with the note of then.
        desk.relay.notify(note(contested, 11, verification::kNoteSameCustomer, test::kStart));
        desk.settle(12);
        QVERIFY(desk.heard.isEmpty());
    }

    void whatWasDecidedWhileAwayIsToldOnceItIsConfirmed()
    {
        Listener desk({test::viewIn(Status::Checking)});
        QTRY_VERIFY(desk.connection.isLive());
        desk.relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        // A known one, one that another console started and that was decided, too, and one that waits.
        desk.helloWith(protocol::Resync{{decidedLater(Verdict::WrongPerson), decidedLater(Verdict::Verified, u"v2"_s),
                                         test::viewIn(Status::Sent, u"v3"_s)}},
                       13);
        desk.clock.advance(10s);
        QTRY_VERIFY(desk.connection.isLive());
        QCOMPARE(desk.heard.size(), 2);
        QCOMPARE(desk.heard.at(0).outcome, BannerKind::WrongPerson);
        QCOMPARE(desk.heard.at(1).outcome, BannerKind::Verified);
    }

    void aReplayIsToldOnlyWhenTheLineIsLive()
    {
        Listener desk({test::viewIn(Status::Checking)});
        QTRY_VERIFY(desk.connection.isLive());
        desk.helloWith(protocol::Replayed{2}, 12);
        desk.relay.drop();
        QTRY_COMPARE(desk.connection.state(), State::Waiting);
        desk.clock.advance(10s);
        QTRY_COMPARE(desk.relay.hellos.size(), 2);
        desk.relay.notify(test::changeTo(decidedLater(Verdict::Verified), 11, u"verdict"_s));
        desk.relay.notify(test::changeTo(decidedLater(Verdict::NeedsReview), 12, u"contradiction"_s));
        QTRY_VERIFY(desk.connection.isLive());
        QCOMPARE(desk.heard.size(), 1); // a green that no longer holds is not told
        QCOMPARE(desk.heard.first().outcome, BannerKind::NeedsReview);
    }

    void aGreenThatIsTakenBackIsAnAlarm()
    {
        Listener desk({test::decidedAs(Verdict::Verified)});
        QTRY_VERIFY(desk.connection.isLive());
        desk.relay.notify(test::changeTo(test::decidedAs(Verdict::NeedsReview), 11, u"contradiction"_s));
        QTRY_COMPARE(desk.heard.size(), 1);
        QCOMPARE(desk.heard.first().kind, Kind::Alarm);
        QCOMPARE(desk.heard.first().outcome, BannerKind::NeedsReview);
        QVERIFY(!desk.heard.first().isCustomersNo());
    }

    void theCustomersNoIsTheCustomersNoWheneverItComes_data()
    {
        QTest::addColumn<View>("before");
        QTest::addColumn<View>("after");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("text");
        View fallen = test::decidedAs(Verdict::NeedsReview);
        fallen.reasons = {Reason::CustomerDenied};
        const View waiting = test::viewIn(Status::Capturing);
        const View green = test::decidedAs(Verdict::Verified);
        const View red = test::decidedAs(Verdict::WrongPerson);
        QTest::newRow("before the verdict") << waiting << test::viewIn(Status::Denied) << QString() << u"REFUSED – verification 1"_s;
        QTest::newRow("on another device") << waiting << waiting << u"denied_elsewhere"_s << u"THE CUSTOMER SAYS NO – verification 1"_s;
        QTest::newRow("after green") << green << fallen << u"customer_denied"_s << u"THE CUSTOMER SAYS NO – verification 1"_s;
        QTest::newRow("after red") << red << red << u"customer_denied"_s << u"THE CUSTOMER SAYS NO – verification 1"_s;
    }
    void theCustomersNoIsTheCustomersNoWheneverItComes()
    {
        QFETCH(const View, before);
        QFETCH(const View, after);
        QFETCH(const QString, code);
        QFETCH(const QString, text);
        Listener desk({before});
        QTRY_VERIFY(desk.connection.isLive());
        desk.relay.notify(code.isEmpty() ? test::changeTo(after, 11, u"denied"_s) : note(after, 11, QLatin1StringView(code.toLatin1())));
        QTRY_COMPARE(desk.heard.size(), 1);
        QVERIFY(desk.heard.first().isCustomersNo());
        QCOMPARE(desk.heard.first().kind, Kind::Alarm);
        QCOMPARE(client::announcementText(desk.heard.first(), 1), text);
        desk.settle(12);
        QCOMPARE(desk.heard.size(), 1);
    }

    void alertsAreToldOnceEach()
    {
        const View waiting = test::viewIn(Status::Capturing);
        Listener desk({waiting});
        QTRY_VERIFY(desk.connection.isLive());
        desk.relay.notify(note(waiting, 11, protocol::kNoticeUnprovenPass));
        QTRY_COMPARE(desk.heard.size(), 1);
        QCOMPARE(desk.heard.first().kind, Kind::Attention);
        QCOMPARE(client::announcementText(desk.heard.first(), 1), u"ALERT – verification 1"_s);
        desk.relay.notify(note(waiting, 12, protocol::kNoticeUnprovenPass));
        View contested = waiting;
        contested.contested = true;
        desk.relay.notify(note(contested, 13, verification::kNoteSameCustomer));
        QTRY_COMPARE(desk.heard.size(), 2);
        QCOMPARE(desk.heard.last().warnings, Warnings(Warning::Contested));
    }

    void verificationsOfOthersAreSilent()
    {
        View foreign = test::viewIn(Status::Checking);
        foreign.agent.name = u"somebody else"_s;
        Listener desk({foreign});
        QTRY_VERIFY(desk.connection.isLive());
        foreign.status = Status::Denied;
        desk.relay.notify(test::changeTo(foreign, 11, u"denied"_s));
        desk.settle(12);
        QVERIFY(desk.heard.isEmpty());
    }

    void anOutageIsToldWhenItBeginsAndWhenItEnds_data()
    {
        QTest::addColumn<QLatin1StringView>("begins");
        QTest::addColumn<QLatin1StringView>("ends");
        QTest::newRow("Incode") << protocol::kNoticeVendorOutage << protocol::kNoticeVendorRecovered;
        QTest::newRow("store") << protocol::kNoticeStoreOutage << protocol::kNoticeStoreRecovered;
    }
    void anOutageIsToldWhenItBeginsAndWhenItEnds()
    {
        QFETCH(const QLatin1StringView, begins);
        QFETCH(const QLatin1StringView, ends);
        Listener desk({test::viewIn(Status::Sent), test::decidedAs(Verdict::Verified, u"v2"_s)});
        QTRY_VERIFY(desk.connection.isLive());
        desk.notice("error", begins);
        QTRY_COMPARE(desk.heard.size(), 1);
        QCOMPARE(desk.heard.first().kind, Kind::Outage);
        QCOMPARE(client::announcementText(desk.heard.first(), 0), u"OUTAGE"_s);
        desk.notice("info", ends);
        QTRY_COMPARE(desk.heard.size(), 2); // and neither verification is told again
        QCOMPARE(desk.heard.last().kind, Kind::Recovered);
    }

    void aLostLineIsToldOnlyWhenItStaysLost()
    {
        Listener desk({test::viewIn(Status::Sent)});
        QTRY_VERIFY(desk.connection.isLive());
        desk.helloWith(protocol::Replayed{0}, 10);
        desk.loseAndComeBack();
        QVERIFY(desk.heard.isEmpty());
        desk.relay.stop();
        QTRY_VERIFY((desk.clock.advance(1s), desk.connection.state() == State::Offline));
        QCOMPARE(desk.heard.size(), 1);
        QCOMPARE(client::announcementText(desk.heard.first(), 0), u"NOT CURRENT"_s);
        desk.relay.start();
        QTRY_VERIFY((desk.clock.advance(1s), desk.connection.isLive()));
        QCOMPARE(desk.heard.size(), 2);
        QCOMPARE(client::announcementText(desk.heard.last(), 0), u"The outage is over"_s);
    }
};

QTEST_GUILESS_MAIN(AnnouncerTest)
#include "announcer_test.moc"
