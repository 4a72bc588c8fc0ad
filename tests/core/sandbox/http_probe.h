// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>

#include <utility>

namespace authlink::test
{

struct Answer {
    int status = 0;
    QByteArray body;
    QByteArray location, type, retryAfter, allow;
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
};

using Headers = QList<std::pair<QByteArray, QByteArray>>;

/// Sends one request and waits for the answer; redirects are not followed.
inline Answer exchange(const QByteArray &method, const QUrl &url, const Headers &headers = {}, const QByteArray &body = {})
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(10'000);
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    QNetworkReply *reply = network.sendCustomRequest(request, method, body);
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    loop.exec();
    return {.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            .body = reply->readAll(),
            .location = reply->rawHeader("Location"),
            .type = reply->rawHeader("Content-Type"),
            .retryAfter = reply->rawHeader("Retry-After"),
            .allow = reply->rawHeader("Allow")};
}

inline Answer get(const QUrl &url, const Headers &headers = {})
{
    return exchange("GET", url, headers);
}

inline Answer postForm(const QUrl &url, const QByteArray &body, Headers headers = {})
{
    headers.emplaceBack("Content-Type", "application/x-www-form-urlencoded");
    return exchange("POST", url, headers, body);
}

inline Answer postJson(const QUrl &url, const QJsonObject &body, Headers headers = {})
{
    headers.emplaceBack("Content-Type", "application/json");
    return exchange("POST", url, headers, QJsonDocument(body).toJson(QJsonDocument::Compact));
}

} // namespace authlink::test
