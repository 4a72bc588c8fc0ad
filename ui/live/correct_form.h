// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLineEdit;
class QPushButton;

namespace authlink::ui
{

class PhoneField;
class PhoneValidator;

/// "Correct the number and resend": another number than the one on file, with the reason that is marked in the record.
class CorrectForm final : public QFrame
{
    Q_OBJECT

public:
    explicit CorrectForm(const PhoneValidator &validator, QWidget *parent = nullptr);
    /// Empty, or as it was left if it is open.
    void open();
    /// Nothing can be sent while a call of the panel is under way.
    void setBusy(bool busy);

Q_SIGNALS:
    /// What was typed stays, until the owner hides the form: the relay may refuse the number.
    void submitted(const QString &e164, const QString &reason);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void update();
    void submit();

    PhoneField *m_phone;
    QLineEdit *m_reason;
    QPushButton *m_send;
    bool m_busy = false;
};

} // namespace authlink::ui
