// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/stream_handshake.h"

#include "core/protocol/json_rpc.h"
#include "core/protocol/stream.h"
#include "core/protocol/view_of.h"

#include <QJsonArray>

#include <map>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::stream
{

using verification::Role;
using verification::Verification;

QByteArray changedFrame(const verification::Event &event, const Verification &state, Role role)
{
    return protocol::notificationFrame(QLatin1String(protocol::kVerificationChanged),
                                       QJsonObject{{u"seq"_s, event.seq},
                                                   {u"at"_s, base::toRfc3339(event.at)},
                                                   {u"event"_s, protocol::viewOf(event, role)},
                                                   {u"verification"_s, protocol::viewOf(state, role)}});
}

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
    QJsonObject result = greeting(user);
    if (missed) {
        result.insert(u"replayed"_s, static_cast<qint64>(missed->size()));
        return Welcome{.result = result, .missed = std::move(*missed), .resumed = true};
    }
    QJsonArray open;
    for (const Verification &state : m_services.repository.committedOpen(user.role == Role::Agent ? user.name : QString()))
        open.append(protocol::viewOf(state, user.role));
    result.insert(u"resync"_s, true);
    result.insert(u"open"_s, open);
    return Welcome{.result = result, .missed = {}, .resumed = false};
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
            frames.push_back(changedFrame(event, state, viewer.role));
    }
    return frames;
}

QJsonObject StreamHandshake::greeting(const store::User &user) const
{
    return {{u"user"_s,
             QJsonObject{{u"name"_s, user.name}, {u"displayName"_s, user.displayName}, {u"role"_s, verification::nameOf(user.role)}}},
            {u"seq"_s, m_services.repository.publishedSeq()},
            {u"serverTime"_s, base::toRfc3339(m_services.clock.now())},
            {u"policy"_s, m_settings.policy},
            {u"company"_s, m_settings.company},
            {u"vendor"_s, m_services.vendor.isOut() ? u"outage"_s : u"ok"_s}};
}

} // namespace authlink::relay::stream
