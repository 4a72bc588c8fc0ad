// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/connection/relay_calls.h"

#include <QAbstractTableModel>

#include <chrono>
#include <optional>

namespace authlink::client
{

/// Past verifications, newest first, page by page as the view scrolls. A change of the filter searches anew after kPause; answers to an
/// older filter are never shown. A refresh changes only the rows that have changed, so that what is selected and in sight stays: see
/// aboutToUpdate(). Plain text, no GUI types.
class HistoryModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class State { Idle, Loading, Ready, Failed };
    Q_ENUM(State)

    enum class Column { Created, Customer, Account, Agent, Outcome, Reason };
    Q_ENUM(Column)
    static constexpr int kColumns = static_cast<int>(Column::Reason) + 1;

    enum Role {
        IdRole = Qt::UserRole + 1, ///< QString
        BannerRole,                ///< int: BannerKind; history is past: Ended in place of Verified (see VerdictRole)
        StatusRole,                ///< QString: wire name
        VerdictRole,               ///< QString: wire name; empty: none
        CreatedAtRole,             ///< QDateTime UTC
        DurationRole,              ///< qint64 ms from sending to the verdict; -1: none
        CallIdRole,                ///< QString
        SortRole,                  ///< QVariant to sort the column by
    };

    static constexpr std::chrono::milliseconds kPause{200};
    static constexpr int kPageSize = 100;

    HistoryModel(RelayCalls &calls, base::Clock &clock, QObject *parent = nullptr);
    ~HistoryModel() override;

    /// `cursor` and `limit` are the model's own. Starts a search even if nothing changed since.
    void setFilter(const protocol::HistoryParams &filter);
    [[nodiscard]] const protocol::HistoryParams &filter() const { return m_filter; }
    /// From the first page, now. Rows of further pages stay.
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] std::optional<protocol::VerificationView> verificationAt(int row) const;
    /// -1: not in the model.
    [[nodiscard]] int rowOf(const QString &id) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged(authlink::client::HistoryModel::State state);
    /// Around the row changes of an answer's first page: meanwhile views choose another row by themselves where the current one goes.
    void aboutToUpdate();
    /// `isNewSearch`: these are the first rows of another filter.
    void updated(bool isNewSearch);

private:
    enum class Page { First, Next };
    void ask(Page page);
    void onAnswer(Page page, base::Result<protocol::HistoryPageView> answer);
    void takeFirst(const protocol::HistoryPageView &page);
    void turnInto(const QList<protocol::VerificationView> &wanted);
    void appendNext(const QList<protocol::VerificationView> &items);
    void setState(State state);

    RelayCalls &m_calls;
    protocol::HistoryParams m_filter;
    State m_state = State::Idle;
    std::optional<base::Error> m_error;
    QList<protocol::VerificationView> m_items;
    QString m_next;
    bool m_isNewSearch = true; ///< the rows, if any, are those of an earlier filter
    CallHandle m_call;
    base::Clock &m_clock;
    std::unique_ptr<base::Alarm> m_pause;
};

} // namespace authlink::client
