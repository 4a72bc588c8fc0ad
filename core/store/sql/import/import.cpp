// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/import/import.h"

#include "core/base/log.h"
#include "core/store/sql/import/import_plan.h"
#include "core/store/sql/import/import_stage.h"
#include "core/store/sql/import/import_versions.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string_view>
#include <thread>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

using verification::Customer;
using Phase = ImportProgress::Phase;
using Steady = std::chrono::steady_clock;

/// Customers of one transaction: how long everybody else waits at most. An import that is not larger is one transaction.
constexpr size_t kMaxRows = 250;
/// The same for what is read from the database.
constexpr int kMaxChanges = kMaxRows;
/// Search terms of one transaction; a customer has about fourteen.
constexpr size_t kMaxTerms = 2'000;
/// Customers whose terms are written together, for as long as they are kept in memory.
constexpr size_t kMaxRowsWithTerms = 100'000;
/// SQLite lets those who wait look at the lock only now and then, at first every few milliseconds: between two transactions it is
/// free for a multiple of the time for which it was held.
constexpr int kRestForEachHold = 2;
constexpr Steady::duration kMinRest = std::chrono::milliseconds(5);
constexpr Steady::duration kMaxRest = std::chrono::milliseconds(200);
/// How long a transaction of many customers waits for the database: beside a relay that commits all the time it is seldom free at the
/// moment in which SQLite looks.
constexpr std::chrono::minutes kPatience{1};
/// Pages of the write-ahead log after which this connection writes it back into the database: sooner than those of the relay, which would
/// have to do it while a webhook waits.
constexpr qint64 kCheckpointAfter = 1'000;
/// Values of PRAGMA synchronous. What nobody sees need not be on the disk when its transaction ends, as long as it is before it is shown:
/// the log is written in order, and the showing transaction waits for all of it.
constexpr qint64 kSyncNormal = 1;
constexpr qint64 kSyncFull = 2;

base::Error cancelled()
{
    return base::Error{
        .code = base::ErrorCode::Cancelled, .message = u"the import was given up; nothing was changed"_s, .field = {}, .retryAfter = {}};
}

/// A setting of the connection that is another one while this lives.
class Setting
{
public:
    /// @param read the statement that tells it
    Setting(Connection &connection, std::string_view read, const QString &name, qint64 value) : m_connection(connection), m_name(name)
    {
        if (const auto before = connection.selectNumber(read)) {
            m_before = *before;
            set(value);
        }
    }
    Setting(const Setting &) = delete;
    Setting &operator=(const Setting &) = delete;
    ~Setting()
    {
        if (m_before)
            set(*m_before);
    }

private:
    void set(qint64 value)
    {
        if (auto done = m_connection.execute(u"PRAGMA %1 = %2"_s.arg(m_name).arg(value)); !done)
            qCWarning(base::lcStore) << m_name << "was not set:" << done.error().text;
    }

    Connection &m_connection;
    QString m_name;
    std::optional<qint64> m_before;
};

class Import
{
public:
    Import(Connection &connection, const InTransaction &inTransaction, const std::vector<Customer> &customers, const ImportOptions &options)
        : m_connection(connection),
          m_inTransaction(inTransaction),
          m_options(options),
          m_plan(connection, customers, options),
          m_stage(connection, m_plan, options)
    {
    }

    base::Result<ImportReport> run()
    {
        if (auto valid = m_plan.validate(); !valid)
            return base::fail(valid.error());
        if (auto cleared = clearUp(Phase::Clear, Stop::May); !cleared)
            return base::fail(cleared.error());
        const bool isSmall = m_plan.size() + m_options.remove.size() <= kMaxRows;
        const auto imported = isSmall ? m_inTransaction([this] { return allInOne(); }) : inSteps();
        ImportReport report = m_plan.report();
        if (!report.conflicts.empty())
            return ImportReport{.notRemoved = {}, .conflicts = std::move(report.conflicts)};
        if (!imported)
            return base::fail(imported.error());
        report.removed = m_stage.removed();
        return report;
    }

private:
    SqlResult<void> allInOne()
    {
        auto written = m_stage.begin().and_then([this] { return m_plan.checkRemovals(); });
        for (size_t i = 0; written && i < m_plan.size(); ++i)
            written = m_plan.check(i);
        if (written && m_plan.hasConflicts())
            return tl::unexpected(SqlFailure{.refused = true, .text = u"the import is in conflict with the directory"_s});
        for (size_t i = 0; written && i < m_plan.size(); ++i) {
            if (!m_plan.isUnchanged(i))
                written = m_stage.write(i);
        }
        for (const QString &account : m_plan.removals()) {
            if (written)
                written = m_stage.remove(account);
        }
        if (!written)
            return written;
        if (auto shown = m_stage.show(kMaxChanges); !shown)
            return tl::unexpected(shown.error());
        for (;;) {
            const auto rows = clearUpImport(m_connection, kMaxChanges);
            if (!rows)
                return tl::unexpected(rows.error());
            if (*rows == 0)
                return {};
        }
    }

    base::Result<void> inSteps()
    {
        const Setting patience(m_connection, "patience", u"busy_timeout"_s, std::chrono::milliseconds(kPatience).count());
        const Setting checkpoints(m_connection, "checkpoint_after", u"wal_autocheckpoint"_s, kCheckpointAfter);
        const Setting synchronous(m_connection, "synchronous", u"synchronous"_s, kSyncNormal);
        auto written = step([this] { return m_stage.begin(); })
                           .and_then([this] { return check(); })
                           .and_then([this] { return write(); })
                           .and_then([this] { return show(); });
        const auto cleared = written ? clearUp(Phase::Tidy, Stop::May) : clearUp(Phase::Clear, Stop::MayNot);
        if (!cleared) // the next import or a purge does it
            qCWarning(base::lcStore) << "what the import leaves behind is not deleted yet"
                                     << (cleared.error().code == base::ErrorCode::Cancelled ? QString() : cleared.error().message);
        return written;
    }

    base::Result<void> check()
    {
        if (auto checked = m_plan.checkRemovals(); !checked)
            return base::fail(toError(checked.error()));
        for (size_t i = 0; i < m_plan.size(); ++i) {
            if (i % kMaxRows == 0 && !goesOn(Phase::Check, i, m_plan.size()))
                return base::fail(cancelled());
            if (auto checked = m_plan.check(i); !checked)
                return base::fail(toError(checked.error()));
            if (!m_plan.isUnchanged(i))
                m_changed.push_back(i);
        }
        if (m_plan.hasConflicts())
            return base::fail(base::ErrorCode::Conflict, u"the import is in conflict with the directory"_s);
        return {};
    }

    base::Result<void> write()
    {
        m_toWrite = m_changed.size() + m_plan.removals().size();
        for (size_t first = 0; first < m_changed.size(); first += kMaxRowsWithTerms) {
            const size_t end = std::min(first + kMaxRowsWithTerms, m_changed.size());
            auto written = writeRows(first, end).and_then([&] { return writeTerms(first, end); });
            if (!written)
                return written;
        }
        return remove();
    }

    base::Result<void> writeRows(size_t first, size_t end)
    {
        for (size_t next = first; next < end;) {
            if (!goesOn(Phase::Write, first + (next - first) / 2, m_toWrite))
                return base::fail(cancelled());
            const size_t last = std::min(next + kMaxRows, end);
            auto written = step([&]() -> SqlResult<void> {
                SqlResult<void> each;
                for (; each && next < last; ++next)
                    each = m_stage.write(m_changed[next]);
                return each;
            });
            if (!written)
                return written;
        }
        return {};
    }

    /// Rows are half of the work, their terms the other.
    base::Result<void> writeTerms(size_t first, size_t end)
    {
        m_stage.sortTerms();
        const size_t all = std::max<size_t>(m_stage.waitingTerms(), 1);
        while (m_stage.waitingTerms() > 0) {
            const size_t half = (end - first) / 2;
            if (!goesOn(Phase::Write, first + half + half * (all - m_stage.waitingTerms()) / all, m_toWrite))
                return base::fail(cancelled());
            if (auto written = step([this] { return m_stage.writeTerms(kMaxTerms); }); !written)
                return written;
        }
        return {};
    }

    base::Result<void> remove()
    {
        const std::vector<QString> &accounts = m_plan.removals();
        for (size_t next = 0; next < accounts.size();) {
            if (!goesOn(Phase::Write, m_changed.size() + next, m_toWrite))
                return base::fail(cancelled());
            const size_t last = std::min(next + kMaxRows, accounts.size());
            auto removed = step([&]() -> SqlResult<void> {
                SqlResult<void> each;
                for (; each && next < last; ++next)
                    each = m_stage.remove(accounts[next]);
                return each;
            });
            if (!removed)
                return removed;
        }
        return {};
    }

    base::Result<void> show()
    {
        for (;;) {
            if (!goesOn(Phase::Show, 0, 0))
                return base::fail(cancelled());
            bool isShown = false;
            const Setting synchronous(m_connection, "synchronous", u"synchronous"_s, kSyncFull);
            auto done = step([&] { return m_stage.show(kMaxChanges).map([&isShown](bool shown) { isShown = shown; }); });
            if (!done || isShown)
                return done;
        }
    }

    enum class Stop { May, MayNot };

    /// Of this import, or of one that was broken off.
    base::Result<void> clearUp(Phase phase, Stop stop)
    {
        const auto unfinished = unfinishedImport(m_connection);
        if (!unfinished)
            return base::fail(toError(unfinished.error()));
        if (!*unfinished)
            return {};
        for (size_t cleared = 0;;) {
            int rows = 0;
            auto done = step([&] { return clearUpImport(m_connection, kMaxChanges).map([&rows](int count) { rows = count; }); });
            if (!done || rows == 0)
                return done;
            cleared += static_cast<size_t>(rows);
            if (!goesOn(phase, cleared, 0) && stop == Stop::May)
                return base::fail(cancelled());
        }
    }

    [[nodiscard]] bool goesOn(Phase phase, size_t done, size_t all) const
    {
        return !m_options.progress
               || m_options.progress({.phase = phase, .done = static_cast<qint64>(done), .all = static_cast<qint64>(all)});
    }

    /// One small transaction, and a rest in which others get theirs.
    base::Result<void> step(const std::function<SqlResult<void>()> &work)
    {
        Steady::time_point begun = Steady::now();
        auto done = m_inTransaction([&] {
            begun = Steady::now(); // the lock is ours
            return work();
        });
        std::this_thread::sleep_for(std::clamp((Steady::now() - begun) * kRestForEachHold, kMinRest, kMaxRest));
        return done;
    }

    Connection &m_connection;
    const InTransaction &m_inTransaction;
    const ImportOptions &m_options;
    ImportPlan m_plan;
    ImportStage m_stage;
    std::vector<size_t> m_changed; ///< customers whom the directory has not, or not so
    size_t m_toWrite = 0;
};

} // namespace

base::Result<ImportReport> importAll(Connection &connection, const InTransaction &inTransaction, const std::vector<Customer> &customers,
                                     const ImportOptions &options)
{
    const auto right = connection.lockImports(u"%1, since %2"_s.arg(options.by, base::toRfc3339(options.at)));
    if (!right)
        return base::fail(right.error());
    return Import(connection, inTransaction, customers, options).run();
}

} // namespace authlink::store
