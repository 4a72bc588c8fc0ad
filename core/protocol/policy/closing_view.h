// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/stream.h"
#include "core/protocol/verification_view.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

namespace authlink::protocol
{

// What the operator may offer at most.
inline constexpr qsizetype kMaxOutcomes = 30;
inline constexpr qsizetype kMaxFollowUps = 12;
inline constexpr qsizetype kMaxFollowUpsOfResult = 3; ///< of one result: they have keys
inline constexpr qsizetype kMaxLabel = 40;
inline constexpr qsizetype kMaxFollowUpUrl = 1024;

/// A text for people by the language it is in (base::languages()).
using Labels = QMap<QString, QString>;
/// The one for a reader of `language`; if there is none the English one, or any.
[[nodiscard]] QString labelFor(const Labels &labels, const QString &language);

/// What may have come of a call.
struct OutcomeView {
    QString code; ///< isOutcomeCode()
    Labels labels;
    bool operator==(const OutcomeView &) const = default;
};

/// Where a call goes on: a page of the operator's, such as the customer's record.
struct FollowUpView {
    QStringList results; ///< for which it is: of resultNames()
    Labels labels;
    QString url; ///< with placeholders; not to be believed: whoever opens it checks it (client::FollowUps)
    bool operator==(const FollowUpView &) const = default;
};

/// What an agent can do once nothing is awaited any more.
struct ClosingView {
    bool notes = false; ///< verification.note is taken; absent (an older relay) reads as no
    QList<OutcomeView> outcomes;
    QList<FollowUpView> followUps;
    bool operator==(const ClosingView &) const = default;
};

/// 1 to kMaxOutcomeCode small letters, digits, '_' and '-'.
[[nodiscard]] bool isOutcomeCode(const QString &code);

/// What a verification can end in: every verdict, and denied, expired, cancelled, send_failed where there is none.
[[nodiscard]] QStringList resultNames();
/// Of this one; empty: nothing yet. A Verified of a customer who is not in the directory is none of resultNames(): only the face is proven.
[[nodiscard]] QString resultNameOf(const VerificationView &view);

/// The values for a follow-up's placeholders, by their names. Nothing that an agent may not see.
[[nodiscard]] QStringList followUpPlaceholders();
[[nodiscard]] QString followUpValue(const VerificationView &view, const QString &placeholder);

void write(base::JsonText &out, const ClosingView &view);
/// What can't be used is left out: one without a code, label or address, one too many.
[[nodiscard]] ClosingView closingViewFromJson(const QJsonObject &json);

} // namespace authlink::protocol
