// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"

#include "tests/core/relay/test_relay.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::TestRelay;
using verification::Status;
using Kind = relay::http::LandingView::Kind;
using Press = TestRelay::Press;

class LandingServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->start();
        m_ana = m_relay->console("ana");
        m_id = m_relay->startSent(*m_ana, u"2001"_s);
        m_link = m_relay->incode.newestLink();
    }
    void cleanup()
    {
        m_ana.reset();
        m_relay.reset();
    }

    void asksInTheCustomersLanguageAndChangesNothing()
    {
        const auto view = m_relay->visit(Press::Look, m_link);
        QCOMPARE(view.kind, Kind::Question);
        QCOMPARE(view.language, u"es"_s);
        QCOMPARE(view.company, u"Example Bank"_s);
        QCOMPARE(view.agentFirstName, u"Ana"_s);
        QCOMPARE(view.firstWord, m_relay->state(m_id).firstWord);
        QVERIFY(!view.firstWord.isEmpty() && view.firstWord != view.secondWord);
        QCOMPARE(m_relay->state(m_id).status, Status::Sent);
        QCOMPARE(m_relay->kinds(m_id).last(), u"link_previewed"_s);
    }

    void boundsWhatPreviewBotsCanRecord()
    {
        for (int i = 0; i < 30; ++i)
            QCOMPARE(m_relay->visit(Press::Look, m_link).kind, Kind::Question);
        QCOMPARE(m_relay->kinds(m_id).count(u"link_previewed"_s), 10);
    }

    void yesBindsTheBrowserAndLeadsToTheCapture()
    {
        const auto view = m_relay->visit(Press::Yes, m_link);
        QCOMPARE(view.kind, Kind::GoOn);
        QCOMPARE(view.captureUrl, QUrl(u"https://capture.invalid/1"_s));
        QCOMPARE(view.deviceCookie.size(), 22);
        QCOMPARE(m_relay->state(m_id).status, Status::Opened);
        const auto again = m_relay->visit(Press::Yes, m_link, view.deviceCookie);
        QCOMPARE(again.kind, Kind::GoOn);
        QCOMPARE(again.deviceCookie, view.deviceCookie);
        QCOMPARE(m_relay->kinds(m_id).count(u"opened"_s), 1);
    }

    void tellsAnotherDeviceThatTheLinkIsInUseAndWarnsTheAgent()
    {
        const auto bound = m_relay->visit(Press::Yes, m_link);
        for (const Press press : {Press::Look, Press::Yes}) {
            const auto view = m_relay->visit(press, m_link, "another-cookie");
            QCOMPARE(view.kind, Kind::InUse);
            QVERIFY(view.firstWord.isEmpty() && view.captureUrl.isEmpty());
        }
        QCOMPARE(m_relay->state(m_id).status, Status::Opened);
        QVERIFY(m_relay->kinds(m_id).contains(u"second_device"_s));
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_relay->visit(Press::Yes, m_link).kind, Kind::InUse);
        QCOMPARE(m_relay->kinds(m_id).count(u"second_device"_s), 5);
        QCOMPARE(m_relay->visit(Press::Look, m_link, bound.deviceCookie).kind, Kind::Question);
    }

    void onlyOneOfTwoSimultaneousDevicesGetsThrough()
    {
        QList<Kind> kinds;
        const auto done = [&kinds](const relay::http::LandingView &view) { kinds.append(view.kind); };
        const QString token = m_link.path().section(u'/', -1);
        m_relay->services().landing.yes(token, {}, done);
        m_relay->services().landing.yes(token, {}, done);
        QTRY_COMPARE(kinds.size(), 2);
        QCOMPARE(kinds.count(Kind::GoOn), 1);
        QCOMPARE(kinds.count(Kind::InUse), 1);
    }

    void keepsTheBindingOverARestart()
    {
        const auto bound = m_relay->visit(Press::Yes, m_link);
        m_relay->restart();
        QCOMPARE(m_relay->visit(Press::Yes, m_link, "another-cookie").kind, Kind::InUse);
        QCOMPARE(m_relay->visit(Press::Yes, m_link, bound.deviceCookie).kind, Kind::GoOn);
    }

    void noEndsItAsDenied()
    {
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QCOMPARE(m_relay->state(m_id).status, Status::Denied);
        QCOMPARE(m_relay->visit(Press::Yes, m_link).kind, Kind::Gone);
        QTRY_COMPARE(m_ana->latest(m_id).value("status"_L1).toString(), u"denied"_s);
    }

    void aNoWhileConfirmingEndsItAsDenied()
    {
        m_ana.reset();
        m_relay = std::make_unique<TestRelay>();
        m_relay->config.policy.confirm = verification::ConfirmMode::Required;
        m_relay->records.silent = true;
        m_relay->records.passes(u"interview-1"_s, u"cid-2001"_s);
        m_relay->start();
        m_ana = m_relay->console("ana");
        m_id = m_relay->startSent(*m_ana, u"2001"_s);
        m_link = m_relay->incode.newestLink();
        const auto bound = m_relay->visit(Press::Yes, m_link);
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), relay::http::WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(m_id).status, Status::Checking);
        QTRY_COMPARE(m_relay->records.asked.size(), 1);
        QCOMPARE(m_relay->visit(Press::Look, m_link, bound.deviceCookie).kind, Kind::Answered);
        QCOMPARE(m_relay->visit(Press::Yes, m_link, bound.deviceCookie).kind, Kind::Answered);
        QCOMPARE(m_relay->visit(Press::No, m_link, bound.deviceCookie).kind, Kind::Denied);
        QCOMPARE(m_relay->state(m_id).status, Status::Denied);
        m_relay->records.speak(); // Incode would have confirmed it
        m_relay->clock.advance(1min);
        QTRY_COMPARE(m_ana->latest(m_id).value("status"_L1).toString(), u"denied"_s);
        QVERIFY(!m_relay->state(m_id).verdict);
    }

    void offersNoAsLongAsTheGreenIsValidAlsoAfterTheLinksLife()
    {
        const auto bound = m_relay->visit(Press::Yes, m_link);
        m_relay->clock.advance(4min);
        m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s));
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::Verified);
        const QStringList before = m_relay->kinds(m_id);
        m_relay->clock.advance(9min);
        const auto page = m_relay->visit(Press::Look, m_link, bound.deviceCookie);
        QCOMPARE(page.kind, Kind::Answered);
        QVERIFY(page.firstWord.isEmpty() && page.agentFirstName.isEmpty());
        QCOMPARE(m_relay->visit(Press::Look, m_link, "another-cookie").kind, Kind::InUse);
        QCOMPARE(m_relay->kinds(m_id), before); // who looks now is no news
        QCOMPARE(m_relay->visit(Press::No, m_link, bound.deviceCookie).kind, Kind::Denied);
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::NeedsReview);
        QCOMPARE(m_relay->visit(Press::Look, m_link, bound.deviceCookie).kind, Kind::Answered); // the page never tells the verdict
    }

    void afterTheEndTheLinkIsGone()
    {
        const auto bound = m_relay->visit(Press::Yes, m_link);
        m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s));
        m_relay->clock.advance(10min);
        QTRY_COMPARE(m_relay->state(m_id).status, Status::Closed);
        for (const Press press : {Press::Look, Press::Yes, Press::No})
            QCOMPARE(m_relay->visit(press, m_link, bound.deviceCookie).kind, Kind::Gone);
    }

    void aNoFromAnotherDeviceKeepsItFromTurningGreen_data()
    {
        QTest::addColumn<bool>("restarts");
        QTest::newRow("in one run") << false;
        QTest::newRow("over a restart") << true;
    }

    void aNoFromAnotherDeviceKeepsItFromTurningGreen()
    {
        QFETCH(bool, restarts);
        m_relay->visit(Press::Yes, m_link);
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QVERIFY(m_relay->kinds(m_id).endsWith(u"note"_s));
        const QStringList once = m_relay->kinds(m_id);
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QCOMPARE(m_relay->kinds(m_id), once);
        QCOMPARE(m_relay->state(m_id).status, Status::Opened);
        m_relay->clock.advance(2min);
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.resend"_s, {{u"id"_s, m_id}}), u"wrong_state"_s);
        if (restarts)
            m_relay->restart();
        m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s));
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::NeedsReview);
        QCOMPARE(m_relay->state(m_id).reasons, std::vector{verification::Reason::CustomerDenied});
    }

    void aNoFromAnotherDeviceTakesTheGreenBack()
    {
        m_relay->visit(Press::Yes, m_link);
        m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s));
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::Verified);
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::NeedsReview);
        QTRY_COMPARE(m_ana->latest(m_id).value("reasons"_L1).toArray(), QJsonArray{u"customer_denied"_s});
    }

    void aNoThatCouldNotBeStoredIsHeardTheNextTime()
    {
        const auto bound = m_relay->visit(Press::Yes, m_link);
        m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s));
        m_relay->diskBroken = true;
        QCOMPARE(m_relay->visit(Press::No, m_link, bound.deviceCookie).kind, Kind::Unavailable);
        m_relay->diskBroken = false;
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::Verified);
        QCOMPARE(m_relay->visit(Press::No, m_link, bound.deviceCookie).kind, Kind::Denied);
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::NeedsReview);
    }

    void anotherBrowserOfTheSamePhoneIsNamedAndANewLinkGoesOutAtOnce()
    {
        m_relay->userAgent = u"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Messenger/1"_s;
        m_relay->visit(Press::Yes, m_link);
        m_relay->userAgent = u"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari/604.1"_s;
        QCOMPARE(m_relay->visit(Press::Look, m_link).kind, Kind::InUse);
        const auto detail = [this] {
            return m_ana->notifications().constLast().value("params"_L1).toObject().value("event"_L1).toObject().value("detail"_L1);
        };
        QTRY_COMPARE(detail().toObject().value("samePhone"_L1), QJsonValue(true));
        m_relay->userAgent = u"Mozilla/5.0 (Linux; Android 14; K) Chrome/126.0.0.0 Mobile"_s;
        m_relay->visit(Press::Yes, m_link);
        QTRY_COMPARE(detail().toObject().value("samePhone"_L1), QJsonValue(false));
        TestRelay::result(*m_ana, u"verification.resend"_s, {{u"id"_s, m_id}}); // within the cooldown
        QTRY_COMPARE(m_relay->incode.messages.size(), 2);
        QTRY_COMPARE(m_relay->state(m_id).sends, 2);
        QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, Kind::GoOn);
    }

    void otherBrowsersOfThePhoneHideNoOtherPhone()
    {
        const QString messages = u"Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Messenger/1"_s;
        const QString android = u"Mozilla/5.0 (Linux; Android 14; K) Chrome/126.0.0.0 Mobile"_s;
        const auto recorded = [this] { return m_relay->kinds(m_id).count(u"second_device"_s); };
        m_relay->userAgent = messages;
        m_relay->visit(Press::Yes, m_link);
        for (int i = 0; i < 20; ++i)
            QCOMPARE(m_relay->visit(Press::Look, m_link).kind, Kind::InUse);
        const auto harmless = recorded();
        m_relay->userAgent = android;
        QCOMPARE(m_relay->visit(Press::Look, m_link).kind, Kind::InUse);
        QCOMPARE(recorded(), harmless + 1);
        for (int i = 0; i < 20; ++i)
            m_relay->visit(Press::Look, m_link);
        const auto before = recorded();

        // What was seen on the old link says nothing about the new one.
        TestRelay::result(*m_ana, u"verification.resend"_s, {{u"id"_s, m_id}});
        QTRY_COMPARE(m_relay->incode.messages.size(), 2);
        QTRY_COMPARE(m_relay->state(m_id).sends, 2);
        m_relay->userAgent = messages;
        m_relay->visit(Press::Yes, m_relay->incode.newestLink());
        m_relay->userAgent = android;
        QCOMPARE(m_relay->visit(Press::Look, m_relay->incode.newestLink()).kind, Kind::InUse);
        QCOMPARE(recorded(), before + 1);
    }

    void aNoAfterTheVerdictTakesTheGreenBackOnce()
    {
        const auto bound = m_relay->visit(Press::Yes, m_link);
        QCOMPARE(m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s)), relay::http::WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::Verified);
        QCOMPARE(m_relay->visit(Press::No, m_link, bound.deviceCookie).kind, Kind::Denied);
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::NeedsReview);
        const auto before = m_relay->kinds(m_id);
        QCOMPARE(m_relay->visit(Press::No, m_link, bound.deviceCookie).kind, Kind::Denied);
        QCOMPARE(m_relay->kinds(m_id), before);
    }

    void unknownExpiredAndUsedLinksLookTheSame()
    {
        const auto unknown = m_relay->visit(Press::Look, QUrl(u"https://x.invalid/v/"_s + QString(5000, u'a')));
        m_relay->clock.advance(5min);
        const auto expired = m_relay->visit(Press::Look, m_link);
        QCOMPARE(unknown.kind, Kind::Gone);
        QCOMPARE(expired.kind, Kind::Gone);
        QCOMPARE(expired.language, unknown.language);
        QCOMPARE(expired.company, unknown.company);
        QVERIFY(expired.agentFirstName.isEmpty() && expired.firstWord.isEmpty());
        QTRY_COMPARE(m_relay->state(m_id).status, Status::Expired);
    }

    void aResendKillsTheOldLink()
    {
        const QUrl fresh = resend();
        QVERIFY(!fresh.isEmpty() && fresh != m_link);
        const QStringList before = m_relay->kinds(m_id);
        for (const Press press : {Press::Look, Press::Yes})
            QVERIFY(offersOnlyNo(m_relay->visit(press, m_link)));
        QCOMPARE(m_relay->kinds(m_id), before);
        QCOMPARE(m_relay->state(m_id).status, Status::Sent);
        const auto bound = m_relay->visit(Press::Yes, fresh);
        QCOMPARE(bound.kind, Kind::GoOn);
        const QStringList opened = m_relay->kinds(m_id);
        for (const QByteArray &cookie : {QByteArray(), QByteArray("another-cookie"), bound.deviceCookie}) {
            for (const Press press : {Press::Look, Press::Yes})
                QVERIFY(offersOnlyNo(m_relay->visit(press, m_link, cookie)));
        }
        QCOMPARE(m_relay->kinds(m_id), opened); // who has the old link is no second device on the new one
        QCOMPARE(m_relay->visit(Press::Yes, fresh, bound.deviceCookie).kind, Kind::GoOn);
    }

    void aNoOnAReplacedLinkKeepsItFromTurningGreen_data()
    {
        QTest::addColumn<bool>("afterYes");
        QTest::addColumn<bool>("restarts");
        QTest::newRow("before the Yes on the new one") << false << false;
        QTest::newRow("after it") << true << false;
        QTest::newRow("before it, over a restart") << false << true;
        QTest::newRow("after it, over a restart") << true << true;
    }

    void aNoOnAReplacedLinkKeepsItFromTurningGreen()
    {
        QFETCH(bool, afterYes);
        QFETCH(bool, restarts);
        const auto first = m_relay->visit(Press::Yes, m_link); // whoever has the first phone went on
        const QUrl fresh = resend();
        if (afterYes)
            QCOMPARE(m_relay->visit(Press::Yes, fresh).kind, Kind::GoOn);
        if (restarts)
            m_relay->restart();
        QCOMPARE(m_relay->visit(Press::No, m_link, first.deviceCookie).kind, Kind::Denied);
        const QStringList once = m_relay->kinds(m_id);
        QCOMPARE(once.last(), u"note"_s);
        QVERIFY(!once.contains(u"second_device"_s));
        QVERIFY(m_relay->state(m_id).deniedElsewhere);
        QCOMPARE(m_relay->state(m_id).status, afterYes ? Status::Opened : Status::Sent);
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QCOMPARE(m_relay->kinds(m_id), once);
        if (restarts)
            m_relay->restart();
        if (!afterYes)
            QCOMPARE(m_relay->visit(Press::Yes, fresh).kind, Kind::GoOn);
        m_relay->post(TestRelay::faceResult(u"interview-2"_s, u"cid-2001"_s));
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::NeedsReview);
        QCOMPARE(m_relay->state(m_id).reasons, std::vector{verification::Reason::CustomerDenied});
    }

    void aNoOnAReplacedLinkTakesTheGreenBackOnce()
    {
        const QUrl fresh = resend();
        const auto bound = m_relay->visit(Press::Yes, fresh);
        m_relay->post(TestRelay::faceResult(u"interview-2"_s, u"cid-2001"_s));
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::Verified);
        m_relay->clock.advance(9min); // longer than any of the links lives
        QVERIFY(offersOnlyNo(m_relay->visit(Press::Look, m_link)));
        m_relay->diskBroken = true;
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Unavailable);
        m_relay->diskBroken = false;
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::Verified);
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::NeedsReview);
        QCOMPARE(m_relay->state(m_id).reasons, std::vector{verification::Reason::CustomerDenied});
        const QStringList once = m_relay->kinds(m_id);
        QVERIFY(!once.contains(u"second_device"_s));
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QCOMPARE(m_relay->kinds(m_id), once);
        QCOMPARE(m_relay->visit(Press::Look, fresh, bound.deviceCookie).kind, Kind::Answered);
    }

    /// A way round the owner of the number on file: the second message goes where the caller wants it.
    void theOwnerOfTheFirstNumberIsHeardAfterACorrection()
    {
        const auto sue = m_relay->console("sue");
        m_relay->clock.advance(61s);
        const QJsonObject contact{{u"value"_s, u"+12025550199"_s}, {u"reason"_s, u"new phone"_s}};
        TestRelay::result(*sue, u"verification.resend"_s, {{u"id"_s, m_id}, {u"contact"_s, contact}});
        QTRY_COMPARE(m_relay->state(m_id).sends, 2);
        QCOMPARE(m_relay->incode.messages.last().phone, u"+12025550199"_s);
        QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, Kind::GoOn);
        m_relay->post(TestRelay::faceResult(u"interview-2"_s, u"cid-2001"_s));
        QTRY_COMPARE(m_ana->latest(m_id).value("verdict"_L1).toString(), u"verified"_s);
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QTRY_COMPARE(m_ana->latest(m_id).value("verdict"_L1).toString(), u"needs_review"_s);
        QCOMPARE(m_ana->latest(m_id).value("reasons"_L1).toArray(), QJsonArray{u"customer_denied"_s});
    }

    void aNoWhileTheNewLinkIsBeingMadeIsHeard()
    {
        m_relay->incode.silent = true;
        m_relay->clock.advance(61s);
        TestRelay::result(*m_ana, u"verification.resend"_s, {{u"id"_s, m_id}});
        QTRY_COMPARE(m_relay->incode.sessions.size(), 2);
        QVERIFY(offersOnlyNo(m_relay->visit(Press::Yes, m_link)));
        QCOMPARE(m_relay->visit(Press::No, m_link).kind, Kind::Denied);
        QVERIFY(m_relay->state(m_id).deniedElsewhere);
        m_relay->incode.speak();
        QTRY_COMPARE(m_relay->state(m_id).sends, 2);
        QCOMPARE(m_relay->visit(Press::Yes, m_relay->incode.newestLink()).kind, Kind::GoOn);
        m_relay->post(TestRelay::faceResult(u"interview-2"_s, u"cid-2001"_s));
        QCOMPARE(m_relay->state(m_id).verdict, verification::Verdict::NeedsReview);
    }

    void afterTheEndAReplacedLinkIsGoneAsWell()
    {
        const QUrl fresh = resend();
        m_relay->visit(Press::Yes, fresh);
        m_relay->post(TestRelay::faceResult(u"interview-2"_s, u"cid-2001"_s));
        const QString hash = QString::fromLatin1(base::sha256Hex(m_link.path().section(u'/', -1).toUtf8()));
        const auto known = m_relay->store().reader().linkByTokenHash(hash);
        QVERIFY(known && *known && (*known)->isSuperseded);
        m_relay->clock.advance(10min);
        QTRY_COMPARE(m_relay->state(m_id).status, Status::Closed);
        const QStringList before = m_relay->kinds(m_id);
        const auto unknown = m_relay->visit(Press::Look, QUrl(u"https://x.invalid/v/"_s + QString(22, u'a')));
        for (const Press press : {Press::Look, Press::Yes, Press::No}) {
            const auto view = m_relay->visit(press, m_link);
            QCOMPARE(view.kind, Kind::Gone);
            QCOMPARE(view.language, unknown.language);
            QCOMPARE(view.company, unknown.company);
        }
        QCOMPARE(m_relay->kinds(m_id), before);
        const auto wiped = m_relay->store().reader().linkByTokenHash(hash);
        QVERIFY(wiped && !*wiped);
    }

    void saysUnavailableAndBindsNothingWhenTheStoreCannotCommit()
    {
        m_relay->diskBroken = true;
        QCOMPARE(m_relay->visit(Press::Yes, m_link).kind, Kind::Unavailable);
        m_relay->diskBroken = false;
        QCOMPARE(m_relay->state(m_id).status, Status::Sent);
        QCOMPARE(m_relay->visit(Press::Yes, m_link).kind, Kind::GoOn);
    }

    void storesNoTokenInTheClear()
    {
        const auto bound = m_relay->visit(Press::Yes, m_link);
        const auto record = m_relay->store().reader().link(m_id);
        QVERIFY(record && *record);
        const QString token = m_link.path().section(u'/', -1);
        QVERIFY((*record)->tokenHash != token);
        QVERIFY((*record)->deviceHash != bound.deviceCookie);
        QCOMPARE((*record)->deviceHash.size(), 64);
    }

private:
    /// The agent sends a new link, which this gives.
    [[nodiscard]] QUrl resend()
    {
        constexpr int kPatienceMs = 10'000;
        const int sends = m_relay->state(m_id).sends;
        m_relay->clock.advance(61s);
        TestRelay::result(*m_ana, u"verification.resend"_s, {{u"id"_s, m_id}});
        if (!QTest::qWaitFor([this, sends] { return m_relay->state(m_id).sends == sends + 1; }, kPatienceMs))
            qWarning() << "not sent again:" << m_relay->kinds(m_id);
        return m_relay->incode.newestLink();
    }
    /// The page of a link that a newer one replaced: the No, and nothing of the verification.
    [[nodiscard]] static bool offersOnlyNo(const relay::http::LandingView &view)
    {
        return view.kind == Kind::InUse && view.firstWord.isEmpty() && view.secondWord.isEmpty() && view.agentFirstName.isEmpty()
               && view.captureUrl.isEmpty() && view.deviceCookie.isEmpty();
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<test::StreamProbe> m_ana;
    QString m_id;
    QUrl m_link;
};

QTEST_GUILESS_MAIN(LandingServiceTest)
#include "landing_service_test.moc"
