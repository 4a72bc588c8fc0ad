// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/cards/words_card.h"

#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

WordsCard::WordsCard(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_first(makeLabel(u"firstWord"_s, Tone::Muted, 1.3)),
      m_second(makeLabel(u"secondWord"_s))
{
    setObjectName(u"wordsCard"_s);
    setProperty("surface", u"card"_s);
    setToolTip(tr("Both words are on the customer's screen. Do not read the second one out yourself."));
    QLabel *title = makeLabel(u"wordsTitle"_s, Tone::Muted);
    title->setText(tr("Ask the caller for the second word"));
    title->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0.9, 0.4);
    column->addWidget(title);
    auto *row = new QHBoxLayout;
    row->setSpacing(em(0.7));
    row->addWidget(m_first);
    row->addWidget(m_second);
    row->addStretch(1);
    column->addLayout(row);
    column->addStretch(1);
    connect(&m_theme, &Theme::changed, this, &WordsCard::applyColors);
    applyColors();
}

void WordsCard::setWords(const QString &first, const QString &second)
{
    m_first->setText(bounded(first, 40));
    m_second->setText(bounded(second, 40));
    m_second->setVisible(!second.isEmpty());
    setSpokenName(*this, tr("First word %1, second word %2").arg(first, second));
}

void WordsCard::applyColors()
{
    const Swatch &accent = m_theme.colors().accent;
    setSheet(*m_second, u"font-size: %6px; font-weight: 700; color: %1; background: %2; border-radius: %3px; padding: %4px %5px;"_s
                            .arg(accent.softText.name(), accent.soft.name())
                            .arg(em(0.4))
                            .arg(em(0.1))
                            .arg(em(0.5))
                            .arg(em(1.7)));
}

} // namespace authlink::ui
