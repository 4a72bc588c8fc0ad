// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/history_model.h"

#include "core/client/banner.h"
#include "core/client/models/role_values.h"
#include "core/client/text/foreign_text.h"
#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"

#include <QSet>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

namespace
{

/// Nothing in the history is current, so its banner is never the green one.
BannerKind pastBanner(const protocol::VerificationView &view)
{
    protocol::VerificationView ended = view;
    ended.validUntil.reset();
    return bannerOf(ended, Freshness::Fresh, {});
}

QString reasonColumn(const protocol::VerificationView &view)
{
    QStringList texts = reasonTexts(view);
    if (view.foundByAsking)
        texts.append(foundByAskingText());
    return texts.join(u"; "_s);
}

QSet<QString> idsOf(const QList<protocol::VerificationView> &views)
{
    QSet<QString> ids;
    for (const protocol::VerificationView &view : views)
        ids.insert(view.id);
    return ids;
}

/// The rows with their first page read anew: what is older than that page stays. nullopt: the page has nothing to do with them.
std::optional<QList<protocol::VerificationView>> withFirstPage(const QList<protocol::VerificationView> &rows,
                                                               const protocol::HistoryPageView &page)
{
    if (page.next.isEmpty())
        return page.items; // that is all there is
    if (page.items.isEmpty())
        return rows; // the relay has not come to any of them
    const QSet<QString> fresh = idsOf(page.items);
    qsizetype older = rows.size();
    while (older > 0 && !fresh.contains(rows.at(older - 1).id))
        --older;
    if (older == 0)
        return std::nullopt;
    return page.items + rows.mid(older);
}

/// Whether every row is there once, and those that stay keep their order.
bool canTurnInto(const QList<protocol::VerificationView> &rows, const QList<protocol::VerificationView> &wanted)
{
    const QSet<QString> before = idsOf(rows);
    const QSet<QString> after = idsOf(wanted);
    if (before.size() != rows.size() || after.size() != wanted.size())
        return false;
    QStringList stayed;
    QStringList stay;
    for (const protocol::VerificationView &view : rows) {
        if (after.contains(view.id))
            stayed.append(view.id);
    }
    for (const protocol::VerificationView &view : wanted) {
        if (before.contains(view.id))
            stay.append(view.id);
    }
    return stayed == stay;
}

qint64 durationOf(const protocol::VerificationView &view)
{
    if (!view.sentAt || !view.decidedAt)
        return -1;
    return (*view.decidedAt - *view.sentAt).count();
}

} // namespace

HistoryModel::HistoryModel(RelayCalls &calls, base::Clock &clock, QObject *parent)
    : QAbstractTableModel(parent),
      m_calls(calls),
      m_clock(clock),
      m_pause(clock.makeAlarm([this] { ask(Page::First); }))
{
}

HistoryModel::~HistoryModel() = default;

void HistoryModel::setFilter(const protocol::HistoryParams &filter)
{
    m_filter = filter;
    m_filter.cursor.clear();
    m_filter.limit = kPageSize;
    m_call.cancel();
    m_next.clear(); // no further pages of the filter before
    m_isNewSearch = true;
    m_error.reset();
    m_pause->set(m_clock.now() + kPause);
    setState(State::Loading);
}

void HistoryModel::refresh()
{
    m_filter.limit = kPageSize;
    ask(Page::First);
}

void HistoryModel::ask(Page page)
{
    m_pause->clear();
    m_error.reset();
    protocol::HistoryParams params = m_filter;
    params.cursor = page == Page::First ? QString() : m_next;
    setState(State::Loading);
    m_call = m_calls.history(params, [this, page](const auto &answer) { onAnswer(page, answer); });
}

void HistoryModel::onAnswer(Page page, base::Result<protocol::HistoryPageView> answer)
{
    if (!answer) {
        m_error = answer.error();
        setState(State::Failed);
        return;
    }
    const bool isKnown = page == Page::First && !m_isNewSearch && !m_items.isEmpty();
    // The relay searches a bounded number per page, so a page may have none of what the next ones have.
    const bool goesOn = answer->items.isEmpty() && !answer->next.isEmpty() && !isKnown;
    if (page == Page::First) {
        takeFirst(*answer);
    } else {
        m_next = answer->next; // before the rows are inserted: a view may ask for more within that signal
        appendNext(answer->items);
    }
    if (goesOn)
        fetchMore({}); // without new rows no view would ask
    setState(m_call.isPending() ? State::Loading : State::Ready);
}

void HistoryModel::takeFirst(const protocol::HistoryPageView &page)
{
    const bool isNewSearch = std::exchange(m_isNewSearch, false);
    Q_EMIT aboutToUpdate();
    const auto merged = isNewSearch ? std::nullopt : withFirstPage(m_items, page);
    if (!merged || merged->size() == page.items.size())
        m_next = page.next; // otherwise further pages have been read already
    if (merged && canTurnInto(m_items, *merged)) {
        turnInto(*merged);
    } else {
        beginResetModel();
        m_items = merged.value_or(page.items);
        endResetModel();
    }
    Q_EMIT updated(isNewSearch);
}

void HistoryModel::turnInto(const QList<protocol::VerificationView> &wanted)
{
    const QSet<QString> kept = idsOf(wanted);
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (kept.contains(m_items.at(last).id))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(m_items.at(first - 1).id))
            --first;
        beginRemoveRows({}, first, last);
        m_items.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
    for (int row = 0; row < wanted.size(); ++row) {
        const protocol::VerificationView &view = wanted.at(row);
        if (row >= m_items.size() || m_items.at(row).id != view.id) {
            beginInsertRows({}, row, row);
            m_items.insert(row, view);
            endInsertRows();
        } else if (m_items.at(row) != view) {
            m_items[row] = view;
            Q_EMIT dataChanged(index(row, 0), index(row, kColumns - 1));
        }
    }
}

void HistoryModel::appendNext(const QList<protocol::VerificationView> &items)
{
    if (items.isEmpty())
        return;
    const auto first = static_cast<int>(m_items.size());
    beginInsertRows({}, first, first + static_cast<int>(items.size()) - 1);
    m_items.append(items);
    endInsertRows();
}

void HistoryModel::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

std::optional<protocol::VerificationView> HistoryModel::verificationAt(int row) const
{
    if (row < 0 || row >= m_items.size())
        return std::nullopt;
    return m_items.at(row);
}

int HistoryModel::rowOf(const QString &id) const
{
    const auto found = std::find_if(m_items.begin(), m_items.end(), [&id](const auto &view) { return view.id == id; });
    return found == m_items.end() ? -1 : static_cast<int>(std::distance(m_items.begin(), found));
}

int HistoryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int HistoryModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kColumns;
}

bool HistoryModel::canFetchMore(const QModelIndex &parent) const
{
    return !parent.isValid() && !m_next.isEmpty() && !m_call.isPending();
}

void HistoryModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent))
        ask(Page::Next);
}

QVariant HistoryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &view = m_items.at(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case IdRole:
        return view.id;
    case BannerRole:
        return static_cast<int>(pastBanner(view));
    case StatusRole:
        return view.status.name;
    case VerdictRole:
        return view.verdict.name;
    case CreatedAtRole:
        return dateTimeValue(view.createdAt);
    case DurationRole:
        return durationOf(view);
    case CallIdRole:
        return view.callId;
    case SortRole:
        return column == Column::Created ? dateTimeValue(view.createdAt) : data(index, Qt::DisplayRole);
    case Qt::AccessibleTextRole:
        // The cell that views keep current says what a row shows: whose it is, and how it went.
        return column == Column::Customer ? u"%1, %2"_s.arg(whoText(view), outcomeText(view)) : data(index, Qt::DisplayRole);
    case Qt::DisplayRole:
        break;
    default:
        return {};
    }
    switch (column) {
    case Column::Created:
        return view.createdAt ? dateText(*view.createdAt) : QString();
    case Column::Customer:
        return customerText(view);
    case Column::Account:
        return accountOf(view.customer);
    case Column::Agent:
        return oneLine(view.agent.displayName);
    case Column::Outcome:
        return outcomeText(view);
    case Column::Reason:
        return reasonColumn(view);
    }
    return {};
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<Column>(section)) {
    case Column::Created:
        return tr("Started");
    case Column::Customer:
        return tr("Customer");
    case Column::Account:
        return tr("Account");
    case Column::Agent:
        return tr("Agent");
    case Column::Outcome:
        return tr("Outcome");
    case Column::Reason:
        return tr("Reason");
    }
    return {};
}

} // namespace authlink::client
