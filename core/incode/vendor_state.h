// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QByteArray>
#include <QObject>

#include <map>
#include <optional>
#include <utility>

namespace authlink::incode
{

/// Whether Incode answers: what the circuit breaker knows, for everyone who must tell people; and whether anybody waits for it.
/// One for each relay, outliving its IncodeClient. One thread.
class VendorState final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool isOut() const { return m_outSince.has_value(); }
    [[nodiscard]] std::optional<base::Instant> outSince() const { return m_outSince; }

    /// While watched, Incode is asked for a sign of life whenever no call shows one, so that an outage is known within 10 s. For the
    /// relay: true while verifications are open.
    void watch(bool watched);
    [[nodiscard]] bool isWatched() const { return m_watched; }

    /// How often each call (our path, our word for how it ended) went out or was held back; for /metrics.
    using Calls = std::map<std::pair<QByteArray, QByteArray>, quint64>;
    [[nodiscard]] const Calls &calls() const { return m_calls; }
    void countCall(const QByteArray &path, const QByteArray &outcome) { ++m_calls[{path, outcome}]; }

    // For the breaker; emit changed() where something changed.
    void goOut(base::Instant now);
    void comeBack();

Q_SIGNALS:
    void changed();      ///< isOut()
    void watchChanged(); ///< isWatched()

private:
    std::optional<base::Instant> m_outSince;
    bool m_watched = false;
    Calls m_calls;
};

} // namespace authlink::incode
