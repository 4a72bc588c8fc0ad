// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/cards/question_card.h"

#include "ui/widgets/accessibility.h"
#include "ui/widgets/flow_row.h"
#include "ui/widgets/parts.h"

#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

QuestionCard::QuestionCard(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_words(makeLabel(u"questionText"_s, Tone::Strong)),
      m_yes(makeButton(u"questionYes"_s, tr("Go on"), tr("Do what is asked about"), Variant::Danger)),
      m_no(makeButton(u"questionNo"_s, tr("Go back"), tr("Do nothing (Escape)")))
{
    setObjectName(u"questionCard"_s);
    makeAlert(*this);
    m_words->setWordWrap(true);
    for (QPushButton *button : {m_yes, m_no})
        button->setAutoDefault(true); // Enter presses it
    auto *buttons = new FlowRow;
    buttons->add(m_no);
    buttons->add(m_yes);
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0.8, 0.6);
    column->addWidget(m_words);
    column->addWidget(buttons);
    connect(m_no, &QPushButton::clicked, this, &QuestionCard::close);
    connect(m_yes, &QPushButton::clicked, this, [this] {
        const auto confirmed = std::exchange(m_confirmed, {});
        close();
        if (confirmed)
            confirmed();
    });
    connect(&m_theme, &Theme::changed, this, &QuestionCard::applyColors);
    applyColors();
    hide();
}

void QuestionCard::ask(const QString &question, const QString &action, std::function<void()> confirmed)
{
    if (QWidget *focus = QApplication::focusWidget(); focus == nullptr || !isAncestorOf(focus))
        m_before = focus;
    m_confirmed = std::move(confirmed);
    m_yes->setText(action);
    m_yes->show();
    show();
    setWords(question);
    m_no->setFocus(Qt::ShortcutFocusReason);
}

void QuestionCard::withdraw(const QString &why)
{
    if (!isOpen() || !m_confirmed)
        return;
    m_confirmed = {};
    if (m_yes->hasFocus())
        m_no->setFocus(Qt::OtherFocusReason);
    m_yes->hide();
    setWords(why);
}

void QuestionCard::close()
{
    m_confirmed = {};
    QWidget *focus = QApplication::focusWidget();
    if (focus != nullptr && isAncestorOf(focus)) {
        if (m_before != nullptr && m_before->isVisible() && m_before->isEnabled())
            m_before->setFocus(Qt::OtherFocusReason);
        else
            focus->clearFocus();
    }
    hide();
    Q_EMIT closed();
}

void QuestionCard::setWords(const QString &words)
{
    m_words->setText(words);
    setSpokenName(*this, words);
    raiseAlert(*this);
}

void QuestionCard::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

void QuestionCard::applyColors()
{
    const Swatch &swatch = m_theme.colors().attention;
    setSheet(*this, u"QFrame#questionCard { background: %1; border: 2px solid %2; border-radius: %3px; } QLabel { color: %4; }"_s
                        .arg(swatch.soft.name(), swatch.line.name())
                        .arg(em(0.5))
                        .arg(swatch.softText.name()));
}

} // namespace authlink::ui
