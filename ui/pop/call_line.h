// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

class QAction;
class QPushButton;

namespace authlink::ui
{

class NoticeLine;

/// A line above the pages that says what the telephony system told, with a button for what can be done about it and one that takes the
/// line away. Hidden while it has nothing to say.
class CallLine final : public QWidget
{
    Q_OBJECT

public:
    /// @param accept what can be done; outlives the line. Its button can be pressed while it is enabled
    CallLine(const QString &name, const Theme &theme, QAction &accept, const QString &dismissText, const QString &dismissTip,
             QWidget *parent = nullptr);

    void say(ColorRole role, Shape shape, const QString &text);
    /// Hides the line. The focus, if it has it, goes nowhere instead of to whatever comes next.
    void clear();
    [[nodiscard]] bool isSaying() const { return !isHidden(); }
    [[nodiscard]] bool hasFocusInside() const;
    void focusAccept();

Q_SIGNALS:
    void dismissed();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    NoticeLine *m_notice;
    QPushButton *m_accept;
};

} // namespace authlink::ui
