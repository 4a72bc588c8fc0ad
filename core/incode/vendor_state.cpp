// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/vendor_state.h"

namespace authlink::incode
{

void VendorState::goOut(base::Instant now)
{
    if (m_outSince)
        return;
    m_outSince = now;
    Q_EMIT changed();
}

void VendorState::watch(bool watched)
{
    if (m_watched == watched)
        return;
    m_watched = watched;
    Q_EMIT watchChanged();
}

void VendorState::comeBack()
{
    if (!m_outSince)
        return;
    m_outSince.reset();
    Q_EMIT changed();
}

} // namespace authlink::incode
