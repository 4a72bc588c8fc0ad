// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <QString>
#include <QStringList>

#include <utility>

namespace authlink::relay::delivery
{

/// Words short and plain enough to be said over a bad line; at least 256. `language`: en, es, pt-BR; anything else reads as en.
[[nodiscard]] QStringList wordList(const QString &language);

/// Two different words for agent and customer to compare (docs/user-guide.md "The two words"), in the customer's language.
[[nodiscard]] std::pair<QString, QString> codeWords(const QString &language, base::Random &random);

} // namespace authlink::relay::delivery
