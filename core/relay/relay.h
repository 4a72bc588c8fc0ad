// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/incode/incode_api.h"
#include "core/incode/invitations.h"
#include "core/incode/vendor_records.h"
#include "core/incode/vendor_state.h"
#include "core/message/message_sender.h"
#include "core/relay/config/relay_config.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

#include <QObject>

#include <memory>

namespace authlink::relay
{

/// What a relay needs from outside. Everything referred to outlives the relay and lives in its thread.
struct RelayParts {
    base::Clock &clock;
    base::Random &random;
    store::Store &store;
    incode::IncodeApi &incode;
    incode::VendorRecords &records;
    const vault::Vault &vault;
    incode::VendorState &vendor;
    message::MessageSender *messages = nullptr; ///< a provider of the bank's own; nullptr: none
    incode::Invitations *invitations = nullptr; ///< needed with Sender::RequestNew only
};

/// The server: RelayServices behind an HttpRouter, started and stopped together. One thread.
class Relay final : public QObject
{
    Q_OBJECT

public:
    Relay(config::RelayConfig config, RelayParts parts, QObject *parent = nullptr);
    ~Relay() override;

    /// Rebuilds open verifications and timers from the store, then listens. Errors: StoreUnavailable, Invalid (address in use).
    [[nodiscard]] base::Result<void> start();
    [[nodiscard]] quint16 port() const;
    [[nodiscard]] QUrl httpUrl() const;   ///< http://ADDRESS:PORT
    [[nodiscard]] QUrl streamUrl() const; ///< ws://ADDRESS:PORT/v1/stream

    /// Takes up what can change while running (config::isReloadable()), and nothing else of `config`; what the parts of `RelayParts` hold
    /// is the caller's. Errors: Invalid: nothing has changed.
    [[nodiscard]] base::Result<void> reload(const config::RelayConfig &config);

    /// Graceful: stops accepting, closes streams with 1012, answers what is under way, then stopped(). Bounded by 5 s;
    /// the store may take longer to close, for as long as a commit waits for another program's lock.
    void stop();

Q_SIGNALS:
    void stopped();

private:
    struct Whole;
    std::unique_ptr<Whole> m_d;
};

} // namespace authlink::relay
