// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/capture_pages.h"

#include "core/sandbox/api/score_answers.h"
#include "core/sandbox/form_values.h"
#include "core/sandbox/pages/pages.h"
#include "core/sandbox/webhooks/webhook_bodies.h"

#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace authlink::sandbox
{

namespace
{

constexpr QByteArrayView kSessionPrefix("/session/");

http::server::Response refusal(const QString &why, int status, bool json)
{
    return json ? http::server::problem(status, why) : notePage(QStringLiteral("That did not work"), why, status);
}

QString farewellOf(SessionState state)
{
    if (state == SessionState::Succeeded || state == SessionState::PendingReview)
        return QStringLiteral("Thank you. This session is finished; you can go back to your call.");
    if (state == SessionState::Expired)
        return QStringLiteral("This link has expired. Please ask for a new one.");
    return QStringLiteral("This session has ended without success; you can go back to your call.");
}

} // namespace

CapturePages::CapturePages(const SandboxConfig &config, const Services &services, base::Clock &clock, base::Random &random)
    : m_config(config),
      m_sessions(services.sessions),
      m_messages(services.messages),
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
    SandboxSession *session = m_sessions.byPageKey(QString::fromLatin1(request.path.sliced(kSessionPrefix.size())));
    const bool json = request.mediaType() == "application/json";
    if (session == nullptr)
        return refusal(QStringLiteral("There is no such session."), 404, json);
    if (isFinished(session->state))
        return refusal(farewellOf(session->state), request.method == "GET" ? 200 : 409, json);
    if (request.method == "POST") {
        const auto selfie = readSelfie(request, ownerOf(*session));
        return selfie ? takeSelfie(*session, comparedWithHint(*session, *selfie)) : refusal(selfie.error().message, 400, json);
    }
    QString note;
    if (request.query == "again") // our own redirect after a failed attempt, not a second opening
        note = QStringLiteral("That selfie did not do. Attempts left: %1.").arg(m_config.maxAttempts - session->attempts);
    else
        open(*session);
    return form(request.path, note, ownerOf(*session));
}

void CapturePages::open(SandboxSession &session)
{
    const bool first = session.state == SessionState::Created;
    session.state = SessionState::Started;
    m_sender.post(sessionWebhook(session, first ? QStringLiteral("SESSION_STARTED") : QStringLiteral("SESSION_PROGRESS")));
}

http::server::Response CapturePages::takeSelfie(SandboxSession &session, const Selfie &selfie)
{
    if (session.state == SessionState::Created)
        open(session);
    ++session.attempts;
    const int remaining = std::max(0, m_config.maxAttempts - session.attempts);
    const bool finished = !mayTryAgain(selfie.outcome) || remaining == 0;
    session.lastCapture = selfie.outcome;
    session.matchedCustomerId = selfie.face != nullptr ? selfie.face->customerId : QString();
    m_sender.post(faceAuthenticationWebhook(session, selfie.outcome, selfie.face, m_config.maxAttempts));
    if (finished)
        finish(session, selfie.outcome);
    if (selfie.json)
        return http::server::json(QJsonObject{{QStringLiteral("finished"), finished}, {QStringLiteral("remaining"), remaining}});
    if (session.state == SessionState::Succeeded && !session.redirectionUrl.isEmpty())
        return seeOther(session.redirectionUrl.toEncoded());
    return seeOther("/session/" + session.pageKey.toLatin1() + "?again");
}

void CapturePages::finish(SandboxSession &session, Capture outcome)
{
    if (outcome == Capture::Review) {
        session.state = SessionState::PendingReview;
        postStatus(session);
        m_sender.post(sessionWebhook(session, QStringLiteral("SESSION_PENDING_REVIEW")));
    } else if (isMatch(outcome)) {
        session.state = SessionState::Succeeded;
        postStatus(session);
        m_sender.post(sessionWebhook(session, QStringLiteral("SESSION_SUCCEEDED")));
    } else {
        session.state = SessionState::Failed;
        postStatus(session);
        m_sender.post(sessionWebhook(session, QStringLiteral("SESSION_FAILED")));
    }
}

/// One for each module that is finished, and one for the session.
void CapturePages::postStatus(const SandboxSession &session)
{
    if (!m_config.onboardingStatusWebhooks)
        return;
    const QString face = QStringLiteral("FACE_VALIDATION_FINISHED");
    m_sender.post(onboardingStatusWebhook(session, face, m_config.clientId));
    if (onboardingStatusOf(session) != face)
        m_sender.post(onboardingStatusWebhook(session, onboardingStatusOf(session), m_config.clientId));
}

http::server::Response CapturePages::staticPage(const http::server::Request &request)
{
    const verification::Customer *owner = m_messages.newestFirst().empty() ? nullptr : byContact(m_messages.newestFirst().front().to);
    if (request.method == "GET") {
        const QString note = request.query == "done" ? QStringLiteral("Taken. You can go back to your call, or try again.") : QString();
        return form(request.path, note, owner);
    }
    const auto selfie = readSelfie(request, owner);
    if (!selfie)
        return refusal(selfie.error().message, 400, request.mediaType() == "application/json");
    const QJsonObject result = legacyWebhook(selfie->outcome, selfie->face, m_clock.now(), m_random);
    m_transactions.remember(result);
    m_sender.post(result);
    if (selfie->json)
        return http::server::json(QJsonObject{{QStringLiteral("finished"), true}, {QStringLiteral("remaining"), m_config.maxAttempts}});
    return seeOther(request.path + "?done");
}

base::Result<CapturePages::Selfie> CapturePages::readSelfie(const http::server::Request &request, const verification::Customer *owner) const
{
    Selfie selfie;
    QString outcome;
    QString face;
    if (request.mediaType() == "application/json") {
        selfie.json = true;
        const QJsonObject body = QJsonDocument::fromJson(request.body).object();
        outcome = body.value(QLatin1StringView("outcome")).toString();
        face = body.value(QLatin1StringView("face")).toString();
        if (body.contains(QLatin1StringView("phone")))
            owner = byContact(body.value(QLatin1StringView("phone")).toString());
    } else {
        const FormValues values(request.body);
        outcome = values.value(QStringLiteral("outcome"));
        face = values.value(QStringLiteral("face"));
    }
    const auto known = captureFromName(outcome);
    if (!known)
        return base::fail(base::invalid(QStringLiteral("outcome"), QStringLiteral("Choose what the camera sees.")));
    selfie.outcome = *known;
    if (!isMatch(selfie.outcome))
        return selfie;

    const verification::Customer *me = face.isEmpty() ? owner : byId(face);
    if (me == nullptr)
        return base::fail(
            base::invalid(QStringLiteral("face"), face.isEmpty() ? QStringLiteral("Say whose face it is: nobody enrolled owns this phone.")
                                                                 : QStringLiteral("Nobody with this customer id is enrolled.")));
    selfie.face = me;
    if (selfie.outcome == Capture::OtherPerson) {
        const auto other = std::find_if(m_config.gallery.begin(), m_config.gallery.end(),
                                        [me](const verification::Customer &customer) { return customer.customerId != me->customerId; });
        if (other == m_config.gallery.end())
            return base::fail(base::invalid(QStringLiteral("face"), QStringLiteral("Nobody else is enrolled.")));
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

const verification::Customer *CapturePages::ownerOf(const SandboxSession &session) const
{
    if (const verification::Customer *owner = byContact(session.phone))
        return owner;
    return byId(session.loginHint);
}

/// 1:1 knows one face only: another enrolled one is as unknown as any.
CapturePages::Selfie CapturePages::comparedWithHint(const SandboxSession &session, const Selfie &selfie) const
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
    QString html = QStringLiteral("<h1>Take a selfie</h1>");
    if (!note.isEmpty())
        html += QStringLiteral("<p class=\"note\" role=\"status\">%1</p>").arg(escaped(note));
    html +=
        QStringLiteral("<form method=\"post\" action=\"%1\"><label>I am <select name=\"face\">").arg(escaped(QString::fromLatin1(action)));
    for (const verification::Customer &customer : m_config.gallery) {
        // Appended, not substituted: a name may hold anything, "%1" included.
        html += QStringLiteral("<option value=\"") + escaped(customer.customerId) + QStringLiteral("\"");
        html += &customer == owner ? QStringLiteral(" selected>") : QStringLiteral(">");
        html += escaped(customer.name) + QStringLiteral("</option>");
    }
    html += QStringLiteral("</select></label><fieldset><legend>The camera sees</legend>");
    for (const Capture capture : kAllCaptures) {
        html += QStringLiteral("<label><input type=\"radio\" name=\"outcome\" required value=\"%1\"%2> %3</label>")
                    .arg(nameOf(capture), capture == Capture::Pass ? QStringLiteral(" checked") : QString(), escaped(labelOf(capture)));
    }
    html += QStringLiteral("</fieldset><button type=\"submit\">Take the selfie</button></form>");
    return htmlPage(QStringLiteral("Selfie – Incode sandbox"), html);
}

} // namespace authlink::sandbox
