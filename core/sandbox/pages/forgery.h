// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace authlink::sandbox
{

/// A PASS that nobody earned, from somebody who knows the webhook URL and its secret.
struct Forgery {
    enum class Mode {
        UnknownSession, ///< Face Authentication of a session that never was
        KnownInterview, ///< Face Authentication of a real session, which it does not change
        Legacy,         ///< the legacy 1:N webhook, with values the vendor never made
    };
    Mode mode = Mode::UnknownSession;
    QString customerId;  ///< enrolled
    QString interviewId; ///< for KnownInterview; empty: the newest session that is not finished
};

} // namespace authlink::sandbox
