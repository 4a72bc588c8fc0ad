// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_table.h"

#include "ui/history/outcome_delegate.h"

#include <QHeaderView>
#include <QMouseEvent>
#include <QScrollBar>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

using Column = client::HistoryModel::Column;
constexpr double kRowEm = 2.3;
constexpr double kMaxNameEm = 12.0;
constexpr double kMinNameEm = 6.0;

int sectionOf(Column column)
{
    return static_cast<int>(column);
}

QModelIndex namedCell(const QModelIndex &index)
{
    return index.isValid() ? index.siblingAtColumn(sectionOf(Column::Customer)) : index;
}

} // namespace

HistoryTable::HistoryTable(const Theme &theme, client::HistoryModel &model, QWidget *parent)
    : QTableView(parent),
      m_theme(theme),
      m_model(model)
{
    setObjectName(u"historyTable"_s);
    setAccessibleName(tr("Past verifications"));
    setToolTip(tr("Select one to see its timeline"));
    setModel(&model);
    setItemDelegate(new OutcomeDelegate(theme, this));
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setEditTriggers(NoEditTriggers);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(em(kRowEm));
    setColumns();
    connect(&m_theme, &Theme::changed, this, [this] {
        verticalHeader()->setDefaultSectionSize(em(kRowEm));
        fitColumns();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, this, &HistoryTable::fitColumns, Qt::QueuedConnection); // after the view knows its rows
    connect(&model, &QAbstractItemModel::dataChanged, this, &HistoryTable::fitColumns, Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::modelReset, this, &HistoryTable::fitColumns, Qt::QueuedConnection);
}

void HistoryTable::setColumns()
{
    QHeaderView &header = *horizontalHeader();
    header.setHighlightSections(false);
    header.setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    header.setStretchLastSection(true);
    const std::pair<Column, double> widths[] = {
        {Column::Created, 14.0}, {Column::Customer, kMaxNameEm}, {Column::Account, 7.0}, {Column::Agent, 8.0}, {Column::Outcome, 13.0}};
    for (const auto &[column, width] : widths)
        setColumnWidth(sectionOf(column), std::max(em(width), titleWidth(column)));
    // The last ones may be cut off in a narrow window; what decides is never.
    header.moveSection(header.visualIndex(sectionOf(Column::Outcome)), 1);
    header.moveSection(header.visualIndex(sectionOf(Column::Account)), 2);
}

int HistoryTable::titleWidth(Column column) const
{
    return horizontalHeader()->sectionSizeHint(sectionOf(column));
}

void HistoryTable::fitColumns()
{
    const int account = std::max(sizeHintForColumn(sectionOf(Column::Account)), titleWidth(Column::Account));
    if (columnWidth(sectionOf(Column::Account)) < account)
        setColumnWidth(sectionOf(Column::Account), account);
    int taken = 0;
    for (const Column column : {Column::Created, Column::Outcome, Column::Account})
        taken += columnWidth(sectionOf(column));
    const int least = std::max(em(kMinNameEm), titleWidth(Column::Customer));
    const int name = std::clamp(viewport()->width() - taken, least, std::max(least, em(kMaxNameEm)));
    setColumnWidth(sectionOf(Column::Customer), name);
}

void HistoryTable::rememberPlace()
{
    m_across = horizontalScrollBar()->value();
    const bool hasPlace = verticalScrollBar()->value() > 0 || currentIndex().isValid();
    m_topId = hasPlace ? m_model.index(rowAt(0), 0).data(client::HistoryModel::IdRole).toString() : QString();
}

void HistoryTable::restorePlace()
{
    const int row = m_model.rowOf(m_topId);
    if (row < 0)
        return;
    doItemsLayout(); // the scroll bar knows the new rows only then
    verticalScrollBar()->setValue(verticalScrollMode() == ScrollPerItem ? row : verticalHeader()->sectionPosition(row));
    horizontalScrollBar()->setValue(m_across);
}

void HistoryTable::makeCurrent(int row)
{
    if (currentIndex().row() != row || !selectionModel()->isRowSelected(row))
        setCurrentIndex(namedCell(m_model.index(row, 0)));
}

void HistoryTable::makeNoneCurrent()
{
    selectionModel()->clear();
}

QModelIndex HistoryTable::moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers)
{
    if (action != MoveLeft && action != MoveRight)
        return namedCell(QTableView::moveCursor(action, modifiers));
    QScrollBar &bar = *horizontalScrollBar();
    const bool isForward = (action == MoveRight) != isRightToLeft();
    bar.setValue(bar.value() + (isForward ? bar.singleStep() : -bar.singleStep()));
    return currentIndex();
}

void HistoryTable::mousePressEvent(QMouseEvent *event)
{
    QTableView::mousePressEvent(event);
    if (currentIndex().isValid())
        selectionModel()->setCurrentIndex(namedCell(currentIndex()), QItemSelectionModel::NoUpdate);
}

void HistoryTable::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
}

} // namespace authlink::ui
