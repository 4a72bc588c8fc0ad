// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/customer_delegate.h"

#include "core/client/models/customer_search_model.h"
#include "ui/widgets/parts.h"

#include <QPainter>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr double kRowPadEm = 0.5;
}

CustomerDelegate::CustomerDelegate(const Theme &theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

QSize CustomerDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {em(14), 2 * option.fontMetrics.height() + em(2 * kRowPadEm)};
}

void CustomerDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    using Model = client::CustomerSearchModel;
    const Colors &colors = m_theme.colors();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    if (selected) {
        painter->setPen(QPen(colors.accent.line, 1.5));
        painter->setBrush(colors.accent.soft);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5), em(0.4), em(0.4));
    }
    const int pad = em(kRowPadEm);
    const QRect area = option.rect.adjusted(pad, pad, -pad, -pad);
    const int line = option.fontMetrics.height();
    QFont strong = option.font;
    strong.setWeight(QFont::DemiBold);
    painter->setFont(strong);
    painter->setPen(selected ? colors.accent.softText : colors.text);
    const QString name = bounded(index.data(Model::NameRole).toString());
    painter->drawText(QRect(area.left(), area.top(), area.width(), line), Qt::AlignLeading | Qt::AlignVCenter,
                      QFontMetrics(strong).elidedText(name, Qt::ElideRight, area.width()));
    painter->setFont(option.font);
    painter->setPen(selected ? colors.accent.softText : colors.muted);
    QString facts = u"%1 · %2"_s.arg(bounded(index.data(Model::AccountRole).toString(), 40), index.data(Model::PhoneRole).toString());
    if (const QString hint = index.data(Model::EnrolmentRole).toString(); !hint.isEmpty())
        facts += u" · "_s + hint;
    painter->drawText(QRect(area.left(), area.top() + line, area.width(), line), Qt::AlignLeading | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(facts, Qt::ElideRight, area.width()));
    painter->restore();
}

} // namespace authlink::ui
