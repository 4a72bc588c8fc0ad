// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/api/token_cache.h"
#include "core/incode/gate/rate_limited_client.h"
#include "core/incode/incode_client.h"

#include <memory>
#include <vector>

/// The calls of IncodeClient, step by step. Inside of the room only.
namespace authlink::incode
{

class WireCall;

/// What all calls of one client share.
struct Wire {
    Wire(IncodeSettings given, QNetworkAccessManager &network, base::Clock &clock, base::Random &random, VendorState &vendor);
    Wire(const Wire &) = delete;
    Wire &operator=(const Wire &) = delete;

    /// A call as the vendor wants it: address, key, version and deadline filled in.
    [[nodiscard]] HttpCall call(const QByteArray &method, const QString &path) const;
    [[nodiscard]] bool hasExecutive() const { return !settings.executiveEmail.isEmpty() && !settings.executivePassword.isEmpty(); }
    /// Cancels every call under way; none can start afterwards.
    void close();

    const IncodeSettings settings;
    Gate gate;                     ///< every call goes through it
    TokenSession executive;        ///< for X-Incode-Hardware-Id
    TokenSession invitations;      ///< for Authorization: Bearer
    std::vector<WireCall *> calls; ///< under way
    bool closed = false;
};

[[nodiscard]] std::unique_ptr<PendingCall> startSessionCall(std::shared_ptr<Wire> wire, const SessionRequest &request,
                                                            Callback<Session> done);
[[nodiscard]] std::unique_ptr<PendingCall> sendSmsCall(std::shared_ptr<Wire> wire, const SmsRequest &request, Callback<void> done);
[[nodiscard]] std::unique_ptr<PendingCall> recordCall(std::shared_ptr<Wire> wire, const RecordRequest &request,
                                                      Callback<verification::VendorRecord> done);
[[nodiscard]] std::unique_ptr<PendingCall> verifyCall(std::shared_ptr<Wire> wire, const LegacyProof &proof, Callback<bool> done);
[[nodiscard]] std::unique_ptr<PendingCall> inviteCall(std::shared_ptr<Wire> wire, const InvitationRequest &request,
                                                      Callback<Invitation> done);

/// One HTTP call after another; letting go of it, or of the client, stops it.
class WireCall : public QObject, public PendingCall
{
public:
    WireCall(const WireCall &) = delete;
    WireCall &operator=(const WireCall &) = delete;
    ~WireCall() override;
    /// Silence: no callback from now on.
    virtual void abandon();

protected:
    explicit WireCall(std::shared_ptr<Wire> wire);
    /// The next step; the one before it is over.
    void next(HttpCall call, HttpExchange::Done done);
    /// Ends the step under way without a word.
    void stop() { m_step.reset(); }
    [[nodiscard]] Wire &wire() const { return *m_wire; }

private:
    std::shared_ptr<Wire> m_wire;
    std::unique_ptr<PendingCall> m_step;
};

} // namespace authlink::incode
