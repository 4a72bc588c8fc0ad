// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incode/vendor_state.h"
#include "core/protocol/messages.h"
#include "core/relay/verifications/store_availability.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/store/store.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace authlink::relay::stream
{

/// The answer to `hello` (docs/protocol.md). A console that resumes with `since` gets every event of its verifications after that, once:
/// the replay and what follows meet at VerificationRepository::publishedSeq(). Without `since`, too far behind, or ahead of us, it starts
/// over with what is open. One thread.
class StreamHandshake
{
public:
    struct Services {
        const verifications::VerificationRepository &repository;
        const store::Store &store;
        const base::Clock &clock;
        const incode::VendorState &vendor;
        const verifications::StoreAvailability &storeAvailability;
    };
    struct Settings {
        QString company;
        protocol::PolicyView policy;
        qsizetype maxListedBytes; ///< of what is open; below protocol::kMaxToConsole, more than which a console does not take
    };
    /// More missed events than this, and the console starts over.
    static constexpr int kMaxReplayed = 1000;
    /// More events of anybody since then, and the console starts over, too: looking for its own among them would hold up everybody.
    static constexpr qint64 kMaxScannedEvents = 50'000;

    /// Everything referred to outlives the handshake.
    StreamHandshake(Services services, Settings settings) : m_services(services), m_settings(std::move(settings)) {}

    struct Welcome {
        protocol::HelloResult result;
        std::vector<QByteArray> missed; ///< frames that follow the result at once; none when the console starts over
        qsizetype unlisted = 0;         ///< open verifications, the oldest, that found no room in the result
    };
    /// @param since the last sequence number that the console has; nullopt: none
    /// Errors: StoreUnavailable.
    [[nodiscard]] base::Result<Welcome> welcome(const store::User &user, std::optional<qint64> since) const;

private:
    /// The frames of a replay; nullopt: the console must start over.
    [[nodiscard]] base::Result<std::optional<std::vector<QByteArray>>> replay(const store::User &user, qint64 since) const;
    /// What is open to the user, the newest if not all fit.
    [[nodiscard]] protocol::Resync resync(const store::User &user, qsizetype &unlisted) const;
    /// The result, still without what the console missed.
    [[nodiscard]] protocol::HelloResult greeting(const store::User &user) const;

    Services m_services;
    Settings m_settings;
};

} // namespace authlink::relay::stream
