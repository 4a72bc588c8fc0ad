// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/live_verifications.h"
#include "tests/support/fake_relay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/stream_fixtures.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

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

const QString kList = u"verification.list"_s;
const QString kGet = u"verification.get"_s;
constexpr auto kStep = 200ms; // of waiting for what is asked for again after seconds

struct Desk {
    FakeRelay relay;
    test::ManualClock clock;
    test::SeededRandom random;
    RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};
    client::RelayCalls calls{connection, clock, random};
    LiveVerifications verifications{connection, calls, clock};
    QHash<QString, protocol::OpenPage> pages; ///< by cursor
    int getIds = protocol::kMaxGetIds;

    Desk()
    {
        connection.setUrl(relay.url());
        connection.setToken(base::Secret("token"));
    }
    void startOverWith(const protocol::Resync &resync, qint64 seq)
    {
        relay.hello = [this, resync, seq](const auto &) {
            auto hello = FakeRelay::plainHello(seq);
            hello.serverTime = clock.now();
            hello.limits.getIds = getIds;
            hello.history = resync;
            return hello;
        };
    }
    void replayNothing(qint64 seq)
    {
        relay.hello = [this, seq](const auto &) {
            auto hello = FakeRelay::plainHello(seq);
            hello.serverTime = clock.now();
            hello.limits.getIds = getIds;
            hello.history = protocol::Replayed{0};
            return hello;
        };
    }
    void turnPages()
    {
        relay.answers[kList] = [this](const protocol::Request &request) {
            return base::Result<QJsonValue>(protocol::toJson(pages.value(request.params.value(u"cursor"_s).toString())));
        };
    }
    void holdPages() { relay.answers.remove(kList); }
    void answerHeldPage(const protocol::OpenPage &page) { relay.answerHeld(QJsonValue(protocol::toJson(page))); }
    /// Answers gets of several: who is in `known`, at `seq`; nobody else is found.
    void know(const QHash<QString, protocol::VerificationView> &known, qint64 seq)
    {
        relay.answers[kGet] = [known, seq](const protocol::Request &request) {
            protocol::VerificationDetails details;
            const QJsonArray ids = request.params.value(u"ids"_s).toArray();
            for (const QJsonValue &id : ids) {
                if (known.contains(id.toString()))
                    details.items.append({.verification = known.value(id.toString()), .events = {}, .seq = seq});
                else
                    details.notFound.append(id.toString());
            }
            return base::Result<QJsonValue>(protocol::toJson(details));
        };
    }
    [[nodiscard]] bool goLive()
    {
        connection.setWanted(RelayConnection::Wanted::Connected);
        return QTest::qWaitFor([this] { return connection.isLive(); });
    }
    [[nodiscard]] bool reconnect()
    {
        relay.drop();
        if (!QTest::qWaitFor([this] { return connection.state() == State::Waiting; }))
            return false;
        connection.tryNow();
        return QTest::qWaitFor([this] { return connection.isLive(); });
    }
    [[nodiscard]] QStringList asked(const QString &method, const QString &field) const
    {
        QStringList result;
        for (const auto &request : relay.requests) {
            if (request.method == method)
                result.append(request.params.value(field).toString());
        }
        return result;
    }
    [[nodiscard]] QList<qsizetype> sizesOfGets() const
    {
        QList<qsizetype> sizes;
        for (const auto &request : relay.requests) {
            if (request.method == kGet)
                sizes.append(request.params.value(u"ids"_s).toArray().size());
        }
        return sizes;
    }
};

protocol::VerificationView green(const QString &id)
{
    return test::decidedAs(Verdict::Verified, id);
}

protocol::VerificationView closed(const QString &id)
{
    auto view = green(id);
    view.status = Status::Closed;
    return view;
}

QList<protocol::VerificationView> many(int count)
{
    QList<protocol::VerificationView> views;
    for (int i = 0; i < count; ++i)
        views.append(test::viewIn(Status::Sent, u"m%1"_s.arg(i, 4, 10, QChar(u'0'))));
    return views;
}

} // namespace

/// What is open comes in pages, and verifications with their timelines many at a time.
class OpenPagesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allPagesAreTurned()
    {
        Desk desk;
        desk.turnPages();
        desk.startOverWith({.open = {green(u"v5"_s)}, .next = u"v5"_s}, 10);
        desk.pages = {{u"v5"_s, {.seq = 10, .open = {green(u"v4"_s), green(u"v3"_s)}, .next = u"v3"_s}},
                      {u"v3"_s, {.seq = 12, .open = {green(u"v2"_s)}, .next = {}}}};
        QVERIFY(desk.goLive());
        QVERIFY(desk.relay.hellos.constFirst().pages);
        QTRY_COMPARE(desk.verifications.ids(), (QStringList{u"v2"_s, u"v3"_s, u"v4"_s, u"v5"_s}));
        QCOMPARE(desk.asked(kList, u"cursor"_s), (QStringList{u"v5"_s, u"v3"_s}));
        for (const QString &id : desk.verifications.ids())
            QCOMPARE(desk.verifications.banner(id), BannerKind::Verified);
        QCOMPARE(desk.verifications.find(u"v2"_s)->lastSeq, qint64(12));
    }

    void anOlderRelayIsNotAskedForPages()
    {
        Desk desk;
        desk.turnPages();
        desk.startOverWith({.open = {green(u"v5"_s)}, .next = {}}, 10);
        QVERIFY(desk.goLive());
        desk.clock.advance(1min);
        QCOMPARE(desk.verifications.ids(), QStringList{u"v5"_s});
        QVERIFY(desk.asked(kList, u"cursor"_s).isEmpty());
    }

    void newsBetweenThePagesAreKept()
    {
        Desk desk;
        desk.startOverWith({.open = {green(u"v5"_s)}, .next = u"v5"_s}, 10);
        QVERIFY(desk.goLive());
        QTRY_COMPARE(desk.asked(kList, u"cursor"_s).size(), 1);
        desk.relay.notify(test::changeTo(test::decidedAs(Verdict::NeedsReview, u"v4"_s), 11, u"contradiction"_s));
        desk.relay.notify(test::changeTo(test::viewIn(Status::Preparing, u"v6"_s), 12, u"created"_s));
        desk.relay.notify(test::changeTo(closed(u"v3"_s), 13, u"closed"_s));
        QTRY_COMPARE(desk.verifications.ids(), (QStringList{u"v4"_s, u"v5"_s, u"v6"_s}));
        QList<BannerKind> shown;
        connect(&desk.verifications, &LiveVerifications::changed, this, [&](const QString &id) {
            if (id == u"v4"_s)
                shown.append(desk.verifications.banner(id));
        });
        desk.answerHeldPage({.seq = 10, .open = {green(u"v4"_s), green(u"v3"_s), green(u"v2"_s)}, .next = {}}); // made before them
        QTRY_VERIFY(desk.verifications.find(u"v2"_s));
        QCOMPARE(desk.verifications.banner(u"v4"_s), BannerKind::NeedsReview);
        QVERIFY(!shown.contains(BannerKind::Verified));
        QVERIFY2(!desk.verifications.find(u"v3"_s), "it has ended");
        QCOMPARE(desk.verifications.banner(u"v6"_s), BannerKind::NotVerifiedYet);
    }

    void whatWasKnownIsGreyUntilAPageListsIt()
    {
        Desk desk;
        desk.startOverWith({.open = {green(u"v1"_s), green(u"v2"_s), green(u"v3"_s)}, .next = {}}, 5);
        QVERIFY(desk.goLive());
        QCOMPARE(desk.verifications.banner(u"v1"_s), BannerKind::Verified);
        desk.know({{u"v1"_s, closed(u"v1"_s)}}, 19);
        desk.startOverWith({.open = {green(u"v3"_s)}, .next = u"v3"_s}, 20);
        QVERIFY(desk.reconnect());
        QTRY_COMPARE(desk.asked(kList, u"cursor"_s).size(), 1);
        QCOMPARE(desk.verifications.banner(u"v3"_s), BannerKind::Verified);
        QCOMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Stale);
        QCOMPARE(desk.verifications.banner(u"v1"_s), BannerKind::Stale);
        QVERIFY(desk.sizesOfGets().isEmpty()); // the pages may tell
        desk.answerHeldPage({.seq = 20, .open = {green(u"v2"_s)}, .next = {}});
        QTRY_COMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Verified);
        QTRY_COMPARE(desk.verifications.banner(u"v1"_s), BannerKind::Ended); // on no page: asked for
    }

    void aLostConnectionDoesNotStartThePagesOver()
    {
        Desk desk;
        desk.startOverWith({.open = {green(u"v1"_s), green(u"v2"_s)}, .next = {}}, 5);
        QVERIFY(desk.goLive());
        desk.startOverWith({.open = {green(u"v9"_s)}, .next = u"v9"_s}, 20);
        QVERIFY(desk.reconnect());
        QTRY_COMPARE(desk.asked(kList, u"cursor"_s).size(), 1); // and no answer
        desk.replayNothing(20);
        QVERIFY(desk.reconnect());
        QCOMPARE(desk.verifications.banner(u"v9"_s), BannerKind::Verified); // the replay is complete
        QCOMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Stale);    // but this was on no page yet
        QTRY_COMPARE(desk.asked(kList, u"cursor"_s), (QStringList{u"v9"_s, u"v9"_s}));
        desk.know({}, 20);
        desk.answerHeldPage({.seq = 20, .open = {green(u"v2"_s)}, .next = {}});
        QTRY_COMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Verified);
        QTRY_VERIFY2(!desk.verifications.find(u"v1"_s), "the relay has it no more");
    }

    void aPageDuringAStoreOutageIsNotCurrent()
    {
        Desk desk;
        desk.startOverWith({.open = {}, .next = u"v9"_s}, 20);
        QVERIFY(desk.goLive());
        QTRY_COMPARE(desk.asked(kList, u"cursor"_s).size(), 1);
        desk.relay.sendRaw(uR"({"jsonrpc":"2.0","method":"notice","params":{"level":"error","code":"store_outage","text":""}})"_s);
        QTRY_COMPARE(desk.connection.store(), protocol::StoreState::Outage);
        desk.answerHeldPage({.seq = 20, .open = {green(u"v2"_s)}, .next = {}});
        QTRY_VERIFY(desk.verifications.find(u"v2"_s));
        QCOMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Stale);
        desk.relay.sendRaw(uR"({"jsonrpc":"2.0","method":"notice","params":{"level":"info","code":"store_recovered","text":""}})"_s);
        QTRY_COMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Verified);
    }

    void aCursorThatTheRelayDoesNotTakeBeginsAnew()
    {
        Desk desk;
        desk.relay.answers[kList] = [](const protocol::Request &request) {
            if (!request.params.value(u"cursor"_s).toString().isEmpty())
                return base::Result<QJsonValue>(base::fail(base::invalid(u"cursor"_s, u"is none"_s)));
            return base::Result<QJsonValue>(
                protocol::toJson(protocol::OpenPage{.seq = 10, .open = {green(u"v5"_s), green(u"v4"_s)}, .next = {}}));
        };
        desk.startOverWith({.open = {green(u"v5"_s)}, .next = u"odd"_s}, 10);
        QVERIFY(desk.goLive());
        QTRY_VERIFY((desk.clock.advance(kStep), desk.verifications.ids().size() == 2));
        QCOMPARE(desk.asked(kList, u"cursor"_s), (QStringList{u"odd"_s, QString()}));
    }

    void aPageThatFailedIsAskedForAgain()
    {
        Desk desk;
        desk.startOverWith({.open = {}, .next = u"v9"_s}, 10);
        QVERIFY(desk.goLive());
        QTRY_COMPARE(desk.asked(kList, u"cursor"_s).size(), 1);
        desk.relay.answerHeld(QJsonValue(u"no page"_s));
        QTRY_VERIFY((desk.clock.advance(kStep), desk.asked(kList, u"cursor"_s).size() == 2));
        desk.answerHeldPage({.seq = 10, .open = {green(u"v2"_s)}, .next = {}});
        QTRY_COMPARE(desk.verifications.banner(u"v2"_s), BannerKind::Verified);
    }

    void pagesWithoutAnEndAreNotTurnedForEver()
    {
        Desk desk;
        desk.relay.answers[kList] = [](const protocol::Request &request) {
            return base::Result<QJsonValue>(protocol::toJson(
                protocol::OpenPage{.seq = 10, .open = {green(u"v4"_s)}, .next = request.params.value(u"cursor"_s).toString()}));
        };
        desk.startOverWith({.open = {green(u"v5"_s)}, .next = u"v5"_s}, 10);
        QVERIFY(desk.goLive());
        QTRY_VERIFY(desk.verifications.find(u"v4"_s));
        desk.clock.advance(1min);
        QCOMPARE(desk.asked(kList, u"cursor"_s).size(), 1);
    }

    void manyAreAskedForWithOneCall()
    {
        Desk desk;
        constexpr int kMany = 120;
        desk.startOverWith({.open = many(kMany), .next = {}}, 5);
        QVERIFY(desk.goLive());
        QHash<QString, protocol::VerificationView> known;
        for (const auto &view : many(kMany))
            known.insert(view.id, closed(view.id));
        desk.know(known, 9);
        desk.startOverWith({.open = {}, .next = {}}, 9);
        QVERIFY(desk.reconnect());
        QTRY_COMPARE(desk.sizesOfGets(), (QList<qsizetype>{50, 50, 20}));
        const QStringList ids = desk.verifications.ids();
        QCOMPARE(ids.size(), kMany);
        QTRY_VERIFY(
            std::all_of(ids.cbegin(), ids.cend(), [&](const auto &id) { return desk.verifications.banner(id) == BannerKind::Ended; }));
    }

    void anOlderRelayIsAskedOneByOne()
    {
        Desk desk;
        desk.getIds = 1;
        desk.startOverWith({.open = many(3), .next = {}}, 5);
        QVERIFY(desk.goLive());
        desk.relay.answers[kGet] = [](const protocol::Request &request) {
            const QString id = request.params.value(u"id"_s).toString();
            if (id == u"m0001"_s)
                return base::Result<QJsonValue>(base::fail(base::ErrorCode::NotFound, u"gone"_s));
            return base::Result<QJsonValue>(protocol::toJson(
                protocol::VerificationDetail{.verification = closed(id), .events = {test::eventOf(u"closed"_s, 9)}, .seq = 0}));
        };
        desk.startOverWith({.open = {}, .next = {}}, 9);
        QVERIFY(desk.reconnect());
        QTRY_COMPARE(desk.verifications.ids(), (QStringList{u"m0000"_s, u"m0002"_s}));
        QTRY_COMPARE(desk.verifications.banner(u"m0000"_s), BannerKind::Ended);
        QTRY_COMPARE(desk.verifications.banner(u"m0002"_s), BannerKind::Ended);
        QCOMPARE(desk.sizesOfGets(), (QList<qsizetype>{0, 0, 0}));
    }

    void whatFoundNoRoomIsAskedForAgainAndWhatCanNotBeHadALittleLater()
    {
        Desk desk;
        desk.startOverWith({.open = many(3), .next = {}}, 5);
        QVERIFY(desk.goLive());
        desk.relay.answers[kGet] = [](const protocol::Request &request) { // the first that is asked for, but never m0001
            protocol::VerificationDetails details;
            const QString id = request.params.value(u"ids"_s).toArray().first().toString();
            if (id != u"m0001"_s)
                details.items.append({.verification = closed(id), .events = {}, .seq = 9});
            return base::Result<QJsonValue>(protocol::toJson(details));
        };
        desk.startOverWith({.open = {}, .next = {}}, 9);
        QVERIFY(desk.reconnect());
        QTRY_VERIFY((desk.clock.advance(kStep), desk.verifications.banner(u"m0000"_s) == BannerKind::Ended
                                                    && desk.verifications.banner(u"m0002"_s) == BannerKind::Ended));
        QCOMPARE(desk.verifications.banner(u"m0001"_s), BannerKind::Stale);
        desk.know({{u"m0001"_s, closed(u"m0001"_s)}}, 9);
        QTRY_VERIFY((desk.clock.advance(kStep), desk.verifications.banner(u"m0001"_s) == BannerKind::Ended));
    }

    /// The answer may have been read before a change that was told meanwhile.
    void anOlderAnswerDoesNotOverwriteNewsAndConfirmsNothing()
    {
        Desk desk;
        desk.startOverWith({.open = {green(u"v1"_s)}, .next = {}}, 5);
        QVERIFY(desk.goLive());
        desk.verifications.loadTimeline(u"v1"_s);
        QTRY_COMPARE(desk.sizesOfGets().size(), 1);
        desk.relay.notify(test::changeTo(test::decidedAs(Verdict::NeedsReview, u"v1"_s), 8, u"contradiction"_s));
        QTRY_COMPARE(desk.verifications.banner(u"v1"_s), BannerKind::NeedsReview);
        const protocol::VerificationDetail older{
            .verification = green(u"v1"_s), .events = {test::eventOf(u"verdict"_s, 7), test::eventOf(u"contradiction"_s, 8)}, .seq = 7};
        desk.relay.answerHeld(QJsonValue(protocol::toJson(protocol::VerificationDetails{.items = {older}, .notFound = {}})));
        QTRY_COMPARE(desk.verifications.find(u"v1"_s)->timeline, client::Timeline::Complete);
        QCOMPARE(desk.verifications.banner(u"v1"_s), BannerKind::NeedsReview);
        QCOMPARE(desk.verifications.find(u"v1"_s)->events.size(), 2);
    }

    /// The same the other way round: the events of the answer may be newer than its state, whose change is still to be told.
    void newsAfterAnAnswerAreTakenThoughTheirEventIsKnown()
    {
        Desk desk;
        desk.startOverWith({.open = {green(u"v1"_s)}, .next = {}}, 5);
        QVERIFY(desk.goLive());
        desk.verifications.loadTimeline(u"v1"_s);
        QTRY_COMPARE(desk.sizesOfGets().size(), 1);
        const protocol::VerificationDetail detail{
            .verification = green(u"v1"_s), .events = {test::eventOf(u"verdict"_s, 7), test::eventOf(u"contradiction"_s, 8)}, .seq = 7};
        desk.relay.answerHeld(QJsonValue(protocol::toJson(protocol::VerificationDetails{.items = {detail}, .notFound = {}})));
        QTRY_COMPARE(desk.verifications.find(u"v1"_s)->events.size(), 2);
        desk.relay.notify(test::changeTo(test::decidedAs(Verdict::NeedsReview, u"v1"_s), 8, u"contradiction"_s));
        QTRY_COMPARE(desk.verifications.banner(u"v1"_s), BannerKind::NeedsReview);
    }
};

QTEST_GUILESS_MAIN(OpenPagesTest)
#include "open_pages_test.moc"
