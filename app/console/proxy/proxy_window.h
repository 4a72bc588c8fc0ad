// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;

namespace authlink::app
{

/// Asks for the name and the password that a proxy wants. Not modal, and it takes no focus when it shows by itself: a call may go on beside
/// it. The password never shows and is forgotten here once handed over.
class ProxyWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit ProxyWindow(QWidget *parent = nullptr);

    /// Shows the question about this proxy. @param refused the last answer was wrong
    void ask(const QString &proxy, bool refused);

Q_SIGNALS:
    void answered(const QString &proxy, const QString &name, const QString &password);

private:
    void submit();
    /// A wrapped text may need more lines than the window has room for.
    void grow();
    void complain(const QString &text, QLineEdit &field);

    QString m_proxy;
    QLabel *m_why;
    QLineEdit *m_name;
    QLineEdit *m_password;
    QLabel *m_problem;
};

} // namespace authlink::app
