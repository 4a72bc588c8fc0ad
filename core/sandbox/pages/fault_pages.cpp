// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/fault_pages.h"

#include "core/http/common/form_data.h"
#include "core/sandbox/faults/fault_settings.h"
#include "core/sandbox/pages/html_pages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::pages
{

namespace
{

/// The JSON value that a form field's text stands for: forms have neither numbers nor switches.
QJsonValue valueOf(const QString &key, const QString &text)
{
    if (key == u"hold" || key == u"reset")
        return text == u"on" ? QJsonValue(true) : text == u"off" ? QJsonValue(false) : QJsonValue(text);
    if (key == u"record" || key == u"outage" || key == u"message" || key == u"fault" || key == u"endpoint")
        return text;
    bool isNumber = false;
    const double number = text.toDouble(&isNumber);
    return isNumber ? QJsonValue(number) : QJsonValue(text);
}

QString field(const QString &label, const QString &input)
{
    return u"<label>"_s + escaped(label) + u" "_s + input + u"</label>"_s;
}

QString countInput(const char *name, int value)
{
    return u"<input type=\"number\" name=\"%1\" min=\"0\" max=\"1000000\" value=\"%2\">"_s.arg(QLatin1StringView(name)).arg(value);
}

QString chanceInput(const char *name, double value)
{
    return u"<input type=\"number\" name=\"%1\" min=\"0\" max=\"1\" step=\"any\" value=\"%2\">"_s.arg(QLatin1StringView(name)).arg(value);
}

QString options(const QStringList &names, const QString &chosen)
{
    QString html;
    for (const QString &name : names)
        html += u"<option%1>%2</option>"_s.arg(name == chosen ? u" selected"_s : QString(), escaped(name));
    return html;
}

QString select(const char *name, const QStringList &names, const QString &chosen)
{
    return u"<select name=\"%1\">"_s.arg(QLatin1StringView(name)) + options(names, chosen) + u"</select>"_s;
}

QString form(const QString &action, const QString &legend, const QString &fields, const QString &button)
{
    return u"\n<form method=\"post\" action=\"%1\"><fieldset><legend>%2</legend>"_s.arg(action, escaped(legend)) + fields
           + u"<button type=\"submit\">%1</button></fieldset></form>"_s.arg(escaped(button));
}

QString faultForm(const QString &legend, const QString &fields)
{
    return form(u"/sandbox/faults"_s, legend, fields, u"Apply"_s);
}

QString webhookForm(const faults::Faults &faults)
{
    const auto kind = [](const QString &what, const char *nextName, int next, const char *chanceName, double chance) {
        return u"<div class=\"row\">"_s + field(what + u": the next"_s, countInput(nextName, next))
               + field(u"and by chance"_s, chanceInput(chanceName, chance)) + u"</div>"_s;
    };
    return faultForm(u"Webhooks"_s, kind(u"Drop an attempt, retry later"_s, "dropNext", faults.dropNext, "drop", faults.drop)
                                        + kind(u"Lose for good"_s, "loseNext", faults.loseNext, "lose", faults.lose)
                                        + kind(u"Send twice"_s, "duplicateNext", faults.duplicateNext, "duplicate", faults.duplicate)
                                        + kind(u"Let the next one overtake"_s, "reorderNext", faults.reorderNext, "reorder", faults.reorder)
                                        + field(u"Delay, in milliseconds"_s, countInput("delayMs", static_cast<int>(faults.delay.count())))
                                        + field(u"Hold all back"_s, select("hold", {u"off"_s, u"on"_s}, faults.hold ? u"on"_s : u"off"_s))
                                        + field(u"Seed of chance"_s, countInput("seed", static_cast<int>(faults.seed))));
}

QString apiForm(const faults::Faults &faults)
{
    const QStringList endpoints{u"*"_s,
                                u"/omni/start"_s,
                                u"/omni/onboarding-url"_s,
                                u"/omni/add/phone"_s,
                                u"/omni/external/send-sms"_s,
                                u"/omni/get/score"_s,
                                u"/omni/get/onboarding/status"_s,
                                u"/omni/authentication/verify"_s,
                                u"/omni/b2b/onboarding/request-new"_s,
                                u"/executive/log-in"_s,
                                u"/oauth2/token"_s,
                                u"/gateway/messages"_s};
    QString present;
    for (const faults::ApiFaultRule &rule : faults.api) {
        present += u"<li>"_s + escaped(nameOf(rule.fault)) + u" at "_s + escaped(QString::fromLatin1(rule.endpoint))
                   + u": the next %1, chance %2</li>"_s.arg(rule.next).arg(rule.probability);
    }
    if (!present.isEmpty())
        present = u"<ul>"_s + present + u"</ul>"_s;
    return faultForm(u"Calls of the API: one more fault"_s, present + field(u"Fault"_s, select("fault", faults::kApiFaultNames.all(), {}))
                                                                + field(u"Endpoint"_s, select("endpoint", endpoints, {}))
                                                                + u"<div class=\"row\">"_s + field(u"The next"_s, countInput("next", 1))
                                                                + field(u"and by chance"_s, chanceInput("probability", 0)) + u"</div>"_s
                                                                + field(u"Retry-After of 429, in seconds"_s, countInput("retryAfterS", 2)));
}

QString outageForm(const faults::Faults &faults)
{
    return faultForm(u"The vendor is out"_s, field(u"Every call"_s, select("outage", faults::kOutageNames.all(), nameOf(faults.outage)))
                                                 + field(u"For so many milliseconds (empty: until switched off)"_s,
                                                         u"<input type=\"number\" name=\"outageForMs\" min=\"1\" max=\"86400000\">"_s));
}

QString recordForm(const faults::Faults &faults)
{
    return faultForm(
        u"The vendor's record, and the message gateway"_s,
        field(u"The record of a result says"_s, select("record", faults::kRecordFaultNames.all(), nameOf(faults.record)))
            + field(u"Messages by the gateway are"_s, select("message", faults::kMessageFaultNames.all(), nameOf(faults.message))));
}

QString forgeForm(const std::vector<verification::Customer> &gallery)
{
    QString customers = u"<select name=\"customerId\">"_s;
    for (const verification::Customer &customer : gallery) {
        customers += u"<option value=\""_s + escaped(customer.customerId) + u"\">"_s + escaped(customer.name) + u"</option>"_s;
    }
    customers += u"</select>"_s;
    const QString modes = select("mode", {u"unknown_session"_s, u"known_interview"_s, u"legacy"_s}, {});
    return form(u"/sandbox/forge"_s, u"Forge a pass"_s, field(u"For"_s, customers) + field(u"As"_s, modes), u"Post the forgery"_s);
}

QString summary(const faults::Faults &faults, base::Instant now)
{
    faults::Faults calm;
    calm.seed = faults.seed;
    if (faults == calm)
        return u"<p class=\"note\" role=\"status\">Nothing goes wrong on purpose.</p>"_s;
    QString html = u"<p class=\"note warn\" role=\"status\">Faults are on."_s;
    if (faults.outage != faults::Outage::None) {
        html += u" The vendor is out"_s;
        if (faults.outageUntil)
            html += u", for another %1 s"_s.arg(std::chrono::ceil<std::chrono::seconds>(*faults.outageUntil - now).count());
        html += u'.';
    }
    return html + u"</p>"_s
           + u"<form method=\"post\" action=\"/sandbox/faults\"><input type=\"hidden\" name=\"reset\" value=\"on\">"
             "<button type=\"submit\">Switch all faults off</button></form>"_s;
}

http::server::Response frontPage(const faults::Faults &faults, const std::vector<verification::Customer> &gallery, base::Instant now)
{
    return htmlPage(u"Incode sandbox"_s, u"<h1>Messages</h1><iframe title=\"Messages\" src=\"/sandbox/inbox\"></iframe><h1>Faults</h1>"_s
                                             + summary(faults, now) + webhookForm(faults) + apiForm(faults) + outageForm(faults)
                                             + recordForm(faults) + forgeForm(gallery)
                                             + u"<p><a href=\"/sandbox/deliveries.json\">Webhooks sent</a> · "
                                               "<a href=\"/sandbox/calls.json\">Calls taken</a></p>"_s);
}

} // namespace

std::optional<http::server::Response> FaultPages::handle(const http::server::Request &request)
{
    const bool front = request.path == "/";
    if (!front && request.path != "/sandbox/faults")
        return {};
    if (!front && request.method == "POST")
        return change(request);
    if (request.method != "GET")
        return http::server::methodNotAllowed(front ? "GET" : "GET, POST");
    if (front)
        return frontPage(m_faults.faults(), m_config.gallery, m_clock.now());
    return http::server::json(faults::faultsJson(m_faults.faults(), m_clock.now()));
}

http::server::Response FaultPages::change(const http::server::Request &request)
{
    if (request.mediaType() == http::kFormType)
        return changeByForm(request.body);
    // Asking for application/json also keeps pages of other sites out: for that type a browser asks the server first (CORS).
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (request.mediaType() != "application/json" || !document.isObject())
        return http::server::problem(400, u"The body must be a JSON object of type application/json."_s);
    const auto changed = faults::changedFaults(m_faults.faults(), document.object(), m_clock.now());
    if (!changed)
        return http::server::problem(400, changed.error().message);
    m_faults.set(*changed);
    return http::server::json(faults::faultsJson(m_faults.faults(), m_clock.now()));
}

http::server::Response FaultPages::changeByForm(const QByteArray &body)
{
    QJsonObject changes;
    QJsonObject rule;
    const auto fields = http::formFields(body);
    for (const auto &[name, value] : fields) {
        if (value.isEmpty())
            continue;
        const QString key = QString::fromUtf8(name);
        const bool ofRule = key == u"fault" || key == u"endpoint" || key == u"next" || key == u"probability" || key == u"retryAfterS";
        (ofRule ? rule : changes).insert(key, valueOf(key, QString::fromUtf8(value)));
    }
    if (!rule.isEmpty()) { // the form adds one rule; the JSON setting replaces all
        QJsonArray rules = faults::faultsJson(m_faults.faults(), m_clock.now()).value("api"_L1).toArray();
        rules.append(rule);
        changes.insert(u"api"_s, rules);
    }
    const auto changed = faults::changedFaults(m_faults.faults(), changes, m_clock.now());
    if (!changed)
        return notePage(u"That did not work"_s, changed.error().message, 400);
    m_faults.set(*changed);
    return seeOther("/");
}

} // namespace authlink::sandbox::pages
