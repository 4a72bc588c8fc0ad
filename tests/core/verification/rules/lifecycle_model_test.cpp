// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/inquiry.h"

#include "tests/core/verification/rules/generators.h"

#include <QTest>

#include <algorithm>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;

/// Random sequences of everything that can happen to a verification, checked for what must never follow (docs/domain.md).
class LifecycleModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tryCases(500); }
    void keepsItsPromisesInEveryOrder();
    void orderAndDuplicatesNeverMakeGreenOutOfBadNews();
    void anyEventsInAnyOrderFoldWithoutARiseToGreen();
};

namespace
{

bool isGreen(const Verification &state)
{
    return state.verdict == Verdict::Verified;
}

/// Anything that Incode may answer when asked; much of it confirms.
VendorRecord anyRecord()
{
    return {.overall = *rc::gen::weightedElement<RecordStatus>(
                {{6, RecordStatus::Ok}, {2, RecordStatus::Fail}, {1, RecordStatus::Review}, {2, RecordStatus::Absent}}),
            .identityId = *texts({"63hshkdfkjhajkafasdf", "63hshkdfkjhajkafasdf", "63hshkdfkjhajkafasdf", "somebody", "", " "}),
            .life = *rc::gen::weightedElement<SessionEvent>(
                {{4, SessionEvent::None}, {3, SessionEvent::Finished}, {2, SessionEvent::Other}, {1, SessionEvent::Expired}})};
}

/// Lets one random thing happen.
void happen(SampleVerification &sample)
{
    const QString ana = u"ana"_s;
    switch (*rc::gen::weightedElement<int>(
        {{8, 0}, {3, 1}, {4, 2}, {1, 3}, {1, 4}, {1, 5}, {2, 6}, {3, 7}, {2, 8}, {4, 9}, {2, 10}, {1, 11}, {1, 12}})) {
    case 0:
        sample.receive(*rc::gen::oneOf(evidences(), nearPasses()));
        break;
    case 1:
        sample.wait(*rc::gen::element<std::chrono::milliseconds>(1ms, 5s, 30s, 61s, 6min));
        break;
    case 2:
        sample.take(onYes(sample.state, {}, {}, sample.context()));
        break;
    case 3:
        sample.take(onNo(sample.state, sample.context()));
        break;
    case 4:
        sample.take(cancel(sample.state, ana, {}, sample.context()));
        break;
    case 5:
        sample.take(close(sample.state, ana, sample.context()));
        break;
    case 6:
        sample.take(resend(sample.state, ana, {}, sample.context()));
        if (sample.lastKinds().contains(u"resent"_s))
            sample.send();
        break;
    case 7:
        sample.receive(facePass({}));
        break;
    case 9:
        sample.take(onRecord(sample.state, anyRecord(), sample.context()));
        break;
    case 10:
        sample.take(onVerifyAnswer(sample.state, *rc::gen::arbitrary<bool>(), sample.context()));
        break;
    case 11:
        sample.take(onNoElsewhere(sample.state, {}, sample.context()));
        break;
    case 12:
        sample.take(onNoByOldLink(sample.state, sample.context()));
        break;
    default:
        sample.tick();
        break;
    }
}

bool isCleanPass(const ResultReceived &result)
{
    return result.evidence.overall == Overall::Pass && result.evidence.matchedCustomerId.trimmed() == kClaimed && !result.evidence.error
           && result.evidence.spoofAttempt != Flag::Yes && (result.row == Row::Verified || result.row == Row::None);
}

/// A green needs a pass for exactly the claimed id, the confirmation where the policy asks for it, the customer's Yes before it, and a link
/// that lives.
void checkGreen(const Verification &before, const std::vector<Event> &news, const SampleVerification &sample)
{
    const bool passed = std::any_of(sample.record.begin(), sample.record.end(), [](const Event &event) {
        const auto *result = std::get_if<ResultReceived>(&event.body);
        return result != nullptr && isCleanPass(*result);
    });
    RC_ASSERT(passed);
    const bool wasConfirmed =
        std::any_of(news.begin(), news.end(), [](const Event &event) { return std::holds_alternative<Confirmed>(event.body); });
    const bool wasAccepted = std::any_of(news.begin(), news.end(), [](const Event &event) {
        const auto *note = std::get_if<Note>(&event.body);
        return note != nullptr && note->code == kNoteUnconfirmedAccepted;
    });
    RC_ASSERT(wasConfirmed || sample.policy.confirm != ConfirmMode::Required);
    RC_ASSERT(wasConfirmed || wasAccepted || sample.policy.confirm == ConfirmMode::Off);
    RC_ASSERT(!wasAccepted || sample.policy.confirm == ConfirmMode::BestEffort);
    RC_ASSERT(isPending(before.status));
    RC_ASSERT(!before.reviewPending);
    RC_ASSERT(!before.deniedElsewhere);
    const auto grace = before.sessionFinishedAt ? *before.sessionFinishedAt + sample.policy.faceResultGrace : base::Instant{};
    const auto waiting = before.confirmingAt ? *before.confirmingAt + sample.policy.confirmDeadline + 10s : base::Instant{};
    RC_ASSERT(sample.now < std::max({before.linkExpiresAt.value(), grace + sample.policy.confirmDeadline, waiting + 1ms}));
    RC_ASSERT(!before.landing || (before.openedAt && *before.openedAt <= sample.now));
    RC_ASSERT(sample.state.validUntil == sample.now + sample.policy.verdictValidity);
}

void checkStep(const Verification &before, std::size_t known, const SampleVerification &sample)
{
    const std::vector<Event> news(sample.record.begin() + static_cast<std::ptrdiff_t>(known), sample.record.end());
    if (isGreen(sample.state) && !isGreen(before))
        checkGreen(before, news, sample);
    const bool isDenied = std::any_of(news.begin(), news.end(), [](const Event &event) {
        const auto *note = std::get_if<Note>(&event.body);
        return note != nullptr && (note->code == kNoteCustomerDenied || note->code == kNoteDeniedElsewhere);
    });
    RC_ASSERT(!isGreen(sample.state) || !(isDenied || sample.state.deniedElsewhere)); // no green stands against a No
    RC_ASSERT(sample.state.deniedElsewhere || !before.deniedElsewhere);
    if (isEnd(before.status))
        RC_ASSERT(sample.state.status == before.status && sample.state.verdict == before.verdict);
    if (before.status == Status::Decided)
        RC_ASSERT(sample.state.status == Status::Decided || sample.state.status == Status::Closed);
    RC_ASSERT(sample.state.verdict.has_value() == sample.state.decidedAt.has_value());
    RC_ASSERT(isEnd(sample.state.status) == sample.state.closedAt.has_value());
    // Nothing waits, or stays open, for ever.
    RC_ASSERT(isEnd(sample.state.status) != nextDeadline(sample.state, sample.context()).has_value());
}

void checkReplay(const SampleVerification &sample)
{
    RC_ASSERT(fold(sample.record) == sample.state);
    Verification again = sample.state;
    for (const Event &event : sample.record)
        again = apply(std::move(again), event);
    RC_ASSERT(again == sample.state);
    const auto read = verificationFromJson(QJsonDocument::fromJson(toJsonText(sample.state)).object());
    RC_ASSERT(read.has_value());
    RC_ASSERT(*read == sample.state);
}

} // namespace

void LifecycleModelTest::keepsItsPromisesInEveryOrder()
{
    int greens = 0;
    QVERIFY(rc::check("whatever happens", [&greens] {
        SampleVerification sample(*rc::gen::element(LinkMode::Session, LinkMode::Static), *rc::gen::arbitrary<bool>());
        sample.policy.confirm = *rc::gen::element(ConfirmMode::Off, ConfirmMode::BestEffort, ConfirmMode::Required);
        if (*rc::gen::inRange(0, 5) > 0)
            sample.send();
        for (int steps = *rc::gen::inRange(1, 25); steps > 0; --steps) {
            const Verification before = sample.state;
            const std::size_t known = sample.record.size();
            happen(sample);
            checkStep(before, known, sample);
            greens += isGreen(sample.state) && !isGreen(before) ? 1 : 0;
        }
        checkReplay(sample);
    }));
    QVERIFY(greens > 0); // the promises were put to the test
}

void LifecycleModelTest::orderAndDuplicatesNeverMakeGreenOutOfBadNews()
{
    QVERIFY(rc::check("no order of verdicts without a pass, and no shuffle with a veto, stays green", [] {
        std::vector<Evidence> evidence = *rc::gen::container<std::vector<Evidence>>(rc::gen::oneOf(evidences(), nearPasses()));
        const bool hasVeto = std::any_of(evidence.begin(), evidence.end(), [](const Evidence &item) {
            if (!isResult(item))
                return item.sessionEvent == SessionEvent::PendingReview && item.interviewId == kInterview;
            const auto verdict = decide(item, QString(kClaimed), Policy{}).verdict;
            return verdict && verdict != Verdict::Verified;
        });
        const std::size_t unique = evidence.size();
        for (std::size_t i = 0; i < unique; ++i) {
            if (*rc::gen::arbitrary<bool>())
                evidence.push_back(evidence[i]);
        }
        std::vector<std::size_t> order(evidence.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        for (std::size_t i = order.size(); i > 1; --i)
            std::swap(order[i - 1], order[*rc::gen::inRange<std::size_t>(0, i)]);
        SampleVerification sample;
        sample.open();
        for (const std::size_t index : order)
            sample.receive(evidence[index]);
        RC_ASSERT(!hasVeto || !isGreen(sample.state));
    }));
}

void LifecycleModelTest::anyEventsInAnyOrderFoldWithoutARiseToGreen()
{
    QVERIFY(rc::check("the fold alone guards a decided verification", [] {
        SampleVerification sample;
        if (*rc::gen::arbitrary<bool>())
            sample.open();
        for (int steps = *rc::gen::inRange(1, 20); steps > 0; --steps) {
            const Verification before = sample.state;
            const std::vector<EventBody> bodies{
                LinkReady{.interviewId = QString(kInterview), .linkTokenHash = {}, .linkExpiresAt = sample.now},
                MessageSent{},
                MessageFailed{},
                Opened{},
                Denied{},
                CaptureStarted{},
                AttemptFailed{},
                ResultReceived{.evidence = facePass(sample.now), .row = Row::Verified},
                Confirming{},
                Confirmed{},
                VerdictReached{.verdict = Verdict::Verified, .reasons = {}, .validUntil = sample.now},
                VerdictReached{.verdict = Verdict::WrongPerson, .reasons = {}, .validUntil = {}},
                Contradiction{},
                LateResult{.evidence = facePass(sample.now)},
                SecondDevice{},
                Note{.code = QString(kNoteDeniedElsewhere), .text = {}},
                Resent{},
                ExpiredEvent{},
                CancelledEvent{},
                ClosedEvent{},
                Created{}};
            const EventBody &body = bodies[*rc::gen::inRange<std::size_t>(0, bodies.size())];
            sample.add(QString(std::holds_alternative<Note>(body) ? kByCustomer : kByRelay), body);
            const bool rose = isGreen(sample.state) && !isGreen(before);
            RC_ASSERT(!rose || isPending(before.status));
            RC_ASSERT(!isEnd(before.status) || sample.state.status == before.status);
            RC_ASSERT(!before.verdict || !rose);
            RC_ASSERT(!before.deniedElsewhere || !isGreen(sample.state));
        }
        RC_ASSERT(fold(sample.record) == sample.state);
    }));
}

QTEST_GUILESS_MAIN(LifecycleModelTest)
#include "lifecycle_model_test.moc"
