// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak_plan.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

using sandbox::Capture;
using verification::Verdict;

int SoakPlan::webhooks() const
{
    constexpr int kStartStatusAndEnd = 4; // started; face and onboarding finished; succeeded or failed
    return static_cast<int>(captures.size()) + kStartStatusAndEnd;
}

const std::vector<SoakPlan> &soakPlans()
{
    static const std::vector<SoakPlan> plans{
        {u"pass"_s, {Capture::Pass}, Verdict::Verified},
        {u"wrong person"_s, {Capture::OtherPerson}, Verdict::WrongPerson},
        {u"pass after a dark photo"_s, {Capture::TooDark, Capture::Pass}, Verdict::Verified},
        {u"not recognized"_s, {Capture::NotRecognized, Capture::NotRecognized, Capture::NotRecognized}, Verdict::NotRecognized},
        {u"pass again"_s, {Capture::Pass}, Verdict::Verified},
        {u"spoof"_s, {Capture::Spoof}, Verdict::SpoofSuspected},
        {u"quality"_s, {Capture::TooDark, Capture::TooDark, Capture::TooDark}, Verdict::Inconclusive},
        {u"wrong person after a stranger"_s, {Capture::NotRecognized, Capture::OtherPerson}, Verdict::WrongPerson},
    };
    return plans;
}

Judgement judge(const SoakPlan &plan, std::optional<Verdict> verdict)
{
    if (!verdict)
        return Judgement::Cautious;
    if (*verdict == plan.truth)
        return Judgement::Right;
    switch (*verdict) {
    case Verdict::Inconclusive:
    case Verdict::NeedsReview:
        return Judgement::Cautious;
    case Verdict::NotRecognized: // of a failed session Incode's record says FAIL and no more
        return plan.truth == Verdict::SpoofSuspected || plan.truth == Verdict::Inconclusive ? Judgement::Cautious : Judgement::Wrong;
    case Verdict::Verified:
    case Verdict::WrongPerson:
    case Verdict::SpoofSuspected:
    case Verdict::Blocklisted:
    case Verdict::NotEnrolled:
        return Judgement::Wrong;
    }
    return Judgement::Wrong;
}

} // namespace authlink::test
