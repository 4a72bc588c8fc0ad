// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attention/strip_content.h"
#include "ui/theme/theme.h"

#include <QPoint>
#include <QWidget>

#include <optional>

class QLabel;
class QSettings;

namespace authlink::ui
{

/// A small window above all others, for working over another program: the banner of the panel that is shown, who it is about, the two
/// words and the clock. Never takes the focus: neither when it appears, nor when it changes, nor by a click. Only takeFocus() gives it the
/// keys; then the arrow keys move it and Escape goes back. It is dragged with the mouse, remembers its place, and stays on a screen.
class MiniStrip final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    MiniStrip(const Theme &theme, QSettings &settings);

    void setContent(const StripContent &content);
    [[nodiscard]] const StripContent &content() const { return m_content; }
    void setShown(bool shown);
    /// By the agent's key only.
    void takeFocus();

Q_SIGNALS:
    /// The agent wants the window.
    void backWanted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void moveEvent(QMoveEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] QRect disc() const;
    void buildRows();
    void applyLook();
    void moveBy(QPoint step);
    void keepOnScreen();
    void setAcceptsFocus(bool accepts);

    const Theme &m_theme;
    QSettings &m_settings;
    StripContent m_content;
    QLabel *m_title;
    QLabel *m_clock;
    QLabel *m_name;
    QLabel *m_account;
    QLabel *m_words;
    QLabel *m_warning;
    QLabel *m_others;
    QLabel *m_othersIcon;
    std::optional<QPoint> m_grip; ///< where the mouse holds it
    bool m_isPlacing = false;     ///< the program moves it: not a place to remember
};

} // namespace authlink::ui
