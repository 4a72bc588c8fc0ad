// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>

namespace authlink::ui
{

/// Ticks on every full second of the injected clock, for countdowns and ages.
class Ticker final : public QObject
{
    Q_OBJECT

public:
    explicit Ticker(base::Clock &clock, QObject *parent = nullptr);

    [[nodiscard]] base::Instant now() const { return m_clock.now(); }

Q_SIGNALS:
    void ticked();

private:
    void next();

    base::Clock &m_clock;
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::ui
