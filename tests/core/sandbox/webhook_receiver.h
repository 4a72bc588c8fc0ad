// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_server.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

#include <vector>

namespace authlink::test
{

using namespace Qt::Literals::StringLiterals;

/// Takes webhooks in the place of a relay, keeps them and answers as told.
class WebhookReceiver
{
public:
    WebhookReceiver()
        : m_server({}, [this](const http::server::Request &request, const http::server::Responder &responder) {
              requests.push_back(request);
              if (hang)
                  m_kept.push_back(responder);
              else
                  responder.respond(answer);
          })
    {
    }

    [[nodiscard]] bool listen() { return m_server.listen(QHostAddress(QHostAddress::LocalHost), 0).has_value(); }
    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/hook"_s.arg(m_server.port())); }
    [[nodiscard]] qsizetype count() const { return static_cast<qsizetype>(requests.size()); }
    [[nodiscard]] QJsonObject body(size_t index) const { return QJsonDocument::fromJson(requests.at(index).body).object(); }

    std::vector<http::server::Request> requests;
    http::server::Response answer = http::server::json({{u"success"_s, true}});
    bool hang = false;

private:
    std::vector<http::server::Responder> m_kept;
    http::server::HttpServer m_server;
};

} // namespace authlink::test
