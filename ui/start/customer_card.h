// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/messages.h"

#include <QFrame>

class QLabel;

namespace authlink::ui
{

/// The picked customer: name, masked contacts, language, and how the last verifications went.
class CustomerCard final : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kLastVerifications = 3;

    explicit CustomerCard(QWidget *parent = nullptr);

    void show(const protocol::CustomerView &customer);
    using QFrame::show;
    enum class Recent { Loading, Known, Unknown };
    void setRecent(Recent state, const QList<protocol::VerificationView> &items = {});

Q_SIGNALS:
    void changeRequested();

private:
    QLabel *m_name;
    QLabel *m_account;
    QLabel *m_phone;
    QLabel *m_email;
    QLabel *m_language;
    QLabel *m_recent;
};

} // namespace authlink::ui
