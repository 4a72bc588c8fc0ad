// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"
#include "core/client/coaching.h"
#include "core/client/text/coaching_texts.h"
#include "core/client/text/phrases.h"
#include "tests/support/stream_fixtures.h"

#include <QHash>
#include <QJsonArray>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::BannerKind;
using client::Situation;
using protocol::Phrase;
using protocol::VendorState;
using test::kStart;
using verification::Channel;
using verification::Reason;
using verification::Status;
using verification::Verdict;

namespace
{

using Events = QList<protocol::EventView>;

template <typename Enum>
QList<Enum> allOf()
{
    QList<Enum> all;
    const auto names = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < names.keyCount(); ++i)
        all.append(static_cast<Enum>(names.value(i)));
    return all;
}

/// As it may come: every value, one that this build does not know, and none.
template <typename Enum>
QList<protocol::WireEnum<Enum>> allOnTheWire()
{
    QList<protocol::WireEnum<Enum>> all{{}, protocol::WireEnum<Enum>::fromName(u"brand_new"_s)};
    for (const Enum value : allOf<Enum>())
        all.append(value);
    return all;
}

protocol::EventView lineOf(const char *kind, const QJsonObject &detail = {})
{
    return test::eventOf(QString::fromLatin1(kind), 7, kStart, detail);
}

protocol::EventView attemptFor(const QString &reason)
{
    return lineOf("attempt_failed", {{u"reasons"_s, QJsonArray{reason}}});
}

/// A timeline that ends with each kind of event and note that there is, one that nobody knows, and none at all.
QList<Events> allTimelines()
{
    QList<Events> all{{}};
    for (const auto *kind :
         {"created",   "link_ready",    "message_sent",    "message_failed",  "message_reported", "link_previewed",  "opened",
          "denied",    "second_device", "capture_started", "capture_resumed", "attempt_failed",   "result_received", "confirming",
          "confirmed", "verdict",       "contradiction",   "early_result",    "late_result",      "resent",          "corrected",
          "expired",   "cancelled",     "closed",          "brand_new"})
        all.append({lineOf(kind)});
    for (const auto *code : {"unproven_pass", "unattributed_attempt", "ambiguous_customer", "unconfirmed_accepted", "review_pending",
                             "face_result_missing", "record_empty", "session_ignored", "customer_denied", "sending_interrupted",
                             "same_customer", "several_agents", "denied_elsewhere", "brand_new"})
        all.append({lineOf("note", {{u"code"_s, QLatin1StringView(code)}})});
    all.append({lineOf("second_device", {{u"samePhone"_s, true}})});
    all.append({lineOf("closed", {{u"validityEnded"_s, true}})});
    return all;
}

} // namespace

/// That there is a row for whatever a view can carry, and that each says what may be said.
class CoachingTableTest : public QObject
{
    Q_OBJECT

private:
    QSet<Situation> m_seen;

    /// Looks at one row; the problem, or nothing.
    QString rowProblem(const client::CoachingInput &input)
    {
        const client::Coaching row = client::coach(input);
        m_seen.insert(row.situation);
        const Phrase phrase = client::phraseOf(row.situation, client::hasCodeWords(input.view));
        if (row.happening.isEmpty() || row.sentence.isEmpty())
            return u"an empty text"_s;
        if (row.happening.contains(u'%') || row.sentence.contains(u'{'))
            return u"a placeholder is left"_s;
        const bool isGreen = row.banner == BannerKind::Verified;
        const QSet<Phrase> onlyGreen{Phrase::Verified, Phrase::VerifiedSecondDevice};
        if (onlyGreen.contains(phrase) && !isGreen)
            return u"sounds verified"_s;
        if (input.freshness == client::Freshness::Stale)
            return phrase == Phrase::NotCurrent ? QString() : u"says more than is known"_s;
        const QSet<BannerKind> red{BannerKind::NotVerified, BannerKind::WrongPerson, BannerKind::SpoofSuspected, BannerKind::Refused};
        const QSet<BannerKind> amber{BannerKind::Inconclusive, BannerKind::NeedsReview, BannerKind::FaceOnly};
        const QSet<Phrase> afterTheEnd{Phrase::Closed, Phrase::ValidityEnded};
        const QSet<Phrase> tellsNothing{Phrase::NotCompleted, Phrase::TryAgain, Phrase::Colleague, Phrase::Moment};
        const bool hasEnded = input.view.status.is(Status::Closed) && afterTheEnd.contains(phrase);
        if (red.contains(row.banner) && phrase != Phrase::NotCompleted && !hasEnded)
            return u"a red outcome sounds like another"_s;
        if (amber.contains(row.banner) && !tellsNothing.contains(phrase) && !hasEnded)
            return u"an amber outcome tells something"_s;
        const bool isUnknown = !input.view.status.value || (input.view.status.is(Status::Decided) && !input.view.verdict.value);
        if (isUnknown && (row.situation != Situation::Unknown || phrase != Phrase::Moment))
            return u"takes what it does not know for something it knows"_s;
        return {};
    }

    /// Early and late, so that waits are stalls, too.
    void look(const protocol::VerificationView &view, const Events &events, VendorState vendor = VendorState::Ok,
              client::Freshness freshness = client::Freshness::Fresh)
    {
        for (const auto after : {0s, 300s}) {
            const QString problem = rowProblem({.view = view,
                                                .events = events,
                                                .serverNow = kStart + after,
                                                .freshness = freshness,
                                                .vendor = vendor,
                                                .company = u"Example Bank"_s});
            QVERIFY2(problem.isEmpty(),
                     qPrintable(u"%1: status '%2', verdict '%3', event '%4'"_s.arg(problem, view.status.name, view.verdict.name,
                                                                                   events.isEmpty() ? QString() : events.last().kind)));
        }
    }

    static protocol::VerificationView viewOf(const protocol::WireEnum<Status> &status, const protocol::WireEnum<Verdict> &verdict)
    {
        protocol::VerificationView view = test::viewIn(Status::Sent);
        view.status = status;
        view.verdict = verdict;
        view.sentAt = view.openedAt = view.decidedAt = kStart;
        view.validUntil = kStart + 10min;
        return view;
    }

private Q_SLOTS:
    void everyStatusAndVerdictHasARow()
    {
        const auto timelines = allTimelines();
        for (const auto &status : allOnTheWire<Status>()) {
            for (const auto &verdict : allOnTheWire<Verdict>()) {
                auto view = viewOf(status, verdict);
                for (const bool landing : {true, false}) {
                    view.landing = landing;
                    for (const Events &events : timelines) {
                        look(view, events);
                        if (QTest::currentTestFailed())
                            return;
                    }
                }
            }
        }
    }

    void everyReasonOfEveryVerdictHasARow()
    {
        for (const auto &verdict : allOnTheWire<Verdict>()) {
            for (const auto &reason : allOnTheWire<Reason>()) {
                auto view = viewOf(Status::Decided, verdict);
                view.reasons = {reason};
                for (const bool flag : {true, false}) {
                    view.unlisted = flag;
                    view.contested = !flag;
                    for (const Events &events : {Events{}, Events{lineOf("contradiction")}, Events{lineOf("second_device")}})
                        look(view, events);
                }
            }
        }
    }

    void everyChannelAndReportHasARow()
    {
        for (const auto &channel : allOnTheWire<Channel>()) {
            for (const auto *report : {"", "delivered", "undelivered", "failed", "blocked", "landline", "sent", "brand_new"}) {
                auto view = viewOf(Status::Sent, {});
                view.channel = channel;
                view.messageReport = QLatin1StringView(report);
                for (const bool flag : {true, false}) {
                    view.landing = flag;
                    view.contested = !flag;
                    for (const Events &events : {Events{}, Events{lineOf("message_sent")}, Events{lineOf("message_failed")}})
                        look(view, events);
                }
            }
        }
    }

    void everyFailedAttemptHasARow()
    {
        for (const auto &reason : allOnTheWire<Reason>()) {
            for (const auto left : {std::optional<int>(), std::optional<int>(1), std::optional<int>(2)}) {
                auto view = viewOf(Status::Capturing, {});
                view.attemptsLeft = left;
                look(view, {attemptFor(reason.name)});
                look(view, {attemptFor(reason.name), attemptFor(reason.name)});
            }
        }
    }

    void everyOutageAndEveryLostLineHasARow()
    {
        for (const auto &status : allOnTheWire<Status>()) {
            for (const auto &verdict : allOnTheWire<Verdict>()) {
                for (const Events &events : allTimelines()) {
                    look(viewOf(status, verdict), events, VendorState::Outage);
                    look(viewOf(status, verdict), events, VendorState::Ok, client::Freshness::Stale);
                }
                if (QTest::currentTestFailed())
                    return;
            }
        }
    }

    /// After the walks above: each situation is one that a view can be in, so that no row is there for nothing.
    void everySituationCanHappen()
    {
        for (const Situation situation : allOf<Situation>())
            QVERIFY2(m_seen.contains(situation), QMetaEnum::fromType<Situation>().valueToKey(static_cast<int>(situation)));
    }

    void onlyWhatMustSoundAlikeSharesAPhrase()
    {
        QHash<Phrase, QSet<Situation>> sharers;
        for (const Situation situation : allOf<Situation>())
            sharers[client::phraseOf(situation, true)].insert(situation);
        const QHash<Phrase, QSet<Situation>> meant{
            {Phrase::NotCompleted,
             {Situation::WrongPerson, Situation::NotRecognized, Situation::SpoofSuspected, Situation::Blocklisted, Situation::NotEnrolled,
              Situation::Refused, Situation::DeniedElsewhere, Situation::DeniedAfterVerdict}},
            {Phrase::TryAgain, {Situation::Inconclusive, Situation::NotConfirmed, Situation::Unconfirmed}},
            {Phrase::Colleague, {Situation::NeedsReview, Situation::Contradicted}},
            {Phrase::Moment, {Situation::SameCustomerTwice, Situation::UnprovenPass, Situation::FaceOnly, Situation::Unknown}},
            {Phrase::SecondWord, {Situation::Contested, Situation::SeveralAgents, Situation::VerifiedContested}}};
        for (const Phrase phrase : protocol::allPhrases()) {
            QVERIFY2(sharers.contains(phrase), protocol::nameOf(phrase).data()); // one that nobody says
            if (sharers.value(phrase).size() > 1)
                QCOMPARE(sharers.value(phrase), meant.value(phrase));
        }
        QCOMPARE(sharers.size(), qsizetype(protocol::kPhraseCount));
        for (const Situation situation : allOf<Situation>()) {
            const Phrase with = client::phraseOf(situation, true);
            QCOMPARE(client::phraseOf(situation, false), with == Phrase::SecondWord ? Phrase::Moment : with);
        }
    }

    void everyRowSaysWhatToDo()
    {
        constexpr qsizetype kRoom = 300; // of the card on the panel
        const Events none;
        for (const Situation situation : allOf<Situation>()) {
            for (const bool landing : {true, false}) {
                auto view = test::decidedAs(Verdict::WrongPerson);
                view.landing = landing;
                if (situation == Situation::Landline)
                    view.messageReport = u"landline"_s; // it is the report that says so
                const QString text = client::situationText({.view = view, .events = none, .company = {}}, situation);
                const qsizetype end = text.indexOf(QRegularExpression(u"\\. \\p{Lu}"_s));
                QVERIFY2(end > 0 && text.endsWith(u'.') && text.size() <= kRoom, qPrintable(text));
                QVERIFY2(landing || !text.contains("second word"_L1), qPrintable(text));
            }
        }
    }
};

QTEST_GUILESS_MAIN(CoachingTableTest)
#include "coaching_table_test.moc"
