// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/capture_pages.h"

#include "core/sandbox/api/score_answers.h"
#include "core/sandbox/pages/html_pages.h"
#include "core/sandbox/request_fields.h"
#include "core/sandbox/webhooks/webhook_bodies.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::pages
{

namespace
{

constexpr QByteArrayView kSessionPrefix("/session/");

http::server::Response refusal(const QString &why, int status, bool json)
{
    return json ? http::server::problem(status, why) : notePage(u"That did not work"_s, why, status);
}

/// What the page of a finished session says.
QString closingText(api::SessionState state)
{
    if (state == api::SessionState::Succeeded || state == api::SessionState::PendingReview)
        return u"Thank you. This session is finished; you can go back to your call."_s;
    if (state == api::SessionState::Expired)
        return u"This link has expired. Please ask for a new one."_s;
    return u"This session has ended without success; you can go back to your call."_s;
}

/// How the page describes an outcome.
QString labelOf(Capture capture)
{
    switch (capture) {
    case Capture::Pass:
        return u"Me: the person chosen above"_s;
    case Capture::OtherPerson:
        return u"Another enrolled person"_s;
    case Capture::NotRecognized:
        return u"A face nobody enrolled"_s;
    case Capture::Spoof:
        return u"A photo of a screen (spoof)"_s;
    case Capture::Blocklisted:
        return u"A blocklisted person"_s;
    case Capture::NotEnrolled:
        return u"A customer who never enrolled"_s;
    case Capture::TooDark:
        return u"A selfie that is too dark"_s;
    case Capture::Review:
        return u"Me, but somebody at Incode must look at it"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

CapturePages::CapturePages(const SandboxConfig &config, const Services &services, base::Clock &clock, base::Random &random)
    : m_config(config),
      m_sessions(services.sessions),
      m_inbox(services.inbox),
      m_sender(services.sender),
      m_transactions(services.transactions),
      m_clock(clock),
      m_random(random)
{
}

std::optional<http::server::Response> CapturePages::handle(const http::server::Request &request)
{
    const bool ofSession = request.path.startsWith(kSessionPrefix);
    const bool ofEverybody = request.path == QByteArray("/" + m_config.clientId.toUtf8() + "/hello");
    if (!ofSession && !ofEverybody)
        return {};
    if (request.method != "GET" && request.method != "POST")
        return http::server::methodNotAllowed("GET, POST");
    return ofSession ? sessionPage(request) : staticPage(request);
}

http::server::Response CapturePages::sessionPage(const http::server::Request &request)
{
    api::Session *session = m_sessions.byPageKey(QString::fromLatin1(request.path.sliced(kSessionPrefix.size())));
    const bool json = request.mediaType() == "application/json";
    if (session == nullptr)
        return refusal(u"There is no such session."_s, 404, json);
    if (api::isFinished(session->state))
        return refusal(closingText(session->state), request.method == "GET" ? 200 : 409, json);
    if (request.method == "POST") {
        const auto selfie = readSelfie(request, ownerOf(*session));
        return selfie ? takeSelfie(*session, comparedWithHint(*session, *selfie)) : refusal(selfie.error().message, 400, json);
    }
    QString note;
    if (request.query == "again") // the redirect after a failed attempt is not another opening
        note = u"That selfie did not do. Attempts left: %1."_s.arg(m_config.maxAttempts - session->attempts);
    else
        open(*session);
    return form(request.path, note, ownerOf(*session));
}

void CapturePages::open(api::Session &session)
{
    const bool first = session.state == api::SessionState::Created;
    session.state = api::SessionState::Started;
    m_sender.post(webhooks::sessionWebhook(session, first ? u"SESSION_STARTED"_s : u"SESSION_PROGRESS"_s));
}

http::server::Response CapturePages::takeSelfie(api::Session &session, const Selfie &selfie)
{
    if (session.state == api::SessionState::Created)
        open(session);
    ++session.attempts;
    const int remaining = std::max(0, m_config.maxAttempts - session.attempts);
    const bool finished = !mayTryAgain(selfie.outcome) || remaining == 0;
    session.lastCapture = selfie.outcome;
    session.matchedCustomerId = selfie.face != nullptr ? selfie.face->customerId : QString();
    m_sender.post(webhooks::faceAuthenticationWebhook(session, selfie.outcome, selfie.face, m_config.maxAttempts));
    if (finished)
        finish(session, selfie.outcome);
    if (selfie.json)
        return http::server::json(QJsonObject{{u"finished"_s, finished}, {u"remaining"_s, remaining}});
    if (session.state == api::SessionState::Succeeded && !session.redirectionUrl.isEmpty())
        return seeOther(session.redirectionUrl.toEncoded());
    return seeOther("/session/" + session.pageKey.toLatin1() + "?again");
}

void CapturePages::finish(api::Session &session, Capture outcome)
{
    if (outcome == Capture::Review) {
        session.state = api::SessionState::PendingReview;
        postStatus(session);
        m_sender.post(webhooks::sessionWebhook(session, u"SESSION_PENDING_REVIEW"_s));
    } else if (isMatch(outcome)) {
        session.state = api::SessionState::Succeeded;
        postStatus(session);
        m_sender.post(webhooks::sessionWebhook(session, u"SESSION_SUCCEEDED"_s));
    } else {
        session.state = api::SessionState::Failed;
        postStatus(session);
        m_sender.post(webhooks::sessionWebhook(session, u"SESSION_FAILED"_s));
    }
}

/// One Onboarding Status webhook for the face module, and one for the session once it is finished too.
void CapturePages::postStatus(const api::Session &session)
{
    if (!m_config.onboardingStatusWebhooks)
        return;
    const QString face = u"FACE_VALIDATION_FINISHED"_s;
    m_sender.post(webhooks::onboardingStatusWebhook(session, face, m_config.clientId));
    if (api::onboardingStatusOf(session) != face)
        m_sender.post(webhooks::onboardingStatusWebhook(session, api::onboardingStatusOf(session), m_config.clientId));
}

http::server::Response CapturePages::staticPage(const http::server::Request &request)
{
    const verification::Customer *owner = m_inbox.newestFirst().empty() ? nullptr : byContact(m_inbox.newestFirst().front().to);
    if (request.method == "GET") {
        const QString note = request.query == "done" ? u"Taken. You can go back to your call, or try again."_s : QString();
        return form(request.path, note, owner);
    }
    const auto selfie = readSelfie(request, owner);
    if (!selfie)
        return refusal(selfie.error().message, 400, request.mediaType() == "application/json");
    const QJsonObject result = webhooks::legacyWebhook(selfie->outcome, selfie->face, m_clock.now(), m_random);
    m_transactions.remember(result);
    m_sender.post(result);
    if (selfie->json)
        return http::server::json(QJsonObject{{u"finished"_s, true}, {u"remaining"_s, m_config.maxAttempts}});
    return seeOther(request.path + "?done");
}

base::Result<CapturePages::Selfie> CapturePages::readSelfie(const http::server::Request &request, const verification::Customer *owner) const
{
    Selfie selfie;
    selfie.json = request.mediaType() == "application/json";
    const QJsonObject fields = requestFields(request).value_or(QJsonObject());
    const QString face = fields.value("face"_L1).toString();
    if (fields.contains("phone"_L1))
        owner = byContact(fields.value("phone"_L1).toString());
    const auto known = kCaptureNames.find(fields.value("outcome"_L1).toString());
    if (!known)
        return base::fail(base::invalid(u"outcome"_s, u"Choose what the camera sees."_s));
    selfie.outcome = *known;
    if (!isMatch(selfie.outcome))
        return selfie;

    const verification::Customer *me = face.isEmpty() ? owner : byId(face);
    if (me == nullptr)
        return base::fail(base::invalid(u"face"_s, face.isEmpty() ? u"Say whose face it is: nobody enrolled owns this phone."_s
                                                                  : u"Nobody with this customer id is enrolled."_s));
    selfie.face = me;
    if (selfie.outcome == Capture::OtherPerson) {
        const auto other = std::find_if(m_config.gallery.begin(), m_config.gallery.end(),
                                        [me](const verification::Customer &customer) { return customer.customerId != me->customerId; });
        if (other == m_config.gallery.end())
            return base::fail(base::invalid(u"face"_s, u"Nobody else is enrolled."_s));
        selfie.face = &*other;
    }
    return selfie;
}

const verification::Customer *CapturePages::byId(const QString &customerId) const
{
    const auto found = std::find_if(m_config.gallery.begin(), m_config.gallery.end(),
                                    [&](const verification::Customer &customer) { return customer.customerId == customerId; });
    return found == m_config.gallery.end() ? nullptr : &*found;
}

const verification::Customer *CapturePages::byContact(const QString &contact) const
{
    if (contact.isEmpty())
        return nullptr;
    const auto found = std::find_if(m_config.gallery.begin(), m_config.gallery.end(), [&](const verification::Customer &customer) {
        return customer.phone == contact || customer.email.compare(contact, Qt::CaseInsensitive) == 0;
    });
    return found == m_config.gallery.end() ? nullptr : &*found;
}

const verification::Customer *CapturePages::ownerOf(const api::Session &session) const
{
    if (const verification::Customer *owner = byContact(session.phone))
        return owner;
    return byId(session.loginHint);
}

/// What a selfie comes to in a 1:1 session, where any face but the login hint's is not recognized.
CapturePages::Selfie CapturePages::comparedWithHint(const api::Session &session, const Selfie &selfie) const
{
    Selfie compared = selfie;
    if (session.loginHint.isEmpty() || selfie.face == nullptr || selfie.face->customerId == session.loginHint)
        return compared;
    compared.face = nullptr;
    compared.outcome = byId(session.loginHint) == nullptr ? Capture::NotEnrolled : Capture::NotRecognized;
    return compared;
}

http::server::Response CapturePages::form(const QByteArray &action, const QString &note, const verification::Customer *owner) const
{
    QString html = u"<h1>Take a selfie</h1>"_s;
    if (!note.isEmpty())
        html += u"<p class=\"note\" role=\"status\">%1</p>"_s.arg(escaped(note));
    html += u"<form method=\"post\" action=\"%1\"><label>I am <select name=\"face\">"_s.arg(escaped(QString::fromLatin1(action)));
    for (const verification::Customer &customer : m_config.gallery) {
        // Appended, not put in by arg(): a name may contain "%1".
        html += u"<option value=\""_s + escaped(customer.customerId) + u"\""_s;
        html += &customer == owner ? u" selected>"_s : u">"_s;
        html += escaped(customer.name) + u"</option>"_s;
    }
    html += u"</select></label><fieldset><legend>The camera sees</legend>"_s;
    for (const auto &[capture, name] : kCaptureNames.table) {
        html += u"<label><input type=\"radio\" name=\"outcome\" required value=\"%1\"%2> %3</label>"_s.arg(
            QLatin1StringView(name), capture == Capture::Pass ? u" checked"_s : QString(), escaped(labelOf(capture)));
    }
    html += u"</fieldset><button type=\"submit\">Take the selfie</button></form>"_s;
    return htmlPage(u"Selfie – Incode sandbox"_s, html);
}

} // namespace authlink::sandbox::pages
