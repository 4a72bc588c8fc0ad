// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <QStringView>

#include <array>
#include <optional>
#include <utility>

namespace authlink::sandbox
{

/// The names of an enum's values in JSON, forms and on the command line (docs/sandbox.md), in the order in which people are
/// shown them.
template <typename Enum, size_t N>
struct EnumNames {
    std::array<std::pair<Enum, const char *>, N> table;

    /// nullopt: no value has this name.
    [[nodiscard]] std::optional<Enum> find(QStringView name) const
    {
        for (const auto &[value, text] : table) {
            if (QLatin1StringView(text) == name)
                return value;
        }
        return {};
    }
    [[nodiscard]] QString nameOf(Enum wanted) const
    {
        for (const auto &[value, text] : table) {
            if (value == wanted)
                return QLatin1StringView(text);
        }
        Q_UNREACHABLE();
    }
    [[nodiscard]] QStringList all() const
    {
        QStringList list;
        for (const auto &[value, text] : table)
            list.append(QLatin1StringView(text));
        return list;
    }
};

} // namespace authlink::sandbox
