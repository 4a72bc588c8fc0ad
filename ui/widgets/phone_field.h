// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/phone_validator.h"

#include <QWidget>

class QLabel;
class QLineEdit;

namespace authlink::ui
{

/// A field for a phone number with a hint below: the formatted number, or what is wrong with it.
class PhoneField final : public QWidget
{
    Q_OBJECT

public:
    PhoneField(const QString &name, const PhoneValidator &validator, QWidget *parent = nullptr);

    [[nodiscard]] const PhoneCheck &check() const { return m_check; }
    void clear();
    [[nodiscard]] QLineEdit *field() const { return m_field; }

Q_SIGNALS:
    void changed();

private:
    void examine();

    const PhoneValidator &m_validator;
    PhoneCheck m_check;
    QLineEdit *m_field;
    QLabel *m_hint;
};

} // namespace authlink::ui
