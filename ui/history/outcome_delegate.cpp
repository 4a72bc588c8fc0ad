// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/outcome_delegate.h"

#include "core/client/models/history_model.h"
#include "ui/widgets/outcome_words.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/times.h"

#include <QDateTime>

namespace authlink::ui
{

using Model = client::HistoryModel;

OutcomeDelegate::OutcomeDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QString OutcomeDelegate::displayText(const QVariant &value, const QLocale &locale) const
{
    if (value.typeId() == QMetaType::QDateTime)
        return dateText(base::fromMillis(value.toDateTime().toMSecsSinceEpoch()));
    return bounded(QStyledItemDelegate::displayText(value, locale));
}

void OutcomeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus; // the whole row is what is selected
    if (index.column() != Model::OutcomeColumn)
        return;
    const Shape shape = verdictShape(protocol::WireEnum<verification::Verdict>::fromName(index.data(Model::VerdictRole).toString()));
    if (shape == Shape::None)
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = m_theme.icon(shape);
    option->decorationSize = QSize(em(1.2), em(1.2));
}

} // namespace authlink::ui
