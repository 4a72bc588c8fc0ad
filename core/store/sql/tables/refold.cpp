// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/refold.h"

#include "core/base/log.h"
#include "core/store/search_text.h"
#include "core/store/sql/tables/directory.h"
#include "core/store/sql/tables/history.h"

#include <algorithm>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <tuple>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

/// Rows of one transaction. Their terms are kept in memory, to be written in the order in which they lie in the database: fewer rows would
/// change all of its pages more often.
constexpr int kRowsRefolded = 100'000;

/// Terms of a row, by kind and text, with their positions.
using RowTerms = std::map<std::pair<int, QString>, int>;

RowTerms byText(const std::vector<SearchTerm> &terms)
{
    RowTerms found;
    for (const SearchTerm &term : terms)
        found.emplace(std::pair(term.kind, term.term), term.position); // of a word that is there twice the first place counts
    return found;
}

/// The rules of schemas 1 to 10, to know what is there: letters as they are, but for case and accents.
QString oldCompactText(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD);
    QString kept;
    for (const QChar c : apart) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            kept += c;
    }
    const QString folded = kept.toCaseFolded();
    QString compact;
    for (const QChar c : folded) {
        if (c.isLetterOrNumber() || c.isSurrogate())
            compact += c;
    }
    return compact;
}

QStringList oldPhoneTerms(const QString &phone)
{
    constexpr qsizetype kMinDigits = 3;
    constexpr qsizetype kMaxCountryCode = 3;
    constexpr qsizetype kLastDigits = 4;
    QString digits;
    for (const QChar c : phone) {
        if (c >= u'0' && c <= u'9')
            digits += c;
        else if (!c.isSpace() && !u"+-()."_s.contains(c))
            return {};
    }
    QStringList terms;
    for (qsizetype skipped = 0; skipped <= kMaxCountryCode && digits.size() - skipped >= kMinDigits; ++skipped)
        terms.append(digits.mid(skipped));
    if (digits.size() >= kLastDigits)
        terms.append(digits.right(kLastDigits));
    return terms;
}

RowTerms oldTerms(const QString &account, const QStringList &words, const QString &phone)
{
    enum OldKind { Account = 1, Word = 2, Phone = 3 };
    std::vector<SearchTerm> terms{{.kind = Account, .term = oldCompactText(account), .position = 0}};
    for (qsizetype i = 0; i < words.size(); ++i)
        terms.push_back({.kind = Word, .term = words.at(i), .position = static_cast<int>(i)});
    const QStringList phones = oldPhoneTerms(phone);
    for (const QString &term : phones)
        terms.push_back({.kind = Phone, .term = term, .position = 0});
    return byText(terms);
}

/// A customer as the database has it.
struct StoredCustomer {
    qint64 row = 0;
    QString account, phone, name, words;
};

struct TermOfRow {
    int kind = 0;
    QString term;
    qint64 row = 0;
    int position = 0;
};

/// What one transaction changes about search terms.
struct TermChanges {
    std::vector<TermOfRow> dropped, added;

    /// `before` and `after` are those of one row.
    void compare(qint64 row, const RowTerms &before, const RowTerms &after)
    {
        const auto addMissing = [row](const RowTerms &from, const RowTerms &in, std::vector<TermOfRow> &to) {
            for (const auto &[key, position] : from) {
                const auto same = in.find(key);
                if (same == in.end() || same->second != position)
                    to.push_back({.kind = key.first, .term = key.second, .row = row, .position = position});
            }
        };
        addMissing(before, after, dropped);
        addMissing(after, before, added);
    }
    SqlResult<void> write(Connection &connection)
    {
        for (auto *terms : {&dropped, &added}) {
            std::sort(terms->begin(), terms->end(), [](const TermOfRow &a, const TermOfRow &b) {
                return std::tie(a.kind, a.term, a.row) < std::tie(b.kind, b.term, b.row);
            });
        }
        for (const TermOfRow &each : dropped) {
            if (auto run = connection.run("import_term_drop", {each.kind, textValue(each.term), each.row}); !run)
                return tl::unexpected(run.error());
        }
        for (const TermOfRow &each : added) {
            if (auto run = connection.run("import_term_add", {each.kind, textValue(each.term), each.row, each.position}); !run)
                return tl::unexpected(run.error());
        }
        return {};
    }
};

SqlResult<std::vector<StoredCustomer>> customersAfter(Connection &connection, qint64 row)
{
    auto rows = connection.select("refold_customers", {row, kRowsRefolded});
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<StoredCustomer> customers;
    while (rows->next())
        customers.push_back(
            {.row = rows->integer(0), .account = rows->text(1), .phone = rows->text(2), .name = rows->text(3), .words = rows->text(4)});
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return customers;
}

/// The next rows behind this one. Gives the last of them, or the same: there are no more.
SqlResult<qint64> refoldCustomers(Connection &connection, qint64 after)
{
    const auto customers = customersAfter(connection, after);
    if (!customers)
        return tl::unexpected(customers.error());
    if (customers->empty())
        return after;
    TermChanges changes;
    for (const StoredCustomer &customer : *customers) {
        const QStringList words = wordsOf(customer.name);
        changes.compare(customer.row, oldTerms(customer.account, customer.words.split(u' ', Qt::SkipEmptyParts), customer.phone),
                        byText(searchTermsOf(customer.account, words, customer.phone)));
        const QString joined = u' ' + words.join(u' ');
        if (joined == customer.words)
            continue;
        if (auto updated = connection.run("refold_customer", {joined, customer.row}); !updated)
            return tl::unexpected(updated.error());
    }
    if (auto written = changes.write(connection); !written)
        return tl::unexpected(written.error());
    const qint64 last = customers->back().row;
    return connection.run("refold_customers_done", {last}).map([last](int) { return last; });
}

SqlResult<qint64> refoldVerifications(Connection &connection, qint64 after)
{
    std::vector<std::pair<qint64, QString>> changed;
    qint64 last = after;
    {
        auto rows = connection.select("refold_verifications", {after, kRowsRefolded});
        if (!rows)
            return tl::unexpected(rows.error());
        while (rows->next()) {
            last = rows->integer(0);
            QString search = historyText(rows->text(1), rows->text(2), rows->text(3));
            if (search != rows->text(4))
                changed.emplace_back(last, std::move(search));
        }
        if (rows->failed())
            return tl::unexpected(rows->failure());
    }
    if (last == after)
        return last;
    for (const auto &[row, search] : changed) {
        if (auto updated = connection.run("refold_verification", {search, row}); !updated)
            return tl::unexpected(updated.error());
    }
    return connection.run("refold_verifications_done", {last}).map([last](int) { return last; });
}

/// Runs `work` as one durable transaction.
SqlResult<bool> asTransaction(Connection &connection, const std::function<SqlResult<bool>()> &work)
{
    if (auto begun = connection.run("begin"); !begun)
        return tl::unexpected(begun.error());
    auto done = work();
    if (done) {
        if (auto committed = connection.run("commit"); !committed)
            done = tl::unexpected(committed.error());
    }
    if (!done) // fails only if the database has rolled back by itself
        static_cast<void>(connection.run("rollback"));
    return done;
}

struct RefoldState {
    qint64 customers = 0, verifications = 0; ///< rows up to these are done
};

/// nullopt: nothing is left to do.
SqlResult<std::optional<RefoldState>> refoldState(Connection &connection)
{
    auto rows = connection.select("refold_state");
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next())
        return std::optional(RefoldState{.customers = rows->integer(0), .verifications = rows->integer(1)});
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return std::optional<RefoldState>();
}

/// One step. Gives whether there may be more, and how far it came.
SqlResult<bool> refoldSome(Connection &connection, RefoldState &state)
{
    const auto now = refoldState(connection);
    if (!now)
        return tl::unexpected(now.error());
    if (!*now)
        return false;
    state = **now;
    const auto customer = refoldCustomers(connection, state.customers);
    if (!customer)
        return tl::unexpected(customer.error());
    if (*customer != state.customers) {
        state.customers = *customer;
        return true;
    }
    const auto verification = refoldVerifications(connection, state.verifications);
    if (!verification)
        return tl::unexpected(verification.error());
    if (*verification != state.verifications) {
        state.verifications = *verification;
        return true;
    }
    return connection.run("refold_ends").map([](int) { return false; });
}

} // namespace

base::Result<void> refoldSearches(Connection &connection, const QString &where)
{
    const auto failed = [&where](const QString &why) {
        return base::fail(base::ErrorCode::StoreUnavailable,
                          u"%1: what searches look at can't be brought up to date: %2"_s.arg(where, why));
    };
    const auto begun = refoldState(connection);
    if (!begun)
        return failed(begun.error().text);
    if (!*begun)
        return {};
    const auto lastCustomer = connection.selectNumber("refold_last_customer");
    const auto lastVerification = connection.selectNumber("refold_last_verification");
    if (!lastCustomer || !lastVerification)
        return failed((lastCustomer ? lastVerification : lastCustomer).error().text);
    std::unique_ptr<DatabaseLock> noImports;
    if (*lastCustomer > 0) {
        auto right = connection.lockImports(u"a start after an update, which makes the search terms anew"_s);
        if (!right)
            return failed(right.error().message);
        noImports = std::move(*right);
    }
    RefoldState state;
    for (;;) {
        const auto more = asTransaction(connection, [&] { return refoldSome(connection, state); });
        if (!more)
            return failed(more.error().text);
        if (!*more)
            return {};
        qCInfo(base::lcStore).noquote() << where << "makes its searches anew:" << state.customers + state.verifications << "of"
                                        << *lastCustomer + *lastVerification << "rows are done";
    }
}

} // namespace authlink::store
