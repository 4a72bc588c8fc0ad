// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"

#include <QString>

namespace authlink::verification
{

/// What a status of Incode's own record means for us (docs/incode.md "Asking Incode itself"). Anything not listed there reads as Absent.
enum class RecordStatus {
    Absent, ///< missing, mistyped, UNKNOWN or an unknown word: no answer yet, and never fine
    Ok,     ///< OK, and nothing else
    Fail,   ///< FAIL, WARN, MANUAL_FAIL
    Review, ///< MANUAL, MANUAL_PENDING, MANUAL_OK: a person decides there, not we
};

/// Incode's own record of a session, as it answered our question. Holds no token.
struct VendorRecord {
    /// Ok only where `overall.status` is OK and no part of the record (authentication, liveness) states anything against it.
    RecordStatus overall = RecordStatus::Absent;
    QString identityId; ///< `authentication.identityId`, trimmed; empty: missing or mistyped
    /// Where the session's life was asked too: Finished, Expired, or Other; None if it was not, or the answer said nothing.
    SessionEvent life = SessionEvent::None;

    bool operator==(const VendorRecord &) const = default;
};

} // namespace authlink::verification
