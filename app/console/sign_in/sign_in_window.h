// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"
#include "ui/theme/theme.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace authlink::app
{

/// The first window of a workstation that is not set up: try the demo, or say where the relay is and who signs in. Also shown when a
/// sign-in has expired. The token never shows and is forgotten here once handed over.
class SignInWindow final : public QWidget
{
    Q_OBJECT

public:
    explicit SignInWindow(const ui::Theme &theme, QWidget *parent = nullptr);

    void setRelay(const QUrl &relay);
    /// Says why it is here, in plain text.
    void explain(const QString &text);
    /// The address is decided: it shows, and can't be changed.
    void lockRelay(const QUrl &relay);
    void forbidDemo();
    /// Nothing can be done here until somebody has mended the managed settings. @param why names file and line
    void refuse(const QString &why);
    /// Somebody is at it: a token is there, in part or whole.
    [[nodiscard]] bool isBegun() const;

Q_SIGNALS:
    void signInWanted(const QUrl &relay, const authlink::base::Secret &token);
    void demoWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void submit();
    /// A wrapped text may need more lines than the window has room for.
    void grow();

    QLabel *m_why;
    QLineEdit *m_relay;
    QLineEdit *m_token;
    QLabel *m_locked;
    QLabel *m_problem;
    QPushButton *m_signIn;
    QPushButton *m_demo;
};

} // namespace authlink::app
