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

using namespace Qt::Literals::StringLiterals;

/// A running sandbox with two enrolled customers, one of them with HTML in the name, and a receiver of its webhooks.
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
            {u"1"_s, u"id-ana"_s, u"Ana %1"_s, u"+14155550101"_s, u"ana@example.com"_s, u"es"_s},
            {u"2"_s, u"id-bob"_s, u"<script>alert(\"1\")</script>&"_s, u"+14155550102"_s, u"bob@example.com"_s, u"en"_s},
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
    /// Starts a session by the API, as the relay does.
    Session startSession(const QString &phone = {}, const QString &redirection = {})
    {
        const QJsonObject started = postJson(at(u"/omni/start"_s),
                                             {{u"configurationId"_s, u"sandbox-flow"_s},
                                              {u"externalCustomerId"_s, u"verification-1"_s},
                                              {u"redirectionUrl"_s, redirection}},
                                             api())
                                        .json();
        const QByteArray token = started.value("token"_L1).toString().toLatin1();
        const QJsonObject link = get(at(u"/omni/onboarding-url"_s), api(token)).json();
        if (!phone.isEmpty())
            (void)postJson(at(u"/omni/add/phone"_s), {{u"phone"_s, phone}}, api(token));
        return {started.value("interviewId"_L1).toString(), token, QUrl(link.value("url"_L1).toString())};
    }

    /// The messages in the inbox, newest first.
    QJsonArray messages() const { return get(at(u"/sandbox/messages.json"_s)).json().value("messages"_L1).toArray(); }

    /// Logs in, and returns the executive token.
    QByteArray signIn() const
    {
        const QJsonObject signedIn =
            postJson(at(u"/executive/log-in"_s), {{u"email"_s, u"relay@sandbox.invalid"_s}, {u"password"_s, u"sandbox-password"_s}}, api())
                .json();
        return signedIn.value("token"_L1).toString().toLatin1();
    }

    Answer sendSms(const Session &session, const QString &text)
    {
        executive = signIn();
        return postJson(at(u"/omni/external/send-sms"_s, u"id="_s + session.interviewId),
                        {{u"clientId"_s, u"sandbox"_s}, {u"interviewId"_s, session.interviewId}, {u"smsText"_s, text}}, api(executive));
    }

    ManualClock clock;
    SeededRandom random;
    WebhookReceiver receiver;
    std::unique_ptr<sandbox::Sandbox> sandbox;
    QByteArray executive;
};

} // namespace authlink::test
