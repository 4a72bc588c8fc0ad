// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/customer_id.h"

#include "core/verification/damage/export_damage.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

base::Result<void> checkCustomerId(const QString &id)
{
    if (id.isEmpty())
        return base::fail(base::invalid({}, u"is empty"_s));
    if (id.size() > kMaxCustomerId)
        return base::fail(base::invalid({}, u"is longer than %1 characters"_s.arg(kMaxCustomerId)));
    if (const auto damage = damageOf(id, ColumnKind::Id))
        return base::fail(base::invalid({}, damageText(*damage, id)));
    return {};
}

} // namespace authlink::verification
