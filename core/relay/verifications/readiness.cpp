// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/readiness.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::verifications
{

namespace
{
constexpr int kMaxPending = 10'000; // commits; seconds behind, even on a slow disk
}

QStringList Readiness::unready() const
{
    QStringList reasons;
    if (!m_serving)
        reasons.append(u"the relay is starting or stopping"_s);
    if (m_store.isOut())
        reasons.append(m_store.trouble());
    if (m_repository.pending() > kMaxPending)
        reasons.append(u"commits are piling up"_s);
    return reasons;
}

} // namespace authlink::relay::verifications
