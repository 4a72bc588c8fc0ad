// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/api/token_cache.h"
#include "core/incode/gate/rate_limited_client.h"
#include "core/incode/incode_client.h"

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

/// The calls of IncodeClient, step by step. Internal to core/incode.
namespace authlink::incode::api
{

class ApiCall;

/// What all calls of one client share.
struct ApiContext {
    ApiContext(IncodeSettings given, QNetworkAccessManager &network, base::Clock &clock, base::Random &random, VendorState &vendor);
    ApiContext(const ApiContext &) = delete;
    ApiContext &operator=(const ApiContext &) = delete;

    /// A call as the vendor wants it: address, key, version and deadline filled in.
    [[nodiscard]] gate::HttpCall call(const QByteArray &method, const QString &path) const;
    [[nodiscard]] bool hasExecutive() const { return !settings.executiveEmail.isEmpty() && !settings.executivePassword.isEmpty(); }
    /// Cancels every call under way; none can start afterwards.
    void close();

    IncodeSettings settings;
    gate::RateLimitedClient client; ///< sends every call
    TokenCache executiveToken;      ///< for X-Incode-Hardware-Id
    TokenCache integrationToken;    ///< for Authorization: Bearer
    std::vector<ApiCall *> calls;   ///< under way
    bool isClosed = false;
};

[[nodiscard]] std::unique_ptr<PendingCall> startSessionCall(std::shared_ptr<ApiContext> context, const SessionRequest &request,
                                                            Callback<Session> done);
[[nodiscard]] std::unique_ptr<PendingCall> sendSmsCall(std::shared_ptr<ApiContext> context, const SmsRequest &request, Callback<void> done);
[[nodiscard]] std::unique_ptr<PendingCall> recordCall(std::shared_ptr<ApiContext> context, const RecordRequest &request,
                                                      Callback<verification::VendorRecord> done);
[[nodiscard]] std::unique_ptr<PendingCall> verifyCall(std::shared_ptr<ApiContext> context, const LegacyProof &proof, Callback<bool> done);
[[nodiscard]] std::unique_ptr<PendingCall> inviteCall(std::shared_ptr<ApiContext> context, const InvitationRequest &request,
                                                      Callback<Invitation> done);

/// One HTTP call after another; letting go of it, or of the client, stops it. Some need a token that all calls share: a 401 did nothing
/// at the vendor's, so after one the token is renewed and the call is made once more; a second 401 is the answer.
class ApiCall : public QObject, public PendingCall
{
public:
    ApiCall(const ApiCall &) = delete;
    ApiCall &operator=(const ApiCall &) = delete;
    ~ApiCall() override;
    /// Cancels it without destroying it: no callback from now on.
    virtual void abandon();

protected:
    using Done = gate::HttpExchange::Done;

    explicit ApiCall(std::shared_ptr<ApiContext> context);
    /// The next HTTP call; the one before it is over.
    void next(gate::HttpCall call, Done done);
    /// The same with the executive token. Without a token `done` gets the failure of getting one, its status 0.
    void nextAsExecutive(gate::HttpCall call, Done done);
    /// The same with the access token for invitations.
    void nextAsIntegration(gate::HttpCall call, Done done);
    /// Cancels the HTTP call under way.
    void stopStep();
    /// `work` at the next turn of the loop, unless abandoned.
    void later(std::function<void()> work);
    [[nodiscard]] ApiContext &context() const { return *m_context; }

private:
    /// An HTTP call that needs a token.
    struct TokenStep {
        TokenCache &tokens;
        base::Secret gate::HttpCall::*header;
        gate::HttpCall call;
        Done done;
        bool isRenewed = false;
    };
    void begin(TokenStep step);
    void getToken();
    void sendWith(const base::Secret &token);
    void onAnswer(gate::HttpAnswer answer);
    void endTokenStep(gate::HttpAnswer answer);

    std::shared_ptr<ApiContext> m_context;
    std::unique_ptr<PendingCall> m_step;
    std::optional<TokenStep> m_tokenStep;
    TokenCache::Ticket m_ticket;
};

/// An ApiCall that ends with a T.
template <typename T>
class ApiCallFor : public ApiCall
{
protected:
    ApiCallFor(std::shared_ptr<ApiContext> context, Callback<T> done) : ApiCall(std::move(context)), m_done(std::move(done)) {}

    /// Ends the call. The callback may destroy it: nothing of it is touched afterwards.
    void finish(base::Result<T> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result));
    }
    /// Ends the call from the event loop, without having sent anything.
    void refuse(base::Error error)
    {
        later([this, error = std::move(error)] { finish(base::fail(error)); });
    }

private:
    Callback<T> m_done;
};

} // namespace authlink::incode::api
