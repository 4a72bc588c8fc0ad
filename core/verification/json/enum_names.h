// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

/// Private to core/verification.
namespace authlink::verification
{

/// The inverse of nameOf() for an enum that counts up from 0; nullopt: no such name.
/// @param last the last enumerator
template <typename Enum>
std::optional<Enum> findByName(QStringView name, Enum last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto value = static_cast<Enum>(i);
        if (nameOf(value) == name)
            return value;
    }
    return std::nullopt;
}

} // namespace authlink::verification
