// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/metrics.h"

#include "core/incode/vendor_state.h"

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

} // namespace

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
    if (!gauges.alerts.empty())
        family(out, "authlink_alerts_total", "counter", "What somebody should look at, by kind; see the log.");
    for (const auto &[kind, count] : gauges.alerts)
        out += QByteArray("authlink_alerts_total{kind=\"") + kind + "\"} " + QByteArray::number(count) + '\n';
    if (gauges.vendor) {
        single(out, "authlink_vendor_out", "gauge", "1 while Incode is not answering.", gauges.vendor->isOut() ? 1 : 0);
        family(out, "authlink_vendor_calls_total", "counter", "Calls to Incode, by endpoint and how they ended; repeats count anew.");
        for (const auto &[key, count] : gauges.vendor->calls()) {
            out += "authlink_vendor_calls_total{endpoint=\"" + key.first + "\",outcome=\"" + key.second + "\"} " + QByteArray::number(count)
                   + '\n';
        }
    }
    return out;
}

} // namespace authlink::relay::http
