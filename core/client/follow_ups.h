// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/states.h"
#include "core/protocol/policy/closing_view.h"

#include <QList>
#include <QString>
#include <QUrl>

namespace authlink::client
{

/// Whether a follow-up can be opened now.
enum class FollowUpState {
    Ready,
    NotCurrent,   ///< the relay does not confirm the verdict now
    NotValid,     ///< it is for verified, and the banner is not green
    ValueMissing, ///< a value that it needs is not there, or can't stand in an address
    Refused,      ///< the address is none that a console opens
};

/// A follow-up for one verification.
struct FollowUp {
    QString label;
    QString host; ///< where it leads; empty if Refused
    FollowUpState state = FollowUpState::Refused;
    QUrl url; ///< empty unless Ready
    bool operator==(const FollowUp &) const = default;
};

/// Those for what the verification ended in, in the operator's order, at most protocol::kMaxFollowUpsOfResult. The addresses are checked
/// here, whatever the relay sent (http::UrlTemplate).
/// @param banner as it is shown now
/// @param language of who reads the labels
[[nodiscard]] QList<FollowUp> followUpsFor(const protocol::ClosingView &closing, const protocol::VerificationView &view, BannerKind banner,
                                           const QString &language);

/// One line for other systems, without personal data: the verification, what it ended in, and when (UTC). Empty: it has not ended in
/// anything yet.
[[nodiscard]] QString referenceOf(const protocol::VerificationView &view);

} // namespace authlink::client
