// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/health.h"

namespace authlink::relay
{

namespace
{
constexpr int kMostPending = 10'000; // commits; seconds behind, even on a slow disk
}

QStringList Health::unready() const
{
    QStringList reasons;
    if (!m_serving)
        reasons.append(QStringLiteral("the relay is starting or stopping"));
    if (const auto checked = m_store.check(); !checked)
        reasons.append(checked.error().message);
    if (m_book.pending() > kMostPending)
        reasons.append(QStringLiteral("commits are piling up"));
    return reasons;
}

} // namespace authlink::relay
