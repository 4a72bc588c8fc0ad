// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/test_webhooks.h"

#include "core/base/log.h"
#include "core/sandbox/api/tokens.h"
#include "core/sandbox/pages/html_pages.h"
#include "core/sandbox/request_fields.h"
#include "core/sandbox/webhooks/webhook_bodies.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::pages
{

namespace
{

constexpr qsizetype kMaxId = 256;

} // namespace

TestWebhooks::TestWebhooks(const SandboxConfig &config, api::SessionStore &sessions, webhooks::WebhookSender &sender, base::Clock &clock,
                           base::Random &random)
    : m_config(config),
      m_sessions(sessions),
      m_sender(sender),
      m_clock(clock),
      m_random(random)
{
}

std::optional<http::server::Response> TestWebhooks::handle(const http::server::Request &request)
{
    const bool forging = request.path == "/sandbox/forge";
    if (!forging && request.path != "/sandbox/enroll")
        return {};
    if (request.method != "POST")
        return http::server::methodNotAllowed("POST");
    const auto fields = requestFields(request);
    if (!fields)
        return http::server::problem(400, u"The body must be a JSON object of type application/json."_s);
    const bool form = request.mediaType() == http::kFormType;
    const auto done = run(forging, *fields);
    if (!done)
        return form ? notePage(u"That did not work"_s, done.error().message, 400) : http::server::problem(400, done.error().message);
    return form ? seeOther("/") : http::server::json(QJsonObject{{u"success"_s, true}});
}

base::Result<void> TestWebhooks::run(bool forging, const QJsonObject &body)
{
    const auto text = [&body](const char *key) { return body.value(QLatin1StringView(key)).toString(); };
    if (!forging)
        return enroll(text("account"), text("customerId"));
    const QString mode = text("mode");
    ForgedPass pass{.customerId = text("customerId"), .interviewId = text("interviewId")};
    if (mode == u"unknown_session")
        pass.mode = ForgedPass::Mode::UnknownSession;
    else if (mode == u"known_interview")
        pass.mode = ForgedPass::Mode::KnownInterview;
    else if (mode == u"legacy")
        pass.mode = ForgedPass::Mode::Legacy;
    else
        return base::fail(base::invalid(u"mode"_s, u"'mode' is one of unknown_session, known_interview, legacy."_s));
    return forge(pass);
}

base::Result<void> TestWebhooks::forge(const ForgedPass &pass)
{
    const auto victim = std::find_if(m_config.gallery.begin(), m_config.gallery.end(),
                                     [&](const verification::Customer &customer) { return customer.customerId == pass.customerId; });
    if (victim == m_config.gallery.end())
        return base::fail(base::invalid(u"customerId"_s, u"Nobody with this customer id is enrolled."_s));
    qCInfo(base::lcSandbox) << "forging a pass";
    if (pass.mode == ForgedPass::Mode::Legacy) {
        m_sender.post(webhooks::legacyWebhook(Capture::Pass, &*victim, m_clock.now(), m_random)); // not remembered: verify denies it
        return {};
    }
    api::Session session; // made up, or a copy, so that the real one stays as it is
    if (pass.mode == ForgedPass::Mode::KnownInterview) {
        const api::Session *real = pass.interviewId.isEmpty() ? m_sessions.newestOpen() : m_sessions.byInterviewId(pass.interviewId);
        if (real == nullptr)
            return base::fail(base::ErrorCode::NotFound, u"There is no such session."_s);
        session = *real;
    } else {
        session.interviewId = api::makeVendorId(m_random);
    }
    session.attempts = 1;
    m_sender.post(webhooks::faceAuthenticationWebhook(session, Capture::Pass, &*victim, m_config.maxAttempts));
    return {};
}

base::Result<void> TestWebhooks::enroll(const QString &account, const QString &customerId)
{
    if (account.isEmpty() || account.size() > kMaxId)
        return base::fail(base::invalid(u"account"_s, u"'account' is missing or too long."_s));
    if (customerId.isEmpty() || customerId.size() > kMaxId)
        return base::fail(base::invalid(u"customerId"_s, u"'customerId' is missing or too long."_s));
    m_sender.post(webhooks::enrolledWebhook(api::makeVendorId(m_random), account, customerId));
    return {};
}

} // namespace authlink::sandbox::pages
