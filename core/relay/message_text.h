// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/relay_config.h"

#include <QString>
#include <QUrl>

namespace authlink::relay
{

/// The text message in the customer's language: the configured template, else the built-in one. Placeholders: {company} {link}
/// {first_name}; the built-in texts do not use the name, so that a wrong number learns nothing about the customer.
[[nodiscard]] QString messageText(const MessageSection &settings, const QString &language, const QString &customerName, const QUrl &link);

/// The first word of a name, bounded.
[[nodiscard]] QString firstNameOf(const QString &name);

} // namespace authlink::relay
