// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"
#include "core/client/coaching.h"
#include "core/client/situation.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/event_texts.h"
#include "core/client/text/notice_texts.h"
#include "core/client/text/phrases.h"
#include "core/client/text/verification_texts.h"
#include "tests/support/stream_fixtures.h"

#include <QJsonArray>
#include <QMetaEnum>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
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
    return client::coach(
        {.view = view, .events = events, .serverNow = now, .stallAfter = 20s, .freshness = freshness, .company = u"Example Bank"_s});
}

QJsonObject reasonsDetail(Reason reason)
{
    return {{u"reasons"_s, QJsonArray{verification::nameOf(reason)}}};
}

} // namespace

class CoachingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSentenceIsInTheCallersLanguage()
    {
        const auto said = [](const QString &language) { return client::builtInPhrase(protocol::Phrase::Checking, language); };
        const QString es = said(u"es"_s);
        QVERIFY(es.startsWith("Gracias"_L1));
        QCOMPARE(said(u"es-MX"_s), es);
        QVERIFY(said(u"pt"_s).startsWith(u"Agradeço"_s));
        QVERIFY(said(u"../../x"_s).startsWith("Thank"_L1));
    }

    void theSentenceNamesTheFirstWordAndNeverTheSecond()
    {
        for (const QString &language : base::languages()) {
            auto view = test::viewIn(Status::Sent);
            view.sentAt = kStart;
            view.customer.language = language;
            const auto coaching = coachAt(view, kStart);
            QVERIFY(coaching.sentence.contains("amber"_L1));
            QVERIFY(!coaching.sentence.contains("river"_L1));
            QVERIFY(coaching.sentence.contains("Example Bank"_L1));
            QVERIFY(!coaching.sentence.contains(u'{'));
        }
    }

    void waitsTurnIntoStalls()
    {
        auto view = test::viewIn(Status::Sent);
        view.sentAt = kStart;
        QCOMPARE(coachAt(view, kStart + 19s).situation, Situation::WaitingToOpen);
        QCOMPARE(coachAt(view, kStart + 20s).situation, Situation::NotOpened);
        const Events resent{test::eventOf(u"message_sent"_s, 3, kStart + 60s)};
        QCOMPARE(coachAt(view, kStart + 70s, resent).situation, Situation::WaitingToOpen);
        view.status = Status::Opened;
        view.openedAt = kStart;
        QCOMPARE(coachAt(view, kStart + 19s).situation, Situation::Opened);
        QCOMPARE(coachAt(view, kStart + 20s).situation, Situation::CaptureSlow);
        view.status = Status::Capturing;
        const Events capture{test::eventOf(u"capture_started"_s, 3, kStart)};
        QCOMPARE(coachAt(view, kStart + 39s, capture).situation, Situation::Capturing);
        QCOMPARE(coachAt(view, kStart + 40s, capture).situation, Situation::CaptureSlow);
        view.status = Status::Checking;
        const Events checking{test::eventOf(u"confirming"_s, 4, kStart + 5s)};
        QCOMPARE(coachAt(view, kStart + 6s, checking).situation, Situation::Checking);
        QCOMPARE(coachAt(view, kStart + 25s, checking).situation, Situation::ProcessingSlow);
    }

    void failedAttemptsSayWhatToChange()
    {
        auto view = test::viewIn(Status::Capturing);
        view.attemptsLeft = 2;
        const auto failed = [](Reason reason, qint64 seq) {
            return test::eventOf(u"attempt_failed"_s, seq, kStart, reasonsDetail(reason));
        };
        QCOMPARE(coachAt(view, kStart, {failed(Reason::TooDark, 1)}).situation, Situation::RetryTooDark);
        QCOMPARE(coachAt(view, kStart, {failed(Reason::LensesWorn, 1)}).situation, Situation::RetryFace);
        QCOMPARE(coachAt(view, kStart, {failed(Reason::TooBlurry, 1)}).situation, Situation::RetryOther);
        QCOMPARE(coachAt(view, kStart, {failed(Reason::TooDark, 1), failed(Reason::TooDark, 2)}).situation, Situation::LastAttempt);
        view.attemptsLeft = 1;
        QCOMPARE(coachAt(view, kStart, {failed(Reason::TooDark, 1)}).situation, Situation::LastAttempt);
        const Events again{failed(Reason::TooDark, 1), test::eventOf(u"capture_resumed"_s, 2)};
        QCOMPARE(coachAt(view, kStart, again).situation, Situation::Capturing);
    }

    void undeliverableAndWarningsAreTold()
    {
        auto view = test::viewIn(Status::Sent);
        view.sentAt = kStart;
        QCOMPARE(coachAt(view, kStart, {test::eventOf(u"message_failed"_s, 2)}).situation, Situation::Undeliverable);
        view.status = Status::Opened;
        view.openedAt = kStart;
        QCOMPARE(coachAt(view, kStart, {test::eventOf(u"second_device"_s, 2)}).situation, Situation::SecondDevice);
        const auto note = [](const char *code) { return test::eventOf(u"note"_s, 3, kStart, {{u"code"_s, QLatin1String(code)}}); };
        QCOMPARE(coachAt(view, kStart, {note("unattributed_attempt")}).situation, Situation::UnattributedAttempt);
        QCOMPARE(coachAt(view, kStart, {note("ambiguous_customer")}).situation, Situation::SameCustomerTwice);
        view.channel = verification::Channel::Qr;
        view.status = Status::Sent;
        QCOMPARE(coachAt(view, kStart).situation, Situation::HandOver);
    }

    void aSecondBrowserOfTheSamePhoneIsTold()
    {
        auto view = test::viewIn(Status::Opened);
        view.openedAt = kStart;
        const auto second = [](bool samePhone) { return test::eventOf(u"second_device"_s, 4, kStart, {{u"samePhone"_s, samePhone}}); };
        const auto same = coachAt(view, kStart, {second(true)});
        QCOMPARE(same.situation, Situation::SecondBrowser);
        QVERIFY(same.happening.contains("same phone"_L1) && same.happening.contains("New link"_L1));
        QCOMPARE(coachAt(view, kStart, {second(false)}).situation, Situation::SecondDevice);
        QVERIFY(client::eventText(second(true)) != client::eventText(second(false)));

        const Events before{second(false), test::eventOf(u"verdict"_s, 7)};
        const auto green = coachAt(test::decidedAs(Verdict::Verified), kStart, before);
        QCOMPARE(green.banner, BannerKind::Verified);
        QCOMPARE(green.situation, Situation::VerifiedSecondDevice);
        QCOMPARE(coachAt(test::decidedAs(Verdict::Verified), kStart, {second(true)}).situation, Situation::Verified);
        const Events ofTheOldLink{second(false), test::eventOf(u"resent"_s, 5), test::eventOf(u"verdict"_s, 8)};
        QCOMPARE(coachAt(test::decidedAs(Verdict::Verified), kStart, ofTheOldLink).situation, Situation::Verified);
    }

    void anotherPhoneStaysTheAlarmThatItWas()
    {
        auto view = test::viewIn(Status::Opened);
        view.openedAt = kStart;
        const auto second = [](bool samePhone) { return test::eventOf(u"second_device"_s, 4, kStart, {{u"samePhone"_s, samePhone}}); };
        const auto resent = test::eventOf(u"resent"_s, 5);
        // A stranger first, then the customer's other browser, as often as they like.
        QCOMPARE(coachAt(view, kStart, {second(false), second(true)}).situation, Situation::SecondDevice);
        QCOMPARE(coachAt(view, kStart, {second(true), second(false), second(true), second(true)}).situation, Situation::SecondDevice);
        const auto capture = test::eventOf(u"capture_started"_s, 4);
        QCOMPARE(coachAt(view, kStart, {second(false), capture, second(true)}).situation, Situation::SecondDevice);
        const Events verdict{second(false), second(true), test::eventOf(u"verdict"_s, 7)};
        QCOMPARE(coachAt(test::decidedAs(Verdict::Verified), kStart, verdict).situation, Situation::VerifiedSecondDevice);
        // Nor does news that tells nothing of devices take it away.
        for (const auto &kind : {u"link_previewed"_s, u"message_reported"_s})
            QCOMPARE(coachAt(view, kStart, {second(false), test::eventOf(kind, 5)}).situation, Situation::SecondDevice);
        // The alarm was about the old link.
        QCOMPARE(coachAt(view, kStart, {second(false), resent, second(true)}).situation, Situation::SecondBrowser);
        QCOMPARE(coachAt(view, kStart, {second(true), second(true)}).situation, Situation::SecondBrowser);
    }

    void theCustomersNoIsToldWheneverItComes()
    {
        auto view = test::viewIn(Status::Capturing);
        const Events elsewhere{test::eventOf(u"second_device"_s, 4),
                               test::eventOf(u"note"_s, 5, kStart, {{u"code"_s, u"denied_elsewhere"_s}}),
                               test::eventOf(u"capture_started"_s, 6)};
        const auto pending = coachAt(view, kStart, elsewhere);
        QCOMPARE(pending.situation, Situation::DeniedElsewhere);
        QVERIFY(pending.happening.contains("fraud"_L1) && pending.happening.contains("supervisor"_L1));
        QVERIFY(client::noteText(elsewhere.at(1)).contains("not on this call"_L1));
        const Events byOldLink{elsewhere.at(1)}; // nobody else followed the link that works now
        const auto old = coachAt(view, kStart, byOldLink);
        QCOMPARE(old.situation, Situation::DeniedElsewhere);
        QVERIFY(old.happening.contains("earlier"_L1) && client::noteText(byOldLink.at(0)).contains("earlier"_L1));
        QVERIFY(!old.happening.contains("device"_L1) && !client::noteText(byOldLink.at(0)).contains("device"_L1));

        auto late = test::decidedAs(Verdict::NeedsReview);
        late.reasons = {Reason::CustomerDenied};
        const auto contradiction = test::eventOf(u"contradiction"_s, 9, kStart, reasonsDetail(Reason::CustomerDenied));
        const auto after = coachAt(late, kStart, {contradiction});
        QCOMPARE(after.situation, Situation::DeniedAfterVerdict);
        QVERIFY(after.happening.contains("Stop at once"_L1));
        QVERIFY(client::eventText(contradiction).contains("not on this call"_L1));
        QCOMPARE(client::reasonText(Reason::CustomerDenied), u"the customer says they are not on this call"_s);
    }

    void whoClosedIsTold()
    {
        auto byItself = test::eventOf(u"closed"_s, 9, kStart, {{u"validityEnded"_s, false}});
        byItself.by = u"relay"_s;
        auto byTheAgent = byItself;
        byTheAgent.by = u"ana"_s;
        QVERIFY(client::eventText(byItself).contains("by itself"_L1));
        QCOMPARE(client::eventText(byTheAgent), u"Call ended"_s);
    }

    void confirmingIsSaidAndTheCallerKeptOnTheLine()
    {
        auto view = test::viewIn(Status::Checking);
        view.openedAt = kStart;
        const Events events{test::eventOf(u"result_received"_s, 4, kStart + 4s), test::eventOf(u"confirming"_s, 5, kStart + 5s)};
        const auto coaching = coachAt(view, kStart + 9s, events);
        QCOMPARE(coaching.banner, BannerKind::NotVerifiedYet);
        QVERIFY(coaching.happening.contains("Incode"_L1));
        QVERIFY(coaching.happening.contains("Keep the caller on the line; not verified yet"_L1));
        QCOMPARE(client::confirmingSince(view, events), std::optional(kStart + 5s));
        QCOMPARE(client::statusText(Status::Checking), u"confirming with Incode"_s);
        view.status = Status::Decided;
        QVERIFY(!client::confirmingSince(view, events));
    }

    void whatIncodeDoesNotConfirmIsSaidPlainly()
    {
        auto view = test::decidedAs(Verdict::Inconclusive);
        view.reasons = {Reason::NotConfirmed};
        const auto no = coachAt(view, kStart);
        QCOMPARE(no.situation, Situation::NotConfirmed);
        QVERIFY2(no.happening.contains("does not confirm"_L1), qPrintable(no.happening));
        QVERIFY2(no.happening.contains("supervisor"_L1), qPrintable(no.happening));
        QVERIFY(client::hasUnprovenPass(view, {})); // somebody says PASS, and Incode does not: as alarming as one without a session
        view.reasons = {Reason::Unconfirmed};
        QVERIFY(!client::hasUnprovenPass(view, {}));
        const auto silence = coachAt(view, kStart);
        QCOMPARE(silence.situation, Situation::Unconfirmed);
        QVERIFY(silence.happening.contains("new link"_L1));
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
        const Events events{test::eventOf(u"message_sent"_s, 2), test::eventOf(u"message_reported"_s, 3)};
        const auto coaching = coachAt(view, kStart, events);
        QCOMPARE(coaching.situation, situation);
        QVERIFY2(coaching.happening.contains(words), qPrintable(coaching.happening));
        QCOMPARE(coaching.happening.contains("QR code"_L1), situation != Situation::WaitingToOpen);
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
                QVERIFY2(with.sentence.contains("amber"_L1), qPrintable(with.sentence));
                QVERIFY2(with.happening.contains("second word"_L1), qPrintable(with.happening));
                view.landing = false;
                const auto without = coachAt(view, kStart);
                QVERIFY2(!without.sentence.contains("amber"_L1) && !without.sentence.contains(u'{'), qPrintable(without.sentence));
                QVERIFY(!without.happening.contains("word"_L1));
            }
        }
    }

    void theSentenceNamesTheMailboxWhenItWentThere()
    {
        auto view = test::viewIn(Status::Sent);
        view.customer.language = u"en"_s;
        view.sentAt = kStart;
        QVERIFY(coachAt(view, kStart).sentence.contains("to the phone number"_L1));
        view.channel = verification::Channel::Email;
        QVERIFY(coachAt(view, kStart).sentence.contains("to the e-mail address"_L1));
    }

    void anUnprovenPassIsAnAlertThatStays()
    {
        auto view = test::viewIn(Status::Capturing);
        Events events{test::eventOf(u"note"_s, 3, kStart, {{u"code"_s, u"unproven_pass"_s}})};
        const auto coaching = coachAt(view, kStart, events);
        QCOMPARE(coaching.situation, Situation::UnprovenPass);
        QCOMPARE(coaching.banner, BannerKind::NotVerifiedYet);
        QVERIFY(coaching.happening.contains("Do not go on"_L1));
        QVERIFY(client::unprovenPassText(coaching.banner).contains("treat the caller as not verified"_L1));
        events.append(test::eventOf(u"capture_started"_s, 4));
        QVERIFY(client::hasUnprovenPass(view, events));
        QVERIFY(client::unprovenPassText(BannerKind::NotVerifiedYet).contains("somebody may be trying to fool you"_L1));
        QVERIFY(client::unprovenPassText(BannerKind::Verified).contains("rests on another result"_L1));
        QVERIFY(!client::hasUnprovenPass(view, {test::eventOf(u"note"_s, 3, kStart, {{u"text"_s, u"x"_s}})}));
    }

    void aContestedVerificationIsAnAlertThatStays()
    {
        auto view = test::viewIn(Status::Sent);
        view.contested = true;
        Events events{test::eventOf(u"note"_s, 3, kStart, {{u"code"_s, u"same_customer"_s}})};
        const auto coaching = coachAt(view, kStart, events);
        QCOMPARE(coaching.situation, Situation::Contested);
        QVERIFY(coaching.happening.contains("Another caller claims to be this customer"_L1));
        QVERIFY(!coaching.sentence.isEmpty());
        QVERIFY(client::eventText(events.first()).startsWith("ALERT"_L1));
        events.append(test::eventOf(u"opened"_s, 4));
        QVERIFY(client::hasAlert(view, events));
        QVERIFY(client::hasAlert(view, {})); // after a new sign-in, before the timeline is there
        QVERIFY(client::alertText(view, {}, BannerKind::NotVerifiedYet).contains("One of the two is not the customer"_L1));
        view.contested = false;
        QVERIFY(client::hasAlert(view, events)); // an older relay says it in the timeline only
        QVERIFY(!client::hasAlert(view, {}));
        QVERIFY(client::alertText(view, {}, BannerKind::NotVerifiedYet).isEmpty());
    }

    void whoIsContestedAndGreenIsAskedForTheSecondWord()
    {
        auto view = test::decidedAs(Verdict::Verified);
        view.contested = true;
        const auto asked = coachAt(view, kStart);
        QCOMPARE(asked.situation, Situation::VerifiedContested);
        QCOMPARE(asked.banner, BannerKind::Verified); // the face was right; whose voice it is, the word tells
        QVERIFY2(asked.sentence.contains("segunda palabra"_L1), qPrintable(asked.sentence));
        // Whoever has the link on another phone sees the word there.
        QCOMPARE(coachAt(view, kStart, {test::eventOf(u"second_device"_s, 4)}).situation, Situation::VerifiedSecondDevice);
        view.landing = false;
        const auto wordless = coachAt(view, kStart);
        QVERIFY2(!wordless.sentence.contains("palabra"_L1) && !wordless.happening.contains("word"_L1), qPrintable(wordless.happening));
        QVERIFY2(wordless.happening.contains("other procedure"_L1), qPrintable(wordless.happening));
        QVERIFY(!client::alertText(view, {}, BannerKind::Verified).contains("second word"_L1));
    }

    void severalAgentsAreToldWhileTheyAreNews()
    {
        auto view = test::viewIn(Status::Opened);
        view.openedAt = kStart;
        Events events{test::eventOf(u"note"_s, 3, kStart, {{u"code"_s, u"several_agents"_s}})};
        QCOMPARE(coachAt(view, kStart, events).situation, Situation::SeveralAgents);
        view.contested = true;
        QCOMPARE(coachAt(view, kStart, events).situation, Situation::Contested);
        events.append(test::eventOf(u"capture_started"_s, 4));
        QCOMPARE(coachAt(view, kStart, events).situation, Situation::Opened);
    }

    void theOperatorsWordsGoInPlaceOfOurs()
    {
        auto view = test::viewIn(Status::Expired);
        view.customer.language = u"pt"_s; // reads as pt-BR
        const Events none;
        const auto said = [&](const protocol::OwnPhrases &own) {
            return client::coach({.view = view, .events = none, .serverNow = kStart, .company = u"Example Bank"_s, .own = own}).sentence;
        };
        const QString ours = said({});
        const QString own = u"O link da {company} venceu."_s;
        QCOMPARE(said({{u"pt-BR"_s, {{protocol::Phrase::Expired, own}}}}), u"O link da Example Bank venceu."_s);
        QCOMPARE(said({{u"es"_s, {{protocol::Phrase::Expired, own}}}}), ours);
        QCOMPARE(said({{u"pt-BR"_s, {{protocol::Phrase::Closed, own}}}}), ours);
        QCOMPARE(client::outageSentence(u"es-MX"_s, u"Example Bank"_s, {{u"es"_s, {{protocol::Phrase::Outage, u"Hoy no, {company}."_s}}}}),
                 u"Hoy no, Example Bank."_s);
        QVERIFY(client::outageSentence({}, {}, {}).contains("verify"_L1));
    }

    void severalAlertsAreAllSaid()
    {
        auto view = test::viewIn(Status::Capturing);
        view.contested = true;
        const auto note = [](const char *code) { return test::eventOf(u"note"_s, 3, kStart, {{u"code"_s, QLatin1String(code)}}); };
        const Events events{note("unproven_pass"), note("several_agents")};
        const QStringList lines = client::alertText(view, events, BannerKind::NotVerifiedYet).split(u'\n');
        QCOMPARE(lines.size(), 3);
        for (const QString &line : lines)
            QVERIFY2(line.startsWith("ALERT"_L1), qPrintable(line));
    }

    void aTypedNameIsNeverCertified()
    {
        auto view = test::decidedAs(Verdict::Verified);
        view.unlisted = true;
        view.customer.account.clear();
        view.customer.customerIdMasked = u"•••0c2"_s;
        const auto coaching = coachAt(view, kStart + 1s);
        QCOMPARE(coaching.situation, Situation::FaceOnly);
        QCOMPARE(coaching.banner, BannerKind::FaceOnly);
        const QString detail = client::bannerDetailText(coaching.banner, view);
        QVERIFY2(detail.contains(u"•••0c2"_s) && detail.contains("only typed"_L1), qPrintable(detail));
        const QStringList shown{detail, coaching.happening, coaching.sentence, client::bannerText(coaching.banner),
                                client::outcomeText(view)};
        for (const QString &text : shown) {
            QVERIFY2(!text.contains(view.customer.name), qPrintable(text));
            QVERIFY2(!text.contains(client::bannerText(BannerKind::Verified)), qPrintable(text));
            QVERIFY2(!text.contains("The caller is"_L1), qPrintable(text));
        }
        QVERIFY(client::customerText(view).contains(view.customer.name) && client::customerText(view) != view.customer.name);
        view.customer.customerIdMasked.clear();
        view.customer.customerId = u"64a1f0c2d3e4"_s; // of an older relay, to a supervisor
        QVERIFY(client::bannerDetailText(coaching.banner, view).contains(u"•••3e4"_s));
        QVERIFY(!client::bannerDetailText(coaching.banner, view).contains(*view.customer.customerId));
        view.customer.customerId.reset();
        QVERIFY(client::bannerDetailText(coaching.banner, view).contains("only typed"_L1));
        QCOMPARE(coachAt(view, kStart + 10min).situation, Situation::ValidityEnded);
        const auto started = test::eventOf(u"created"_s, 1, kStart, {{u"customer"_s, QJsonObject{{u"name"_s, u"Jane"_s}}}});
        QVERIFY(client::eventText(started).contains("not in the directory"_L1));
    }

    void knownNoticesAreSaidInOurWordsAndOthersInTheRelays()
    {
        using protocol::Notice;
        using protocol::NoticeLevel;
        const auto words = [](const char *code, NoticeLevel level = NoticeLevel::Warning) {
            return client::noticeText(Notice{.level = level, .code = QString::fromLatin1(code), .text = u"raw text"_s});
        };
        QVERIFY(words("vendor_outage").startsWith("OUTAGE"_L1));
        QVERIFY(!words("vendor_outage").contains("raw"_L1));
        QVERIFY(words("vendor_recovered").contains("back"_L1));
        QVERIFY(words("unproven_pass").startsWith("ALERT"_L1));
        QVERIFY(words("enrolment_conflict").contains("Nothing was overwritten"_L1));
        for (const char *code : {"same_customer", "several_agents"}) { // the relay's own sentence names account and agents
            QVERIFY(words(code).startsWith("ALERT"_L1) && words(code).contains("(raw text)"_L1));
            QVERIFY(!client::noticeText({.level = NoticeLevel::Warning, .code = QLatin1String(code), .text = {}}).contains(u'('));
        }
        QVERIFY(!words("enrolment_conflict").contains("raw"_L1));
        const Notice named{.level = NoticeLevel::Warning,
                           .code = QString(protocol::kNoticeEnrolmentConflict),
                           .text = u"raw text"_s,
                           .account = u"4711"_s};
        QVERIFY(client::noticeText(named).contains("account 4711"_L1));
        QVERIFY(!client::noticeText(named).contains("raw"_L1));
        QCOMPARE(words("brand_new"), u"raw text"_s);
        QCOMPARE(words("brand_new", NoticeLevel::Error), u"OUTAGE: raw text"_s);
    }

    void theTimelineSaysWhoFoundTheVerdictAndWhoReportsTheMessage()
    {
        const auto verdict = [](bool asked) {
            return client::eventText(test::eventOf(u"verdict"_s, 1, kStart, {{u"verdict"_s, u"verified"_s}, {u"foundByAsking"_s, asked}}));
        };
        QVERIFY(verdict(true).contains("found by asking Incode; the webhook did not arrive"_L1));
        QVERIFY(!verdict(false).contains("asking"_L1));
        const auto reported = [](const char *report) {
            return client::eventText(test::eventOf(u"message_reported"_s, 1, kStart, {{u"report"_s, QLatin1String(report)}}));
        };
        QCOMPARE(reported("delivered"), u"Reported by the carrier: delivered"_s);
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
        QVERIFY(wrong.happening.contains("Do not disclose"_L1));
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
        const Events events{test::eventOf(u"contradiction"_s, 4)};
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
