// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTest>
#include <QWidget>
#include <QWindow>

namespace authlink::test
{

inline constexpr Qt::KeyboardModifiers kCtrl = Qt::ControlModifier;
inline constexpr Qt::KeyboardModifiers kCtrlShift = Qt::ControlModifier | Qt::ShiftModifier;

/// Keys that come to the window as from the system: first the shortcuts, then whatever has the focus.
class Keyboard
{
public:
    explicit Keyboard(QWidget &window) : m_window(window) {}

    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::qSleep(2); // a person is never as fast as a repeat
        QTest::keyClick(m_window.windowHandle(), key, modifiers);
    }
    /// Holds a key for as long as it takes the system to repeat it ten times.
    void hold(Qt::Key key, Qt::KeyboardModifiers modifiers = {}, const QString &text = {}) const
    {
        constexpr int kRepeats = 10;
        QWindow *window = m_window.windowHandle();
        qt_handleKeyEvent(window, QEvent::KeyPress, key, modifiers, text);
        for (int i = 0; i < kRepeats; ++i) {
            QCoreApplication::processEvents();
            qt_handleKeyEvent(window, QEvent::KeyPress, key, modifiers, text, true);
        }
        qt_handleKeyEvent(window, QEvent::KeyRelease, key, modifiers);
        QCoreApplication::processEvents();
    }
    void type(const char *text) const
    {
        for (const char *at = text; *at != '\0'; ++at)
            QTest::keyClick(m_window.windowHandle(), *at);
    }
    /// The name of the widget that has the focus; empty: none.
    [[nodiscard]] static QString focus()
    {
        return QApplication::focusWidget() != nullptr ? QApplication::focusWidget()->objectName() : QString();
    }

private:
    QWidget &m_window;
};

} // namespace authlink::test
