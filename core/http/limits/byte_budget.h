// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QHostAddress>

#include <optional>
#include <set>
#include <utility>

namespace authlink::http::limits
{

/// How many bytes of unfinished requests all connections together may hold, and those of one address. When it is too much, the one that
/// holds most gives way: who fills the budget must not keep others out. Pure. One thread.
class ByteBudget
{
public:
    struct Limits {
        qint64 all = 64 * 1024 * 1024;
        qint64 address = 8 * 1024 * 1024; ///< of one that is not exempt
    };
    /// Names a connection; never looked into.
    using Holder = void *;

    explicit ByteBudget(const Limits &limits) : m_limits(limits) {}

    /// What one connection holds: taken out of the budget while it is more than nothing. Must not outlive the budget.
    class Share
    {
    public:
        Share(ByteBudget &budget, Holder holder, const QHostAddress &address, bool exempt)
            : m_budget(budget),
              m_holder(holder),
              m_address(address),
              m_exempt(exempt)
        {
        }
        Share(const Share &) = delete;
        Share &operator=(const Share &) = delete;
        ~Share() { set(0); }

        void set(qint64 bytes);
        [[nodiscard]] qint64 bytes() const { return m_bytes; }
        /// This connection's address holds more than one may.
        [[nodiscard]] bool isTooMuchOfItsAddress() const;

    private:
        ByteBudget &m_budget;
        Holder m_holder;
        QHostAddress m_address;
        bool m_exempt;
        qint64 m_bytes = 0;
    };

    [[nodiscard]] qint64 bytes() const { return m_bytes; }
    /// Who has to give way; nullopt: there is room for all.
    [[nodiscard]] std::optional<Holder> whoGivesWay() const;

private:
    void change(Holder holder, const QHostAddress &address, qint64 from, qint64 to);

    Limits m_limits;
    qint64 m_bytes = 0;
    QHash<QHostAddress, qint64> m_ofAddress;       // of those who hold any
    std::set<std::pair<qint64, Holder>> m_holders; // by what they hold
};

} // namespace authlink::http::limits
