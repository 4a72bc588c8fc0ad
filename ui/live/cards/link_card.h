// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QProgressBar;

namespace authlink::ui
{

class SpokenLine;

/// The link: its channel, how often it was sent, tries left, and the countdown to its end. Screen readers hear when 60, 30 and 10 seconds
/// are left.
class LinkCard final : public QFrame
{
    Q_OBJECT

public:
    explicit LinkCard(QWidget *parent = nullptr);
    void show(const protocol::VerificationView &view, const protocol::PolicyView &policy, base::Instant serverNow);
    using QFrame::show;

private:
    QLabel *m_countdown;
    QLabel *m_about;
    QLabel *m_report; ///< the carrier's word; hidden without one
    QProgressBar *m_bar;
    SpokenLine *m_spoken;
};

} // namespace authlink::ui
