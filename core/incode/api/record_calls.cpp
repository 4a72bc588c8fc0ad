// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"
#include "core/incode/api/token_call.h"
#include "core/incode/api/vendor_answers.h"

#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <utility>

namespace authlink::incode
{

using verification::VendorRecord;

namespace
{

constexpr int kBadRequest = 400;
constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;
constexpr int kRequestTimeout = 408;
constexpr int kTooManyRequests = 429;
constexpr int kFirstServerError = 500;

/// The life is an extra: a score that is there does not wait longer for it.
constexpr std::chrono::milliseconds kMaxLife = std::chrono::seconds(5);

constexpr QLatin1String kVerifyPath("/omni/authentication/verify");

base::Error needsExecutive(const QString &what)
{
    return base::invalid(QStringLiteral("executive_email"), QStringLiteral("%1 needs an executive's e-mail and password.").arg(what));
}

class AskRecord final : public TokenCall
{
public:
    AskRecord(std::shared_ptr<Wire> shared, RecordRequest request, Callback<VendorRecord> done)
        : TokenCall(std::move(shared)),
          m_request(std::move(request)),
          m_done(std::move(done))
    {
        m_lifeDeadline.setSingleShot(true);
        connect(&m_lifeDeadline, &QTimer::timeout, this, [this] {
            stopStep();
            finish(m_record);
        });
        if (m_request.interviewId.isEmpty()) {
            later(
                [this] { finish(base::fail(base::invalid(QStringLiteral("interviewId"), QStringLiteral("A record needs a session.")))); });
        } else if (!m_request.sessionToken.isEmpty()) {
            HttpCall call = scoreCall();
            call.hardwareId = m_request.sessionToken;
            next(std::move(call), [this](const HttpAnswer &answer) { onScoreBySession(answer); });
        } else if (wire().hasExecutive()) {
            askAsExecutive();
        } else {
            later([this] { finish(base::fail(needsExecutive(QStringLiteral("A record without its session's token")))); });
        }
    }

    void abandon() override
    {
        m_lifeDeadline.stop();
        TokenCall::abandon();
    }

private:
    [[nodiscard]] HttpCall scoreCall() const
    {
        HttpCall call = wire().call("GET", QStringLiteral("/omni/get/score"));
        call.query = {{QStringLiteral("id"), m_request.interviewId}};
        call.quiet = true; // asked again and again, too early as a rule: onScore tells what is worth a line
        return call;
    }

    void onScoreBySession(const HttpAnswer &answer)
    {
        // The session's token may have run out or been revoked; the executive token opens every session.
        if (!answer && answer.error().httpStatus == kUnauthorized && wire().hasExecutive())
            askAsExecutive();
        else
            onScore(answer);
    }

    void askAsExecutive()
    {
        nextAsExecutive(scoreCall(), [this](const HttpAnswer &answer) { onScore(answer); });
    }

    void onScore(const HttpAnswer &answer)
    {
        if (answer) {
            m_record = readScore(*answer);
        } else if (answer.error().httpStatus == kBadRequest || answer.error().httpStatus == kNotFound) {
            qCDebug(base::lcIncode).noquote() << answer.error().error.message; // nothing there yet (VendorRecords::record)
        } else {
            qCWarning(base::lcIncode).noquote() << answer.error().error.message;
            finish(base::fail(answer.error().error));
            return;
        }
        if (m_request.withLife && wire().hasExecutive())
            askLife();
        else
            finish(m_record);
    }

    void askLife()
    {
        HttpCall call = wire().call("GET", QStringLiteral("/omni/get/onboarding/status"));
        call.query = {{QStringLiteral("id"), m_request.interviewId}};
        m_lifeDeadline.start(std::min(wire().settings.timeout, kMaxLife));
        nextAsExecutive(std::move(call), [this](const HttpAnswer &answer) {
            if (answer)
                m_record.life = readLife(*answer);
            finish(m_record);
        });
    }

    void finish(base::Result<VendorRecord> result)
    {
        m_lifeDeadline.stop();
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result)); // may destroy us
    }

    RecordRequest m_request;
    Callback<VendorRecord> m_done;
    VendorRecord m_record;
    QTimer m_lifeDeadline;
};

class AskVerify final : public TokenCall
{
public:
    AskVerify(std::shared_ptr<Wire> shared, const LegacyProof &proof, Callback<bool> done)
        : TokenCall(std::move(shared)),
          m_done(std::move(done))
    {
        if (!proof.isComplete()) {
            later([this] { finish(base::fail(base::invalid(QStringLiteral("proof"), QStringLiteral("The webhook lacked a value.")))); });
            return;
        }
        if (!wire().hasExecutive()) {
            later([this] { finish(base::fail(needsExecutive(QStringLiteral("Confirming a result")))); });
            return;
        }
        HttpCall call = wire().call("POST", kVerifyPath);
        call.body = {{QStringLiteral("transactionId"), QString::fromUtf8(proof.transactionId.reveal())},
                     {QStringLiteral("token"), QString::fromUtf8(proof.token.reveal())},
                     {QStringLiteral("interviewToken"), QString::fromUtf8(proof.interviewToken.reveal())}};
        nextAsExecutive(std::move(call), [this](const HttpAnswer &answer) { onAnswer(answer); });
    }

private:
    /// An answer about the transaction, as against one about us (401, 403), the moment (408, 429), or the vendor's own trouble.
    static bool isAboutTheTransaction(int status)
    {
        return status >= kBadRequest && status < kFirstServerError && status != kUnauthorized && status != kForbidden
               && status != kRequestTimeout && status != kTooManyRequests;
    }

    void onAnswer(const HttpAnswer &answer)
    {
        if (!answer && isAboutTheTransaction(answer.error().httpStatus))
            finish(false);
        else if (!answer)
            finish(base::fail(answer.error().error));
        else if (const auto verified = readVerified(*answer))
            finish(*verified);
        else
            finish(base::fail(unusableAnswer(kVerifyPath, QStringLiteral("verdict"))));
    }

    void finish(base::Result<bool> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result)); // may destroy us
    }

    Callback<bool> m_done;
};

} // namespace

std::unique_ptr<PendingCall> recordCall(std::shared_ptr<Wire> wire, const RecordRequest &request, Callback<VendorRecord> done)
{
    return std::make_unique<AskRecord>(std::move(wire), request, std::move(done));
}

std::unique_ptr<PendingCall> verifyCall(std::shared_ptr<Wire> wire, const LegacyProof &proof, Callback<bool> done)
{
    return std::make_unique<AskVerify>(std::move(wire), proof, std::move(done));
}

} // namespace authlink::incode
