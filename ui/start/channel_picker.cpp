// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/channel_picker.h"

#include "core/client/text/verification_texts.h"
#include "ui/widgets/parts.h"

#include <QButtonGroup>
#include <QGridLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

using verification::Channel;

ChannelPicker::ChannelPicker(const Theme &theme, Channel preferred, QWidget *parent)
    : QWidget(parent),
      m_preferred(preferred),
      m_group(new QButtonGroup(this))
{
    setObjectName(u"channelPicker"_s);
    setAccessibleName(tr("How to send the link"));
    struct Choice {
        Channel channel;
        const char *name;
        Shape shape;
        QString text;
        QString spoken;
        QString tip;
    };
    const Choice choices[] = {
        {Channel::Sms, "channelSms", Shape::Message, client::channelText(Channel::Sms), tr("Send by SMS"),
         tr("Text message to the phone on file")},
        {Channel::Email, "channelEmail", Shape::Mail, client::channelText(Channel::Email), tr("Send by e-mail"),
         tr("E-mail to the address on file")},
        {Channel::Copy, "channelCopy", Shape::Copy, tr("Copy link"), tr("Send by copied link"),
         tr("Copy the link, to send it another way")},
        {Channel::Qr, "channelQr", Shape::Qr, client::channelText(Channel::Qr), tr("Send by QR code"),
         tr("Show the link for the customer's camera")},
    };
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(em(0.4));
    int at = 0;
    for (const Choice &choice : choices) {
        QPushButton *button = makeButton(QLatin1String(choice.name), choice.text, choice.tip, Variant::Segment);
        button->setCheckable(true);
        button->setIcon(theme.icon(choice.shape));
        button->setAccessibleName(choice.spoken);
        m_group->addButton(button);
        m_buttons.insert(choice.channel, button);
        m_tips.insert(choice.channel, choice.tip);
        grid->addWidget(button, at / 2, at % 2);
        ++at;
        connect(button, &QPushButton::clicked, this, [this, channel = choice.channel] {
            m_preferred = channel;
            Q_EMIT this->preferred(channel);
        });
    }
    connect(m_group, &QButtonGroup::buttonToggled, this, &ChannelPicker::changed);
}

void ChannelPicker::setAvailable(const QList<Channel> &channels, const QHash<Channel, QString> &whyNot)
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        const bool available = channels.contains(it.key());
        const QString tip = available ? m_tips.value(it.key()) : whyNot.value(it.key());
        it.value()->setEnabled(available);
        it.value()->setToolTip(plainTip(tip));
        it.value()->setAccessibleDescription(tip);
    }
    if (channels.contains(m_preferred)) {
        m_buttons.value(m_preferred)->setChecked(true);
    } else if (!channels.isEmpty()) {
        m_buttons.value(channels.first())->setChecked(true);
    } else if (QAbstractButton *checked = m_group->checkedButton()) {
        m_group->setExclusive(false);
        checked->setChecked(false);
        m_group->setExclusive(true);
    }
    Q_EMIT changed();
}

std::optional<Channel> ChannelPicker::channel() const
{
    for (auto it = m_buttons.cbegin(); it != m_buttons.cend(); ++it) {
        if (it.value()->isChecked())
            return it.key();
    }
    return std::nullopt;
}

} // namespace authlink::ui
