// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"
#include "core/http/common/status.h"
#include "core/incode/api/api_call.h"
#include "core/incode/api/vendor_answers.h"

#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::api
{

using gate::HttpAnswer;
using gate::HttpCall;
using verification::VendorRecord;

namespace
{

/// The life is an extra: a score that is there does not wait longer for it.
constexpr std::chrono::milliseconds kMaxLife = std::chrono::seconds(5);

constexpr QLatin1StringView kVerifyPath = "/omni/authentication/verify"_L1;

base::Error needsExecutive(const QString &what)
{
    return base::invalid(u"executive_email"_s, u"%1 needs an executive's e-mail and password."_s.arg(what));
}

class AskRecord final : public ApiCallFor<VendorRecord>
{
public:
    AskRecord(std::shared_ptr<ApiContext> shared, RecordRequest request, Callback<VendorRecord> done)
        : ApiCallFor(std::move(shared), std::move(done)),
          m_request(std::move(request))
    {
        m_lifeDeadline.setSingleShot(true);
        connect(&m_lifeDeadline, &QTimer::timeout, this, [this] {
            stopStep();
            end(m_record);
        });
        if (m_request.interviewId.isEmpty()) {
            refuse(base::invalid(u"interviewId"_s, u"A record needs a session."_s));
        } else if (!m_request.sessionToken.isEmpty()) {
            HttpCall call = scoreCall();
            call.hardwareId = m_request.sessionToken;
            next(std::move(call), [this](const HttpAnswer &answer) { onScoreBySession(answer); });
        } else if (context().hasExecutive()) {
            askAsExecutive();
        } else {
            refuse(needsExecutive(u"A record without its session's token"_s));
        }
    }

    void abandon() override
    {
        m_lifeDeadline.stop();
        ApiCall::abandon();
    }

private:
    [[nodiscard]] HttpCall getCall(const QString &path) const
    {
        HttpCall call = context().call("GET", path);
        call.priority = m_request.reconciles ? gate::Priority::Reconcile : gate::Priority::Confirm;
        call.query = {{u"id"_s, m_request.interviewId}};
        return call;
    }

    [[nodiscard]] HttpCall scoreCall() const
    {
        HttpCall call = getCall(u"/omni/get/score"_s);
        call.quiet = true; // asked again and again, too early as a rule: onScore tells what is worth a line
        return call;
    }

    void onScoreBySession(const HttpAnswer &answer)
    {
        // The session's token may have run out or been revoked; the executive token opens every session.
        if (!answer && answer.error().httpStatus == http::status::kUnauthorized && context().hasExecutive())
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
        } else if (answer.error().httpStatus == http::status::kBadRequest || answer.error().httpStatus == http::status::kNotFound) {
            qCDebug(base::lcIncode).noquote() << answer.error().error.message; // nothing there yet (VendorRecords::record)
        } else {
            qCWarning(base::lcIncode).noquote() << answer.error().error.message;
            return end(base::fail(answer.error().error));
        }
        if (m_request.withLife && context().hasExecutive())
            askLife();
        else
            end(m_record);
    }

    void askLife()
    {
        HttpCall call = getCall(u"/omni/get/onboarding/status"_s);
        m_lifeDeadline.start(std::min(context().settings.timeout, kMaxLife));
        nextAsExecutive(std::move(call), [this](const HttpAnswer &answer) {
            if (answer)
                m_record.life = readLife(*answer);
            end(m_record);
        });
    }

    void end(base::Result<VendorRecord> result)
    {
        m_lifeDeadline.stop();
        finish(std::move(result));
    }

    RecordRequest m_request;
    VendorRecord m_record;
    QTimer m_lifeDeadline;
};

class AskVerify final : public ApiCallFor<bool>
{
public:
    AskVerify(std::shared_ptr<ApiContext> shared, const LegacyProof &proof, Callback<bool> done)
        : ApiCallFor(std::move(shared), std::move(done))
    {
        if (!proof.isComplete()) {
            refuse(base::invalid(u"proof"_s, u"The webhook lacked a value."_s));
            return;
        }
        if (!context().hasExecutive()) {
            refuse(needsExecutive(u"Confirming a result"_s));
            return;
        }
        HttpCall call = context().call("POST", kVerifyPath);
        call.priority = gate::Priority::Confirm;
        call.body = {{u"transactionId"_s, QString::fromUtf8(proof.transactionId.reveal())},
                     {u"token"_s, QString::fromUtf8(proof.token.reveal())},
                     {u"interviewToken"_s, QString::fromUtf8(proof.interviewToken.reveal())}};
        nextAsExecutive(std::move(call), [this](const HttpAnswer &answer) { onAnswer(answer); });
    }

private:
    /// An answer about the transaction, as against one about us (401, 403), the moment (408, 429), or the vendor's own trouble.
    static bool isAboutTheTransaction(int status)
    {
        return status >= http::status::kBadRequest && status < http::status::kFirstServerError && status != http::status::kUnauthorized
               && status != http::status::kForbidden && status != http::status::kRequestTimeout && status != http::status::kTooManyRequests;
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
            finish(base::fail(unusableAnswer(kVerifyPath, u"verdict"_s)));
    }
};

} // namespace

std::unique_ptr<PendingCall> recordCall(std::shared_ptr<ApiContext> context, const RecordRequest &request, Callback<VendorRecord> done)
{
    return std::make_unique<AskRecord>(std::move(context), request, std::move(done));
}

std::unique_ptr<PendingCall> verifyCall(std::shared_ptr<ApiContext> context, const LegacyProof &proof, Callback<bool> done)
{
    return std::make_unique<AskVerify>(std::move(context), proof, std::move(done));
}

} // namespace authlink::incode::api
