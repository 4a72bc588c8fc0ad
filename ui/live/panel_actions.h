// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"
#include "ui/theme/theme.h"

#include <QAction>
#include <QObject>

namespace authlink::ui
{

/// What an agent can do with one verification; shown as buttons of its panel and in the menu while the panel is in front.
class PanelActions final : public QObject
{
    Q_OBJECT

public:
    PanelActions(const Theme &theme, QObject *parent);

    /// What the actions depend on.
    struct Input {
        const protocol::VerificationView &view;
        const protocol::PolicyView &policy;
        bool confirmed = false;  ///< shown state is current
        bool mayCorrect = false; ///< this user may send to another number than the one on file
        bool busy = false;       ///< an action is under way
        bool vendorOut = false;  ///< Incode can't be reached: nothing is sent
        bool offersNew = false;  ///< the link was followed on a second device: a new one at once
        bool isDenied = false;   ///< somebody said No on a second device: no new link can help
        std::optional<base::Instant> lastSentAt;
        base::Instant serverNow{};
    };
    void update(const Input &input);

    [[nodiscard]] QList<QAction *> all() const { return {resend, resendByEmail, correct, copyLink, showQr, cancel, endCall}; }

    QAction *const resend;
    QAction *const resendByEmail; ///< visible where the relay sends e-mail and the link went another way
    QAction *const correct;
    QAction *const copyLink;
    QAction *const showQr; ///< checkable
    QAction *const cancel;
    QAction *const endCall;
};

} // namespace authlink::ui
