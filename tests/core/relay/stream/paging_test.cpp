// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/live_verifications.h"
#include "core/protocol/view_of.h"
#include "core/relay/rpc/detail_reader.h"
#include "tests/core/relay/test_relay.h"

#include <QJsonArray>
#include <QNetworkRequest>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using client::BannerKind;
using test::StreamProbe;
using test::TestRelay;
using verification::Status;

namespace
{

QStringList idsOf(const QJsonArray &open)
{
    QStringList ids;
    for (const QJsonValue &view : open)
        ids.append(view.toObject().value("id"_L1).toString());
    return ids;
}

QStringList idsOf(const QJsonObject &page)
{
    return idsOf(page.value("open"_L1).toArray());
}

} // namespace

/// What is open, page by page, from the relay's side and with both real sides.
class PagingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->limits.page = {.items = 2};
        m_relay->start();
        m_count = 0;
    }
    void cleanup() { m_relay.reset(); }

    void everythingOpenIsListedOnceFromTheNewestOn()
    {
        for (int i = 0; i < 5; ++i)
            begin(i % 2 == 0 ? u"ana"_s : u"ben"_s);
        StreamProbe sue;
        const QJsonObject hello = signInForPages(sue, "token-sue");
        QCOMPARE(idsOf(hello), (QStringList{u"id-0004"_s, u"id-0005"_s}));
        const QJsonObject second = list(sue, hello.value("next"_L1));
        QCOMPARE(idsOf(second), (QStringList{u"id-0002"_s, u"id-0003"_s}));
        QCOMPARE(second.value("seq"_L1).toInteger(), m_relay->services().repository.publishedSeq());
        const QJsonObject third = list(sue, second.value("next"_L1));
        QCOMPARE(idsOf(third), QStringList{u"id-0001"_s});
        QVERIFY(!third.contains("next"_L1));
        QCOMPARE(TestRelay::notices(sue, u"open_not_listed"_s), 0);
    }

    void whatFitsInOnePageHasNoNext()
    {
        begin(u"ana"_s);
        begin(u"ana"_s);
        StreamProbe ana;
        const QJsonObject hello = signInForPages(ana, "token-ana");
        QCOMPARE(idsOf(hello).size(), 2);
        QVERIFY(!hello.contains("next"_L1));
    }

    void anAgentsPagesShowNobodyElses()
    {
        for (int i = 0; i < 6; ++i)
            begin(i % 2 == 0 ? u"ana"_s : u"ben"_s);
        StreamProbe ana;
        const QJsonObject hello = signInForPages(ana, "token-ana");
        QCOMPARE(idsOf(hello), (QStringList{u"id-0003"_s, u"id-0005"_s}));
        // A cursor is a place in the order and nothing more, also one that belongs to somebody else or to nobody.
        QCOMPARE(idsOf(list(ana, u"id-0006"_s)), (QStringList{u"id-0003"_s, u"id-0005"_s}));
        QCOMPARE(idsOf(list(ana, u"id-0004"_s)), (QStringList{u"id-0001"_s, u"id-0003"_s}));
        QCOMPARE(idsOf(list(ana, u"zzz' OR 1=1"_s)), (QStringList{u"id-0003"_s, u"id-0005"_s}));
        QCOMPARE(idsOf(list(ana, u"!"_s)), QStringList());
    }

    void aCursorThatIsNoTextIsRefused()
    {
        StreamProbe ana;
        signInForPages(ana, "token-ana");
        for (const QJsonValue &cursor : {QJsonValue(7), QJsonValue(QJsonArray{u"id-0001"_s}), QJsonValue(QString(1025, u'x')),
                                         QJsonValue(QString(QChar(0))), QJsonValue(QString(QChar(0xd800)))})
            QCOMPARE(TestRelay::refusal(ana, u"verification.list"_s, {{u"cursor"_s, cursor}}), u"invalid"_s);
    }

    void aPageIsBoundedInBytesAndNeverEmpty()
    {
        m_relay->limits.page = {.items = 100, .bytes = 1};
        m_relay->restart();
        for (int i = 0; i < 3; ++i)
            begin(u"ana"_s);
        StreamProbe sue;
        QJsonObject page = signInForPages(sue, "token-sue");
        QStringList all = idsOf(page);
        for (int turns = 0; page.contains("next"_L1) && turns < 10; ++turns) {
            QCOMPARE(idsOf(page).size(), 1);
            page = list(sue, page.value("next"_L1));
            all += idsOf(page);
        }
        QCOMPARE(all, (QStringList{u"id-0003"_s, u"id-0002"_s, u"id-0001"_s}));
    }

    /// Both sides are the real ones. While the console turns the pages verifications begin, end, turn green and lose their green; the line
    /// breaks, too. In the end it shows what is open as it is, and no green came back that it had seen taken away.
    void theConsoleEndsUpWithWhatIsOpen_data()
    {
        QTest::addColumn<quint32>("seed");
        for (const quint32 seed : {1U, 2U, 3U, 4U, 5U, 6U})
            QTest::addRow("seed %u", seed) << seed;
    }
    void theConsoleEndsUpWithWhatIsOpen()
    {
        QFETCH(quint32, seed);
        QRandomGenerator dice(seed);
        for (int i = 0; i < 30; ++i)
            begin(i % 3 == 0 ? u"ben"_s : u"ana"_s);
        test::SeededRandom random;
        client::RelayConnection connection{&client::makeWebSocket, m_relay->clock, random, u"console"_s};
        client::RelayCalls calls{connection, m_relay->clock, random};
        client::LiveVerifications shown{connection, calls, m_relay->clock};
        QSet<QString> takenBack;
        QStringList cameBack;
        connect(&shown, &client::LiveVerifications::changed, this, [&](const QString &id) {
            if (shown.banner(id) == BannerKind::NeedsReview)
                takenBack.insert(id);
            else if (shown.banner(id) == BannerKind::Verified && takenBack.contains(id))
                cameBack.append(id);
        });
        connection.setUrl(m_relay->streamUrl());
        connection.setToken(base::Secret("token-sue"));
        connection.setWanted(client::RelayConnection::Wanted::Connected);
        for (int step = 0; step < 120; ++step) {
            change(dice);
            if (step % 3 == 0)
                QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            if (dice.bounded(40) == 0) {
                connection.setWanted(client::RelayConnection::Wanted::Disconnected);
                connection.setWanted(client::RelayConnection::Wanted::Connected);
            }
            m_relay->clock.advance(20ms);
        }
        QTRY_COMPARE(m_relay->services().repository.pending(), 0);
        QTRY_VERIFY((m_relay->clock.advance(50ms), shows(shown)));
        QCOMPARE(cameBack, QStringList());
    }

    /// Ten pages of the real size.
    void aSupervisorOfABigFloorSeesAllOfIt()
    {
        constexpr int kFloor = 2'000;
        m_relay->limits.page = {};
        m_relay->restart();
        constexpr int kBatch = 200;
        for (int i = 0; i < kFloor; i += kBatch) {
            std::vector<verification::Event> some;
            for (int j = 0; j < kBatch; ++j)
                some.push_back(createdBy(u"agent-%1"_s.arg(j), u"id-%1"_s.arg(++m_count, 4, 10, QChar(u'0'))));
            commit(std::move(some));
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_relay->services().repository.pending(), 0, 60'000);
        test::SeededRandom random;
        client::RelayConnection connection{&client::makeWebSocket, m_relay->clock, random, u"console"_s};
        client::RelayCalls calls{connection, m_relay->clock, random};
        client::LiveVerifications shown{connection, calls, m_relay->clock};
        QList<client::RelayConnection::State> left;
        connect(&connection, &client::RelayConnection::stateChanged, this, [&left](client::RelayConnection::State state) {
            if (state == client::RelayConnection::State::Waiting)
                left.append(state);
        });
        connection.setUrl(m_relay->streamUrl());
        connection.setToken(base::Secret("token-sue"));
        connection.setWanted(client::RelayConnection::Wanted::Connected);
        QTRY_VERIFY_WITH_TIMEOUT((m_relay->clock.advance(50ms), shown.ids().size() == kFloor), 60'000);
        QVERIFY(left.isEmpty());
        QTRY_VERIFY(shows(shown));
    }

    void severalAreReadWithOneCallEachByItsRights()
    {
        const QString own = begin(u"ana"_s);
        const QString bens = begin(u"ben"_s);
        const auto ana = m_relay->console("ana");
        const QJsonObject answer = TestRelay::result(*ana, u"verification.get"_s, {{u"ids"_s, QJsonArray{own, bens, u"nobody"_s, own}}});
        const QJsonArray items = answer.value("items"_L1).toArray();
        QCOMPARE(items.size(), 1); // the same one twice is one
        const QJsonObject item = items.first().toObject();
        QCOMPARE(item.value("verification"_L1).toObject().value("id"_L1).toString(), own);
        const QJsonObject alone = TestRelay::result(*ana, u"verification.get"_s, {{u"id"_s, own}});
        QCOMPARE(item, alone);
        QCOMPARE(alone.value("seq"_L1).toInteger(), alone.value("events"_L1).toArray().last().toObject().value("seq"_L1).toInteger());
        QCOMPARE(answer.value("notFound"_L1).toArray(), (QJsonArray{bens, u"nobody"_s})); // what may not be seen is not there
        const auto sue = m_relay->console("sue");
        QCOMPARE(TestRelay::result(*sue, u"verification.get"_s, {{u"ids"_s, QJsonArray{own, bens}}}).value("items"_L1).toArray().size(), 2);
    }

    void severalAreBounded()
    {
        const auto ana = m_relay->console("ana");
        QJsonArray tooMany;
        for (int i = 0; i <= protocol::kMaxGetIds; ++i)
            tooMany.append(QString::number(i));
        for (const QJsonValue &ids : {QJsonValue(tooMany), QJsonValue(QJsonArray{}), QJsonValue(7), QJsonValue(QJsonArray{7}),
                                      QJsonValue(QJsonArray{QString()}), QJsonValue(QJsonArray{QString(201, u'x')})})
            QCOMPARE(TestRelay::refusal(*ana, u"verification.get"_s, {{u"ids"_s, ids}}), u"invalid"_s);
        const QStringList three{begin(u"ana"_s), begin(u"ana"_s), begin(u"ana"_s)};
        const protocol::Viewer viewer{u"ana"_s, verification::Role::Agent};
        const auto full = relay::rpc::readDetails(m_relay->store().reader(), viewer, three, 1);
        QCOMPARE(full->items.size(), 1);
        QCOMPARE(full->items.first().verification.id, three.first());
        QVERIFY(full->notFound.isEmpty());
        QCOMPARE(relay::rpc::readDetails(m_relay->store().reader(), viewer, three)->items.size(), 3);
    }

    void severalCostByTheirNumber()
    {
        m_relay->limits.burst = 7;
        m_relay->restart();
        const auto ana = m_relay->console("ana"); // hello is the first of the seven
        QJsonArray ids;
        for (int i = 0; i < protocol::kMaxGetIds; ++i)
            ids.append(QString::number(i));
        const QJsonObject params{{u"ids"_s, ids}};
        QVERIFY(ana->call(u"verification.get"_s, params).contains("result"_L1));
        const QJsonObject refused = ana->call(u"verification.get"_s, params).value("error"_L1).toObject().value("data"_L1).toObject();
        QCOMPARE(refused.value("code"_L1).toString(), u"limit_reached"_s);
        QCOMPARE(refused.value("detail"_L1).toString(), u"call_rate"_s);
        QCOMPARE(TestRelay::refusal(*ana, u"verification.get"_s, {{u"id"_s, u"x"_s}}), u"not_found"_s); // there is one left
    }

    void tellsTheLimitsThatItKeeps()
    {
        m_relay->limits.burst = 40;
        m_relay->limits.perSecond = 2.5;
        m_relay->restart();
        StreamProbe ana;
        const QJsonObject limits = ana.signIn(m_relay->streamUrl(), "token-ana").value("limits"_L1).toObject();
        QCOMPARE(limits, (QJsonObject{{u"burst"_s, 40}, {u"perSecond"_s, 2.5}, {u"getIds"_s, protocol::kMaxGetIds}}));
    }

private:
    /// A verification that waits for its customer.
    QString begin(const QString &agent)
    {
        const QString id = u"id-%1"_s.arg(++m_count, 4, 10, QChar(u'0'));
        commit({createdBy(agent, id), event(id, verification::MessageSent{})});
        if (!QTest::qWaitFor([this] { return m_relay->services().repository.pending() == 0; }))
            qFatal("not committed");
        return id;
    }
    [[nodiscard]] verification::Event createdBy(const QString &agent, const QString &id) const
    {
        const QString account = QString::number(9000 + m_count);
        verification::Created created;
        created.agent = {.name = agent, .displayName = agent};
        created.customer = {.account = account,
                            .customerId = u"cid-"_s + account,
                            .name = u"Customer "_s + account,
                            .phone = u"+12025550133"_s,
                            .email = {},
                            .language = u"en"_s};
        return event(id, std::move(created));
    }
    [[nodiscard]] verification::Event event(const QString &id, verification::EventBody body) const
    {
        return {.verificationId = id, .at = m_relay->clock.now(), .by = u"relay"_s, .body = std::move(body), .seq = 0};
    }
    void commit(std::vector<verification::Event> events)
    {
        store::Transaction transaction;
        transaction.events = std::move(events);
        m_relay->services().repository.commit(std::move(transaction), [](const auto &committed) { QVERIFY(committed.has_value()); });
    }
    /// Something happens to one of those that are open, or another one begins.
    void change(QRandomGenerator &dice)
    {
        const auto &repository = m_relay->services().repository;
        const auto ids = repository.openIds();
        if (ids.empty() || dice.bounded(6) == 0)
            return static_cast<void>(begin(u"ana"_s));
        QStringList sorted(ids.begin(), ids.end());
        sorted.sort();
        const QString id = sorted.at(dice.bounded(sorted.size()));
        const verification::Verification *state = repository.open(id);
        if (verification::isEnd(state->status))
            return;
        if (state->status != Status::Decided)
            return commit(
                {event(id, verification::VerdictReached{
                               .verdict = verification::Verdict::Verified, .reasons = {}, .validUntil = m_relay->clock.now() + 1h})});
        if (state->verdict == verification::Verdict::Verified && dice.bounded(2) == 0)
            return commit({event(id, verification::Contradiction{})});
        commit({event(id, verification::ClosedEvent{})});
    }
    /// Whether the console shows exactly what is open, as it is and as current.
    [[nodiscard]] bool shows(const client::LiveVerifications &console)
    {
        QSet<QString> open;
        for (const auto &state : m_relay->services().repository.committedOpen({})) {
            open.insert(state.id);
            const client::LiveVerification *entry = console.find(state.id);
            const auto view = protocol::viewOf(state, verification::Role::Supervisor);
            if (!entry || entry->freshness != client::Freshness::Fresh || protocol::toJson(entry->view) != protocol::toJson(view))
                return false;
        }
        return std::all_of(console.ids().cbegin(), console.ids().cend(), [&](const QString &id) {
            return open.contains(id) || (console.find(id)->view.hasEnded() && console.find(id)->freshness == client::Freshness::Fresh);
        });
    }
    QJsonObject signInForPages(StreamProbe &probe, const QByteArray &token)
    {
        QNetworkRequest request(m_relay->streamUrl());
        request.setRawHeader("Authorization", "Bearer " + token);
        probe.socket().open(request);
        if (!QTest::qWaitFor([&probe] { return probe.socket().state() == QAbstractSocket::ConnectedState; }))
            return {};
        return TestRelay::result(probe, u"hello"_s, {{u"protocol"_s, 1}, {u"client"_s, u"pages"_s}, {u"pages"_s, true}});
    }
    static QJsonObject list(StreamProbe &probe, const QJsonValue &cursor)
    {
        return TestRelay::result(probe, u"verification.list"_s, {{u"cursor"_s, cursor}});
    }

    std::unique_ptr<TestRelay> m_relay;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(PagingTest)
#include "paging_test.moc"
