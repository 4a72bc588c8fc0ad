// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/verification/values.h"

#include <QByteArray>
#include <QString>

#include <optional>

/// Who may sign in, and from where they do.
namespace authlink::store
{

struct User {
    QString name, displayName;
    verification::Role role = verification::Role::Agent;
    QString account; ///< the user's own customer record, which they may not verify; empty: none is known
    bool disabled = false;
    QByteArray tokenHash; ///< SHA-256 hex
    base::Instant createdAt{};
    base::Instant tokenAt{};                     ///< when the token was given out
    std::optional<base::Instant> lastSignInAt{}; ///< nullopt: never, or before this was kept; not written by Store::saveUser()
};

/// The last sign-in of one console of a user.
struct UserSession {
    QString user;
    QString client; ///< what the console calls itself; may be empty
    QString address;
    base::Instant signedInAt{};
    std::optional<base::Instant> endedAt; ///< nullopt: connected, as far as the relay could write it down

    bool operator==(const UserSession &) const = default;
};

} // namespace authlink::store
