// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/values.h"

#include <QString>

#include <optional>

namespace authlink::protocol
{

/// An enum as it travels: by name. A name that this build does not know is kept as unknown, and equals no value:
/// an older console in front of a newer relay never takes something new for something it knows (above all: never for verified).
template <typename Enum>
struct WireEnum {
    std::optional<Enum> value; ///< nullopt: absent or unknown
    QString name;              ///< as it came; empty: absent

    WireEnum() = default;
    WireEnum(Enum known) : value(known), name(verification::nameOf(known)) {} // NOLINT(google-explicit-constructor): a value is one

    [[nodiscard]] static WireEnum fromName(const QString &text)
    {
        WireEnum result;
        result.name = text;
        if (!text.isEmpty())
            result.value = verification::fromName<Enum>(text);
        return result;
    }

    [[nodiscard]] bool isAbsent() const { return name.isEmpty(); }
    [[nodiscard]] bool isUnknown() const { return !name.isEmpty() && !value; }
    [[nodiscard]] bool is(Enum known) const { return value == known; }

    bool operator==(const WireEnum &) const = default;
};

} // namespace authlink::protocol
