// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"
#include "core/client/coaching.h"
#include "core/client/situation.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/event_texts.h"
#include "core/client/text/notice_texts.h"
#include "core/client/text/verification_texts.h"
#include "tests/support/stream_fixtures.h"

#include <QJsonArray>
#include <QMetaEnum>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using client::BannerKind;
using client::Coaching;
using client::Freshness;
using client::Situation;
using test::kStart;
using verification::Reason;
using verification::Status;
using verification::Verdict;

namespace
{

using Events = QList<protocol::EventView>;

Coaching coachAt(const protocol::VerificationView &view, base::Instant now, const Events &events = {},
                 Freshness freshness = Freshness::Fresh)
{
    return client::coach({.view = view,
                          .events = events,
                          .serverNow = now,
                          .stallAfter = 20s,
                          .freshness = freshness,
                          .company = QStringLiteral("Example Bank")});
}

QJsonObject reasonsDetail(Reason reason)
{
    return {{QStringLiteral("reasons"), QJsonArray{verification::nameOf(reason)}}};
}

} // namespace

class CoachingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySituationHasItsSentenceInEveryLanguage()
    {
        const auto situations = QMetaEnum::fromType<Situation>();
        for (int i = 0; i < situations.keyCount(); ++i) {
            const auto situation = static_cast<Situation>(situations.value(i));
            const bool silent = situation == Situation::Cancelled || situation == Situation::Closed;
            for (const QString &language : base::languages())
                QVERIFY2(client::sentenceFor(situation, language).isEmpty() == silent, situations.key(i));
        }
    }

    void theSentenceIsInTheCallersLanguage()
    {
        const auto es = client::sentenceFor(Situation::Checking, QStringLiteral("es"));
        QVERIFY(es.startsWith(QLatin1String("Gracias")));
        QCOMPARE(client::sentenceFor(Situation::Checking, QStringLiteral("es-MX")), es);
        QVERIFY(client::sentenceFor(Situation::Checking, QStringLiteral("pt")).startsWith(QLatin1String("Obrigado")));
        QVERIFY(client::sentenceFor(Situation::Checking, QStringLiteral("../../x")).startsWith(QLatin1String("Thank")));
    }

    void theSentenceNamesTheFirstWordAndNeverTheSecond()
    {
        for (const QString &language : base::languages()) {
            auto view = test::viewIn(Status::Sent);
            view.sentAt = kStart;
            view.customer.language = language;
            const auto coaching = coachAt(view, kStart);
            QVERIFY(coaching.sentence.contains(QLatin1String("amber")));
            QVERIFY(!coaching.sentence.contains(QLatin1String("river")));
            QVERIFY(coaching.sentence.contains(QLatin1String("Example Bank")));
            QVERIFY(!coaching.sentence.contains(u'{'));
        }
    }

    void waitsTurnIntoStalls()
    {
        auto view = test::viewIn(Status::Sent);
        view.sentAt = kStart;
        QCOMPARE(coachAt(view, kStart + 19s).situation, Situation::WaitingToOpen);
        QCOMPARE(coachAt(view, kStart + 20s).situation, Situation::NotOpened);
        const Events resent{test::eventOf(QStringLiteral("message_sent"), 3, kStart + 60s)};
        QCOMPARE(coachAt(view, kStart + 70s, resent).situation, Situation::WaitingToOpen);
        view.status = Status::Opened;
        view.openedAt = kStart;
        QCOMPARE(coachAt(view, kStart + 19s).situation, Situation::Opened);
        QCOMPARE(coachAt(view, kStart + 20s).situation, Situation::CaptureSlow);
        view.status = Status::Capturing;
        const Events capture{test::eventOf(QStringLiteral("capture_started"), 3, kStart)};
        QCOMPARE(coachAt(view, kStart + 39s, capture).situation, Situation::Capturing);
        QCOMPARE(coachAt(view, kStart + 40s, capture).situation, Situation::CaptureSlow);
        view.status = Status::Checking;
        const Events checking{test::eventOf(QStringLiteral("confirming"), 4, kStart + 5s)};
        QCOMPARE(coachAt(view, kStart + 6s, checking).situation, Situation::Checking);
        QCOMPARE(coachAt(view, kStart + 25s, checking).situation, Situation::ProcessingSlow);
    }

    void failedAttemptsSayWhatToChange()
    {
        auto view = test::viewIn(Status::Capturing);
        view.attemptsLeft = 2;
        const auto failed = [](Reason reason, qint64 seq) {
            return test::eventOf(QStringLiteral("attempt_failed"), seq, kStart, reasonsDetail(reason));
        };
        QCOMPARE(coachAt(view, kStart, {failed(Reason::TooDark, 1)}).situation, Situation::RetryTooDark);
        QCOMPARE(coachAt(view, kStart, {failed(Reason::LensesWorn, 1)}).situation, Situation::RetryFace);
        QCOMPARE(coachAt(view, kStart, {failed(Reason::TooBlurry, 1)}).situation, Situation::RetryOther);
        QCOMPARE(coachAt(view, kStart, {failed(Reason::TooDark, 1), failed(Reason::TooDark, 2)}).situation, Situation::LastAttempt);
        view.attemptsLeft = 1;
        QCOMPARE(coachAt(view, kStart, {failed(Reason::TooDark, 1)}).situation, Situation::LastAttempt);
        const Events again{failed(Reason::TooDark, 1), test::eventOf(QStringLiteral("capture_resumed"), 2)};
        QCOMPARE(coachAt(view, kStart, again).situation, Situation::Capturing);
    }

    void undeliverableAndWarningsAreTold()
    {
        auto view = test::viewIn(Status::Sent);
        view.sentAt = kStart;
        QCOMPARE(coachAt(view, kStart, {test::eventOf(QStringLiteral("message_failed"), 2)}).situation, Situation::Undeliverable);
        view.status = Status::Opened;
        view.openedAt = kStart;
        QCOMPARE(coachAt(view, kStart, {test::eventOf(QStringLiteral("second_device"), 2)}).situation, Situation::SecondDevice);
        const auto note = [](const char *code) {
            return test::eventOf(QStringLiteral("note"), 3, kStart, {{QStringLiteral("code"), QLatin1String(code)}});
        };
        QCOMPARE(coachAt(view, kStart, {note("unattributed_attempt")}).situation, Situation::UnattributedAttempt);
        QCOMPARE(coachAt(view, kStart, {note("ambiguous_customer")}).situation, Situation::SameCustomerTwice);
        view.channel = verification::Channel::Qr;
        view.status = Status::Sent;
        QCOMPARE(coachAt(view, kStart).situation, Situation::HandOver);
    }

    void confirmingIsSaidAndTheCallerKeptOnTheLine()
    {
        auto view = test::viewIn(Status::Checking);
        view.openedAt = kStart;
        const Events events{test::eventOf(QStringLiteral("result_received"), 4, kStart + 4s),
                            test::eventOf(QStringLiteral("confirming"), 5, kStart + 5s)};
        const auto coaching = coachAt(view, kStart + 9s, events);
        QCOMPARE(coaching.banner, BannerKind::NotVerifiedYet);
        QVERIFY(coaching.happening.contains(QLatin1String("Incode")));
        QVERIFY(coaching.happening.contains(QLatin1String("Keep the caller on the line; not verified yet")));
        QCOMPARE(client::confirmingSince(view, events), std::optional(kStart + 5s));
        QCOMPARE(client::statusText(Status::Checking), QStringLiteral("confirming with Incode"));
        view.status = Status::Decided;
        QVERIFY(!client::confirmingSince(view, events));
    }

    void whatIncodeDoesNotConfirmIsSaidPlainly()
    {
        auto view = test::decidedAs(Verdict::Inconclusive);
        view.reasons = {Reason::NotConfirmed};
        const auto no = coachAt(view, kStart);
        QCOMPARE(no.situation, Situation::NotConfirmed);
        QVERIFY(no.happening.contains(QLatin1String("does not confirm")) && no.happening.contains(QLatin1String("supervisor")));
        QVERIFY(client::hasUnprovenPass(view, {})); // somebody says PASS, and Incode does not: as alarming as one without a session
        view.reasons = {Reason::Unconfirmed};
        QVERIFY(!client::hasUnprovenPass(view, {}));
        const auto silence = coachAt(view, kStart);
        QCOMPARE(silence.situation, Situation::Unconfirmed);
        QVERIFY(silence.happening.contains(QLatin1String("new link")));
        QCOMPARE(silence.sentence, no.sentence); // the caller is not told which
        QVERIFY(client::reasonText(Reason::NotConfirmed) != client::reasonText(Reason::Unconfirmed));
    }

    void anOutageIsToldForWhatIsPendingOnly()
    {
        const Events none;
        const auto during = [&](const protocol::VerificationView &view) {
            return client::coach(
                {.view = view, .events = none, .serverNow = kStart, .vendor = protocol::VendorState::Outage, .company = {}});
        };
        for (const auto status : {Status::Preparing, Status::Sent, Status::Opened, Status::Capturing, Status::Checking}) {
            const auto coaching = during(test::viewIn(status));
            QCOMPARE(coaching.situation, Situation::Outage);
            QCOMPARE(coaching.banner, BannerKind::Outage);
            QVERIFY(!coaching.sentence.isEmpty());
        }
        QCOMPARE(during(test::decidedAs(Verdict::Verified)).banner, BannerKind::Verified);
        QCOMPARE(during(test::decidedAs(Verdict::SpoofSuspected)).banner, BannerKind::SpoofSuspected);
        QCOMPARE(during(test::viewIn(Status::Expired)).banner, BannerKind::Expired);
    }

    void theCarriersWordIsTheCarriersAndHasANextStep_data()
    {
        QTest::addColumn<QString>("report");
        QTest::addColumn<Situation>("situation");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *report, Situation situation, const char *words) {
            QTest::newRow(report) << QString::fromLatin1(report) << situation << QString::fromLatin1(words);
        };
        row("delivered", Situation::WaitingToOpen, "Reported by the carrier: delivered");
        row("undelivered", Situation::Undeliverable, "Reported by the carrier: could not be delivered");
        row("failed", Situation::Undeliverable, "Reported by the carrier: could not be delivered");
        row("blocked", Situation::MessageBlocked, "Reported by the carrier: blocked");
        row("landline", Situation::Landline, "Reported by the carrier: the number is a landline");
    }
    void theCarriersWordIsTheCarriersAndHasANextStep()
    {
        QFETCH(QString, report);
        QFETCH(Situation, situation);
        QFETCH(QString, words);
        auto view = test::viewIn(Status::Sent);
        view.sentAt = kStart;
        view.messageReport = report;
        const Events events{test::eventOf(QStringLiteral("message_sent"), 2), test::eventOf(QStringLiteral("message_reported"), 3)};
        const auto coaching = coachAt(view, kStart, events);
        QCOMPARE(coaching.situation, situation);
        QVERIFY2(coaching.happening.contains(words), qPrintable(coaching.happening));
        QCOMPARE(coaching.happening.contains(QLatin1String("QR code")), situation != Situation::WaitingToOpen);
        view.messageReport.clear(); // a new message went out: the report was about the one before
        QCOMPARE(coachAt(view, kStart, events).situation, Situation::WaitingToOpen);
    }

    void withoutALandingPageNobodyIsAskedForWords()
    {
        for (const QString &language : base::languages()) {
            for (const auto channel : {verification::Channel::Sms, verification::Channel::Email, verification::Channel::Copy}) {
                auto view = test::viewIn(Status::Sent);
                view.channel = channel;
                view.sentAt = kStart;
                view.customer.language = language;
                const auto with = coachAt(view, kStart);
                QVERIFY(with.sentence.contains(QLatin1String("amber")) && with.happening.contains(QLatin1String("second word")));
                view.landing = false;
                const auto without = coachAt(view, kStart);
                QVERIFY2(!without.sentence.contains(QLatin1String("amber")) && !without.sentence.contains(u'{'),
                         qPrintable(without.sentence));
                QVERIFY(!without.happening.contains(QLatin1String("word")));
            }
        }
    }

    void theSentenceNamesTheMailboxWhenItWentThere()
    {
        auto view = test::viewIn(Status::Sent);
        view.customer.language = QStringLiteral("en");
        view.sentAt = kStart;
        QVERIFY(coachAt(view, kStart).sentence.contains(QLatin1String("the phone we have on file")));
        view.channel = verification::Channel::Email;
        QVERIFY(coachAt(view, kStart).sentence.contains(QLatin1String("the e-mail address we have on file")));
    }

    void anUnprovenPassIsAnAlertThatStays()
    {
        auto view = test::viewIn(Status::Capturing);
        Events events{test::eventOf(QStringLiteral("note"), 3, kStart, {{QStringLiteral("code"), QStringLiteral("unproven_pass")}})};
        const auto coaching = coachAt(view, kStart, events);
        QCOMPARE(coaching.situation, Situation::UnprovenPass);
        QCOMPARE(coaching.banner, BannerKind::NotVerifiedYet);
        QVERIFY(coaching.happening.contains(QLatin1String("Do not go on")));
        QVERIFY(client::unprovenPassText(coaching.banner).contains(QLatin1String("treat the caller as not verified")));
        events.append(test::eventOf(QStringLiteral("capture_started"), 4));
        QVERIFY(client::hasUnprovenPass(view, events));
        QVERIFY(client::unprovenPassText(BannerKind::NotVerifiedYet).contains(QLatin1String("somebody may be trying to fool you")));
        QVERIFY(client::unprovenPassText(BannerKind::Verified).contains(QLatin1String("rests on another result")));
        QVERIFY(!client::hasUnprovenPass(
            view, {test::eventOf(QStringLiteral("note"), 3, kStart, {{QStringLiteral("text"), QStringLiteral("x")}})}));
    }

    void knownNoticesAreSaidInOurWordsAndOthersInTheRelays()
    {
        using protocol::Notice;
        using protocol::NoticeLevel;
        const auto words = [](const char *code, NoticeLevel level = NoticeLevel::Warning) {
            return client::noticeText(Notice{.level = level, .code = QString::fromLatin1(code), .text = QStringLiteral("raw text")});
        };
        QVERIFY(words("vendor_outage").startsWith(QLatin1String("OUTAGE")) && !words("vendor_outage").contains(QLatin1String("raw")));
        QVERIFY(words("vendor_recovered").contains(QLatin1String("back")));
        QVERIFY(words("unproven_pass").startsWith(QLatin1String("ALERT")));
        QVERIFY(words("enrolment_conflict").contains(QLatin1String("Nothing was overwritten")));
        QCOMPARE(words("brand_new"), QStringLiteral("raw text"));
        QCOMPARE(words("brand_new", NoticeLevel::Error), QStringLiteral("OUTAGE: raw text"));
    }

    void theTimelineSaysWhoFoundTheVerdictAndWhoReportsTheMessage()
    {
        const auto verdict = [](bool asked) {
            return client::eventText(
                test::eventOf(QStringLiteral("verdict"), 1, kStart,
                              {{QStringLiteral("verdict"), QStringLiteral("verified")}, {QStringLiteral("foundByAsking"), asked}}));
        };
        QVERIFY(verdict(true).contains(QLatin1String("found by asking Incode; the webhook did not arrive")));
        QVERIFY(!verdict(false).contains(QLatin1String("asking")));
        const auto reported = [](const char *report) {
            return client::eventText(
                test::eventOf(QStringLiteral("message_reported"), 1, kStart, {{QStringLiteral("report"), QLatin1String(report)}}));
        };
        QCOMPARE(reported("delivered"), QStringLiteral("Reported by the carrier: delivered"));
        QVERIFY(!reported("<b>").contains(u'<'));
    }

    void verdictsAndEnds_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<Situation>("situation");
        QTest::addColumn<BannerKind>("banner");
        const auto row = [](Verdict verdict, Situation situation, BannerKind banner) {
            QTest::newRow(qPrintable(verification::nameOf(verdict))) << static_cast<int>(verdict) << situation << banner;
        };
        row(Verdict::Verified, Situation::Verified, BannerKind::Verified);
        row(Verdict::WrongPerson, Situation::WrongPerson, BannerKind::WrongPerson);
        row(Verdict::NotRecognized, Situation::NotRecognized, BannerKind::NotVerified);
        row(Verdict::SpoofSuspected, Situation::SpoofSuspected, BannerKind::SpoofSuspected);
        row(Verdict::Blocklisted, Situation::Blocklisted, BannerKind::NotVerified);
        row(Verdict::NotEnrolled, Situation::NotEnrolled, BannerKind::NotVerified);
        row(Verdict::Inconclusive, Situation::Inconclusive, BannerKind::Inconclusive);
        row(Verdict::NeedsReview, Situation::NeedsReview, BannerKind::NeedsReview);
    }
    void verdictsAndEnds()
    {
        QFETCH(int, verdict);
        QFETCH(Situation, situation);
        QFETCH(BannerKind, banner);
        const auto coaching = coachAt(test::decidedAs(static_cast<Verdict>(verdict)), kStart + 1s);
        QCOMPARE(coaching.situation, situation);
        QCOMPARE(coaching.banner, banner);
        QVERIFY(!coaching.happening.isEmpty());
        QVERIFY(!coaching.sentence.isEmpty());
    }

    void theCallerCannotTellTheBadVerdictsApart()
    {
        const auto wrong = coachAt(test::decidedAs(Verdict::WrongPerson), kStart);
        QVERIFY(wrong.happening.contains(QLatin1String("Do not disclose")));
        for (const auto verdict : {Verdict::NotRecognized, Verdict::SpoofSuspected, Verdict::Blocklisted, Verdict::NotEnrolled})
            QCOMPARE(coachAt(test::decidedAs(verdict), kStart).sentence, wrong.sentence);
    }

    void endsHaveTheirWords()
    {
        const auto situation = [](Status status) { return coachAt(test::viewIn(status), kStart).situation; };
        QCOMPARE(situation(Status::Preparing), Situation::Preparing);
        QCOMPARE(situation(Status::SendFailed), Situation::SendFailed);
        QCOMPARE(situation(Status::Denied), Situation::Refused);
        QCOMPARE(situation(Status::Expired), Situation::Expired);
        QCOMPARE(situation(Status::Cancelled), Situation::Cancelled);
        QCOMPARE(situation(Status::Closed), Situation::Closed);
        QCOMPARE(coachAt(test::viewIn(Status::Denied), kStart).banner, BannerKind::Refused);
    }

    void verifiedIsOverWithItsValidityAndWithTheConnection()
    {
        const auto view = test::decidedAs(Verdict::Verified);
        const auto over = coachAt(view, kStart + 10min);
        QCOMPARE(over.situation, Situation::ValidityEnded);
        QVERIFY(over.banner != BannerKind::Verified);
        const auto stale = coachAt(view, kStart, {}, Freshness::Stale);
        QCOMPARE(stale.situation, Situation::Stale);
        QCOMPARE(stale.banner, BannerKind::Stale);
        QVERIFY(!stale.happening.contains(client::bannerText(BannerKind::Verified)));
        const auto red = coachAt(test::decidedAs(Verdict::WrongPerson), kStart, {}, Freshness::Stale);
        QVERIFY(red.happening.contains(client::bannerText(BannerKind::WrongPerson)));
    }

    void aTakenBackVerdictSaysSo()
    {
        const Events events{test::eventOf(QStringLiteral("contradiction"), 4)};
        QCOMPARE(coachAt(test::decidedAs(Verdict::NeedsReview), kStart, events).situation, Situation::Contradicted);
    }

    void agentsAreNotToldWhichDoubtItWas()
    {
        QCOMPARE(client::reasonText(Reason::LowConfidence), client::reasonText(Reason::Ambiguous));
        QCOMPARE(client::reasonText(Reason::LowConfidence), client::reasonText(Reason::SecondFactor));
    }
};

QTEST_GUILESS_MAIN(CoachingTest)
#include "coaching_test.moc"
