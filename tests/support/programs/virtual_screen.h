// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace authlink::test
{

/// An X server without a screen, and a person's hands on its keyboard: keys go the way of real ones, through the server to whatever has
/// the focus there. Ends with this object. Needs Xvfb, xdotool and xset.
class VirtualScreen
{
public:
    ~VirtualScreen();

    /// The names of the programs that are missing here.
    [[nodiscard]] static QStringList missing();
    /// False: the server did not start within 20 s.
    [[nodiscard]] bool start();
    /// For DISPLAY.
    [[nodiscard]] QString display() const { return m_display; }

    /// Gives the focus to the visible window of this process; there is no window manager that would. False: none within 20 s.
    [[nodiscard]] bool focusWindowOf(qint64 pid);
    /// One key or chord by X11's names, e.g. "Return" or "ctrl+e".
    [[nodiscard]] bool press(const QString &chord);
    [[nodiscard]] bool type(const QString &text);
    /// Long enough for the server to repeat it more than ten times.
    [[nodiscard]] bool hold(const QString &chord);

private:
    [[nodiscard]] bool run(const QString &program, const QStringList &arguments, QByteArray *output = nullptr) const;

    QProcess m_server;
    QString m_display;
};

} // namespace authlink::test
