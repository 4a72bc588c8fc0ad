// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/history_model.h"

#include "core/client/banner.h"
#include "core/client/models/role_values.h"
#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"

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
    const bool goesOn = answer->items.isEmpty() && !answer->next.isEmpty(); // the relay searches a bounded number per page
    m_next = answer->next; // before the rows are inserted: a view may ask for more within that signal
    if (page == Page::First) {
        beginResetModel();
        m_items = std::move(answer->items);
        endResetModel();
    } else if (!answer->items.isEmpty()) {
        const auto first = static_cast<int>(m_items.size());
        beginInsertRows({}, first, first + static_cast<int>(answer->items.size()) - 1);
        m_items.append(answer->items);
        endInsertRows();
    }
    if (goesOn)
        fetchMore({}); // without new rows no view would ask
    setState(m_call.isPending() ? State::Loading : State::Ready);
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
        return view.agent.displayName;
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
