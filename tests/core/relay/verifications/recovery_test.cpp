// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/stream.h"
#include "tests/core/relay/test_relay.h"

#include <QCoreApplication>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::http::WebhookAnswer;
using relay::verifications::StoreAvailability;
using test::StreamProbe;
using test::TestRelay;
using verification::Status;
using verification::Verdict;
using Press = TestRelay::Press;

class RecoveryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->start();
        m_ana = m_relay->console("ana");
    }
    void cleanup()
    {
        m_ana.reset();
        m_relay.reset();
    }

    void linksExpireByTheClock()
    {
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->clock.advance(4min + 59s);
        QCOMPARE(m_relay->services().repository.open(id)->status, Status::Sent);
        m_relay->clock.advance(1s);
        QTRY_COMPARE(m_relay->state(id).status, Status::Expired);
        QTRY_COMPARE(m_ana->latest(id).value("status"_L1).toString(), u"expired"_s);
    }

    void aVerdictClosesWhenItsValidityEnds()
    {
        const QString id = verified();
        m_relay->clock.advance(10min);
        QTRY_COMPARE(m_relay->state(id).status, Status::Closed);
    }

    void anyVerdictClosesByItselfAndNoLongerCountsAgainstTheLimit()
    {
        m_relay->config.policy.maxOpenPerAgent = 1;
        again();
        const QString id = red();
        const QJsonObject start{{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}};
        m_relay->clock.advance(60min - 1s);
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.start"_s, start), u"limit_reached"_s);
        m_relay->clock.advance(1s);
        QTRY_COMPARE(m_ana->latest(id).value("status"_L1).toString(), u"closed"_s);
        QCOMPARE(m_relay->state(id).verdict, Verdict::NotRecognized);
        QVERIFY(!m_relay->startSent(*m_ana, u"2001"_s).isEmpty());
    }

    void verdictsCloseAfterARestartAndAClockThatWasSetBack_data()
    {
        QTest::addColumn<qint64>("minutes");
        QTest::newRow("down for a day") << qint64(24 * 60);
        QTest::newRow("set back an hour") << qint64(-60);
    }

    void verdictsCloseAfterARestartAndAClockThatWasSetBack()
    {
        QFETCH(qint64, minutes);
        const QString refused = red();
        const QString denied = verified();
        m_relay->visit(Press::No, m_relay->incode.newestLink());
        QCOMPARE(m_relay->state(denied).verdict, Verdict::NeedsReview);
        m_relay->stop();
        m_relay->clock.advance(std::chrono::minutes(minutes));
        m_relay->start();
        QTRY_COMPARE(m_relay->state(refused).status, Status::Closed);
        QTRY_COMPARE(m_relay->state(denied).status, Status::Closed);
    }

    void readinessIsCheckedByTheStoresThreadAndNotByWhoAsks()
    {
        const auto health = &m_relay->services().health;
        const auto untilWritten = [this] { QTRY_COMPARE(m_relay->store().pendingCommits(), 0); };
        untilWritten();
        QVERIFY(health->unready().isEmpty());
        m_relay->diskBroken = true;
        for (int i = 0; i < 100; ++i)
            QVERIFY(health->unready().isEmpty()); // anybody may ask: the answer of a moment ago
        QCOMPARE(m_relay->store().pendingCommits(), 0);
        m_relay->clock.advance(StoreAvailability::kCheckEvery);
        QTRY_VERIFY(!health->unready().isEmpty());
        untilWritten();
        m_relay->diskBroken = false;
        QVERIFY(!health->unready().isEmpty());
        m_relay->clock.advance(StoreAvailability::kLookEvery);
        QTRY_VERIFY(health->unready().isEmpty());
    }

    void aStoreThatDoesNotComeBackIsNotReady()
    {
        const auto health = &m_relay->services().health;
        m_relay->clock.advance(1s); // what a sign-in leaves to be written
        QTRY_COMPARE(m_relay->store().pendingCommits(), 0);
        m_relay->diskHangs = true;
        m_relay->clock.advance(StoreAvailability::kCheckEvery); // nobody else writes
        QTRY_VERIFY(m_relay->store().pendingCommits() > 0);
        m_relay->clock.advance(30s); // however far the clock jumps: one look
        QCoreApplication::processEvents();
        for (int look = 1; look < StoreAvailability::kMaxLooks; ++look) {
            QVERIFY(health->unready().isEmpty());
            m_relay->clock.advance(StoreAvailability::kLookEvery);
            QCoreApplication::processEvents();
        }
        QCOMPARE(health->unready(), QStringList{u"the store has not written for 33 s"_s});
        m_relay->diskHangs = false;
        QTRY_VERIFY(health->unready().isEmpty());
    }

    void deadlinesSurviveARestart()
    {
        const QString green = verified();
        const QString waiting = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->stop();
        m_relay->clock.advance(11min); // the relay was down when both ran out
        m_relay->start();
        QTRY_COMPARE(m_relay->state(waiting).status, Status::Expired);
        QTRY_COMPARE(m_relay->state(green).status, Status::Closed);
    }

    void deadlinesLieAheadAfterARestart()
    {
        const QString waiting = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->restart();
        m_relay->clock.advance(4min);
        QCOMPARE(m_relay->services().repository.open(waiting)->status, Status::Sent);
        m_relay->clock.advance(1min);
        QTRY_COMPARE(m_relay->state(waiting).status, Status::Expired);
    }

    void aRestartWhilePreparingEndsAsSendFailedWithANote()
    {
        m_relay->incode.silent = true;
        const QString id = TestRelay::result(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                               .value("id"_L1)
                               .toString();
        QTRY_COMPARE(m_relay->incode.sessions.size(), 1);
        m_ana.reset();
        m_relay->restart();
        QTRY_COMPARE(m_relay->state(id).status, Status::SendFailed);
        QVERIFY(m_relay->kinds(id).contains(u"note"_s));
        QCOMPARE(m_relay->incode.messages.size(), 0);
    }

    void aLinkWaitingForTheAgentOutlivesARestart()
    {
        const QString id = m_relay->startSent(*m_ana, u"2001"_s, u"copy"_s);
        m_relay->restart();
        QCOMPARE(m_relay->services().repository.open(id)->status, Status::Preparing);
        m_relay->clock.advance(5min); // but not for ever
        QTRY_COMPARE(m_relay->state(id).status, Status::SendFailed);
    }

    void callsAnswerStoreUnavailableAndLeaveNothingBehind()
    {
        m_relay->diskBroken = true;
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}}),
                 u"store_unavailable"_s);
        QCOMPARE(m_relay->services().repository.openOf(u"ana"_s), 0);
        QVERIFY(changes().isEmpty());
        QTRY_VERIFY(!m_relay->services().health.unready().isEmpty());
        m_relay->diskBroken = false;
        QCOMPARE(m_relay->incode.sessions.size(), 0);
        m_relay->clock.advance(StoreAvailability::kLookEvery);
        QTRY_VERIFY(m_relay->services().health.unready().isEmpty());
        QVERIFY(!m_relay->startSent(*m_ana, u"2001"_s).isEmpty());
    }

    void everythingBuiltOnAFailedCommitIsForgotten()
    {
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->diskBroken = true;
        m_relay->diskHangs = true;
        QList<relay::http::LandingView::Kind> views;
        std::optional<WebhookAnswer> answer;
        const QString token = m_relay->incode.newestLink().path().section(u'/', -1);
        m_relay->services().landing.yes(token, {}, [&](const relay::http::LandingView &view) { views.append(view.kind); });
        QTRY_COMPARE(m_relay->services().repository.open(id)->status, Status::Opened);
        // Built on the uncommitted Yes: green in memory, for a moment, and never said.
        m_relay->services().intake.receive(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s),
                                           [&](WebhookAnswer given) { answer = given; });
        QTRY_COMPARE(m_relay->services().repository.open(id)->verdict, Verdict::Verified);
        m_relay->diskHangs = false;
        QTRY_VERIFY(answer.has_value() && views.size() == 1);
        QCOMPARE(*answer, WebhookAnswer::StoreUnavailable);
        QCOMPARE(views.first(), relay::http::LandingView::Kind::Unavailable);
        QTRY_VERIFY(m_relay->services().repository.isCurrent());
        QCOMPARE(m_relay->services().repository.open(id)->status, Status::Sent);
        QVERIFY(!m_relay->services().repository.open(id)->verdict);

        m_relay->diskBroken = false;
        QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, relay::http::LandingView::Kind::GoOn);
        m_relay->clock.advance(1s);
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::Verified);
        for (const QJsonObject &params : changes())
            QVERIFY(params.value("seq"_L1).toInteger() > 0);
    }

    void aRefusedChangeTakesNothingBackFromTheOthers()
    {
        const QString green = verified();
        const QString other = m_relay->startSent(*m_ana, u"2001"_s);
        const auto transaction = [this](const QString &id, verification::EventBody body) {
            store::Transaction made;
            made.events.push_back({.verificationId = id, .at = m_relay->clock.now(), .by = u"relay"_s, .body = std::move(body), .seq = 0});
            made.answer = store::IdempotentAnswer{.user = u"ana"_s, .key = id, .answer = "{}", .at = m_relay->clock.now()};
            return made;
        };
        relay::verifications::VerificationRepository &repository = m_relay->services().repository;
        const verification::Note note{u"n"_s, {}};
        std::optional<base::ErrorCode> refused;
        bool contradicted = false;
        // While the refusal of the second is on its way to us, the green of another verification is taken back.
        repository.commit(transaction(other, note), [&](const auto &) {
            store::Transaction bad = transaction(green, verification::Contradiction{{verification::Reason::Contradictory}});
            bad.answer.reset();
            repository.commit(std::move(bad), [&](const auto &committed) { contradicted = committed.has_value(); });
        });
        repository.commit(transaction(other, note),
                          [&](const auto &committed) { refused = committed ? base::ErrorCode::Invalid : committed.error().code; });
        QTRY_VERIFY(refused && contradicted);
        QCOMPARE(*refused, base::ErrorCode::Internal);
        QCOMPARE(m_relay->state(green).verdict, Verdict::NeedsReview);
        QCOMPARE(repository.open(green)->verdict, Verdict::NeedsReview);
        QCOMPARE(repository.open(other)->status, Status::Sent);
        QTRY_COMPARE(m_ana->latest(green).value("verdict"_L1).toString(), u"needs_review"_s);
        for (const verification::Verification &state : repository.committedOpen({}))
            QVERIFY(state.verdict != Verdict::Verified); // what a console that starts over is told
    }

    void expiryIsTriedAgainUntilTheStoreTakesIt()
    {
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->diskBroken = true;
        m_relay->clock.advance(5min);
        QTRY_COMPARE(m_relay->services().repository.pending(), 0);
        QCOMPARE(m_relay->services().repository.open(id)->status, Status::Sent);
        m_relay->diskBroken = false;
        m_relay->clock.advance(2s);
        QTRY_COMPARE(m_relay->state(id).status, Status::Expired);
    }

    void aSentMessageIsRecordedOnceTheStoreIsBack()
    {
        m_relay->incode.silent = true;
        const QString id = TestRelay::result(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                               .value("id"_L1)
                               .toString();
        QTRY_COMPARE(m_relay->incode.sessions.size(), 1);
        m_relay->incode.speak();
        m_relay->incode.silent = true; // the session comes, the message waits
        QTRY_COMPARE(m_relay->incode.messages.size(), 1);
        m_relay->diskBroken = true;
        m_relay->incode.speak();
        QTRY_VERIFY(m_relay->services().repository.pending() > 0);
        QTRY_COMPARE(m_relay->services().repository.pending(), 0);
        QCOMPARE(m_relay->state(id).status, Status::Preparing);
        m_relay->diskBroken = false;
        m_relay->clock.advance(2s);
        QTRY_COMPARE(m_relay->state(id).status, Status::Sent);
        QCOMPARE(m_relay->incode.messages.size(), 1);
    }

private:
    /// What ana heard of verifications; notices aside.
    [[nodiscard]] QList<QJsonObject> changes() const
    {
        QList<QJsonObject> result;
        for (const QJsonObject &one : m_ana->notifications()) {
            if (one.value("method"_L1) == protocol::kVerificationChanged)
                result.append(one.value("params"_L1).toObject());
        }
        return result;
    }

    /// With the configuration as it is now.
    void again()
    {
        m_ana.reset();
        m_relay->restart();
        m_ana = m_relay->console("ana");
    }

    QString red()
    {
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->visit(Press::Yes, m_relay->incode.newestLink());
        m_relay->post(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s, "FAIL"));
        return m_relay->state(id).verdict == Verdict::NotRecognized ? id : QString();
    }

    QString verified()
    {
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->visit(Press::Yes, m_relay->incode.newestLink());
        m_relay->post(TestRelay::faceResult(u"interview-%1"_s.arg(m_relay->incode.sessions.size()), u"cid-2001"_s));
        [&] { QCOMPARE(m_relay->state(id).verdict, Verdict::Verified); }();
        return id;
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ana;
};

QTEST_GUILESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
