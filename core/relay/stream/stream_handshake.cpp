// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/stream_handshake.h"

#include <limits>
#include <map>
#include <utility>

namespace authlink::relay::stream
{

using verification::Role;
using verification::Verification;

namespace
{
/// What consoles are told as the epoch ends with the role: what was told to one role is not all that another one sees, or more.
QString endingOf(Role role)
{
    return u'.' + verification::nameOf(role);
}
} // namespace

std::optional<StreamHandshake::Missed> StreamHandshake::missedBy(const store::User &user, const protocol::HelloParams &said) const
{
    const qint64 newest = m_services.repository.publishedSeq();
    const QString ending = endingOf(user.role);
    if (!said.since || *said.since > newest || newest - *said.since > kMaxScannedEvents || !said.epoch.endsWith(ending))
        return std::nullopt;
    return Missed{.viewer = {user.name, user.role}, .epoch = said.epoch.chopped(ending.size()), .since = *said.since, .upTo = newest};
}

StreamHandshake::Welcome StreamHandshake::resumed(protocol::HelloResult greeting, std::vector<QByteArray> missed)
{
    greeting.history = protocol::Replayed{static_cast<int>(missed.size())};
    return {.result = std::move(greeting), .missed = std::move(missed), .unlisted = 0};
}

StreamHandshake::Welcome StreamHandshake::startOver(const store::User &user, bool pages) const
{
    const protocol::Viewer viewer{user.name, user.role};
    const rpc::PageBounds everything{.items = std::numeric_limits<int>::max() - 1, .bytes = m_settings.maxListedBytes};
    Welcome welcome{.result = greeting(user), .missed = {}, .unlisted = 0};
    protocol::OpenPage page = rpc::openPage(m_services.repository, viewer, {}, pages ? m_settings.page : everything);
    if (!pages && !page.next.isEmpty()) {
        const auto open = m_services.repository.committedOpen(user.role == Role::Agent ? user.name : QString());
        welcome.unlisted = static_cast<qsizetype>(open.size()) - page.open.size();
        page.next.clear(); // it would not know what to do with it
    }
    welcome.result.history = protocol::Resync{.open = std::move(page.open), .next = page.next};
    return welcome;
}

base::Result<std::optional<std::vector<QByteArray>>> StreamHandshake::replay(const Missed &missed, const store::Reader &reader)
{
    const auto end = reader.endOfEpoch(missed.epoch);
    if (!end)
        return base::fail(end.error());
    if (missed.since > end->value_or(-1)) // it has seen events of another store, or that a restored backup does not hold
        return std::nullopt;
    const protocol::Viewer &viewer = missed.viewer;
    const auto events =
        reader.eventsBetween(missed.since, missed.upTo, viewer.role == Role::Agent ? viewer.name : QString(), kMaxReplayed + 1);
    if (!events)
        return base::fail(events.error());
    if (events->size() > static_cast<std::size_t>(kMaxReplayed))
        return std::nullopt;
    std::map<QString, Verification> states;
    std::vector<QByteArray> frames;
    for (const verification::Event &event : *events) {
        if (!states.contains(event.verificationId)) {
            auto state = reader.verification(event.verificationId);
            if (!state)
                return base::fail(state.error());
            if (!*state)
                return std::nullopt;
            states.emplace(event.verificationId, std::move(**state));
        }
        const Verification &state = states.at(event.verificationId);
        if (protocol::maySee(viewer, state))
            frames.push_back(protocol::notificationFrame(protocol::viewOf(event, state, viewer.role)));
    }
    return frames;
}

protocol::HelloResult StreamHandshake::greeting(const store::User &user) const
{
    protocol::PolicyView policy = m_settings.policy;
    policy.allowUnlistedCustomer = policy.allowUnlistedCustomer && user.role != Role::Agent; // what this user may do
    return {.user = {.name = user.name, .displayName = user.displayName, .role = user.role},
            .seq = m_services.repository.publishedSeq(),
            .epoch = m_epoch.isEmpty() ? QString() : m_epoch + endingOf(user.role),
            .serverTime = m_services.clock.now(),
            .policy = std::move(policy),
            .company = m_settings.company,
            .vendor = m_services.vendor.isOut() ? protocol::VendorState::Outage : protocol::VendorState::Ok,
            .store = m_services.storeAvailability.isOut() ? protocol::StoreState::Outage : protocol::StoreState::Ok,
            .limits = m_settings.limits,
            .history = {}};
}

} // namespace authlink::relay::stream
