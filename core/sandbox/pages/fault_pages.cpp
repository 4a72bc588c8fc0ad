// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/fault_pages.h"

#include "core/http/common/form_data.h"
#include "core/sandbox/faults/fault_settings.h"
#include "core/sandbox/pages/html_pages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringList>

namespace authlink::sandbox::pages
{

namespace
{

/// A form knows text only: numbers and switches as JSON has them.
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
    return QStringLiteral("<label>") + escaped(label) + QStringLiteral(" ") + input + QStringLiteral("</label>");
}

QString countInput(const char *name, int value)
{
    return QStringLiteral("<input type=\"number\" name=\"%1\" min=\"0\" max=\"1000000\" value=\"%2\">")
        .arg(QLatin1StringView(name))
        .arg(value);
}

QString chanceInput(const char *name, double value)
{
    return QStringLiteral("<input type=\"number\" name=\"%1\" min=\"0\" max=\"1\" step=\"any\" value=\"%2\">")
        .arg(QLatin1StringView(name))
        .arg(value);
}

QString options(const QStringList &names, const QString &chosen)
{
    QString html;
    for (const QString &name : names)
        html += QStringLiteral("<option%1>%2</option>").arg(name == chosen ? QStringLiteral(" selected") : QString(), escaped(name));
    return html;
}

QString select(const char *name, const QStringList &names, const QString &chosen)
{
    return QStringLiteral("<select name=\"%1\">").arg(QLatin1StringView(name)) + options(names, chosen) + QStringLiteral("</select>");
}

QString form(const QString &action, const QString &legend, const QString &fields, const QString &button)
{
    return QStringLiteral("\n<form method=\"post\" action=\"%1\"><fieldset><legend>%2</legend>").arg(action, escaped(legend)) + fields
           + QStringLiteral("<button type=\"submit\">%1</button></fieldset></form>").arg(escaped(button));
}

QString faultForm(const QString &legend, const QString &fields)
{
    return form(QStringLiteral("/sandbox/faults"), legend, fields, QStringLiteral("Apply"));
}

QString webhookForm(const faults::Faults &faults)
{
    const auto kind = [](const QString &what, const char *nextName, int next, const char *chanceName, double chance) {
        return QStringLiteral("<div class=\"row\">") + field(what + QStringLiteral(": the next"), countInput(nextName, next))
               + field(QStringLiteral("and by chance"), chanceInput(chanceName, chance)) + QStringLiteral("</div>");
    };
    return faultForm(QStringLiteral("Webhooks"),
                     kind(QStringLiteral("Drop an attempt, retry later"), "dropNext", faults.dropNext, "drop", faults.drop)
                         + kind(QStringLiteral("Lose for good"), "loseNext", faults.loseNext, "lose", faults.lose)
                         + kind(QStringLiteral("Send twice"), "duplicateNext", faults.duplicateNext, "duplicate", faults.duplicate)
                         + kind(QStringLiteral("Let the next one overtake"), "reorderNext", faults.reorderNext, "reorder", faults.reorder)
                         + field(QStringLiteral("Delay, in milliseconds"), countInput("delayMs", static_cast<int>(faults.delay.count())))
                         + field(QStringLiteral("Hold all back"), select("hold", {QStringLiteral("off"), QStringLiteral("on")},
                                                                         faults.hold ? QStringLiteral("on") : QStringLiteral("off")))
                         + field(QStringLiteral("Seed of chance"), countInput("seed", static_cast<int>(faults.seed))));
}

QString apiForm(const faults::Faults &faults)
{
    const QStringList endpoints{QStringLiteral("*"),
                                QStringLiteral("/omni/start"),
                                QStringLiteral("/omni/onboarding-url"),
                                QStringLiteral("/omni/add/phone"),
                                QStringLiteral("/omni/external/send-sms"),
                                QStringLiteral("/omni/get/score"),
                                QStringLiteral("/omni/get/onboarding/status"),
                                QStringLiteral("/omni/authentication/verify"),
                                QStringLiteral("/omni/b2b/onboarding/request-new"),
                                QStringLiteral("/executive/log-in"),
                                QStringLiteral("/oauth2/token"),
                                QStringLiteral("/gateway/messages")};
    QString present;
    for (const faults::ApiFaultRule &rule : faults.api) {
        present += QStringLiteral("<li>") + escaped(nameOf(rule.fault)) + QStringLiteral(" at ")
                   + escaped(QString::fromLatin1(rule.endpoint))
                   + QStringLiteral(": the next %1, chance %2</li>").arg(rule.next).arg(rule.probability);
    }
    if (!present.isEmpty())
        present = QStringLiteral("<ul>") + present + QStringLiteral("</ul>");
    return faultForm(QStringLiteral("Calls of the API: one more fault"),
                     present + field(QStringLiteral("Fault"), select("fault", faults::kApiFaultNames.all(), {}))
                         + field(QStringLiteral("Endpoint"), select("endpoint", endpoints, {})) + QStringLiteral("<div class=\"row\">")
                         + field(QStringLiteral("The next"), countInput("next", 1))
                         + field(QStringLiteral("and by chance"), chanceInput("probability", 0)) + QStringLiteral("</div>")
                         + field(QStringLiteral("Retry-After of 429, in seconds"), countInput("retryAfterS", 2)));
}

QString outageForm(const faults::Faults &faults)
{
    return faultForm(QStringLiteral("The vendor is out"),
                     field(QStringLiteral("Every call"), select("outage", faults::kOutageNames.all(), nameOf(faults.outage)))
                         + field(QStringLiteral("For so many milliseconds (empty: until switched off)"),
                                 QStringLiteral("<input type=\"number\" name=\"outageForMs\" min=\"1\" max=\"86400000\">")));
}

QString recordForm(const faults::Faults &faults)
{
    return faultForm(
        QStringLiteral("The vendor's record, and the message gateway"),
        field(QStringLiteral("The record of a result says"), select("record", faults::kRecordFaultNames.all(), nameOf(faults.record)))
            + field(QStringLiteral("Messages by the gateway are"),
                    select("message", faults::kMessageFaultNames.all(), nameOf(faults.message))));
}

QString forgeForm(const std::vector<verification::Customer> &gallery)
{
    QString customers = QStringLiteral("<select name=\"customerId\">");
    for (const verification::Customer &customer : gallery) {
        customers += QStringLiteral("<option value=\"") + escaped(customer.customerId) + QStringLiteral("\">") + escaped(customer.name)
                     + QStringLiteral("</option>");
    }
    customers += QStringLiteral("</select>");
    const QString modes =
        select("mode", {QStringLiteral("unknown_session"), QStringLiteral("known_interview"), QStringLiteral("legacy")}, {});
    return form(QStringLiteral("/sandbox/forge"), QStringLiteral("Forge a pass"),
                field(QStringLiteral("For"), customers) + field(QStringLiteral("As"), modes), QStringLiteral("Post the forgery"));
}

QString summary(const faults::Faults &faults, base::Instant now)
{
    faults::Faults calm;
    calm.seed = faults.seed;
    if (faults == calm)
        return QStringLiteral("<p class=\"note\" role=\"status\">Nothing goes wrong on purpose.</p>");
    QString html = QStringLiteral("<p class=\"note warn\" role=\"status\">Faults are on.");
    if (faults.outage != faults::Outage::None) {
        html += QStringLiteral(" The vendor is out");
        if (faults.outageUntil)
            html += QStringLiteral(", for another %1 s").arg(std::chrono::ceil<std::chrono::seconds>(*faults.outageUntil - now).count());
        html += u'.';
    }
    return html + QStringLiteral("</p>")
           + QStringLiteral("<form method=\"post\" action=\"/sandbox/faults\"><input type=\"hidden\" name=\"reset\" value=\"on\">"
                            "<button type=\"submit\">Switch all faults off</button></form>");
}

http::server::Response frontPage(const faults::Faults &faults, const std::vector<verification::Customer> &gallery, base::Instant now)
{
    return htmlPage(QStringLiteral("Incode sandbox"),
                    QStringLiteral("<h1>Messages</h1><iframe title=\"Messages\" src=\"/sandbox/inbox\"></iframe><h1>Faults</h1>")
                        + summary(faults, now) + webhookForm(faults) + apiForm(faults) + outageForm(faults) + recordForm(faults)
                        + forgeForm(gallery)
                        + QStringLiteral("<p><a href=\"/sandbox/deliveries.json\">Webhooks sent</a> · "
                                         "<a href=\"/sandbox/calls.json\">Calls taken</a></p>"));
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
    // application/json also keeps pages of other sites out: their browser would ask first, and get no leave.
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (request.mediaType() != "application/json" || !document.isObject())
        return http::server::problem(400, QStringLiteral("The body must be a JSON object of type application/json."));
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
    if (!rule.isEmpty()) { // one more
        QJsonArray rules = faults::faultsJson(m_faults.faults(), m_clock.now()).value(QLatin1StringView("api")).toArray();
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
