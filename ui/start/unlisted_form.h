// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/call_params.h"

#include <QFrame>

class QLineEdit;

namespace authlink::ui
{

class PhoneField;
class PhoneValidator;

/// A customer who is not in the directory: name, Incode customer id, phone, reason.
class UnlistedForm final : public QFrame
{
    Q_OBJECT

public:
    explicit UnlistedForm(const PhoneValidator &validator, QWidget *parent = nullptr);

    void clear();
    /// nullopt: something is missing; see `missing()`.
    [[nodiscard]] std::optional<protocol::UnlistedCustomer> customer() const;
    /// What is still missing, one sentence; empty: nothing.
    [[nodiscard]] QString missing() const;

Q_SIGNALS:
    void changed();
    void submitted(); ///< Enter in the last field
    void backRequested();

private:
    QLineEdit *m_name;
    QLineEdit *m_customerId;
    PhoneField *m_phone;
    QLineEdit *m_reason;
};

} // namespace authlink::ui
