// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/http_exchange.h"

#include "core/base/json_guard.h"
#include "core/base/log.h"
#include "core/http/client/one_way_body.h"
#include "core/http/client/strict_request.h"
#include "core/http/common/form_data.h"
#include "core/http/common/header_fields.h"
#include "core/http/common/safe_link.h"
#include "core/http/common/url.h"
#include "core/incode/webhook_fields.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace authlink::incode
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

QNetworkRequest requestOf(const HttpCall &call)
{
    QNetworkRequest request(urlOf(call));
    request.setRawHeader("Accept", "application/json");
    request.setRawHeader("Content-Type", call.form.isEmpty() ? "application/json" : http::kFormType.toByteArray());
    if (!call.apiKey.isEmpty()) {
        request.setRawHeader("api-version", kApiVersion);
        request.setRawHeader("x-api-key", call.apiKey.reveal());
    }
    if (!call.hardwareId.isEmpty())
        request.setRawHeader("X-Incode-Hardware-Id", call.hardwareId.reveal());
    if (!call.bearer.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + call.bearer.reveal());
    http::client::makeStrict(request, kMaxAnswer);
    return request;
}

} // namespace

HttpExchange::HttpExchange(QNetworkAccessManager &network, HttpCall call, Done done) : m_call(std::move(call)), m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { fail(base::ErrorCode::Timeout, QStringLiteral("Incode did not answer %1 in time.").arg(m_call.path)); });
    send(network);
}

HttpExchange::~HttpExchange()
{
    dropReply();
}

void HttpExchange::send(QNetworkAccessManager &network)
{
    const auto isSafe = [](const base::Secret &header, bool mayMiss) {
        return header.isEmpty() ? mayMiss : http::isHeaderCredential(header.reveal());
    };
    const bool safe = http::isSafeBase(m_call.base) && isSafe(m_call.apiKey, !m_call.form.isEmpty()) && isSafe(m_call.hardwareId, true)
                      && isSafe(m_call.bearer, true);
    if (!safe) {
        // Queued, because `done` never runs from inside the call.
        QMetaObject::invokeMethod(
            this,
            [this] {
                const base::Error error = base::invalid(
                    QStringLiteral("incode"), QStringLiteral("Incode's address or API key can't be used: the address must be https, "
                                                             "and the key without spaces."));
                finish(tl::unexpected(HttpFailure{.error = error}));
            },
            Qt::QueuedConnection);
        return;
    }
    const QNetworkRequest request = requestOf(m_call);
    if (m_call.method == "POST") {
        auto body = std::make_unique<http::client::OneWayBody>(bodyOf(m_call));
        m_reply = network.post(request, body.get());
        m_body = body.get();
        body.release()->setParent(m_reply); // which reads from it and may outlive us
    } else {
        m_reply = network.get(request);
    }
    connect(m_reply, &QNetworkReply::downloadProgress, this, &HttpExchange::checkSize);
    connect(m_reply, &QNetworkReply::finished, this, &HttpExchange::onFinished, Qt::QueuedConnection);
    m_deadline.start(m_call.timeout);
}

void HttpExchange::checkSize()
{
    if (m_reply && m_reply->bytesAvailable() > kMaxAnswer)
        fail(base::ErrorCode::VendorUnavailable, QStringLiteral("Incode's answer to %1 is too large.").arg(m_call.path));
}

void HttpExchange::onFinished()
{
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool complete = m_reply->error() == QNetworkReply::NoError;
    const QByteArray bytes = m_reply->read(kMaxAnswer);
    const QJsonObject answer = base::readJsonObject(bytes, kAnswerNesting).value_or(QJsonObject());
    if (status == 0 || (status < 300 && !complete)) {
        fail(base::ErrorCode::VendorUnavailable,
             QStringLiteral("Incode can't be reached for %1: %2")
                 .arg(m_call.path, withoutSecrets(m_reply->errorString()).left(kMaxVendorWords)),
             status, status == 0 && isUnsent());
        return;
    }
    if (status >= 200 && status < 300) {
        qCDebug(base::lcIncode).noquote() << m_call.method << m_call.path << status;
        finish(answer);
        return;
    }
    HttpFailure failure = failureOf(answer, status);
    failure.retryAfter = m_reply->rawHeader("Retry-After");
    failure.date = m_reply->rawHeader("Date");
    if (!m_call.quiet)
        qCWarning(base::lcIncode).noquote() << failure.error.message;
    finish(tl::unexpected(std::move(failure)));
}

/// The vendor's error body: {timestamp, status, error, message, path}; its `status` may be a code of its own (facts section 8).
HttpFailure HttpExchange::failureOf(const QJsonObject &answer, int httpStatus) const
{
    const auto code = integerField(answer, QLatin1String("status"));
    QString text = QStringLiteral("Incode refused %1 with HTTP %2").arg(m_call.path).arg(httpStatus);
    if (code && *code != httpStatus)
        text += QStringLiteral(" (code %1)").arg(*code);
    QStringList words;
    for (const QLatin1String key : {QLatin1String("error"), QLatin1String("message")}) {
        if (const QString said = withoutSecrets(messageField(answer, key)).trimmed(); !said.isEmpty())
            words.append(said.left(kMaxVendorWords));
    }
    if (!words.isEmpty())
        text += QStringLiteral(": ") + words.join(QStringLiteral(", "));
    return HttpFailure{.error = {.code = base::ErrorCode::VendorUnavailable, .message = text, .field = {}, .retryAfter = {}},
                       .httpStatus = httpStatus};
}

/// The first connection was refused, or had no address to go to; a later one (Qt reconnects by itself) would have lost some of the body.
bool HttpExchange::isUnsent() const
{
    const auto error = m_reply->error();
    return (!m_body || m_body->isUntouched())
           && (error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError);
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
            text.replace(secret, QStringLiteral("…"));
    }
    return text;
}

void HttpExchange::fail(base::ErrorCode code, const QString &message, int httpStatus, bool unsent)
{
    if (!m_call.quiet)
        qCWarning(base::lcIncode).noquote() << message;
    const base::Error error{.code = code, .message = message, .field = {}, .retryAfter = {}};
    finish(tl::unexpected(HttpFailure{.error = error, .httpStatus = httpStatus, .unsent = unsent}));
}

void HttpExchange::finish(HttpAnswer answer)
{
    m_deadline.stop();
    dropReply();
    // The callback may destroy this exchange: nothing of it is touched afterwards.
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(answer));
}

void HttpExchange::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

} // namespace authlink::incode
