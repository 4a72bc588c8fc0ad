// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/doctor/http_probe.h"

#include "core/http/client/strict_request.h"

#include <QDateTime>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::doctor
{

namespace
{

constexpr std::chrono::seconds kDeadline(10);
constexpr qint64 kMaxAnswer = 4096;

/// RFC 9110 section 5.6.7, the form that servers must send.
std::optional<base::Instant> dateOf(const QNetworkReply &reply)
{
    QDateTime at = QLocale::c().toDateTime(QString::fromLatin1(reply.rawHeader("Date").trimmed()), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!at.isValid())
        return std::nullopt;
    at.setTimeSpec(Qt::UTC);
    return base::fromMillis(at.toMSecsSinceEpoch());
}

} // namespace

HttpProbe::HttpProbe(QNetworkAccessManager &network, const QUrl &url, const QByteArray &body, Done done) : m_done(std::move(done))
{
    QNetworkRequest request(url);
    authlink::http::client::makeStrict(request, kMaxAnswer);
    if (body.isEmpty()) {
        m_reply = network.get(request);
    } else {
        request.setRawHeader("Content-Type", "application/json");
        m_reply = network.post(request, body);
    }
    m_reply->setReadBufferSize(kMaxAnswer);
    connect(m_reply, &QNetworkReply::finished, this, &HttpProbe::onFinished);
    // Whoever answers with more than fits has answered.
    connect(m_reply, &QNetworkReply::readyRead, this, [this] {
        if (m_reply->bytesAvailable() >= kMaxAnswer)
            onFinished();
    });
    connect(&m_deadline, &QTimer::timeout, this,
            [this] { finish(base::fail(base::ErrorCode::Timeout, u"no answer within %1 s"_s.arg(kDeadline.count()))); });
    m_deadline.setSingleShot(true);
    m_deadline.start(kDeadline);
}

HttpProbe::~HttpProbe()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

void HttpProbe::onFinished()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status == 0)
        finish(base::fail(base::ErrorCode::VendorUnavailable, m_reply->errorString()));
    else
        finish(ProbeAnswer{.status = status, .date = dateOf(*m_reply), .body = m_reply->read(kMaxAnswer)});
}

void HttpProbe::finish(base::Result<ProbeAnswer> answer)
{
    m_deadline.stop();
    if (m_reply)
        m_reply->disconnect(this);
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(answer)); // may be our end
}

} // namespace authlink::relay::doctor
