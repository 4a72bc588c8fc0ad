// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/directory.h"

#include "core/store/search_text.h"
#include "core/store/sql/tables/rows.h"

#include <QSet>

#include <algorithm>
#include <array>
#include <functional>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

enum TermKind { AccountTerm = 1, WordTerm = 2, PhoneTerm = 3, AccountEndTerm = 4 };

constexpr int kMaxFound = 200;
constexpr int kMaxPage = 1000;
constexpr int kMaxCandidates = 2000;         ///< rows looked at for a broad prefix such as "a"
constexpr int kMaxCustomersScanned = 10'000; ///< rows looked at for two broad prefixes that few customers share
constexpr int kMaxTermsPassed = 50'000;      ///< as the others, with the rows of an import that is not shown yet, which are passed over
constexpr qsizetype kMaxCustomerText = 200;
constexpr qsizetype kMinRemembered = 4; ///< digits of a phone number, letters and digits of an account's end, that are looked for
constexpr size_t kOtherWords = 3;       ///< words that narrow a search down, beside the one looked up

/// An upper bound of all texts that begin with `prefix`, in the order of code points.
QString endOfPrefix(const QString &prefix)
{
    return prefix + QChar(QChar::highSurrogate(QChar::LastValidCodePoint)) + QChar(QChar::lowSurrogate(QChar::LastValidCodePoint));
}

/// The number from each of its digits on: what begins like one of them is a run within the number.
QStringList phoneTerms(const QString &phone)
{
    const QString digits = phoneDigits(phone);
    QStringList terms;
    for (qsizetype skipped = 0; digits.size() - skipped >= kMinRemembered; ++skipped)
        terms.append(digits.mid(skipped));
    return terms;
}

/// The runs of digits to look for: what was typed, then without the "00" or "0" that is dialled before a number and is no part of it.
QStringList phoneRuns(const QString &typed)
{
    QStringList runs{phoneDigits(typed)};
    if (runs.first().startsWith(u"00"_s))
        runs.append(runs.first().sliced(2));
    else if (runs.first().startsWith(u'0'))
        runs.append(runs.first().sliced(1));
    runs.removeIf([](const QString &run) { return run.size() < kMinRemembered; });
    return runs;
}

QString backwards(const QString &text)
{
    QList<uint> letters = text.toUcs4();
    std::reverse(letters.begin(), letters.end());
    QString turned;
    turned.reserve(text.size());
    for (const char32_t letter : letters)
        turned += QStringView(QChar::fromUcs4(letter));
    return turned;
}

/// Whether each word is the beginning of one of the name's.
bool hasWords(const verification::Customer &customer, const QStringList &words)
{
    const QStringList names = wordsOf(customer.name);
    return std::all_of(words.begin(), words.end(), [&names](const QString &word) {
        return std::any_of(names.begin(), names.end(), [&word](const QString &name) { return name.startsWith(word); });
    });
}

/// Collects customers in the order found, each once.
class Found
{
public:
    explicit Found(int limit) : m_limit(limit) {}

    [[nodiscard]] bool isFull() const { return std::ssize(m_customers) >= m_limit; }
    /// @param fits whether a customer is one of those looked for, where the statement can't tell
    [[nodiscard]] base::Result<void> add(SqlResult<Rows> rows, const std::function<bool(const verification::Customer &)> &fits = {})
    {
        auto customers = allOf(std::move(rows), customerOf);
        if (!customers)
            return base::fail(customers.error());
        for (verification::Customer &customer : *customers) {
            if (isFull() || m_accounts.contains(customer.account) || (fits && !fits(customer)))
                continue;
            m_accounts.insert(customer.account);
            m_customers.push_back(std::move(customer));
        }
        return {};
    }
    /// The customer with this very account before those whose account is the same but for blanks, dashes, case.
    void putFirst(const QString &account)
    {
        std::stable_partition(m_customers.begin(), m_customers.end(),
                              [&account](const verification::Customer &customer) { return customer.account == account; });
    }
    [[nodiscard]] std::vector<verification::Customer> take() { return std::move(m_customers); }

private:
    int m_limit;
    QSet<QString> m_accounts;
    std::vector<verification::Customer> m_customers;
};

SqlResult<Rows> byTerm(Connection &connection, TermKind kind, const QString &term, int limit)
{
    return connection.select("customers_by_term", {term, int(kind), endOfPrefix(term), kMaxTermsPassed, kMaxCandidates, limit});
}

/// How many customers have a word that begins so; counted up to kMaxCustomersScanned.
base::Result<qint64> customersWithWord(Connection &connection, const QString &word)
{
    return firstOf<qint64>(connection.select("customers_with_word", {word, endOfPrefix(word), kMaxTermsPassed, kMaxCustomersScanned}),
                           [](const Rows &row) -> base::Result<qint64> { return row.integer(0); })
        .map([](std::optional<qint64> count) { return count.value_or(0); });
}

/// The words with the one to look up first: the longest, unless so many customers have it that not all would be looked at; then the rarest.
base::Result<QStringList> byRarity(Connection &connection, QStringList words)
{
    std::stable_sort(words.begin(), words.end(), [](const QString &a, const QString &b) { return a.size() > b.size(); });
    words = words.first(std::min<qsizetype>(words.size(), kOtherWords + 1));
    qsizetype rarest = 0;
    qint64 fewest = std::numeric_limits<qint64>::max();
    for (qsizetype i = 0; words.size() > 1 && i < words.size() && fewest >= kMaxCustomersScanned; ++i) {
        const auto count = customersWithWord(connection, words.at(i));
        if (!count)
            return base::fail(count.error());
        if (*count < fewest) {
            fewest = *count;
            rarest = i;
        }
    }
    words.move(rarest, 0);
    return words;
}

SqlResult<Rows> byWords(Connection &connection, const QStringList &words, int limit)
{
    std::array<QVariant, kOtherWords> others;
    for (size_t i = 0; i < kOtherWords; ++i) {
        const qsizetype index = static_cast<qsizetype>(i) + 1;
        others[i] = index < words.size() ? u' ' + words.at(index) : u""_s;
    }
    return connection.select("customers_by_words", {words.first(), endOfPrefix(words.first()), kMaxTermsPassed, kMaxCustomersScanned,
                                                    others[0], others[1], others[2], kMaxCandidates, limit});
}

} // namespace

base::Result<std::vector<verification::Customer>> findCustomers(Connection &connection, const QString &text, int limit)
{
    if (limit < 1 || limit > kMaxFound)
        return base::fail(base::invalid(u"limit"_s, u"must be from 1 to %1"_s.arg(kMaxFound)));
    const QString bounded = text.left(kMaxCustomerText);
    const QStringList words = wordsOf(bounded);
    if (words.isEmpty())
        return std::vector<verification::Customer>();
    const QString account = words.join(QString());
    Found found(limit);
    base::Result<void> added = found.add(byTerm(connection, AccountTerm, account, limit));
    found.putFirst(bounded.trimmed());
    if (added && !found.isFull()) {
        const auto ordered = byRarity(connection, words);
        added = ordered ? found.add(byWords(connection, *ordered, limit), [&words](const auto &each) { return hasWords(each, words); })
                        : base::fail(ordered.error());
    }
    if (added && !found.isFull() && account.size() >= kMinRemembered)
        added = found.add(byTerm(connection, AccountEndTerm, backwards(account), limit));
    const QStringList runs = phoneRuns(bounded);
    for (const QString &run : runs) {
        if (added && !found.isFull())
            added = found.add(byTerm(connection, PhoneTerm, run, limit));
    }
    if (!added)
        return base::fail(added.error());
    return found.take();
}

std::vector<SearchTerm> searchTermsOf(const QString &account, const QStringList &words, const QString &phone)
{
    const QString compact = compactText(account);
    std::vector<SearchTerm> terms;
    if (!compact.isEmpty()) {
        terms.push_back({.kind = AccountTerm, .term = compact, .position = 0});
        terms.push_back({.kind = AccountEndTerm, .term = backwards(compact), .position = 0});
    }
    for (qsizetype i = 0; i < words.size(); ++i)
        terms.push_back({.kind = WordTerm, .term = words.at(i), .position = static_cast<int>(i)});
    const QStringList phones = phoneTerms(phone);
    for (const QString &term : phones)
        terms.push_back({.kind = PhoneTerm, .term = term, .position = 0});
    return terms;
}

SqlResult<bool> pendingEnrolment(Connection &connection, const QString &account)
{
    return hasRow(connection.select("enrolment_pending", {textValue(account)}));
}

base::Result<UnknownIds> countUnknownIds(Connection &connection, const QString &after, int limit)
{
    const auto counted = firstOf<UnknownIds>(
        connection.select("directory_unknown_ids", {textValue(after), limit}), [](const Rows &row) -> base::Result<UnknownIds> {
            return UnknownIds{.looked = static_cast<int>(row.integer(0)), .unknown = static_cast<int>(row.integer(1)), .last = row.text(2)};
        });
    if (!counted)
        return base::fail(counted.error());
    return counted->value_or(UnknownIds{});
}

base::Result<std::vector<DirectoryEntry>> readDirectory(Connection &connection, const DirectoryQuery &query)
{
    if (query.limit < 1 || query.limit > kMaxPage)
        return base::fail(base::invalid(u"limit"_s, u"must be from 1 to %1"_s.arg(kMaxPage)));
    return allOf(connection.select("directory", {textValue(query.after), query.source ? nameOf(*query.source) : u""_s, query.limit}),
                 directoryEntryOf);
}

} // namespace authlink::store
