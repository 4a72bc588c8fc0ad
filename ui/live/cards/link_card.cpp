// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/cards/link_card.h"

#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/spoken_line.h"

#include <QProgressBar>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr std::chrono::seconds kNearlyOver{60};
}

LinkCard::LinkCard(QWidget *parent)
    : QFrame(parent),
      m_countdown(makeLabel(u"linkCountdown"_s, Tone::Strong, 1.7)),
      m_about(makeLabel(u"linkAbout"_s, Tone::Muted)),
      m_report(makeLabel(u"linkReport"_s, Tone::Muted)),
      m_bar(new QProgressBar(this)),
      m_spoken(new SpokenLine(u"linkSpoken"_s, this))
{
    setObjectName(u"linkCard"_s);
    setProperty("surface", u"card"_s);
    setToolTip(tr("How long the customer can still use the link"));
    QLabel *title = makeLabel(u"linkTitle"_s, Tone::Muted);
    title->setText(tr("Link runs out in"));
    m_bar->setObjectName(u"linkProgress"_s);
    m_bar->setTextVisible(false);
    m_bar->setAccessibleName(tr("Time left for the link"));
    makePicture(*m_bar);
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
    const bool running = view.isPending() && view.linkExpiresAt.has_value();
    const auto left = running ? std::max(*view.linkExpiresAt - serverNow, std::chrono::milliseconds(0)) : std::chrono::milliseconds(0);
    m_countdown->setText(running ? client::countdownText(left) : tr("—"));
    setSpokenName(*m_countdown, running ? tr("Link runs out in %1").arg(client::durationText(left)) : tr("No link is open"));
    m_spoken->sayAt(countdownMark(left),
                    tr("Link runs out in %1").arg(client::durationText(std::chrono::ceil<std::chrono::seconds>(left))));
    setTone(*m_countdown, running && left < kNearlyOver ? Tone::Attention : Tone::Strong);
    m_bar->setRange(0, static_cast<int>(policy.linkLife.count()));
    m_bar->setValue(static_cast<int>(std::chrono::duration_cast<std::chrono::seconds>(left).count()));
    m_bar->setVisible(running);

    QStringList facts{client::channelText(view.channel)};
    if (view.sends > 0)
        facts.append(tr("sent %1 of %2").arg(view.sends).arg(policy.maxSends));
    if (view.attemptsLeft)
        facts.append(tr("tries left: %1").arg(*view.attemptsLeft));
    m_about->setText(facts.join(u" · "_s));

    const QString reported = client::messageReportText(view.messageReport);
    m_report->setText(reported);
    m_report->setVisible(!reported.isEmpty());
    setTone(*m_report, view.messageReport == "delivered"_L1 ? Tone::Muted : Tone::Attention);
}

} // namespace authlink::ui
