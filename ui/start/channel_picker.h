// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/values.h"
#include "ui/theme/theme.h"

#include <QHash>
#include <QWidget>

class QButtonGroup;
class QPushButton;

namespace authlink::ui
{

/// How the link gets to the customer: SMS, e-mail, copied, QR code. One is always chosen.
class ChannelPicker final : public QWidget
{
    Q_OBJECT

public:
    ChannelPicker(const Theme &theme, verification::Channel preferred, QWidget *parent = nullptr);

    /// Which can be used, and for each of the others why not, translated. The preferred channel is chosen again as soon as it can be used.
    void setAvailable(const QList<verification::Channel> &channels, const QHash<verification::Channel, QString> &whyNot);
    [[nodiscard]] std::optional<verification::Channel> channel() const;
    [[nodiscard]] QPushButton *button(verification::Channel channel) const { return m_buttons.value(channel); }

Q_SIGNALS:
    void changed();
    /// The user chose this channel (it was not chosen for being the only one).
    void preferred(verification::Channel channel);

private:
    verification::Channel m_preferred;
    QButtonGroup *m_group;
    QHash<verification::Channel, QPushButton *> m_buttons;
    QHash<verification::Channel, QString> m_tips; ///< what each does
};

} // namespace authlink::ui
