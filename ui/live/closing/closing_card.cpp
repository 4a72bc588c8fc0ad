// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/closing/closing_card.h"

#include "ui/live/closing/note_edit.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/flow_row.h"
#include "ui/widgets/notice_line.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

constexpr qsizetype kFewLeft = 100;
constexpr int kShortestOutcome = 14; // letters

QAction *makeClosingAction(QObject *parent, const QString &name, const QIcon &icon, const QString &text, const QString &tip,
                           const QKeySequence &keys)
{
    auto *action = new QAction(icon, text, parent);
    action->setObjectName(name);
    action->setStatusTip(tip);
    action->setShortcut(keys);
    return action;
}

void setOffered(QAction &action, bool offered, bool enabled)
{
    action.setVisible(offered);
    action.setEnabled(offered && enabled);
}

} // namespace

ClosingCard::ClosingCard(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_notice(new NoticeLine(u"closingNotice"_s, theme)),
      m_fields(new QWidget(this)),
      m_outcome(new QComboBox),
      m_note(new NoteEdit),
      m_left(makeLabel(u"closingLeft"_s, Tone::Muted)),
      m_buttons(new FlowRow),
      m_write(makeClosingAction(this, u"writeNoteAction"_s, theme.icon(ui::Shape::Edit), tr("&Write a note"),
                                tr("Go to what came of the call and to the note"), QKeySequence(tr("Ctrl+J")))),
      m_save(makeClosingAction(this, u"saveNoteAction"_s, theme.icon(ui::Shape::Edit), tr("&Save note"),
                               tr("Keep outcome and note in the record; ending the call does so, too"), QKeySequence(tr("Ctrl+S")))),
      m_copyReference(makeClosingAction(this, u"copyReferenceAction"_s, theme.icon(ui::Shape::Copy), tr("Copy re&ference"),
                                        tr("Copy a line for other systems: this verification, its verdict and when; no personal data"),
                                        QKeySequence(tr("Ctrl+Shift+K"))))
{
    setObjectName(u"closingCard"_s);
    setProperty("surface", u"card"_s);
    buildFields();
    m_saveButton = makeButton(u"saveNoteButton"_s, *m_save);
    m_buttons->add(m_saveButton);
    m_buttons->add(makeButton(u"copyReferenceButton"_s, *m_copyReference));
    for (int i = 0; i < kFollowUpKeys; ++i) {
        const auto at = static_cast<std::size_t>(i);
        m_followUps[at] = makeClosingAction(this, u"followUpAction%1"_s.arg(i + 1), theme.icon(ui::Shape::Link), tr("Link %1").arg(i + 1),
                                            tr("A page of your organisation for what comes next"),
                                            QKeySequence(Qt::CTRL | Qt::SHIFT | static_cast<Qt::Key>(Qt::Key_1 + i)));
        m_followUpButtons[at] = makeButton(u"followUpButton%1"_s.arg(i + 1), *m_followUps[at]);
        m_buttons->add(m_followUpButtons[at]);
        connect(m_followUps[at], &QAction::triggered, this, [this, i] { Q_EMIT followUpWanted(i); });
    }
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0.9, 0.5);
    column->addWidget(m_fields);
    column->addWidget(m_buttons);
    column->addWidget(m_notice);

    connect(m_outcome, &QComboBox::currentIndexChanged, this, &ClosingCard::onEdited);
    connect(m_note, &QPlainTextEdit::textChanged, this, &ClosingCard::onEdited);
    connect(m_note, &NoteEdit::submitted, m_save, &QAction::trigger);
    connect(m_save, &QAction::triggered, this, &ClosingCard::saveWanted);
    connect(m_write, &QAction::triggered, this, [this] {
        QWidget &first = m_outcome->isHidden() ? static_cast<QWidget &>(*m_note) : *m_outcome;
        first.setFocus(Qt::ShortcutFocusReason);
    });
    withdraw();
}

void ClosingCard::buildFields()
{
    m_outcome->setObjectName(u"outcomeBox"_s);
    m_outcome->setAccessibleName(tr("What came of the call"));
    m_outcome->setToolTip(tr("What came of the call: type its first letters"));
    // A long label must not make the panel wider than its window.
    m_outcome->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_outcome->setMinimumContentsLength(kShortestOutcome);
    m_outcome->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_outcome->setFocusPolicy(Qt::StrongFocus);
    m_outcome->installEventFilter(this);
    m_note->setObjectName(u"noteEdit"_s);
    m_note->setAccessibleName(tr("Note about the call"));
    m_note->setPlaceholderText(tr("Note about the call; it is kept in the record"));
    m_note->setToolTip(tr("Only what the next person must know. Enter saves, Tab leaves."));
    QLabel *title = makeLabel(u"closingTitle"_s, Tone::Muted);
    title->setText(tr("After the call"));
    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch(1);
    head->addWidget(m_left);
    auto *column = new QVBoxLayout(m_fields);
    setSpacing(*column, 0.0, 0.4);
    column->addLayout(head);
    column->addWidget(m_outcome);
    column->addWidget(m_note);
}

void ClosingCard::show(const Content &content)
{
    m_isBusy = content.busy;
    m_isConfirmed = content.confirmed;
    m_takesNotes = content.notes;
    showOutcomes(content);
    m_fields->setVisible(content.notes || unsaved() != CallNote{}); // what is typed stays in sight
    setOffered(*m_write, content.notes, true);
    setOffered(*m_copyReference, true, content.confirmed);
    for (int i = 0; i < kFollowUpKeys; ++i)
        showFollowUp(i, content);
    update();
    setVisible(true);
}

void ClosingCard::withdraw()
{
    for (QAction *action : actions())
        setOffered(*action, false, false);
    setVisible(false);
}

/// Follows what is recorded, unless the agent has chosen something else meanwhile.
void ClosingCard::showOutcomes(const Content &content)
{
    const bool isChosenHere = m_outcome->currentData().toString() != m_savedOutcome;
    QStringList codes{QString()}, shown;
    for (const protocol::OutcomeView &outcome : content.outcomes)
        codes.append(outcome.code);
    for (int i = 0; i < m_outcome->count(); ++i)
        shown.append(m_outcome->itemData(i).toString());
    const QSignalBlocker quiet(m_outcome);
    if (codes != shown) {
        const QString chosen = m_outcome->currentData().toString();
        m_outcome->clear();
        m_outcome->addItem(tr("No outcome"), QString());
        for (const protocol::OutcomeView &outcome : content.outcomes)
            m_outcome->addItem(bounded(protocol::labelFor(outcome.labels, content.language), protocol::kMaxLabel), outcome.code);
        m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(chosen)));
    }
    m_outcome->setVisible(!content.outcomes.isEmpty());
    m_savedOutcome = m_outcome->findData(content.savedOutcome) < 0 ? QString() : content.savedOutcome;
    if (!isChosenHere)
        m_outcome->setCurrentIndex(std::max(0, m_outcome->findData(m_savedOutcome)));
}

void ClosingCard::showFollowUp(int index, const Content &content)
{
    QAction &action = *m_followUps.at(static_cast<std::size_t>(index));
    QPushButton &button = *m_followUpButtons.at(static_cast<std::size_t>(index));
    if (index >= content.followUps.size()) {
        setOffered(action, false, false);
        button.setVisible(false);
        return;
    }
    const client::FollowUp &followUp = content.followUps.at(index);
    QString label = bounded(followUp.label, protocol::kMaxLabel);
    action.setText(label.replace(u'&', "&&"_L1));
    switch (followUp.state) {
    case client::FollowUpState::Ready:
        action.setStatusTip(tr("Open in the browser: %1").arg(bounded(followUp.host, 80)));
        break;
    case client::FollowUpState::NotCurrent:
        action.setStatusTip(tr("The relay does not confirm the verdict now"));
        break;
    case client::FollowUpState::NotValid:
        action.setStatusTip(tr("Only while the customer is verified"));
        break;
    case client::FollowUpState::ValueMissing:
        action.setStatusTip(tr("Something that this link needs is not known, such as the number of the call"));
        break;
    case client::FollowUpState::Refused:
        action.setStatusTip(tr("This console does not open the address of this link"));
        break;
    }
    setOffered(action, true, followUp.state == client::FollowUpState::Ready);
    button.setVisible(true);
}

CallNote ClosingCard::unsaved() const
{
    const QString chosen = m_outcome->currentData().toString();
    return {.outcome = chosen == m_savedOutcome ? QString() : chosen, .text = m_note->note()};
}

bool ClosingCard::isTooLong() const
{
    return m_note->note().size() > protocol::kMaxCallNote;
}

void ClosingCard::markSaved(const CallNote &note)
{
    if (!note.outcome.isEmpty())
        m_savedOutcome = note.outcome;
    if (m_note->note() == note.text)
        m_note->clear();
    update();
}

void ClosingCard::say(ColorRole role, ui::Shape shape, const QString &text)
{
    m_notice->say(role, shape, text);
}

void ClosingCard::clearSaying()
{
    m_notice->clear();
}

QList<QAction *> ClosingCard::actions() const
{
    QList<QAction *> all{m_write, m_save, m_copyReference};
    all.append(QList<QAction *>(m_followUps.begin(), m_followUps.end()));
    return all;
}

bool ClosingCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_outcome || event->type() != QEvent::Wheel)
        return QFrame::eventFilter(watched, event);
    event->ignore(); // it scrolls the panel: what was chosen is not changed by a finger that passes
    return true;
}

void ClosingCard::onEdited()
{
    m_notice->clear(); // what it says is about an earlier note
    update();
}

void ClosingCard::update()
{
    const qsizetype left = protocol::kMaxCallNote - m_note->note().size();
    m_left->setText(left < 0 ? tr("%1 characters too many").arg(-left) : tr("%1 characters left").arg(left));
    m_left->setVisible(left < kFewLeft);
    setTone(*m_left, left < 0 ? Tone::Attention : Tone::Muted);
    setOffered(*m_save, m_takesNotes, m_isConfirmed && !m_isBusy && unsaved() != CallNote{} && left >= 0);
    m_saveButton->setVisible(m_takesNotes);
}

} // namespace authlink::ui
