// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/verification_view.h"

#include <QString>
#include <QStringList>

/// Everything the console says to its user about verifications, calls and the connection stands in this folder, once, translated into
/// the console's language. (What the agent says to the caller is in resources/coaching, in the caller's language.)
namespace authlink::client
{

/// "VERIFIED", "WRONG PERSON", …: spelled the same wherever a verdict is named.
[[nodiscard]] QString verdictText(verification::Verdict verdict);
/// "link opened", …
[[nodiscard]] QString statusText(verification::Status status);
/// The name of whom the caller claims to be, in one line, for lists and headings that have the account beside it. A name that was only
/// typed is marked as such.
[[nodiscard]] QString customerText(const protocol::VerificationView &view);
/// What tells two customers of one name apart: the account; of a customer who is not in the directory the Incode id, in full only for
/// those who may see it. Never cut. Empty: neither is known.
[[nodiscard]] QString accountOf(const protocol::CustomerView &customer);
/// accountOf() with what it is: "Account 1001", "Incode id •••0c2". Empty: neither is known.
[[nodiscard]] QString accountText(const protocol::CustomerView &customer);
/// Who it is about, where that decides something: the name with the account, "Maria García, account 1001".
[[nodiscard]] QString whoText(const protocol::CustomerView &customer);
/// The same; a name that was only typed is marked as such.
[[nodiscard]] QString whoText(const protocol::VerificationView &view);
/// How a verification went, looking back: its verdict (BannerKind::FaceOnly where only an id was verified), else how it ended, else its
/// status. Values that this console does not know read as their wire name.
[[nodiscard]] QString outcomeText(const protocol::VerificationView &view);

/// Plain words for a reason, without a full stop, e.g. "the picture was too dark". Some reasons share their words: which doubt it was is
/// not for the agent to know.
[[nodiscard]] QString reasonText(verification::Reason reason);
/// The reasons of a verification, each text once. Reasons that this console does not know are left out.
[[nodiscard]] QStringList reasonTexts(const protocol::VerificationView &view);
/// Stands beside a verdict whose foundByAsking is set: the webhook did not arrive.
[[nodiscard]] QString foundByAskingText();

/// The carrier's report on a message (VerificationView::messageReport), named as the carrier's: "Reported by the carrier: delivered";
/// empty without a report and for an unknown one.
[[nodiscard]] QString messageReportText(const QString &report);

/// "SMS", "E-mail", …; an unknown channel reads as its wire name.
[[nodiscard]] QString channelText(const protocol::WireEnum<verification::Channel> &channel);
/// A customer's language by its own name: "English", "Español", "Português (Brasil)"; another code by itself.
[[nodiscard]] QString languageText(const QString &code);

} // namespace authlink::client
