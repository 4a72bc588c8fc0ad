// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/messaging/gateway.h"

#include "core/base/contact.h"
#include "core/base/log.h"
#include "core/base/result.h"
#include "core/sandbox/request_fields.h"

#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::messaging
{

namespace
{

constexpr int kSidBytes = 16;

QString firstOf(const QJsonObject &body, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        QString value = body.value(key).toString();
        if (!value.isEmpty())
            return value;
    }
    return {};
}

/// The error codes that Twilio's reports carry.
QString errorCodeOf(faults::MessageFault fault)
{
    switch (fault) {
    case faults::MessageFault::None:
        return {};
    case faults::MessageFault::Undelivered:
        return u"30003"_s; // unreachable handset
    case faults::MessageFault::Blocked:
        return u"30004"_s; // message blocked
    case faults::MessageFault::Landline:
        return u"30006"_s; // landline or unreachable carrier
    }
    Q_UNREACHABLE();
}

} // namespace

struct Gateway::MessageRequest {
    Message message;
    QUrl callback;

    static base::Result<MessageRequest> read(const http::server::Request &request)
    {
        const QJsonObject body = requestFields(request).value_or(QJsonObject());
        MessageRequest result;
        result.message.to = firstOf(body, {"to"_L1, "To"_L1});
        result.message.text = firstOf(body, {"text"_L1, "Body"_L1, "body"_L1});
        result.message.subject = firstOf(body, {"subject"_L1, "Subject"_L1});
        if (!base::isE164(result.message.to) && !base::isEmailAddress(result.message.to))
            return base::fail(base::invalid(u"to"_s, u"'to' must be a phone number with '+', or an address."_s));
        const bool email = !base::isE164(result.message.to);
        result.message.kind = email ? MessageKind::Email : MessageKind::Sms;
        if (result.message.text.trimmed().isEmpty() || result.message.text.size() > (email ? Inbox::kMaxEmail : Inbox::kMaxText))
            return base::fail(base::invalid(u"text"_s, u"'text' is empty or too long."_s));
        const QString callback = firstOf(body, {"callback"_L1, "StatusCallback"_L1});
        result.callback = QUrl(callback, QUrl::StrictMode);
        if (!callback.isEmpty()
            && (result.callback.host().isEmpty() || (result.callback.scheme() != u"http" && result.callback.scheme() != u"https")))
            return base::fail(base::invalid(u"callback"_s, u"'callback' must be an http or https address."_s));
        return result;
    }
};

Gateway::Gateway(const SandboxConfig &config, Inbox &inbox, const faults::FaultInjector &faults, base::Clock &clock, base::Random &random)
    : m_config(config),
      m_inbox(inbox),
      m_faults(faults),
      m_clock(clock),
      m_random(random)
{
}

bool Gateway::isAuthorized(const http::server::Request &request) const
{
    if (m_config.gatewaySecret.isEmpty())
        return true;
    const QByteArray shown = request.header("Authorization");
    const QByteArray pair = m_config.gatewayUser.toUtf8() + ':' + m_config.gatewaySecret.reveal();
    return base::Secret("Basic " + pair.toBase64()).equals(shown)
           || base::Secret("Bearer " + m_config.gatewaySecret.reveal()).equals(shown);
}

std::optional<http::server::Response> Gateway::handle(const http::server::Request &request)
{
    if (request.path != kPath)
        return {};
    if (request.method != "POST")
        return http::server::methodNotAllowed("POST");
    if (!isAuthorized(request)) {
        http::server::Response refusal = http::server::problem(401);
        refusal.headers.emplaceBack("WWW-Authenticate", "Basic realm=\"gateway\"");
        return refusal;
    }
    const auto posted = MessageRequest::read(request);
    if (!posted)
        return http::server::problem(400, posted.error().message);
    const QString sid = u"SM"_s + QString::fromLatin1(m_random.bytes(kSidBytes).toHex());
    const faults::MessageFault fault = m_faults.message();
    if (fault == faults::MessageFault::None)
        m_inbox.add(posted->message, m_clock.now());
    if (!posted->callback.isEmpty()) {
        m_callbacks.post(posted->callback, {.sid = sid, .status = u"sent"_s, .to = posted->message.to, .errorCode = {}});
        m_callbacks.post(posted->callback, {.sid = sid,
                                            .status = fault == faults::MessageFault::None ? u"delivered"_s : u"undelivered"_s,
                                            .to = posted->message.to,
                                            .errorCode = errorCodeOf(fault)});
    }
    qCInfo(base::lcSandbox).noquote() << "gateway message" << sid;
    return http::server::json(QJsonObject{{u"sid"_s, sid}, {u"status"_s, u"queued"_s}}, 201);
}

} // namespace authlink::sandbox::messaging
