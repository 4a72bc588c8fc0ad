// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/connection/relay_calls.h"

#include <QAbstractListModel>

#include <chrono>
#include <optional>

namespace authlink::client
{

/// Type-ahead over the directory. The latest text wins: an answer to an older one is never shown. Plain text, no GUI types.
class CustomerSearchModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    enum class State {
        Idle,    ///< nothing typed
        Loading, ///< the rows, if any, are those of an earlier text
        Ready,
        Failed, ///< see error(); no rows
    };
    Q_ENUM(State)

    enum Role {
        AccountRole = Qt::UserRole + 1, ///< QString
        NameRole,                       ///< QString (also Qt::DisplayRole)
        PhoneRole,                      ///< QString, masked
        EmailRole,                      ///< QString, masked
        LanguageRole,                   ///< QString: "en", "es", "pt-BR"
        EnrolmentRole,                  ///< QString, why they can't be verified, in a word or two; empty: they can
    };

    static constexpr std::chrono::milliseconds kPause{150}; ///< typing must rest this long

    CustomerSearchModel(RelayCalls &calls, base::Clock &clock, QObject *parent = nullptr);
    ~CustomerSearchModel() override;

    void setText(const QString &text);
    /// Asks again now, e.g. after Failed or a reconnect.
    void refresh();

    [[nodiscard]] QString text() const { return m_text; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const std::optional<base::Error> &error() const { return m_error; }
    /// nullopt: no such row.
    [[nodiscard]] std::optional<protocol::CustomerView> customerAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

Q_SIGNALS:
    void stateChanged(authlink::client::CustomerSearchModel::State state);

private:
    void ask();
    void onAnswer(base::Result<QList<protocol::CustomerView>> answer);
    void setState(State state);
    void setCustomers(const QList<protocol::CustomerView> &customers);

    RelayCalls &m_calls;
    base::Clock &m_clock;
    QString m_text;
    State m_state = State::Idle;
    std::optional<base::Error> m_error;
    QList<protocol::CustomerView> m_customers;
    CallHandle m_call;
    std::unique_ptr<base::Alarm> m_pause;
};

} // namespace authlink::client
