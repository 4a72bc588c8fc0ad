// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <vector>

namespace authlink::relay::doctor
{

/// One thing that was looked at.
struct Finding {
    enum class Level {
        Ok,
        Hint,    ///< may be as wished; the operator should know
        Problem, ///< verifications will not work, or not safely
    };
    Level level = Level::Ok;
    QString text; ///< says what to do where something is wrong; holds no secret and no personal data
};

} // namespace authlink::relay::doctor
