// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/outcome_delegate.h"

#include "core/client/models/history_model.h"
#include "core/client/text/time_texts.h"
#include "ui/widgets/parts.h"

#include <QDateTime>

namespace authlink::ui
{

using client::HistoryModel;

Shape verdictShape(const protocol::WireEnum<verification::Verdict> &verdict)
{
    using verification::Verdict;
    if (!verdict.value)
        return Shape::None;
    switch (*verdict.value) {
    case Verdict::Verified:
        return Shape::Check;
    case Verdict::WrongPerson:
        return Shape::TwoFigures;
    case Verdict::NotRecognized:
    case Verdict::NotEnrolled:
        return Shape::Cross;
    case Verdict::SpoofSuspected:
        return Shape::Spoof;
    case Verdict::Blocklisted:
        return Shape::Block;
    case Verdict::Inconclusive:
        return Shape::Question;
    case Verdict::NeedsReview:
        return Shape::Review;
    }
    return Shape::None;
}

OutcomeDelegate::OutcomeDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QString OutcomeDelegate::displayText(const QVariant &value, const QLocale &locale) const
{
    if (value.typeId() == QMetaType::QDateTime)
        return client::dateText(base::fromMillis(value.toDateTime().toMSecsSinceEpoch()));
    return bounded(QStyledItemDelegate::displayText(value, locale));
}

void OutcomeDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    option->state &= ~QStyle::State_HasFocus; // the whole row is what is selected
    if (static_cast<HistoryModel::Column>(index.column()) != HistoryModel::Column::Outcome)
        return;
    const Shape shape = verdictShape(protocol::WireEnum<verification::Verdict>::fromName(index.data(HistoryModel::VerdictRole).toString()));
    if (shape == Shape::None)
        return;
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = m_theme.icon(shape);
    option->decorationSize = QSize(em(1.2), em(1.2));
}

} // namespace authlink::ui
