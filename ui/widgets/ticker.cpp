// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ticker.h"

namespace authlink::ui
{

Ticker::Ticker(base::Clock &clock, QObject *parent) : QObject(parent), m_clock(clock)
{
    m_alarm = clock.makeAlarm([this] {
        next();
        Q_EMIT ticked();
    });
    next();
}

void Ticker::next()
{
    // On the full second, so that all countdowns change together.
    m_alarm->set(std::chrono::floor<std::chrono::seconds>(m_clock.now()) + std::chrono::seconds(1));
}

} // namespace authlink::ui
