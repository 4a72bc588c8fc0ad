// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/http/server_alias.h"

#include "core/http/server/http_message.h"
#include "core/relay/http/ports.h"

#include <QHash>
#include <QJsonObject>

namespace authlink::relay::http
{

/// The landing page's HTML in en, es and pt-BR, from resources/landing. Values are escaped here and nowhere else.
class LandingPage
{
public:
    /// @param company for pages that must not depend on the token
    /// @param httpCapture the capture page may be plain HTTP (the sandbox)
    LandingPage(QString company, bool httpCapture);

    /// @param actions what the forms' addresses begin with, relative to that of the page: whatever path a proxy adds in front stays
    /// @param acceptLanguage for pages that must not depend on the token: Gone and Unavailable
    [[nodiscard]] server::Response render(const LandingView &view, const QString &actions, const QByteArray &acceptLanguage) const;
    /// Headers every answer below /v/ carries, redirects included.
    static void protect(server::Response &response);

private:
    using Values = QHash<QString, QString>;

    [[nodiscard]] QByteArray policy(const QUrl &captureUrl) const;
    [[nodiscard]] Values texts(const QString &language, const QString &page, const LandingView &view) const;

    QString m_company;
    bool m_httpCapture;
    QString m_page, m_question, m_message, m_stillNo, m_style;
    QByteArray m_styleHash;
    QHash<QString, QJsonObject> m_texts; // by language
};

/// The best of en, es, pt-BR for an Accept-Language header (RFC 9110 section 12.5.4, without weights: order decides).
[[nodiscard]] QString landingLanguage(const QByteArray &acceptLanguage);

} // namespace authlink::relay::http
