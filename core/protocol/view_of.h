// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/verification.h"

#include <QJsonObject>

namespace authlink::protocol
{

/// Who looks: role and sign-in name.
struct Viewer {
    QString name;
    verification::Role role = verification::Role::Agent;
};

/// Agents see their own verifications; supervisors and admins see all.
[[nodiscard]] bool maySee(const Viewer &viewer, const verification::Verification &state);

/// A verification as it travels (interfaces.md): masked for everyone, customerId for supervisors and above only. Absent is null.
[[nodiscard]] QJsonObject viewOf(const verification::Verification &state, verification::Role role);

/// An event as it travels: {seq, at, kind, by, detail}. Agents get no score, no other customer's id, no vendor words, no address or device.
[[nodiscard]] QJsonObject viewOf(const verification::Event &event, verification::Role role);

/// A directory entry as it travels: {account, name, phoneMasked, emailMasked, language, customerId? for supervisors}.
[[nodiscard]] QJsonObject viewOf(const verification::Customer &customer, verification::Role role);

} // namespace authlink::protocol
