// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/link_card.h"

#include "core/client/banner.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/times.h"

#include <QCoreApplication>
#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

namespace authlink::ui
{
namespace
{
constexpr std::chrono::seconds kNearlyOver{60};
}

LinkCard::LinkCard(QWidget *parent)
    : QFrame(parent),
      m_countdown(makeLabel(QStringLiteral("linkCountdown"), Tone::Strong, 1.7)),
      m_about(makeLabel(QStringLiteral("linkAbout"), Tone::Muted)),
      m_report(makeLabel(QStringLiteral("linkReport"), Tone::Muted)),
      m_bar(new QProgressBar(this))
{
    setObjectName(QStringLiteral("linkCard"));
    setProperty("surface", QStringLiteral("card"));
    setToolTip(tr("How long the customer can still use the link"));
    QLabel *title = makeLabel(QStringLiteral("linkTitle"), Tone::Muted);
    title->setText(tr("Link runs out in"));
    m_bar->setObjectName(QStringLiteral("linkProgress"));
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Time left for the link"));
    m_about->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0.9, 0.4);
    column->addWidget(title);
    column->addWidget(m_countdown);
    column->addWidget(m_bar);
    column->addWidget(m_about);
    m_report->setWordWrap(true);
    column->addWidget(m_report);
    column->addStretch(1);
}

void LinkCard::show(const protocol::VerificationView &view, const protocol::PolicyView &policy, base::Instant serverNow)
{
    const bool running = view.status.value && verification::isPending(*view.status.value) && view.linkExpiresAt.has_value();
    const auto left = running ? std::max(*view.linkExpiresAt - serverNow, std::chrono::milliseconds(0)) : std::chrono::milliseconds(0);
    m_countdown->setText(running ? countdownText(left) : tr("—"));
    setSpokenName(*m_countdown, running ? tr("Link runs out in %1").arg(durationText(left)) : tr("No link is open"));
    setTone(*m_countdown, running && left < kNearlyOver ? Tone::Attention : Tone::Strong);
    m_bar->setRange(0, static_cast<int>(policy.linkLife.count()));
    m_bar->setValue(static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(left).count()));
    m_bar->setVisible(running);

    QStringList facts{channelWords(view.channel)};
    if (view.sends > 0)
        facts.append(tr("sent %1 of %2").arg(view.sends).arg(policy.maxSends));
    if (view.attemptsLeft)
        facts.append(tr("tries left: %1").arg(*view.attemptsLeft));
    m_about->setText(facts.join(QStringLiteral(" · ")));

    const QString reported = client::reportedWords(view.messageReport);
    m_report->setText(reported);
    m_report->setVisible(!reported.isEmpty());
    setTone(*m_report, view.messageReport == QLatin1String("delivered") ? Tone::Muted : Tone::Attention);
}

QString channelWords(const protocol::WireEnum<verification::Channel> &channel)
{
    const auto words = [](const char *text) { return QCoreApplication::translate("Channel", text); };
    if (!channel.value)
        return channel.name;
    switch (*channel.value) {
    case verification::Channel::Sms:
        return words("SMS");
    case verification::Channel::Email:
        return words("E-mail");
    case verification::Channel::Copy:
        return words("Copied link");
    case verification::Channel::Qr:
        return words("QR code");
    }
    return {};
}

} // namespace authlink::ui
