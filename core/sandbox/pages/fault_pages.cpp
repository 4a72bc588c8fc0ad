// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/fault_pages.h"

#include "core/sandbox/faults/fault_settings.h"
#include "core/sandbox/form_values.h"
#include "core/sandbox/pages/fault_forms.h"
#include "core/sandbox/pages/pages.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox
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
    return http::server::json(faultsJson(m_faults.faults(), m_clock.now()));
}

http::server::Response FaultPages::change(const http::server::Request &request)
{
    if (request.mediaType() == kFormType)
        return changeByForm(request.body);
    // application/json also keeps pages of other sites out: their browser would ask first, and get no leave.
    const QJsonDocument document = QJsonDocument::fromJson(request.body);
    if (request.mediaType() != "application/json" || !document.isObject())
        return http::server::problem(400, u"The body must be a JSON object of type application/json."_s);
    const auto changed = changedFaults(m_faults.faults(), document.object(), m_clock.now());
    if (!changed)
        return http::server::problem(400, changed.error().message);
    m_faults.set(*changed);
    return http::server::json(faultsJson(m_faults.faults(), m_clock.now()));
}

http::server::Response FaultPages::changeByForm(const QByteArray &body)
{
    QJsonObject changes;
    QJsonObject rule;
    const auto values = FormValues(body).all();
    for (const auto &[key, text] : values) {
        if (text.isEmpty())
            continue;
        const bool ofRule = key == u"fault" || key == u"endpoint" || key == u"next" || key == u"probability" || key == u"retryAfterS";
        (ofRule ? rule : changes).insert(key, valueOf(key, text));
    }
    if (!rule.isEmpty()) { // one more
        QJsonArray rules = faultsJson(m_faults.faults(), m_clock.now()).value("api"_L1).toArray();
        rules.append(rule);
        changes.insert(u"api"_s, rules);
    }
    const auto changed = changedFaults(m_faults.faults(), changes, m_clock.now());
    if (!changed)
        return notePage(u"That did not work"_s, changed.error().message, 400);
    m_faults.set(*changed);
    return seeOther("/");
}

} // namespace authlink::sandbox
