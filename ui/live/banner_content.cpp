// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner_content.h"

#include "core/client/banner.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QStringList>

namespace authlink::ui
{
namespace
{

using client::BannerKind;

QString tr(const char *text)
{
    return QCoreApplication::translate("Banner", text);
}

QString reasonsOf(const protocol::VerificationView &view)
{
    QStringList words;
    for (const auto &reason : view.reasons) {
        const QString text = reason.value ? client::reasonWords(*reason.value) : QString();
        if (!text.isEmpty() && !words.contains(text))
            words.append(text);
    }
    return words.join(QStringLiteral("; "));
}

QString withReasons(const QString &sentence, const protocol::VerificationView &view)
{
    const QString reasons = reasonsOf(view);
    if (reasons.isEmpty())
        return sentence;
    return QStringLiteral("%1 — %2").arg(reasons.at(0).toUpper() + reasons.mid(1), sentence);
}

QString detailOf(BannerKind kind, const protocol::VerificationView &view)
{
    switch (kind) {
    case BannerKind::NotVerifiedYet:
        return tr("Nothing is proven yet. Give no information and change nothing.");
    case BannerKind::Verified:
        return tr("The caller is %1. Valid for this call only.").arg(view.customer.name);
    case BannerKind::NotVerified:
        return withReasons(tr("do not continue as if this were the customer."), view);
    case BannerKind::WrongPerson:
        return tr("The face belongs to a different customer. Do not disclose that to the caller.");
    case BannerKind::SpoofSuspected:
        return tr("The picture is not of a live person. Do not continue; say only that it could not be completed.");
    case BannerKind::Refused:
        return tr("The customer says they are not on this call: likely fraud in progress.");
    case BannerKind::Inconclusive:
        if (view.hasReason(verification::Reason::NotConfirmed))
            return withReasons(tr("treat the caller as not verified."), view);
        return withReasons(tr("this proves nothing either way. Send another link or use your other procedure."), view);
    case BannerKind::NeedsReview:
        return withReasons(tr("ask a supervisor before you go on."), view);
    case BannerKind::Expired:
        return tr("The link ran out before the customer finished. Nothing is proven.");
    case BannerKind::Cancelled:
        return tr("This verification was cancelled. Nothing is proven.");
    case BannerKind::SendFailed:
        return tr("The message could not be sent. Try another channel.");
    case BannerKind::Ended:
        return tr("This call has ended. Its verdict no longer counts.");
    case BannerKind::Stale:
        return tr("The connection is lost, so this may have changed. Do not rely on it.");
    case BannerKind::Outage:
        return tr("Incode can't be reached: nobody can be verified right now. Nothing is proven.");
    }
    return {};
}

} // namespace

BannerLook lookOf(BannerKind kind)
{
    switch (kind) {
    case BannerKind::Verified:
        return {ColorRole::Verified, Shape::Check};
    case BannerKind::NotVerified:
        return {ColorRole::Denied, Shape::Cross};
    case BannerKind::WrongPerson:
        return {ColorRole::Denied, Shape::TwoFigures};
    case BannerKind::SpoofSuspected:
        return {ColorRole::Denied, Shape::Spoof};
    case BannerKind::Refused:
        return {ColorRole::Denied, Shape::Hand};
    case BannerKind::Inconclusive:
        return {ColorRole::Attention, Shape::Question};
    case BannerKind::NeedsReview:
        return {ColorRole::Attention, Shape::Review};
    case BannerKind::SendFailed:
        return {ColorRole::Attention, Shape::Warning};
    case BannerKind::Expired:
        return {ColorRole::Neutral, Shape::Hourglass};
    case BannerKind::Cancelled:
        return {ColorRole::Neutral, Shape::Cancel};
    case BannerKind::Ended:
        return {ColorRole::Neutral, Shape::EndCall};
    case BannerKind::Stale:
        return {ColorRole::Neutral, Shape::CloudOff};
    case BannerKind::Outage:
        return {ColorRole::Outage, Shape::CloudOff};
    case BannerKind::NotVerifiedYet:
        break;
    }
    return {ColorRole::Neutral, Shape::PersonUnknown};
}

BannerContent contentOf(const BannerInput &input)
{
    const BannerLook look = lookOf(input.kind);
    BannerContent content;
    content.role = look.role;
    content.shape = look.shape;
    content.title = client::bannerWords(input.kind);
    const bool confirming = input.kind == BannerKind::NotVerifiedYet && input.confirmingSince.has_value();
    content.detail =
        confirming ? tr("Confirming with Incode. Keep the caller on the line: not verified yet.") : detailOf(input.kind, input.view);
    content.stale = input.kind == BannerKind::Stale;
    if (content.stale && input.staleSince)
        content.aside = ageText(*input.staleSince, input.localNow);
    else if (confirming)
        content.aside = tr("Confirming for %1").arg(durationText(input.serverNow - *input.confirmingSince));
    else if (input.kind == BannerKind::Verified && input.view.validUntil)
        content.aside = tr("Valid for another %1").arg(countdownText(*input.view.validUntil - input.serverNow));
    else if (input.view.decidedAt && input.kind != BannerKind::Ended)
        content.aside = tr("Decided at %1").arg(clockText(*input.view.decidedAt));
    return content;
}

QString ageText(base::Instant since, base::Instant now)
{
    return tr("As of %1, %2 old").arg(clockText(since), durationText(now - since));
}

} // namespace authlink::ui
