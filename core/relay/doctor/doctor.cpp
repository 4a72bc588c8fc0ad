// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/doctor/doctor.h"

#include "core/http/client/client_call.h"
#include "core/http/common/header_fields.h"
#include "core/http/common/url.h"
#include "core/relay/doctor/cookie_check.h"
#include "core/relay/doctor/local_checks.h"
#include "core/relay/http/landing/device_cookie.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTimer>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::doctor
{

using namespace std::chrono_literals;
using authlink::http::client::ClientAnswer;
using authlink::http::client::ClientCall;
using authlink::http::client::ClientFailure;
using authlink::http::client::ClientRequest;

namespace
{

constexpr auto kToleratedSkew = 30s; // a minute is what a result's issue time is given (core/verification, early results)
constexpr auto kHarmfulSkew = 2min;
constexpr auto kQuietInbox = 24h;
constexpr int kLatestWebhooks = 20;
constexpr std::chrono::seconds kProbeDeadline(10);
constexpr qint64 kMaxProbeAnswer = 4096; // its beginning is enough

QString ageOf(std::chrono::milliseconds age)
{
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(age).count();
    if (minutes < 120)
        return u"%1 min"_s.arg(std::max<qint64>(minutes, 0));
    return minutes < 48 * 60 ? u"%1 h"_s.arg(minutes / 60) : u"%1 days"_s.arg(minutes / (24 * 60));
}

/// Of a link that nobody has.
QString nobodysLink()
{
    return u"/v/"_s + QLatin1StringView(http::kNobodysToken);
}

/// Where customers and Incode reach the relay.
QUrl publicBase(const config::HttpSettings &http)
{
    if (!http.publicUrl.isEmpty())
        return http.publicUrl;
    QUrl url;
    url.setScheme(http.tlsCertificate.isEmpty() ? u"http"_s : u"https"_s);
    const bool isAny = http.address == QHostAddress(QHostAddress::Any) || http.address == QHostAddress(QHostAddress::AnyIPv4);
    url.setHost(isAny ? u"127.0.0.1"_s : http.address.toString());
    url.setPort(http.port);
    return url;
}

/// The page that every unknown link gives (LandingPage::protect()); no other answer of the relay carries the header.
bool isOurPage(const ClientAnswer &answer)
{
    return answer.status == 404 && answer.header("X-Robots-Tag").contains("noindex");
}

bool isOurHealth(const ClientAnswer &answer)
{
    return QJsonDocument::fromJson(answer.body).object().value("status"_L1).isString(); // in a refusal it is a number (RFC 9457)
}

} // namespace

Doctor::Doctor(const config::RelayConfig &config, const DoctorParts &parts) : m_config(config), m_parts(parts) {}

Doctor::~Doctor() = default;

void Doctor::examine()
{
    next();
}

void Doctor::next()
{
    static constexpr std::array<Step, 11> kSteps{&Doctor::lookAround,     &Doctor::lookThroughStore, &Doctor::lookAtInbox,
                                                 &Doctor::reachIncode,    &Doctor::startSession,     &Doctor::askForRecord,
                                                 &Doctor::askAsExecutive, &Doctor::reachOurselves,   &Doctor::knockAtOurDoor,
                                                 &Doctor::lookAtOurPage,  &Doctor::sendOurForm};
    // From the event loop: the step before may still be on the stack.
    QTimer::singleShot(0, this, [this] {
        m_call.reset();
        m_probe.reset();
        if (m_step == kSteps.size())
            Q_EMIT finished(m_healthy);
        else
            (this->*kSteps.at(m_step++))();
    });
}

void Doctor::report(Finding::Level level, const QString &text)
{
    m_healthy = m_healthy && level != Finding::Level::Problem;
    Q_EMIT found({.level = level, .text = text});
}

void Doctor::probe(ClientRequest request, base::Callback<ClientAnswer> done)
{
    // Any answer will do, and the request carries no credential.
    request.timeout = kProbeDeadline;
    request.maxAnswer = kMaxProbeAnswer;
    request.want = ClientRequest::Want::Beginning;
    m_probe = std::make_unique<ClientCall>(m_parts.network, std::move(request), [done = std::move(done)](auto outcome) {
        if (outcome)
            done(*std::move(outcome));
        else if (outcome.error().kind == ClientFailure::Kind::Timeout)
            done(base::fail(base::ErrorCode::Timeout, u"no answer within %1 s"_s.arg(kProbeDeadline.count())));
        else
            done(base::fail(base::ErrorCode::VendorUnavailable, outcome.error().text));
    });
}

void Doctor::lookAround()
{
    for (const Finding &finding : {keyFinding(m_config), credentialFinding(m_config.webhook)})
        report(finding.level, finding.text);
    for (const auto &finding : {tlsFinding(m_config.http), coachingFinding(m_config.coaching)}) {
        if (finding)
            report(finding->level, finding->text);
    }
    if (m_parts.store != nullptr)
        report(Finding::Level::Ok, u"The store %1 opens, and its schema is this program's."_s.arg(m_config.store.url));
    next();
}

void Doctor::lookThroughStore()
{
    if (m_parts.store != nullptr) {
        const Finding finding = fileFinding(*m_parts.store);
        report(finding.level, finding.text);
        if (const auto origin = originFinding(*m_parts.store))
            report(origin->level, origin->text);
    }
    next();
}

void Doctor::lookAtInbox()
{
    if (m_parts.store == nullptr) {
        m_healthy = false;
    } else if (const auto page = m_parts.store->reader().inbox({.limit = kLatestWebhooks}); !page) {
        report(Finding::Level::Problem, u"The inbox can't be read: %1"_s.arg(page.error().message));
    } else if (page->items.empty()) {
        report(Finding::Level::Hint, u"No webhook has arrived, or none is kept. Incode's dashboard must hold the URL %1."_s.arg(
                                         authlink::http::joinUrl(publicBase(m_config.http), u"/webhooks/incode"_s).toString()));
    } else {
        judgeInbox(page->items);
    }
    next();
}

void Doctor::judgeInbox(const std::vector<store::InboxEntry> &newestFirst)
{
    const auto age = m_parts.clock.now() - newestFirst.front().receivedAt;
    report(age > kQuietInbox ? Finding::Level::Hint : Finding::Level::Ok,
           u"The last webhook came %1 ago (%2)."_s.arg(ageOf(age), newestFirst.front().shape));
    const auto missing = isMissingWebhooks(*m_parts.store, newestFirst.front().receivedAt, m_parts.clock.now());
    if (!missing)
        report(Finding::Level::Problem, u"The history can't be read: %1"_s.arg(missing.error().message));
    else if (*missing)
        report(Finding::Level::Hint,
               u"A verification was opened after the last webhook, and nothing came for it. Check the webhook URL and its "
               "credential in Incode's dashboard, for every event; `authlink-relay webhooks list` shows what came."_s);
    const auto has = [&newestFirst](auto fits) { return std::any_of(newestFirst.begin(), newestFirst.end(), fits); };
    const auto isLegacy = [](const store::InboxEntry &entry) { return entry.shape.startsWith("legacy"_L1); };
    const auto isResult = [&isLegacy](const store::InboxEntry &entry) {
        return isLegacy(entry) || entry.shape == "face_authentication"_L1;
    };
    if (newestFirst.size() == kLatestWebhooks && !has(isResult))
        report(Finding::Level::Hint, u"None of the last %1 webhooks is a result: the Face Authentication webhook may be missing in "
                                     "Incode's dashboard."_s.arg(kLatestWebhooks));
    if (m_config.incode.link == verification::LinkMode::Session && has(isLegacy))
        report(Finding::Level::Hint, u"Legacy webhooks arrive, though links are sessions: they decide nothing. Set up the Face "
                                     "Authentication webhook, or incode.link = \"static\"."_s);
}

void Doctor::reachIncode()
{
    const QUrl api = m_config.incode.api.apiUrl;
    probe({.url = api}, [this, api](const base::Result<ClientAnswer> &answer) {
        if (answer) {
            report(Finding::Level::Ok, u"Incode's API answers at %1."_s.arg(api.toString()));
            if (const auto transport = transportFinding(api, answer->isHttp2))
                report(transport->level, transport->text);
            compareClocks(authlink::http::readHttpDate(answer->header("Date")));
        } else {
            report(Finding::Level::Problem, u"Incode's API can't be reached at %1: %2. Check the network, the proxy and "
                                            "incode.environment."_s.arg(api.toString(), answer.error().message));
        }
        next();
    });
}

void Doctor::compareClocks(const std::optional<base::Instant> &theirs)
{
    if (!theirs)
        return;
    const auto ahead = std::chrono::duration_cast<std::chrono::seconds>(m_parts.clock.now() - *theirs);
    if (ahead <= kToleratedSkew && ahead >= -kToleratedSkew) {
        report(Finding::Level::Ok, u"This machine's clock agrees with Incode's."_s);
        return;
    }
    report(ahead <= kHarmfulSkew && ahead >= -kHarmfulSkew ? Finding::Level::Hint : Finding::Level::Problem,
           u"This machine's clock is %1 s %2 Incode's: set it by NTP, or results will count as early "
           "or late."_s.arg(std::abs(ahead.count()))
               .arg(ahead > 0s ? u"ahead of"_s : u"behind"_s));
}

void Doctor::startSession()
{
    if (m_config.incode.api.configurationId.isEmpty()) {
        report(Finding::Level::Hint, u"incode.configuration_id is not set, so the key can't be tried."_s);
        next();
        return;
    }
    const incode::SessionRequest request{
        .externalCustomerId = u"doctor-"_s + base::makeToken(m_parts.random, 64), .language = u"en"_s, .redirectionUrl = {}};
    m_call = m_parts.incode.startSession(request, [this](base::Result<incode::Session> session) {
        if (session) {
            m_interviewId = session->interviewId;
            m_sessionToken = session->token;
            report(Finding::Level::Ok, u"Incode starts sessions: incode.api_key and incode.configuration_id are right."_s);
        } else {
            report(Finding::Level::Problem,
                   u"Incode starts no session: %1 With 401 or 403 incode.api_key is wrong, with 400 "
                   "incode.configuration_id; both differ between demo and production."_s.arg(session.error().message));
        }
        next();
    });
}

void Doctor::askForRecord()
{
    if (m_interviewId.isEmpty() || m_config.policy.confirm == verification::ConfirmMode::Off) {
        if (m_config.policy.confirm == verification::ConfirmMode::Off)
            report(Finding::Level::Hint, u"incode.confirm is off: whoever learns the webhook's secret can make a call green."_s);
        next();
        return;
    }
    const incode::RecordRequest request{.interviewId = m_interviewId, .sessionToken = m_sessionToken, .withLife = false};
    m_call = m_parts.records.record(request, [this](const base::Result<verification::VendorRecord> &record) {
        if (record)
            report(Finding::Level::Ok, u"Incode can be asked for its record of a session: results can be confirmed."_s);
        else
            report(Finding::Level::Problem,
                   u"Incode does not answer for its record of a session, so nothing can be confirmed: %1"_s.arg(record.error().message));
        next();
    });
}

void Doctor::askAsExecutive()
{
    if (m_interviewId.isEmpty() || m_config.incode.api.executiveEmail.isEmpty()) {
        next();
        return;
    }
    const incode::RecordRequest request{.interviewId = m_interviewId, .sessionToken = {}, .withLife = true};
    m_call = m_parts.records.record(request, [this](const base::Result<verification::VendorRecord> &record) {
        if (record)
            report(Finding::Level::Ok, u"Incode knows the executive account."_s);
        else
            report(Finding::Level::Problem, u"The executive account does not work: %1 Check incode.executive_email and "
                                            "incode.executive_password."_s.arg(record.error().message));
        next();
    });
}

void Doctor::reachOurselves()
{
    const QUrl url = authlink::http::joinUrl(publicBase(m_config.http), u"/healthz"_s);
    probe({.url = url}, [this, url](const base::Result<ClientAnswer> &answer) {
        if (!answer)
            report(Finding::Level::Problem,
                   u"Nothing answers at %1: %2. Is the relay running, and does http.public_url lead to it? Some networks do not lead "
                   "their own public address back inside (hairpin NAT): then try it on a phone outside."_s.arg(url.toString(),
                                                                                                               answer.error().message));
        else if (!isOurHealth(*answer))
            report(Finding::Level::Problem,
                   u"%1 is answered by something else (status %2): http.public_url must lead to the relay.%3"_s.arg(url.toString())
                       .arg(answer->status)
                       .arg(pathAdvice()));
        else if (answer->status != 200)
            report(Finding::Level::Problem, u"The relay says it is not well: see %1."_s.arg(url.toString()));
        else
            report(Finding::Level::Ok, u"The relay answers at its public address (as seen from this machine)."_s);
        next();
    });
}

void Doctor::knockAtOurDoor()
{
    const QUrl url = authlink::http::joinUrl(publicBase(m_config.http), u"/webhooks/incode"_s);
    probe({.method = "POST", .url = url, .headers = {{"Content-Type", "application/json"}}, .body = "{}"},
          [this, url](const base::Result<ClientAnswer> &answer) {
              const int status = answer ? answer->status : 0;
              if (status == 401 || status == 429)
                  report(Finding::Level::Ok, u"Webhooks without a credential are refused."_s);
              else if (status >= 200 && status < 300)
                  report(Finding::Level::Problem, u"%1 takes webhooks without a credential: what is in front of the relay must not add "
                                                  "one."_s.arg(url.toString()));
              else if (status != 0)
                  report(Finding::Level::Problem, u"%1 answers %2 where 401 is right: what is in front of the relay must pass POST "
                                                  "requests on.%3"_s.arg(url.toString())
                                                      .arg(status)
                                                      .arg(pathAdvice()));
              next();
          });
}

QString Doctor::pathAdvice() const
{
    const QString path = m_config.http.publicUrl.path();
    return path.size() > 1 ? u" What is in front of the relay must take the path %1 away before it passes a request on."_s.arg(path)
                           : QString();
}

void Doctor::lookAtOurPage()
{
    const QUrl url = authlink::http::joinUrl(publicBase(m_config.http), nobodysLink());
    probe({.url = url}, [this, url](const base::Result<ClientAnswer> &answer) {
        if (answer && isOurPage(*answer)) {
            report(Finding::Level::Ok, u"Customers' links lead to the relay's page."_s);
            const Finding cookie = cookieFinding(answer->header("Set-Cookie"), url);
            report(cookie.level, cookie.text);
        } else if (answer) {
            report(Finding::Level::Problem,
                   u"%1 does not show the relay's page for customers (status %2): nobody can be verified.%3"_s.arg(url.toString())
                       .arg(answer->status)
                       .arg(pathAdvice()));
        }
        next();
    });
}

void Doctor::sendOurForm()
{
    const QUrl base = publicBase(m_config.http);
    const QUrl url = authlink::http::joinUrl(base, nobodysLink() + "/no"_L1);
    const QByteArray origin = base.toString(QUrl::RemovePath | QUrl::FullyEncoded).toLatin1();
    probe({.method = "POST", .url = url, .headers = {{"Content-Type", "application/x-www-form-urlencoded"}, {"Origin", origin}}},
          [this, url](const base::Result<ClientAnswer> &answer) {
              if (answer && isOurPage(*answer))
                  report(Finding::Level::Ok, u"Customers' Yes and No arrive."_s);
              else if (answer)
                  report(Finding::Level::Problem,
                         u"%1 does not take what the page for customers sends (status %2), so that no Yes and no No arrives: what is in "
                         "front of the relay must pass POST requests on as they are.%3"_s.arg(url.toString())
                             .arg(answer->status)
                             .arg(pathAdvice()));
              next();
          });
}

} // namespace authlink::relay::doctor
