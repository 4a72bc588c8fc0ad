// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/cards/coaching_card.h"

#include "core/client/text/verification_texts.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QHBoxLayout>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

CoachingCard::CoachingCard(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_icon(makeLabel(u"coachingIcon"_s)),
      m_happening(makeLabel(u"coachingHappening"_s, Tone::Strong)),
      m_say(makeLabel(u"coachingSay"_s)),
      m_sentence(makeLabel(u"coachingSentence"_s, Tone::Plain))
{
    setObjectName(u"coachingCard"_s);
    makeAlert(*this);
    setToolTip(tr("What is happening, and what to say now"));
    for (QLabel *label : {m_happening, m_sentence})
        label->setWordWrap(true);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout(this);
    setSpacing(*row, 0.9, 0.8);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout;
    column->setSpacing(em(0.3));
    column->addWidget(m_happening);
    column->addWidget(m_say);
    column->addWidget(m_sentence);
    row->addLayout(column, 1);
    connect(&m_theme, &Theme::changed, this, &CoachingCard::applyColors);
    applyColors();
}

void CoachingCard::setCoaching(const QString &happening, const QString &sentence, const QString &language)
{
    m_happening->setText(bounded(happening, 300));
    const QString quoted = sentence.isEmpty() ? QString() : u"\u201C%1\u201D"_s.arg(bounded(sentence, 400));
    m_sentence->setText(quoted);
    m_sentence->setVisible(!sentence.isEmpty());
    m_say->setVisible(!sentence.isEmpty());
    const auto ours = QLocale().language() == QLocale::C ? QLocale::English : QLocale().language();
    const bool foreign = !language.isEmpty() && QLocale(language).language() != ours;
    m_say->setText(foreign ? tr("Say now, in %1").arg(bounded(client::languageText(language), 20)) : tr("Say now"));
    setSpokenName(*this,
                  sentence.isEmpty() ? bounded(happening, 300) : tr("%1 Say: %2").arg(bounded(happening, 300), bounded(sentence, 400)));
    setVisible(!happening.isEmpty() || !sentence.isEmpty());
    announce();
}

void CoachingCard::announce()
{
    if (!isVisible() || m_announced == accessibleName())
        return;
    m_announced = accessibleName();
    raiseAlert(*this);
    Q_EMIT announced(m_announced);
}

void CoachingCard::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    announce();
}

void CoachingCard::applyColors()
{
    const Swatch &accent = m_theme.colors().accent;
    setSheet(*this, u"QFrame#coachingCard { background: %1; border: 1px solid %2; border-radius: %3px; }"
                    "QLabel { color: %4; }  QLabel#coachingSentence { font-size: %5px; } QLabel#coachingSay { font-size: %6px; }"_s
                        .arg(accent.soft.name(), accent.line.name())
                        .arg(em(0.6))
                        .arg(accent.softText.name())
                        .arg(em(1.25))
                        .arg(em(0.9)));
    m_icon->setPixmap(tintedIcon(
                          ui::Shape::Speech, [accent] { return accent.softText; }, [accent] { return accent.softText; })
                          .pixmap(QSize(em(1.8), em(1.8)), devicePixelRatioF()));
}

} // namespace authlink::ui
