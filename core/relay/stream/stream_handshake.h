// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incode/vendor_state.h"
#include "core/protocol/call_params.h"
#include "core/protocol/messages.h"
#include "core/protocol/view_of.h"
#include "core/relay/rpc/open_pages.h"
#include "core/relay/verifications/store_availability.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/store/store.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace authlink::relay::stream
{

/// The answer to `hello` (docs/protocol.md). A console that resumes with `since` gets every event of its verifications after that, once:
/// the replay and what follows meet at VerificationRepository::publishedSeq(). Without `since`, too far behind, or if what it has seen is
/// not the past of this store as this role sees it, it starts over with what is open. One thread.
class StreamHandshake
{
public:
    struct Services {
        const verifications::VerificationRepository &repository;
        const base::Clock &clock;
        const incode::VendorState &vendor;
        const verifications::StoreAvailability &storeAvailability;
    };
    struct Settings {
        QString company;
        protocol::PolicyView policy;
        protocol::CallLimits limits;
        rpc::PageBounds page{};   ///< of what is open, for consoles that ask for the rest
        qsizetype maxListedBytes; ///< the same for others; below protocol::kMaxToConsole, more than which a console does not take
    };
    /// More missed events than this, and the console starts over.
    static constexpr int kMaxReplayed = 1000;
    /// More events of anybody since then, and the console starts over, too: what an agent did since may be too much to look through.
    static constexpr qint64 kMaxScannedEvents = 50'000;

    /// Everything referred to outlives the handshake.
    StreamHandshake(Services services, Settings settings) : m_services(services), m_settings(std::move(settings)) {}

    struct Welcome {
        protocol::HelloResult result;
        std::vector<QByteArray> missed; ///< frames that follow the result at once; none when the console starts over
        qsizetype unlisted = 0;         ///< open verifications, the oldest, that a console which can't ask for them does not get
    };
    /// What a console that resumes has not seen: events with since < seq <= upTo, if it saw those before in `epoch` of the store.
    struct Missed {
        protocol::Viewer viewer;
        QString epoch;
        qint64 since = 0, upTo = 0;
    };

    /// Of the store, for as long as this relay runs. Empty: consoles start over when they come back.
    void setEpoch(const QString &epoch) { m_epoch = epoch; }
    /// What a console has seen, by what it says. nullopt: it starts over.
    [[nodiscard]] std::optional<Missed> missedBy(const store::User &user, const protocol::HelloParams &said) const;
    /// The frames of what was missed, for a thread of the store; nullopt: the console must start over (it missed too much, or has seen what
    /// this store does not hold). Errors: StoreUnavailable.
    [[nodiscard]] static base::Result<std::optional<std::vector<QByteArray>>> replay(const Missed &missed, const store::Reader &reader);
    /// The result as of now, still without what the console missed.
    [[nodiscard]] protocol::HelloResult greeting(const store::User &user) const;
    [[nodiscard]] static Welcome resumed(protocol::HelloResult greeting, std::vector<QByteArray> missed);
    /// With what is open to the user: the first page, or for a console that turns no pages as much as it takes.
    [[nodiscard]] Welcome startOver(const store::User &user, bool pages) const;

private:
    Services m_services;
    Settings m_settings;
    QString m_epoch;
};

} // namespace authlink::relay::stream
