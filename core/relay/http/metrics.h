// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/system/loop_watch.h"

#include <QByteArray>
#include <QByteArrayView>

#include <map>
#include <utility>
#include <vector>

namespace authlink::incode
{
class VendorState;
} // namespace authlink::incode

namespace authlink::relay::http
{

/// Counters for /metrics, in Prometheus' text format 0.0.4. Label values are ours, never a client's. What can be known before it happens
/// is there at 0 from the start: a counter that is born at 1 has never increased for whoever watches it. One thread.
class Metrics
{
public:
    struct Gauges {
        int connections = 0;
        int streams = 0;
        quint64 turnedAway = 0;
        quint64 refused = 0;
        quint64 logDropped = 0;
        const base::LoopWatch::Stalls *loop = nullptr;          ///< nullptr: nothing is said of the event loop
        const incode::VendorState *vendor = nullptr;            ///< nullptr: nothing is said of Incode
        std::vector<std::pair<const char *, quint64>> alerts{}; ///< by kind
    };

    Metrics();
    void countRequest(const char *route, int status) { ++m_requests[{QByteArray(route), status}]; }
    void countWebhook(const char *outcome) { ++m_webhooks[outcome]; }
    [[nodiscard]] QByteArray text(const Gauges &gauges) const;

private:
    std::map<std::pair<QByteArray, int>, quint64> m_requests; // route, status
    std::map<QByteArray, quint64> m_webhooks;                 // outcome
};

} // namespace authlink::relay::http
