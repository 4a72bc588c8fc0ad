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

base::Result<StreamHandshake::Welcome> StreamHandshake::welcome(const store::User &user, const protocol::HelloParams &hello) const
{
    const qint64 newest = m_services.repository.publishedSeq();
    if (!hello.since || *hello.since > newest || newest - *hello.since > kMaxScannedEvents)
        return startOver(user, hello.pages);
    auto missed = replay(m_services.store, {user.name, user.role}, *hello.since, newest);
    if (!missed)
        return base::fail(missed.error());
    if (!*missed)
        return startOver(user, hello.pages);
    Welcome welcome{.result = greeting(user), .missed = std::move(**missed), .unlisted = 0};
    welcome.result.history = protocol::Replayed{static_cast<int>(welcome.missed.size())};
    return welcome;
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

base::Result<std::optional<std::vector<QByteArray>>> StreamHandshake::replay(const store::Store &store, const protocol::Viewer &viewer,
                                                                             qint64 since, qint64 upTo)
{
    const auto events = store.reader().eventsBetween(since, upTo, viewer.role == Role::Agent ? viewer.name : QString(), kMaxReplayed + 1);
    if (!events)
        return base::fail(events.error());
    if (events->size() > static_cast<std::size_t>(kMaxReplayed))
        return std::nullopt;
    std::map<QString, Verification> states;
    std::vector<QByteArray> frames;
    for (const verification::Event &event : *events) {
        if (!states.contains(event.verificationId)) {
            auto state = store.reader().verification(event.verificationId);
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
            .serverTime = m_services.clock.now(),
            .policy = std::move(policy),
            .company = m_settings.company,
            .vendor = m_services.vendor.isOut() ? protocol::VendorState::Outage : protocol::VendorState::Ok,
            .store = m_services.storeAvailability.isOut() ? protocol::StoreState::Outage : protocol::StoreState::Ok,
            .limits = m_settings.limits,
            .history = {}};
}

} // namespace authlink::relay::stream
