// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/panel_actions.h"

#include "core/client/text/banner_texts.h"
#include "core/client/text/time_texts.h"

#include <QKeySequence>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

QAction *make(QObject *parent, const QString &name, const QIcon &icon, const QString &text, const QString &tip, const QKeySequence &keys)
{
    auto *action = new QAction(icon, text, parent);
    action->setObjectName(name);
    action->setStatusTip(tip);
    action->setData(tip); // offer() shows it again when the action can be used
    action->setShortcut(keys);
    return action;
}

/// Enables the action unless `inTheWay` says why it can't be used; then that is its status tip.
void offer(QAction &action, bool enabled, const QString &inTheWay)
{
    action.setEnabled(enabled && inTheWay.isEmpty());
    action.setStatusTip(inTheWay.isEmpty() ? action.data().toString() : inTheWay);
}

} // namespace

PanelActions::PanelActions(const Theme &theme, QObject *parent)
    : QObject(parent),
      resend(make(this, u"resendAction"_s, theme.icon(Shape::Resend), tr("&Resend"), tr("Send a new link; the old one stops working"),
                  QKeySequence(tr("Ctrl+R")))),
      resendByEmail(make(this, u"resendByEmailAction"_s, theme.icon(Shape::Mail), tr("Send by e-&mail"),
                         tr("Send a new link to the e-mail address on file; the old one stops working"), QKeySequence(tr("Ctrl+Shift+M")))),
      correct(make(this, u"correctAction"_s, theme.icon(Shape::Edit), tr("Correct &number…"),
                   tr("Send to another number than the one on file; needs a reason"), QKeySequence(tr("Ctrl+Shift+R")))),
      copyLink(make(this, u"copyLinkAction"_s, theme.icon(Shape::Copy), tr("C&opy link"),
                    tr("Copy the link; the clipboard is cleared after a minute"), QKeySequence(tr("Ctrl+Shift+C")))),
      showQr(make(this, u"showQrAction"_s, theme.icon(Shape::Qr), tr("Show &QR"),
                  tr("Show the link as a QR code for a customer in front of you"), QKeySequence(tr("Ctrl+Shift+D")))),
      cancel(make(this, u"cancelAction"_s, theme.icon(Shape::Cancel), tr("C&ancel"), tr("Cancel this verification; its link stops working"),
                  QKeySequence(tr("Ctrl+Shift+X")))),
      endCall(make(this, u"endCallAction"_s, theme.icon(Shape::EndCall, ColorRole::Denied), tr("&End call"),
                   tr("End the call; a verdict counts for this call only"), QKeySequence(tr("Ctrl+E"))))
{
    showQr->setCheckable(true);
}

void PanelActions::update(const Input &input)
{
    using verification::Status;
    const auto &status = input.view.status.value;
    const bool pending = input.view.isPending();
    const bool hasLink = pending && status != Status::Preparing && status != Status::Checking;
    // A link by copy or QR code counts as sent when it is handed out, so that is possible as soon as there is a link.
    const bool canHandOut = pending && status != Status::Checking && input.view.linkExpiresAt.has_value();
    const bool may = input.confirmed && !input.busy;
    const bool sendsLeft = input.view.sends < input.policy.maxSends;
    const auto readyAt = input.lastSentAt ? std::optional(*input.lastSentAt + input.policy.resendCooldown) : std::nullopt;
    const bool cooling = readyAt && *readyAt > input.serverNow && !input.offersNew;

    if (hasLink && !sendsLeft)
        resend->setText(tr("&Resend (none left)"));
    else if (hasLink && cooling)
        resend->setText(tr("&Resend in %1").arg(client::countdownText(*readyAt - input.serverNow)));
    else if (hasLink && input.offersNew)
        resend->setText(tr("New &link"));
    else
        resend->setText(tr("&Resend"));
    const QString inTheWay = input.isDenied    ? tr("The customer is not on this call, somebody with the link says: no new link can help")
                             : input.vendorOut ? client::outageText()
                                               : QString();
    const bool canResend = may && hasLink && sendsLeft && !cooling;
    offer(*resend, canResend, inTheWay);
    resendByEmail->setVisible(input.policy.channels.contains(verification::Channel::Email)
                              && !input.view.channel.is(verification::Channel::Email));
    offer(*resendByEmail, canResend,
          !inTheWay.isEmpty()                         ? inTheWay
          : input.view.customer.emailMasked.isEmpty() ? tr("No e-mail address is on file for this customer")
                                                      : QString());
    offer(*correct, canResend,
          !inTheWay.isEmpty() ? inTheWay
          : input.mayCorrect  ? QString()
                              : tr("Another number than the one on file needs a supervisor"));
    offer(*copyLink, may && canHandOut, inTheWay);
    offer(*showQr, may && canHandOut, inTheWay);
    cancel->setEnabled(may && pending);
    endCall->setEnabled(!input.busy && (input.confirmed || input.view.hasEnded()));
    endCall->setText(input.view.hasEnded() ? tr("&Remove panel") : tr("&End call"));
}

} // namespace authlink::ui
