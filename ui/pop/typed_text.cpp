// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pop/typed_text.h"

#include "ui/live/cards/question_card.h"
#include "ui/live/closing/closing_card.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

namespace authlink::ui
{

bool isTypedInto(const QWidget *widget)
{
    if (const auto *line = qobject_cast<const QLineEdit *>(widget))
        return !line->isReadOnly() && !line->text().isEmpty();
    if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
        return !text->isReadOnly() && !text->toPlainText().isEmpty();
    if (const auto *text = qobject_cast<const QTextEdit *>(widget))
        return !text->isReadOnly() && !text->toPlainText().isEmpty();
    return false;
}

bool isOccupied(const QWidget *focus)
{
    for (const QWidget *each = focus; each != nullptr; each = each->parentWidget()) {
        if (qobject_cast<const QuestionCard *>(each) != nullptr || qobject_cast<const ClosingCard *>(each) != nullptr)
            return true;
    }
    return isTypedInto(focus);
}

} // namespace authlink::ui
