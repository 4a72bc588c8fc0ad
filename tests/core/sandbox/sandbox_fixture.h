// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"
#include "tests/core/sandbox/http_probe.h"
#include "tests/core/sandbox/webhook_receiver.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QJsonArray>
#include <QUrlQuery>

#include <functional>

namespace authlink::test
{

/// A running sandbox with two enrolled customers, one with a hostile name, and somebody who takes its webhooks.
class SandboxFixture
{
public:
    explicit SandboxFixture(const std::function<void(sandbox::SandboxConfig &)> &change = {})
    {
        if (!receiver.listen())
            qFatal("no port for the receiver");
        sandbox::SandboxConfig config;
        config.webhookUrl = receiver.url();
        config.webhookSecret = base::Secret("s3cret");
        config.gallery = {
            {QStringLiteral("1"), QStringLiteral("id-ana"), QStringLiteral("Ana %1"), QStringLiteral("+14155550101"),
             QStringLiteral("ana@example.com"), QStringLiteral("es")},
            {QStringLiteral("2"), QStringLiteral("id-bob"), QStringLiteral("<script>alert(\"1\")</script>&"),
             QStringLiteral("+14155550102"), QStringLiteral("bob@example.com"), QStringLiteral("en")},
        };
        if (change)
            change(config);
        sandbox = std::make_unique<sandbox::Sandbox>(config, clock, random);
        if (!sandbox->start())
            qFatal("no port for the sandbox");
    }

    [[nodiscard]] QUrl at(const QString &path, const QString &query = {}) const
    {
        QUrl url = sandbox->url();
        url.setPath(path);
        url.setQuery(query);
        return url;
    }

    static Headers api(const QByteArray &token = {})
    {
        Headers headers{{"api-version", "1.0"}, {"x-api-key", "sandbox-api-key"}};
        if (!token.isEmpty())
            headers.emplaceBack("X-Incode-Hardware-Id", token);
        return headers;
    }

    struct Session {
        QString interviewId;
        QByteArray token;
        QUrl page;
    };
    /// A session by the API, as the relay makes one.
    Session startSession(const QString &phone = {}, const QString &redirection = {})
    {
        const QJsonObject started = postJson(at(QStringLiteral("/omni/start")),
                                             {{QStringLiteral("configurationId"), QStringLiteral("sandbox-flow")},
                                              {QStringLiteral("externalCustomerId"), QStringLiteral("case-1")},
                                              {QStringLiteral("redirectionUrl"), redirection}},
                                             api())
                                        .json();
        const QByteArray token = started.value(QLatin1String("token")).toString().toLatin1();
        const QJsonObject link = get(at(QStringLiteral("/omni/onboarding-url")), api(token)).json();
        if (!phone.isEmpty())
            (void)postJson(at(QStringLiteral("/omni/add/phone")), {{QStringLiteral("phone"), phone}}, api(token));
        return {started.value(QLatin1String("interviewId")).toString(), token, QUrl(link.value(QLatin1String("url")).toString())};
    }

    /// What is in the inbox, newest first.
    QJsonArray messages() const
    {
        return get(at(QStringLiteral("/sandbox/messages.json"))).json().value(QLatin1String("messages")).toArray();
    }

    /// An executive token.
    QByteArray signIn() const
    {
        const QJsonObject signedIn = postJson(at(QStringLiteral("/executive/log-in")),
                                              {{QStringLiteral("email"), QStringLiteral("relay@sandbox.invalid")},
                                               {QStringLiteral("password"), QStringLiteral("sandbox-password")}},
                                              api())
                                         .json();
        return signedIn.value(QLatin1String("token")).toString().toLatin1();
    }

    Answer sendSms(const Session &session, const QString &text)
    {
        executive = signIn();
        return postJson(at(QStringLiteral("/omni/external/send-sms"), QStringLiteral("id=") + session.interviewId),
                        {{QStringLiteral("clientId"), QStringLiteral("sandbox")},
                         {QStringLiteral("interviewId"), session.interviewId},
                         {QStringLiteral("smsText"), text}},
                        api(executive));
    }

    ManualClock clock;
    SeededRandom random;
    WebhookReceiver receiver;
    std::unique_ptr<sandbox::Sandbox> sandbox;
    QByteArray executive;
};

} // namespace authlink::test
