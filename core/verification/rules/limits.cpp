// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/limits.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

constexpr std::chrono::minutes kStartsWindow(1);

/// Rounded up, so that whoever waits that long is let in; at least one second.
std::chrono::seconds timeLeft(base::Instant until, base::Instant now)
{
    return std::max(std::chrono::ceil<std::chrono::seconds>(until - now), std::chrono::seconds(1));
}

tl::unexpected<base::Error> refuse(base::ErrorCode code, QString message, std::optional<std::chrono::seconds> retryAfter = {})
{
    return base::fail(base::Error{.code = code, .message = std::move(message), .field = {}, .retryAfter = retryAfter});
}

tl::unexpected<base::Error> refuseBy(QLatin1StringView rule, base::ErrorCode code, QString message)
{
    return base::fail(base::Error{.code = code, .message = std::move(message), .field = rule, .retryAfter = {}});
}

bool isSame(const QString &one, const QString &other)
{
    const QString text = one.trimmed();
    return !text.isEmpty() && text == other.trimmed();
}

/// Somebody else's verification counts before one's own: it is the alarming one.
base::Result<void> mayVerifyNow(const Agent &agent, const std::vector<QString> &undecidedBy)
{
    const auto isOther = [&agent](const QString &name) { return name != agent.name; };
    if (std::any_of(undecidedBy.begin(), undecidedBy.end(), isOther))
        return refuseBy(kRefusedOpenByOther, base::ErrorCode::LimitReached,
                        u"Another agent is verifying this customer now; one of the two callers is somebody else."_s);
    if (!undecidedBy.empty())
        return refuseBy(kRefusedOpenByYou, base::ErrorCode::LimitReached,
                        u"You are verifying this customer already; end the other verification first."_s);
    return {};
}

/// When the next start is allowed; nullopt: now.
std::optional<base::Instant> startsAgainAt(std::vector<base::Instant> starts, base::Instant now, int limit)
{
    std::erase_if(starts, [now](base::Instant start) { return start + kStartsWindow <= now; });
    const auto allowed = static_cast<std::size_t>(std::max(limit, 0));
    if (starts.size() < allowed)
        return std::nullopt;
    if (allowed == 0)
        return now + kStartsWindow;
    std::sort(starts.begin(), starts.end());
    return starts[starts.size() - allowed] + kStartsWindow;
}

} // namespace

bool countsAsFailure(Verdict verdict)
{
    switch (verdict) {
    case Verdict::WrongPerson:
    case Verdict::NotRecognized:
    case Verdict::SpoofSuspected:
    case Verdict::Blocklisted:
        return true;
    case Verdict::Verified:
    case Verdict::NotEnrolled:
    case Verdict::Inconclusive:
    case Verdict::NeedsReview:
        return false;
    }
    return false;
}

std::optional<base::Instant> lockedUntil(const std::vector<base::Instant> &failures, std::optional<base::Instant> liftedAt,
                                         base::Instant now, const Policy &policy)
{
    if (policy.failuresToLock <= 0)
        return std::nullopt;
    std::vector<base::Instant> counted = failures;
    if (liftedAt)
        std::erase_if(counted, [liftedAt](base::Instant failure) { return failure <= *liftedAt; });
    std::sort(counted.begin(), counted.end());

    const auto needed = static_cast<std::size_t>(policy.failuresToLock);
    std::optional<base::Instant> until;
    for (std::size_t last = needed - 1; last < counted.size(); ++last) {
        if (counted[last] - counted[last + 1 - needed] <= policy.failureWindow)
            until = counted[last] + policy.lockTime;
    }
    if (!until || *until <= now)
        return std::nullopt;
    return until;
}

bool isSameCustomer(const Customer &one, const Customer &other)
{
    return isSame(one.customerId, other.customerId) || isSame(one.account, other.account);
}

bool isOwnRecord(const OwnRecord &own, const Customer &customer)
{
    return isSame(own.customerId, customer.customerId) || isSame(own.account, customer.account);
}

base::Result<void> mayStart(const Agent &agent, const OwnRecord &own, const Customer &customer, const StartHistory &history,
                            base::Instant now, const Policy &policy)
{
    if (agent.name.isEmpty())
        return refuse(base::ErrorCode::NotAllowed, u"Nobody is signed in."_s);
    if (customer.customerId.trimmed().isEmpty())
        return base::fail(base::invalid(u"customerId"_s, u"is needed: it is what the face must match"_s));
    if (isOwnRecord(own, customer))
        return refuseBy(kRefusedOwnRecord, base::ErrorCode::NotAllowed, u"This is your own record; a colleague has to verify it."_s);
    if (auto free = mayVerifyNow(agent, history.undecidedBy); !free)
        return free;
    if (const auto until = lockedUntil(history.customerFailures, history.lockLiftedAt, now, policy))
        return refuse(base::ErrorCode::Locked, u"Too many failed verifications for this customer."_s, timeLeft(*until, now));
    if (history.agentOpen >= policy.maxOpenPerAgent)
        return refuse(base::ErrorCode::LimitReached, u"You have %1 verifications open; end one of them first."_s.arg(history.agentOpen));
    if (const auto again = startsAgainAt(history.agentStarts, now, policy.startsPerMinute))
        return refuse(base::ErrorCode::LimitReached, u"No more than %1 starts a minute."_s.arg(policy.startsPerMinute),
                      timeLeft(*again, now));
    return {};
}

} // namespace authlink::verification
