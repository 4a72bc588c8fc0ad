// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/stream_handshake.h"

#include "core/protocol/view_of.h"

#include <QJsonDocument>

#include <map>
#include <utility>

namespace authlink::relay::stream
{

using verification::Role;
using verification::Verification;

base::Result<StreamHandshake::Welcome> StreamHandshake::welcome(const store::User &user, std::optional<qint64> since) const
{
    std::optional<std::vector<QByteArray>> missed;
    const qint64 newest = m_services.repository.publishedSeq();
    if (since && *since <= newest && newest - *since <= kMaxScannedEvents) {
        auto replayed = replay(user, *since);
        if (!replayed)
            return base::fail(replayed.error());
        missed = std::move(*replayed);
    }
    protocol::HelloResult result = greeting(user);
    if (missed) {
        result.history = protocol::Replayed{static_cast<int>(missed->size())};
        return Welcome{.result = std::move(result), .missed = std::move(*missed), .unlisted = 0};
    }
    Welcome welcome{.result = std::move(result), .missed = {}, .unlisted = 0};
    welcome.result.history = resync(user, welcome.unlisted);
    return welcome;
}

protocol::Resync StreamHandshake::resync(const store::User &user, qsizetype &unlisted) const
{
    const auto open = m_services.repository.committedOpen(user.role == Role::Agent ? user.name : QString()); // oldest first
    protocol::Resync resync;
    qsizetype bytes = 0;
    for (auto state = open.crbegin(); state != open.crend(); ++state) {
        protocol::VerificationView view = protocol::viewOf(*state, user.role);
        bytes += QJsonDocument(protocol::toJson(view)).toJson(QJsonDocument::Compact).size() + 1;
        if (bytes > m_settings.maxListedBytes)
            break;
        resync.open.prepend(std::move(view));
    }
    unlisted = static_cast<qsizetype>(open.size()) - resync.open.size();
    return resync;
}

base::Result<std::optional<std::vector<QByteArray>>> StreamHandshake::replay(const store::User &user, qint64 since) const
{
    const protocol::Viewer viewer{user.name, user.role};
    const auto events = m_services.store.eventsBetween(since, m_services.repository.publishedSeq(),
                                                       viewer.role == Role::Agent ? viewer.name : QString(), kMaxReplayed + 1);
    if (!events)
        return base::fail(events.error());
    if (events->size() > static_cast<std::size_t>(kMaxReplayed))
        return std::nullopt;
    std::map<QString, Verification> states;
    std::vector<QByteArray> frames;
    for (const verification::Event &event : *events) {
        if (!states.contains(event.verificationId)) {
            auto state = m_services.store.verification(event.verificationId);
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
            .history = {}};
}

} // namespace authlink::relay::stream
