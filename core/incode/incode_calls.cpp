// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_calls.h"

#include "core/incode/webhook_fields.h"

#include <QCoreApplication>
#include <QMetaObject>

#include <algorithm>
#include <optional>
#include <utility>

namespace authlink::incode
{

namespace
{

constexpr qsizetype kMaximumText = 1000; // of a message
constexpr qsizetype kMinimumPhoneDigits = 7;
constexpr qsizetype kMaximumPhoneDigits = 15; // E.164
constexpr int kBadRequest = 400;
constexpr int kUnauthorized = 401;

QString vendorLanguage(const QString &language)
{
    if (language == QLatin1String("es"))
        return QStringLiteral("es-ES");
    return language == QLatin1String("pt-BR") ? language : QStringLiteral("en-US");
}

bool isE164(const QString &phone)
{
    const QStringView digits = QStringView(phone).mid(1);
    return phone.startsWith(u'+') && digits.size() >= kMinimumPhoneDigits && digits.size() <= kMaximumPhoneDigits && digits.front() != u'0'
           && std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

base::Error unexpected(const QString &path, const QString &what)
{
    return base::Error{.code = base::ErrorCode::VendorUnavailable,
                       .message = QStringLiteral("Incode's answer to %1 holds no usable %2.").arg(path, what),
                       .field = {},
                       .retryAfter = {}};
}

/// 2xx with {"success": false} is a refusal all the same.
bool isRefusal(const QJsonObject &answer)
{
    return answer.value(QLatin1String("success")) == QJsonValue(false);
}

class StartSession final : public WireCall
{
public:
    StartSession(std::shared_ptr<Wire> shared, const SessionRequest &request, Callback<Session> done)
        : WireCall(std::move(shared)),
          m_done(std::move(done))
    {
        HttpCall call = wire().call("POST", QStringLiteral("/omni/start"));
        call.body = {{QStringLiteral("configurationId"), wire().settings.configurationId},
                     {QStringLiteral("countryCode"), QStringLiteral("ALL")},
                     {QStringLiteral("language"), vendorLanguage(request.language)},
                     {QStringLiteral("externalCustomerId"), request.externalCustomerId}};
        if (!request.redirectionUrl.isEmpty())
            call.body.insert(QStringLiteral("redirectionUrl"), request.redirectionUrl.toString(QUrl::FullyEncoded));
        next(std::move(call), [this](const HttpAnswer &answer) { onStarted(answer); });
    }

private:
    void onStarted(const HttpAnswer &answer)
    {
        if (!answer) {
            finish(base::fail(answer.error().error));
            return;
        }
        const QByteArray token = answer->value(QLatin1String("token")).toString().toUtf8();
        m_session.interviewId = idField(*answer, QLatin1String("interviewId"));
        if (m_session.interviewId.isEmpty() || !isHeaderSafe(token)) {
            finish(base::fail(unexpected(QStringLiteral("/omni/start"), QStringLiteral("session"))));
            return;
        }
        m_session.token = base::Secret(token);
        HttpCall call = wire().call("GET", QStringLiteral("/omni/onboarding-url"));
        call.query = {{QStringLiteral("clientId"), wire().settings.clientId}};
        call.hardwareId = m_session.token;
        next(std::move(call), [this](const HttpAnswer &link) { onLink(link); });
    }

    void onLink(const HttpAnswer &answer)
    {
        if (!answer) {
            finish(base::fail(answer.error().error));
            return;
        }
        const QUrl url(answer->value(QLatin1String("url")).toString(), QUrl::StrictMode);
        if (!isSafeLink(url)) {
            finish(base::fail(unexpected(QStringLiteral("/omni/onboarding-url"), QStringLiteral("link"))));
            return;
        }
        m_session.captureUrl = url;
        finish(std::move(m_session));
    }

    void finish(base::Result<Session> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result)); // may destroy us
    }

    Callback<Session> m_done;
    Session m_session;
};

class SendSms final : public WireCall
{
public:
    SendSms(std::shared_ptr<Wire> shared, SmsRequest request, Callback<void> done)
        : WireCall(std::move(shared)),
          m_request(std::move(request)),
          m_done(std::move(done))
    {
        if (auto wrong = refusal()) {
            QMetaObject::invokeMethod(
                this, [this, error = *wrong] { finish(base::fail(error)); }, Qt::QueuedConnection);
            return;
        }
        HttpCall call = wire().call("POST", QStringLiteral("/omni/add/phone"));
        call.hardwareId = m_request.sessionToken;
        call.body = {{QStringLiteral("phone"), m_request.phone}};
        next(std::move(call), [this](const HttpAnswer &answer) { onPhoneAdded(answer); });
    }

    void abandon() override
    {
        m_ticket.reset();
        WireCall::abandon();
    }

private:
    [[nodiscard]] std::optional<base::Error> refusal() const
    {
        if (wire().settings.executiveEmail.isEmpty() || wire().settings.executivePassword.isEmpty())
            return base::invalid(QStringLiteral("executive_email"),
                                 QStringLiteral("Sending by Incode needs an executive's e-mail and password."));
        if (!isE164(m_request.phone))
            return base::invalid(QStringLiteral("phone"), QStringLiteral("The phone number must be international, with '+'."));
        if (m_request.text.trimmed().isEmpty() || m_request.text.size() > kMaximumText)
            return base::invalid(QStringLiteral("text"), QStringLiteral("The message is empty or too long."));
        if (m_request.interviewId.isEmpty() || m_request.sessionToken.isEmpty())
            return base::invalid(QStringLiteral("interviewId"), QStringLiteral("A message needs a session."));
        return std::nullopt;
    }

    void onPhoneAdded(const HttpAnswer &answer)
    {
        if (!answer) {
            base::Error error = answer.error().error;
            if (answer.error().httpStatus == kBadRequest) {
                error.code = base::ErrorCode::Invalid;
                error.field = QStringLiteral("phone");
            }
            finish(base::fail(std::move(error)));
        } else if (isRefusal(*answer)) {
            finish(base::fail(base::invalid(QStringLiteral("phone"), QStringLiteral("Incode does not accept the phone number."))));
        } else {
            withToken();
        }
    }

    void withToken()
    {
        if (const auto token = executive().token()) {
            send(*token);
            return;
        }
        m_ticket = executive().wait([this](const base::Result<base::Secret> &token) {
            if (token)
                send(*token);
            else
                finish(base::fail(token.error()));
        });
    }

    void send(const base::Secret &token)
    {
        m_used = token;
        HttpCall call = wire().call("POST", QStringLiteral("/omni/external/send-sms"));
        call.query = {{QStringLiteral("id"), m_request.interviewId}};
        call.hardwareId = token;
        call.body = {{QStringLiteral("clientId"), wire().settings.clientId},
                     {QStringLiteral("interviewId"), m_request.interviewId},
                     {QStringLiteral("smsText"), m_request.text}};
        next(std::move(call), [this](const HttpAnswer &answer) { onSent(answer); });
    }

    void onSent(const HttpAnswer &answer)
    {
        if (answer && isRefusal(*answer)) {
            finish(base::fail(base::ErrorCode::VendorUnavailable, QStringLiteral("Incode did not accept the message.")));
        } else if (answer) {
            finish({});
        } else if (answer.error().httpStatus == kUnauthorized && !std::exchange(m_renewed, true)) {
            executive().invalidate(m_used); // a 401 sent nothing, so trying again can't send twice
            withToken();
        } else {
            finish(base::fail(answer.error().error));
        }
    }

    void finish(base::Result<void> result)
    {
        const auto done = std::exchange(m_done, nullptr);
        done(std::move(result)); // may destroy us
    }

    SmsRequest m_request;
    Callback<void> m_done;
    ExecutiveSession::Ticket m_ticket;
    base::Secret m_used;
    bool m_renewed = false;
};

} // namespace

Wire::Wire(IncodeSettings given, QNetworkAccessManager &manager, const base::Clock &clock)
    : settings(std::move(given)),
      network(manager),
      executive(clock, [this](HttpExchange::Done done) {
          HttpCall logIn = call("POST", QStringLiteral("/executive/log-in"));
          logIn.body = {{QStringLiteral("email"), settings.executiveEmail},
                        {QStringLiteral("password"), QString::fromUtf8(settings.executivePassword.reveal())}};
          return std::make_unique<HttpExchange>(network, std::move(logIn), std::move(done));
      })
{
}

HttpCall Wire::call(const QByteArray &method, const QString &path) const
{
    return HttpCall{.method = method, .base = settings.apiUrl, .path = path, .apiKey = settings.apiKey, .timeout = settings.timeout};
}

void Wire::close()
{
    closed = true;
    executive.close();
    for (WireCall *const call : std::exchange(calls, {}))
        call->abandon();
}

WireCall::WireCall(std::shared_ptr<Wire> wire) : m_wire(std::move(wire))
{
    m_wire->calls.push_back(this);
}

WireCall::~WireCall()
{
    std::erase(m_wire->calls, this);
}

void WireCall::abandon()
{
    QCoreApplication::removePostedEvents(this); // an answer of our own may be queued
    m_exchange.reset();
}

void WireCall::next(HttpCall call, HttpExchange::Done done)
{
    if (!m_wire->closed)
        m_exchange = std::make_unique<HttpExchange>(m_wire->network, std::move(call), std::move(done));
}

std::unique_ptr<PendingCall> startSessionCall(std::shared_ptr<Wire> wire, const SessionRequest &request, Callback<Session> done)
{
    return std::make_unique<StartSession>(std::move(wire), request, std::move(done));
}

std::unique_ptr<PendingCall> sendSmsCall(std::shared_ptr<Wire> wire, const SmsRequest &request, Callback<void> done)
{
    return std::make_unique<SendSms>(std::move(wire), request, std::move(done));
}

} // namespace authlink::incode
