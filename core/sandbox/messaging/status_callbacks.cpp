// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/messaging/status_callbacks.h"

#include "core/base/log.h"
#include "core/http/common/form_data.h"

#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>

namespace authlink::sandbox::messaging
{

namespace
{

constexpr int kCallbackTimeoutMs = 10'000;

QByteArray formOf(const StatusCallbacks::Report &report)
{
    QByteArray form;
    http::appendField(form, "MessageSid", report.sid.toUtf8());
    http::appendField(form, "MessageStatus", report.status.toUtf8());
    http::appendField(form, "To", report.to.toUtf8());
    if (!report.errorCode.isEmpty())
        http::appendField(form, "ErrorCode", report.errorCode.toUtf8());
    return form;
}

} // namespace

StatusCallbacks::StatusCallbacks()
{
    m_network.setProxy(QNetworkProxy::NoProxy); // the relay is reached directly, whatever proxy the environment names
}

StatusCallbacks::~StatusCallbacks()
{
    stop();
}

void StatusCallbacks::post(const QUrl &url, const Report &report)
{
    if (m_stopped || m_waiting.size() >= kMaxQueue)
        return;
    m_waiting.emplace_back(url, formOf(report));
    // From the event loop, so that the answer with the message's id leaves before its first report.
    QMetaObject::invokeMethod(this, &StatusCallbacks::pump, Qt::QueuedConnection);
}

void StatusCallbacks::pump()
{
    if (m_stopped || m_reply || m_waiting.empty())
        return;
    const auto [url, form] = m_waiting.front();
    m_waiting.pop_front();
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, http::kFormType.toByteArray());
    request.setHeader(QNetworkRequest::UserAgentHeader, QByteArrayLiteral("authlink-sandbox/" AUTHLINK_VERSION));
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(kCallbackTimeoutMs);
    m_reply = m_network.post(request, form);
    connect(m_reply, &QNetworkReply::finished, this, [this, reply = m_reply.data()] {
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status < 200 || status > 299)
            qCWarning(base::lcSandbox) << "a delivery report was not taken:" << status;
        reply->deleteLater();
        m_reply.clear();
        pump();
    });
}

void StatusCallbacks::stop()
{
    m_stopped = true;
    m_waiting.clear();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

} // namespace authlink::sandbox::messaging
