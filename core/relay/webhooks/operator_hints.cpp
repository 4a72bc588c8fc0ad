// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/operator_hints.h"

#include "core/base/log.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::webhooks
{

using verification::Evidence;
using verification::LinkMode;
using verification::SessionEvent;
using verification::Source;

namespace
{
/// More waiting captures than these tell nothing new about a tenant's webhooks.
constexpr std::size_t kMaxWatched = 1000;

bool isLegacy(Source source)
{
    return source == Source::LegacyOneToN || source == Source::LegacyOneToOne;
}

bool endsASession(const Evidence &evidence)
{
    return evidence.sessionEvent == SessionEvent::Succeeded || evidence.sessionEvent == SessionEvent::Finished;
}
} // namespace

OperatorHints::OperatorHints(base::Clock &clock, LinkMode link, QObject *parent)
    : QObject(parent),
      m_clock(clock),
      m_link(link),
      m_alarm(clock.makeAlarm([this] { lookForWebhooks(); }))
{
}

OperatorHints::~OperatorHints() = default;

void OperatorHints::onWebhook(const Evidence &evidence)
{
    m_lastWebhook = m_clock.now();
    m_capturing.clear(); // something arrives: the address is right
    m_alarm->clear();
    if (m_link == LinkMode::Session && isLegacy(evidence.source)) {
        say(Hint::LegacyInSessionTenant,
            u"A legacy authentication webhook arrived, but links are sessions here (incode.link): it decides nothing. Define the Face "
            "Authentication webhook in the dashboard. Incode retires the legacy ones on 2027-04-01."_s);
    }
    if (m_link == LinkMode::Static && (evidence.source == Source::FaceAuthentication || evidence.source == Source::Session)) {
        say(Hint::SessionInStaticTenant,
            u"A webhook of a session arrived, but links are static here: it decides nothing. If this tenant has moved to Workflows, set "
            "incode.link = \"session\"."_s);
    }
    if (verification::isResult(evidence)) {
        m_ends = 0;
    } else if (endsASession(evidence) && ++m_ends >= kManyEnds) {
        m_ends = 0;
        say(Hint::EventsDecideNothing,
            u"%1 sessions ended and no result of a face was told in between: session and onboarding events decide nothing. Define the Face "
            "Authentication webhook in the dashboard, with this relay's address."_s.arg(kManyEnds));
    }
}

void OperatorHints::onFoundByAsking()
{
    say(Hint::FoundByAsking, u"A verdict had to be found by asking Incode: webhooks are being lost. Check their URL and credential in the "
                             "dashboard, and whether it can be reached from outside."_s);
}

void OperatorHints::onPublished(const verifications::CommittedEvent &committed)
{
    const QString &id = committed.event.verificationId;
    const auto status = committed.state->status;
    if (status != verification::Status::Opened && status != verification::Status::Capturing) {
        m_capturing.erase(id);
        return;
    }
    // After the customer's Yes nothing stands between them and Incode's capture page.
    if (std::holds_alternative<verification::Opened>(committed.event.body) && committed.event.by == verification::kByCustomer
        && m_capturing.size() < kMaxWatched) {
        m_capturing.insert_or_assign(id, committed.event.at);
        arm();
    }
}

void OperatorHints::arm()
{
    std::optional<base::Instant> first;
    for (const auto &[id, since] : m_capturing)
        first = first ? std::min(*first, since) : since;
    first ? m_alarm->set(*first + kWebhookWithin) : m_alarm->clear();
}

void OperatorHints::lookForWebhooks()
{
    const base::Instant now = m_clock.now();
    const auto tooLong = [now](const auto &entry) { return entry.second + kWebhookWithin <= now; };
    if (std::erase_if(m_capturing, tooLong) > 0) {
        const QString last =
            m_lastWebhook ? u"the last one came %1"_s.arg(base::toRfc3339(*m_lastWebhook)) : u"none came since the start"_s;
        say(Hint::NoWebhook,
            u"No webhook within a minute after a customer went on to the capture (%1). If this repeats, check the webhooks' URL "
            "and credential in the dashboard, and whether it can be reached from outside."_s.arg(last));
    }
    arm();
}

void OperatorHints::say(Hint hint, const QString &text)
{
    auto &said = m_said.at(static_cast<std::size_t>(hint));
    const base::Instant now = m_clock.now();
    if (said && now < *said + kPause)
        return;
    said = now;
    qCWarning(base::lcWebhook).noquote() << "hint:" << text;
    Q_EMIT hinted(hint);
}

} // namespace authlink::relay::webhooks
