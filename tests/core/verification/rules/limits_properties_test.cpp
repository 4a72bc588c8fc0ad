// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/rules/actions.h"
#include "core/verification/rules/limits.h"

#include "tests/core/verification/rules/generators.h"

#include <QTest>

#include <algorithm>
#include <array>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace Qt::Literals::StringLiterals;

/// A call center on a random day, checked against who the callers really claim to be (docs/domain.md "Limits"): whatever happens, nobody is
/// verified twice at a time, and nobody verifies themselves.
class LimitsPropertiesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { tryCases(500); }
    void aPersonIsVerifiedOnceAtATimeAndNeverByThemselves();
};

namespace
{

/// Somebody an agent may be asked to verify. Who it is, the rules don't know: they see accounts and ids.
struct Claim {
    int person = 0;
    const char *account = "";
    const char *customerId = "";
    bool replaced = false; ///< the directory holds another id for the account by now: only the account tells who it is
};
constexpr std::array kClaims{
    Claim{1, "1001", "id-1"},        Claim{1, "1002", "id-1"}, // two accounts of one person
    Claim{1, "1001", "id-1b", true}, Claim{1, "", "id-1"},     // the last was typed
    Claim{2, "2001", "id-2"},        Claim{3, "", "id-3"},
    Claim{4, "4001", "id-4"},        Claim{4, "4002", " id-4 "}, // the agent ana, by both of her accounts
};

/// The truth, as far as anybody can know it.
bool isOnePerson(const Claim &one, const Claim &other)
{
    if (one.person != other.person)
        return false;
    return one.replaced == other.replaced || QLatin1String(one.account) == QLatin1String(other.account);
}

constexpr int kAna = 4;

/// One verification beside the truth about it.
struct Case {
    SampleVerification sample;
    Claim claim;
};

bool isUndecided(const Case &one)
{
    return !one.sample.state.verdict && !isEnd(one.sample.state.status);
}

class CallCenter
{
public:
    void happen()
    {
        m_now += *rc::gen::element<std::chrono::milliseconds>(std::chrono::seconds(1), std::chrono::seconds(20), std::chrono::minutes(2));
        for (Case &one : m_cases) {
            one.sample.now = m_now;
            one.sample.tick();
        }
        if (m_cases.empty() || *rc::gen::arbitrary<bool>())
            tryStart();
        else
            goOn(m_cases.at(*rc::gen::inRange<std::size_t>(0, m_cases.size())));
        check();
    }

private:
    void tryStart()
    {
        const Claim claim = *rc::gen::elementOf(kClaims);
        const QString agent = *texts({"ana", "ben", "cleo"});
        Customer customer = sampleCustomer();
        customer.account = QLatin1String(claim.account);
        customer.customerId = QLatin1String(claim.customerId);
        const OwnRecord own =
            agent == u"ana" ? OwnRecord{.account = u"4001"_s, .customerId = u"id-4"_s} : OwnRecord{.account = {}, .customerId = {}};
        StartHistory history; // as the relay finds it: by what it knows, not by the truth
        for (const Case &one : m_cases) {
            if (isPending(one.sample.state.status) && isSameCustomer(one.sample.state.customer, customer))
                history.undecidedBy.push_back(one.sample.state.agent.name);
        }
        const auto allowed = mayStart({.name = agent, .displayName = {}}, own, customer, history, m_now, Policy{});
        const bool known =
            std::any_of(m_cases.begin(), m_cases.end(), [&](const Case &one) { return isUndecided(one) && isOnePerson(one.claim, claim); });
        const bool self = agent == u"ana" && claim.person == kAna;
        RC_ASSERT(allowed.has_value() == (!known && !self));
        if (!allowed) {
            RC_ASSERT(allowed.error().code == (self ? base::ErrorCode::NotAllowed : base::ErrorCode::LimitReached));
            return;
        }
        Case begun{.sample = SampleVerification(LinkMode::Session), .claim = claim};
        begun.sample.now = m_now;
        begun.sample.state.customer = customer;
        begun.sample.state.agent.name = agent;
        RC_ASSERT(isUnlisted(begun.sample.state) == customer.account.isEmpty());
        m_cases.push_back(std::move(begun));
    }

    static void goOn(Case &one)
    {
        SampleVerification &sample = one.sample;
        switch (*rc::gen::inRange(0, 6)) {
        case 0:
            if (sample.state.status == Status::Preparing)
                sample.send();
            break;
        case 1:
            sample.take(onYes(sample.state, {}, {}, sample.context()));
            break;
        case 2: {
            Evidence pass = facePass(sample.now);
            pass.matchedCustomerId = sample.state.customer.customerId.trimmed();
            sample.receive(pass);
            break;
        }
        case 3:
            sample.receive(faceFail(sample.now, u"USER_IS_NOT_RECOGNIZED"_s, 0));
            break;
        case 4:
            if (const auto events = cancel(sample.state, sample.state.agent.name, {}, sample.context()))
                sample.take(*events);
            break;
        default:
            if (const auto events = close(sample.state, sample.state.agent.name, sample.context()))
                sample.take(*events);
            break;
        }
    }

    void check() const
    {
        for (const Case &one : m_cases) {
            RC_ASSERT(one.claim.person != kAna || one.sample.state.agent.name != u"ana");
            const auto others = std::count_if(m_cases.begin(), m_cases.end(), [&](const Case &other) {
                return &other != &one && isUndecided(other) && isOnePerson(other.claim, one.claim);
            });
            RC_ASSERT(!isUndecided(one) || others == 0);
        }
    }

    base::Instant m_now = start();
    std::vector<Case> m_cases;
};

} // namespace

void LimitsPropertiesTest::aPersonIsVerifiedOnceAtATimeAndNeverByThemselves()
{
    QVERIFY(rc::check([] {
        CallCenter center;
        const int steps = *rc::gen::inRange(5, 60);
        for (int i = 0; i < steps; ++i)
            center.happen();
    }));
}

QTEST_GUILESS_MAIN(LimitsPropertiesTest)
#include "limits_properties_test.moc"
