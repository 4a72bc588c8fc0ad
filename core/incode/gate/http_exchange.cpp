// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/gate/http_exchange.h"

#include "core/base/formats/json_guard.h"
#include "core/base/log.h"
#include "core/http/client/client_call.h"
#include "core/http/common/form_data.h"
#include "core/http/common/header_fields.h"
#include "core/http/common/url.h"
#include "core/incode/json_fields.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::gate
{

namespace
{

constexpr auto kApiVersion = "1.0";
constexpr int kAnswerNesting = 32;
constexpr qsizetype kMaxVendorWords = 200;
/// Shorter strings of ours are no secret, and taking them out would garble the vendor's words.
constexpr qsizetype kShortestRedacted = 4;

QUrl urlOf(const HttpCall &call)
{
    QUrl url = http::joinUrl(call.base, call.path);
    QByteArray query;
    for (const auto &[key, value] : call.query)
        http::appendField(query, key.toUtf8(), value.toUtf8());
    if (!query.isEmpty())
        url.setQuery(QString::fromLatin1(query));
    return url;
}

QByteArray bodyOf(const HttpCall &call)
{
    if (call.form.isEmpty())
        return QJsonDocument(call.body).toJson(QJsonDocument::Compact);
    QByteArray form;
    for (const auto &[key, value] : call.form)
        http::appendField(form, key.toUtf8(), value.reveal());
    return form;
}

/// Every string in it, at any depth.
void collectStrings(const QJsonValue &value, QStringList &found)
{
    if (value.isString())
        found.append(value.toString());
    const QJsonObject object = value.toObject();
    for (const QJsonValue &member : object)
        collectStrings(member, found);
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array)
        collectStrings(element, found);
}

http::client::ClientRequest requestOf(const HttpCall &call)
{
    http::client::ClientRequest request{.method = call.method, .url = urlOf(call), .timeout = call.timeout, .maxAnswer = kMaxAnswer};
    if (call.method == "POST")
        request.body = bodyOf(call);
    request.headers.emplaceBack("Accept", "application/json");
    request.headers.emplaceBack("Content-Type", call.form.isEmpty() ? "application/json" : http::kFormType.toByteArray());
    if (!call.apiKey.isEmpty()) {
        request.headers.emplaceBack("api-version", kApiVersion);
        request.headers.emplaceBack("x-api-key", call.apiKey.reveal());
    }
    if (!call.hardwareId.isEmpty())
        request.headers.emplaceBack("X-Incode-Hardware-Id", call.hardwareId.reveal());
    if (!call.bearer.isEmpty())
        request.headers.emplaceBack("Authorization", "Bearer " + call.bearer.reveal());
    return request;
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager &network, HttpCall call, Done done) : m_call(std::move(call)), m_done(std::move(done))
{
    if (!isSendable()) {
        // Queued, because `done` never runs from inside the call.
        QMetaObject::invokeMethod(
            this,
            [this] {
                const base::Error error =
                    base::invalid(u"incode"_s, u"Incode's address or API key can't be used: the address must be https, "
                                               u"and the key without spaces."_s);
                finish(tl::unexpected(HttpFailure{.error = error}));
            },
            Qt::QueuedConnection);
        return;
    }
    m_transfer = std::make_unique<http::client::ClientCall>(network, requestOf(m_call), [this](const auto &outcome) {
        if (outcome)
            onAnswer(*outcome);
        else
            onFailure(outcome.error());
    });
}

HttpExchange::~HttpExchange() = default;

bool HttpExchange::isSendable() const
{
    const auto isUsable = [](const base::Secret &header, bool mayMiss) {
        return header.isEmpty() ? mayMiss : http::isHeaderCredential(header.reveal());
    };
    return http::isSafeBase(m_call.base) && isUsable(m_call.apiKey, !m_call.form.isEmpty()) && isUsable(m_call.hardwareId, true)
           && isUsable(m_call.bearer, true);
}

void HttpExchange::onAnswer(const http::client::ClientAnswer &answer)
{
    const QJsonObject body = base::readJsonObject(answer.body, kAnswerNesting).value_or(QJsonObject());
    if (answer.status >= 200 && answer.status < 300) {
        qCDebug(base::lcIncode).noquote() << m_call.method << m_call.path << answer.status;
        finish(body);
        return;
    }
    HttpFailure failure = failureOf(body, answer.status);
    failure.retryAfter = answer.header("Retry-After");
    failure.date = answer.header("Date");
    if (!m_call.quiet)
        qCWarning(base::lcIncode).noquote() << failure.error.message;
    finish(tl::unexpected(std::move(failure)));
}

void HttpExchange::onFailure(const http::client::ClientFailure &failure)
{
    using Kind = http::client::ClientFailure::Kind;
    base::Error error{.code = base::ErrorCode::VendorUnavailable, .message = {}, .field = {}, .retryAfter = {}};
    switch (failure.kind) {
    case Kind::Timeout:
        error.code = base::ErrorCode::Timeout;
        error.message = u"Incode did not answer %1 in time."_s.arg(m_call.path);
        break;
    case Kind::TooLarge:
        error.message = u"Incode's answer to %1 is too large."_s.arg(m_call.path);
        break;
    case Kind::NoAnswer:
    case Kind::Broken:
        error.message = u"Incode can't be reached for %1: %2"_s.arg(m_call.path, withoutSecrets(failure.text).left(kMaxVendorWords));
        break;
    }
    if (!m_call.quiet)
        qCWarning(base::lcIncode).noquote() << error.message;
    finish(tl::unexpected(HttpFailure{.error = std::move(error), .httpStatus = failure.status, .unsent = failure.isUnsent}));
}

/// The vendor's error body: {timestamp, status, error, message, path}; its `status` may be a code of its own (docs/incode.md "Limits and
/// errors").
HttpFailure HttpExchange::failureOf(const QJsonObject &answer, int httpStatus) const
{
    const auto code = integerField(answer, "status"_L1);
    QString text = u"Incode refused %1 with HTTP %2"_s.arg(m_call.path).arg(httpStatus);
    if (code && *code != httpStatus)
        text += u" (code %1)"_s.arg(*code);
    QStringList words;
    for (const QLatin1StringView key : {"error"_L1, "message"_L1}) {
        if (const QString said = withoutSecrets(messageField(answer, key)).trimmed(); !said.isEmpty())
            words.append(said.left(kMaxVendorWords));
    }
    if (!words.isEmpty())
        text += u": "_s + words.join(u", "_s);
    return HttpFailure{.error = {.code = base::ErrorCode::VendorUnavailable, .message = text, .field = {}, .retryAfter = {}},
                       .httpStatus = httpStatus};
}

/// Errors reach logs and operators: whatever we sent, the vendor's echo of it is taken out.
QString HttpExchange::withoutSecrets(QString text) const
{
    QStringList ours{QString::fromLatin1(m_call.apiKey.reveal()), QString::fromLatin1(m_call.hardwareId.reveal()),
                     QString::fromLatin1(m_call.bearer.reveal())};
    collectStrings(m_call.body, ours);
    for (const auto &[key, value] : m_call.form)
        ours.append(QString::fromUtf8(value.reveal()));
    for (const auto &[key, value] : m_call.query)
        ours.append(value);
    for (const QString &secret : std::as_const(ours)) {
        if (secret.size() >= kShortestRedacted)
            text.replace(secret, u"…"_s);
    }
    return text;
}

void HttpExchange::finish(HttpAnswer answer)
{
    // The callback may destroy this exchange: nothing of it is touched afterwards.
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(answer));
}

} // namespace authlink::incode::gate
