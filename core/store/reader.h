// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/directory.h"
#include "core/store/records.h"
#include "core/store/users.h"
#include "core/verification/verification.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace authlink::store
{

struct HistoryQuery {
    QString text;                          ///< part of the name, account or call id, without case or accents; empty: all
    QString agent;                         ///< sign-in name; empty: all
    QString account{};                     ///< of the customer, exactly; empty: all
    std::optional<base::Instant> from, to; ///< created in [from, to)
    std::optional<verification::Status> status;
    std::optional<verification::Verdict> verdict;
    QString cursor; ///< from the last page's `next`; anything else is Invalid
    int limit = 50; ///< 1 to 200
};
struct HistoryPage {
    /// Newest first; may be few or none even before the last page. One that can't be read is reported in the log and left out.
    std::vector<verification::Verification> items;
    QString next; ///< empty: the last page
};

struct InboxQuery {
    QString shape{};                      ///< InboxEntry::shape; empty: all
    QString attribution{};                ///< InboxEntry::attribution; empty: all
    QString verificationId{};             ///< empty: all
    std::optional<base::Instant> since{}; ///< received at or after
    QString cursor{};                     ///< from the last page's `next`; anything else is Invalid
    int limit = 50;                       ///< 1 to 1000
};
struct InboxPage {
    std::vector<InboxEntry> items; ///< newest first
    QString next;                  ///< empty: the last page
};

/// What a look through the whole database found.
struct Inspection {
    qint64 bytes = 0;
    bool isComplete = true;      ///< false: it is larger than was allowed, and nothing was looked at but whether all of it is there
    std::vector<QString> damage; ///< the first few; empty: none was found
};

/// What can be read of a store, in the thread that the reader was given to (Store::ask, Store::reader). Errors: StoreUnavailable, and what
/// a function says. What can't be read, one row among others, is reported in the log and left out.
class Reader
{
public:
    virtual ~Reader() = default;

    [[nodiscard]] virtual base::Result<qint64> lastSeq() const = 0;
    [[nodiscard]] virtual base::Result<bool> inboxHas(const QByteArray &bodyHash) const = 0;
    /// For operators. A filter that fits few entries looks through the whole inbox: not for the thread of a running relay.
    [[nodiscard]] virtual base::Result<InboxPage> inbox(const InboxQuery &query) const = 0;
    /// By id, or by the beginning of its body hash (6 hex digits or more). nullopt: none. Errors: Invalid (neither, or several fit).
    [[nodiscard]] virtual base::Result<std::optional<InboxEntry>> inboxEntry(const QString &idOrHash) const = 0;
    /// When the newest webhook came; nullopt: none is held.
    [[nodiscard]] virtual base::Result<std::optional<base::Instant>> lastWebhookAt() const = 0;
    [[nodiscard]] virtual base::Result<std::optional<verification::Verification>> verification(const QString &id) const = 0;
    /// Finds it also by an interview that a resend has replaced.
    [[nodiscard]] virtual base::Result<std::optional<verification::Verification>>
    verificationByInterview(const QString &interviewId) const = 0;
    /// Those that have not ended, also decided ones. One that can't be read is reported in the log and left out.
    [[nodiscard]] virtual base::Result<std::vector<verification::Verification>> openVerifications() const = 0;
    /// One that can't be read is reported in the log and left out, here and in what follows.
    [[nodiscard]] virtual base::Result<std::vector<verification::Event>> eventsOf(const QString &verificationId) const = 0;
    /// Events with since < seq <= upTo, oldest first, at most `limit`. An empty `agent`: of all agents.
    [[nodiscard]] virtual base::Result<std::vector<verification::Event>> eventsBetween(qint64 since, qint64 upTo, const QString &agent,
                                                                                       int limit) const = 0;
    /// The last sequence number of an epoch (Store::beginEpoch); of the present one, the largest there is. nullopt: this store has no such
    /// epoch, or it is long ago.
    [[nodiscard]] virtual base::Result<std::optional<qint64>> endOfEpoch(const QString &epoch) const = 0;
    /// Also one that was superseded, which its isSuperseded says; nullopt: no link of a verification that has not ended.
    [[nodiscard]] virtual base::Result<std::optional<LinkRecord>> linkByTokenHash(const QString &tokenHash) const = 0;
    /// The one that works now.
    [[nodiscard]] virtual base::Result<std::optional<LinkRecord>> link(const QString &verificationId) const = 0;
    /// The sealed bytes; nullopt: none, or wiped.
    [[nodiscard]] virtual base::Result<std::optional<QByteArray>> secret(const QString &verificationId, const QString &kind) const = 0;
    /// The verification that a delivery report is about; nullopt: no such address.
    [[nodiscard]] virtual base::Result<std::optional<QString>> verificationByReportToken(const QString &tokenHash) const = 0;
    /// By SeenTransaction::hash; nullopt: not seen yet.
    [[nodiscard]] virtual base::Result<std::optional<SeenTransaction>> seenTransaction(const QByteArray &hash) const = 0;
    [[nodiscard]] virtual base::Result<HistoryPage> history(const HistoryQuery &query) const = 0;
    [[nodiscard]] virtual base::Result<std::vector<base::Instant>> startsOf(const QString &agent, base::Instant since) const = 0;
    /// When verdicts that count as failures (countsAsFailure) fell on this Incode customer id.
    [[nodiscard]] virtual base::Result<std::vector<base::Instant>> failuresOf(const QString &customerId, base::Instant since) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<IdempotentAnswer>> answer(const QString &user, const QString &key) const = 0;

    /// Customers for what is typed so far: by the whole account, then by its beginning, then by beginnings of words of the name (in any
    /// order; first words and whole words come first), then by the last four or more of the account, then by any four or more digits in a
    /// row of the phone, with or without the 0 or 00 that is dialled before it. Without a letter or digit: nobody.
    /// Errors: Invalid (limit not 1 to 200).
    [[nodiscard]] virtual base::Result<std::vector<verification::Customer>> searchCustomers(const QString &text, int limit) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<verification::Customer>> customer(const QString &account) const = 0;
    /// By Incode customer id, compared exactly after trimming; of several accounts with this id the first. An empty id: nobody.
    [[nodiscard]] virtual base::Result<std::optional<verification::Customer>> customerByCustomerId(const QString &customerId) const = 0;
    /// Whether Incode reported an id for the account that waits to be approved.
    [[nodiscard]] virtual base::Result<bool> hasPendingEnrolment(const QString &account) const = 0;

    // For operators; without a bound, but for the `limit` of lists.

    /// Looks for damage in all of the database, unless it is larger than `maxBytes`: while one program reads it all, others can't empty
    /// the write-ahead log. Errors: StoreUnavailable.
    [[nodiscard]] virtual base::Result<Inspection> inspect(qint64 maxBytes) const = 0;
    /// In the order of the accounts.
    [[nodiscard]] virtual base::Result<std::vector<DirectoryEntry>> directory(const DirectoryQuery &query) const = 0;
    /// Of at most `limit` accounts behind this one, in their order.
    [[nodiscard]] virtual base::Result<UnknownIds> unknownIds(const QString &after, int limit) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<DirectoryEntry>> directoryEntry(const QString &account) const = 0;
    /// Oldest first.
    [[nodiscard]] virtual base::Result<std::vector<ReportedEnrolment>> enrolments(const EnrolmentQuery &query) const = 0;
    /// Oldest first.
    [[nodiscard]] virtual base::Result<std::vector<AuditEntry>> auditOf(const QString &account) const = 0;
    [[nodiscard]] virtual base::Result<std::vector<User>> users() const = 0;
    [[nodiscard]] virtual base::Result<std::optional<User>> user(const QString &name) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<User>> userByTokenHash(const QByteArray &tokenHash) const = 0;
    /// Of one user, or of all where `user` is empty; each user's newest first.
    [[nodiscard]] virtual base::Result<std::vector<UserSession>> sessions(const QString &user) const = 0;
};

} // namespace authlink::store
