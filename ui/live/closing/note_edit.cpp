// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/closing/note_edit.h"

#include "core/base/formats/plain_text.h"
#include "core/protocol/stream.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QKeyEvent>
#include <QMimeData>

namespace authlink::ui
{

NoteEdit::NoteEdit(QWidget *parent) : QPlainTextEdit(parent)
{
    setTabChangesFocus(true);
    setLineWrapMode(QPlainTextEdit::WidgetWidth);
    setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    fitHeight();
}

QString NoteEdit::note() const
{
    return base::plainParagraph(toPlainText());
}

void NoteEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Return && event->key() != Qt::Key_Enter)
        return QPlainTextEdit::keyPressEvent(event);
    event->accept(); // a paragraph has no second line
    if (!event->isAutoRepeat())
        Q_EMIT submitted();
}

void NoteEdit::insertFromMimeData(const QMimeData *source)
{
    constexpr qsizetype kMaxPasted = 10 * protocol::kMaxCallNote; // more is a mistake, not a note
    if (source->hasText())
        insertPlainText(base::plainParagraph(source->text().left(kMaxPasted)));
}

void NoteEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitHeight();
}

void NoteEdit::fitHeight()
{
    constexpr int kLines = 3;
    constexpr double kFrameEm = 1.2;
    const int height = kLines * fontMetrics().lineSpacing() + 2 * static_cast<int>(document()->documentMargin()) + em(kFrameEm);
    if (height != maximumHeight()) // the style sheet has a minimum of its own
        setFixedHeight(height);
}

} // namespace authlink::ui
