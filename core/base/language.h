// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLatin1StringView>
#include <QString>
#include <QStringList>

#include <array>
#include <optional>

/// The languages in which customers are written and spoken to, by their BCP 47 tags. Pure and thread-safe.
namespace authlink::base
{

inline constexpr std::array<QLatin1StringView, 3> kLanguages{QLatin1StringView("en"), QLatin1StringView("es"), QLatin1StringView("pt-BR")};
/// Where a customer's language is not known.
inline constexpr QLatin1StringView kDefaultLanguage = kLanguages.front();

/// kLanguages as strings.
[[nodiscard]] QStringList languages();

/// Whether this is exactly one of kLanguages.
[[nodiscard]] bool isLanguage(QStringView tag);

/// The one of kLanguages that a reader of `tag` understands: the same, or one with the same first subtag, in any case and also written
/// with '_' ("pt" and "pt_PT" give "pt-BR"). nullopt: none.
[[nodiscard]] std::optional<QString> nearestLanguage(QStringView tag);

} // namespace authlink::base
