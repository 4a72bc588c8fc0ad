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
/// older filter are never shown. Plain text, no GUI types.
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
    /// From the first page, now.
    void refresh();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    [[nodiscard]] std::optional<protocol::VerificationView> verificationAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    [[nodiscard]] bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;

Q_SIGNALS:
    void stateChanged(authlink::client::HistoryModel::State state);

private:
    enum class Page { First, Next };
    void ask(Page page);
    void onAnswer(Page page, base::Result<protocol::HistoryPageView> answer);
    void setState(State state);

    RelayCalls &m_calls;
    protocol::HistoryParams m_filter;
    State m_state = State::Idle;
    std::optional<base::Error> m_error;
    QList<protocol::VerificationView> m_items;
    QString m_next;
    CallHandle m_call;
    base::Clock &m_clock;
    std::unique_ptr<base::Alarm> m_pause;
};

} // namespace authlink::client
