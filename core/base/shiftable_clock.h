// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>

#include <atomic>

namespace authlink::base
{

/// Wall-clock time that can be moved forward, for rehearsals: five minutes of waiting pass in no time, for everyone who
/// shares the clock. Thread-safe; alarms wake in the thread that made them. Outlives its alarms.
class ShiftableClock final : public QObject, public Clock
{
    Q_OBJECT

public:
    [[nodiscard]] Instant now() const override;
    [[nodiscard]] std::unique_ptr<Alarm> makeAlarm(std::function<void()> wake) override;

    /// Moves time forward; alarms that fall due wake at the next turn of their loop. by >= 0.
    void advance(std::chrono::milliseconds by);

Q_SIGNALS:
    void shifted();

private:
    SystemClock m_system;
    std::atomic<qint64> m_offsetMs{0};
};

} // namespace authlink::base
