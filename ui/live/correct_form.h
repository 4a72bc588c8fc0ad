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
    void open();

Q_SIGNALS:
    void submitted(const QString &e164, const QString &reason);

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void update();
    void submit();

    PhoneField *m_phone;
    QLineEdit *m_reason;
    QPushButton *m_send;
};

} // namespace authlink::ui
