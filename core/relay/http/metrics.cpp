// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/metrics.h"

#include "core/incode/vendor_calls.h"
#include "core/incode/vendor_state.h"

#include <initializer_list>

namespace authlink::relay::http
{

namespace
{

void family(QByteArray &out, const char *name, const char *type, const char *help)
{
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(' ').append(type).append('\n');
}

void single(QByteArray &out, const char *name, const char *type, const char *help, quint64 value)
{
    family(out, name, type, help);
    out.append(name).append(' ').append(QByteArray::number(value)).append('\n');
}

void loopStalls(QByteArray &out, const base::LoopWatch::Stalls &stalls)
{
    const QByteArray name = "authlink_loop_stall_seconds";
    family(out, name.constData(), "histogram", "How long the event loop was busy with something else, looked at a hundred times a second.");
    quint64 count = 0;
    for (std::size_t i = 0; i < base::LoopWatch::kBounds.size(); ++i) {
        count += stalls.counts[i];
        out += name + "_bucket{le=\"" + QByteArray::number(base::LoopWatch::kBounds[i]) + "\"} " + QByteArray::number(count) + '\n';
    }
    count += stalls.counts.back();
    out += name + "_bucket{le=\"+Inf\"} " + QByteArray::number(count) + '\n';
    out += name + "_sum " + QByteArray::number(stalls.sum) + '\n';
    out += name + "_count " + QByteArray::number(count) + '\n';
    family(out, "authlink_loop_stall_worst_seconds", "gauge", "The longest of them since the start.");
    out += "authlink_loop_stall_worst_seconds " + QByteArray::number(stalls.worst) + '\n';
}

struct KnownStatus {
    const char *route;
    std::initializer_list<int> statuses;
};

} // namespace

Metrics::Metrics()
{
    for (const auto &[route, statuses] :
         {KnownStatus{"webhook", {200, 400, 401, 405, 415, 429, 503}}, KnownStatus{"oauth", {200, 400, 401, 404, 405, 429}},
          KnownStatus{"message_report", {204, 404, 405, 413, 429, 503}}, KnownStatus{"landing", {200, 303, 403, 404, 405, 409, 503}},
          KnownStatus{"healthz", {200, 405, 503}}, KnownStatus{"readyz", {200, 405, 503}}, KnownStatus{"metrics", {200, 405}},
          KnownStatus{"stream", {101, 401, 403, 405, 426, 429, 503}}, KnownStatus{"unknown", {404}}}) {
        for (const int status : statuses)
            m_requests[{route, status}] = 0;
    }
    for (const char *outcome :
         {"accepted", "not_an_object", "not_json", "previous_secret", "store_unavailable", "too_many", "unauthorized"})
        m_webhooks[outcome] = 0;
}

QByteArray Metrics::text(const Gauges &gauges) const
{
    QByteArray out;
    family(out, "authlink_http_requests_total", "counter", "Requests answered, by route and status.");
    for (const auto &[key, count] : m_requests) {
        out += "authlink_http_requests_total{route=\"" + key.first + "\",status=\"" + QByteArray::number(key.second) + "\"} "
               + QByteArray::number(count) + '\n';
    }
    family(out, "authlink_webhooks_total", "counter", "Webhooks, by how they were taken.");
    for (const auto &[outcome, count] : m_webhooks)
        out += "authlink_webhooks_total{outcome=\"" + outcome + "\"} " + QByteArray::number(count) + '\n';
    single(out, "authlink_http_connections", "gauge", "Open connections, streams excluded.", static_cast<quint64>(gauges.connections));
    single(out, "authlink_streams", "gauge", "Open WebSocket connections.", static_cast<quint64>(gauges.streams));
    single(out, "authlink_http_turned_away_total", "counter", "Connections turned away at a cap.", gauges.turnedAway);
    single(out, "authlink_http_refused_total", "counter", "Requests refused for their form, size or slowness.", gauges.refused);
    single(out, "authlink_log_dropped_total", "counter", "Lines of the log that were dropped: it was not read fast enough.",
           gauges.logDropped);
    if (gauges.loop)
        loopStalls(out, *gauges.loop);
    if (!gauges.alerts.empty())
        family(out, "authlink_alerts_total", "counter", "What somebody should look at, by kind; see the log.");
    for (const auto &[kind, count] : gauges.alerts)
        out += QByteArray("authlink_alerts_total{kind=\"") + kind + "\"} " + QByteArray::number(count) + '\n';
    if (gauges.vendor) {
        single(out, "authlink_vendor_out", "gauge", "1 while Incode is not answering.", gauges.vendor->isOut() ? 1 : 0);
        family(out, "authlink_vendor_calls_total", "counter", "Calls to Incode, by endpoint and how they ended; repeats count anew.");
        auto calls = incode::noVendorCalls();
        for (const auto &[key, count] : gauges.vendor->calls())
            calls[key] = count;
        for (const auto &[key, count] : calls) {
            out += "authlink_vendor_calls_total{endpoint=\"" + key.first + "\",outcome=\"" + key.second + "\"} " + QByteArray::number(count)
                   + '\n';
        }
    }
    return out;
}

} // namespace authlink::relay::http
