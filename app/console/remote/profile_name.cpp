// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/profile_name.h"

#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

bool isProfileName(const QString &name)
{
    static const QRegularExpression pattern(u"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}\\z"_s);
    return pattern.match(name).hasMatch();
}

} // namespace authlink::app
