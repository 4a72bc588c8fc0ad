// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/store/directory.h"
#include "core/store/users.h"
#include "core/verification/verification.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace authlink::store
{

/// A webhook as it came, less its tokens.
struct InboxEntry {
    qint64 id = 0; ///< given by the store, rising; 0: not stored yet
    base::Instant receivedAt{};
    QByteArray bodyHash; ///< hex, unique: a second delivery of a body adds nothing
    QString shape;
    QByteArray body; ///< stripped, canonical JSON
    /// "exact", "claimed", "ambiguous", "none", "reused", "undecided" or "enrolled" (docs/operator-guide.md "Looking into webhooks"); the
    /// store makes it "conflict" where the enrolment is one (Enrolment::Conflict).
    QString attribution;
    QString verificationId;                          ///< empty when unattributed
    verification::Row row = verification::Row::None; ///< that decided; None: nothing did
};

/// The link of a verification that works now. Kept apart from the events, wiped when the verification ends.
struct LinkRecord {
    QString verificationId;
    QString tokenHash;     ///< of the landing token; empty without landing
    QUrl captureUrl;       ///< Incode's page, where the customer's Yes leads
    QByteArray deviceHash; ///< SHA-256 hex of the cookie of the browser that said Yes; empty before
};

/// A secret of a verification that must survive a restart, sealed by the vault with the purpose KIND:VERIFICATION. Wiped once used.
struct SecretRecord {
    QString verificationId;
    QString kind; ///< "session_token" or "legacy_proof"
    QByteArray sealed;

    bool operator==(const SecretRecord &) const = default;
};

/// The address to which a carrier reports what became of a message: its token, hashed, and the verification it is about.
struct MessageReportAddress {
    QString tokenHash;
    QString verificationId;
};

/// A transaction of Incode's of which a static link's webhook brought the result. It has one result, for one customer; the values that
/// prove the webhook genuine do not say for which.
struct SeenTransaction {
    QByteArray hash;         ///< SHA-256 hex of the transaction id
    QByteArray customerHash; ///< SHA-256 hex of the customer id that the result named, which may be empty
    QString verificationId;  ///< the one that the result was attributed to; empty: none
    base::Instant at{};
};

/// The answer to a call with an idempotency key: the same key of the same user gives the same answer (docs/protocol.md "Shapes").
struct IdempotentAnswer {
    QString user, key;
    QByteArray answer; ///< JSON-RPC result, as sent
    base::Instant at{};
};

/// What retention deletes. One commit deletes at most `most` of each kind, so that no other commit waits long: repeat it until
/// Purged::isNothing().
struct Purge {
    base::Instant inboxBefore{};         ///< webhooks received before
    base::Instant verificationsBefore{}; ///< ended verifications created before, with all that belongs to them; open ones stay
    base::Instant answersBefore{};       ///< remembered answers given before
    // Seen transactions are kept for as long as verifications.
    int most = 200;
};
struct Purged {
    int inbox = 0;
    int verifications = 0;
    int answers = 0;
    int transactions = 0;

    [[nodiscard]] bool isNothing() const { return inbox == 0 && verifications == 0 && answers == 0 && transactions == 0; }
    bool operator==(const Purged &) const = default;
};

/// What one commit changes: all of it or nothing.
struct Transaction {
    std::optional<InboxEntry> inbox;
    std::vector<verification::Event> events; ///< appended in order; seq is given by the commit. Of those in `states`
    /// Current state after the events. Its lastSeq is that of the state it was made from, or of an earlier one if what lies between was
    /// committed here; the store writes the new one. A row that somebody else changed meanwhile is a Conflict.
    std::vector<verification::Verification> states;
    std::vector<LinkRecord> links;                     ///< inserted or replaced
    std::vector<QString> wipedLinks;                   ///< verification ids whose link record goes
    std::vector<SecretRecord> secrets;                 ///< inserted or replaced
    std::vector<QString> wipedSecrets;                 ///< verification ids whose secrets of every kind go, also those in `secrets`
    std::vector<MessageReportAddress> reportAddresses; ///< they replace earlier addresses of the same verification
    std::optional<EnrolledIdentity> enrolled;
    std::optional<SeenTransaction> seen; ///< the change is refused if this transaction was seen before
    std::optional<Purge> purge;
    std::optional<IdempotentAnswer> answer;
    std::vector<UserSession> sessions;              ///< sign-ins and their ends; a newer one of the same console stays
    std::optional<base::Instant> sessionsEndBefore; ///< what began before and has no end ended then: it is of an earlier run
    bool check = false;                             ///< a value of the store's own is written as well, to see that it writes
};

struct Receipt {
    std::vector<qint64> seqs; ///< one per event, in order
    bool duplicate = false;   ///< the inbox had this body already, so nothing was written
    Enrolment enrolment = Enrolment::None;
    Purged purged;
};

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

/// What the relay keeps. All calls come from one thread, which has an event loop. Reads answer at once, from the last commit; they may show
/// a commit whose `done` has not run yet. Commits are written by a thread of the store, several as one group, in the order in which they
/// were given.
/// - `done` runs exactly once, from the event loop of the calling thread, in the order of the commits, when the commit is on the disk
///   (synchronous=FULL) or has failed. It may destroy the store.
/// - If the database fails (disk, lock), the commit fails with StoreUnavailable, and so does, unwritten, every commit that was queued
///   before the caller was told: the caller has to reload what it changed. Commits made within that `done` or later are written again.
/// - If a change is impossible (an event of an unknown verification, an answer given or a transaction seen before), it fails with Internal
///   and nothing of it is written. The others go on, except those queued before the caller was told that touch a verification of the
///   refused change: StoreUnavailable.
/// - If another program changed a verification after the state was read that the change was made from, it fails likewise, with Conflict:
///   nothing is overwritten that the caller has not seen.
/// - What is wiped or purged is overwritten in the database at once. The write-ahead log beside it (…-wal) may hold it until that is
///   emptied: after every Purge that found nothing, and when the store is closed (unless another program reads at that moment).
/// - The destructor writes what is queued and then runs each `done` that has not run: destroy the store before what they refer to.
class Store
{
public:
    virtual ~Store() = default;

    virtual void commit(Transaction transaction, std::function<void(base::Result<Receipt>)> done) = 0;
    /// Commits whose `done` has not run yet.
    [[nodiscard]] virtual int pendingCommits() const = 0;
    /// Writes a value durably and reads it back, for /readyz. Waits up to 2 s for another writer. Errors: StoreUnavailable.
    [[nodiscard]] virtual base::Result<void> check() = 0;

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
    [[nodiscard]] virtual base::Result<std::optional<LinkRecord>> linkByTokenHash(const QString &tokenHash) const = 0;
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

    /// Customers for what is typed so far: by the beginning of the account, then by beginnings of words of the name (first words and whole
    /// words come first), then by phone (from its country code on, without it, or the last four digits). Without a letter or digit:
    /// nobody. Errors: Invalid (limit not 1 to 200).
    [[nodiscard]] virtual base::Result<std::vector<verification::Customer>> searchCustomers(const QString &text, int limit) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<verification::Customer>> customer(const QString &account) const = 0;
    /// By Incode customer id, compared exactly after trimming; of several accounts with this id the first. An empty id: nobody.
    [[nodiscard]] virtual base::Result<std::optional<verification::Customer>> customerByCustomerId(const QString &customerId) const = 0;
    /// Whether Incode reported an id for the account that waits to be approved.
    [[nodiscard]] virtual base::Result<bool> hasPendingEnrolment(const QString &account) const = 0;

    // For operators; blocking, but for the lists' `limit` without a bound of their own.

    /// In the order of the accounts.
    [[nodiscard]] virtual base::Result<std::vector<DirectoryEntry>> directory(const DirectoryQuery &query) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<DirectoryEntry>> directoryEntry(const QString &account) const = 0;
    /// Inserts or replaces by account, all or nothing. A customer without an id in the import keeps the one that the directory has, and
    /// takes none that Incode reported. A conflict that the options don't allow changes nothing (ImportReport::conflicts).
    [[nodiscard]] virtual base::Result<ImportReport> importCustomers(const std::vector<verification::Customer> &customers,
                                                                     const ImportOptions &options = {}) = 0;
    /// Oldest first.
    [[nodiscard]] virtual base::Result<std::vector<ReportedEnrolment>> enrolments(const EnrolmentQuery &query) const = 0;
    /// Approving gives the account its id; rejecting takes the id away again if it came by this report. Gives the enrolment as it is now.
    /// Errors: NotFound (no such enrolment), WrongState (the account is not in the directory, has another id, or another account has
    /// this one).
    [[nodiscard]] virtual base::Result<ReportedEnrolment> decideEnrolment(const EnrolmentDecision &decision) = 0;
    /// Oldest first.
    [[nodiscard]] virtual base::Result<std::vector<AuditEntry>> auditOf(const QString &account) const = 0;

    [[nodiscard]] virtual base::Result<std::vector<User>> users() const = 0;
    [[nodiscard]] virtual base::Result<std::optional<User>> user(const QString &name) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<User>> userByTokenHash(const QByteArray &tokenHash) const = 0;
    /// Of one user, or of all where `user` is empty; each user's newest first.
    [[nodiscard]] virtual base::Result<std::vector<UserSession>> sessions(const QString &user) const = 0;
    /// Inserts or replaces by name. Blocking.
    [[nodiscard]] virtual base::Result<void> saveUser(const User &user) = 0;
};

enum class Access {
    Serve,     ///< creates and migrates; refused while another process serves the same database
    ReadWrite, ///< creates and migrates; beside a serving relay: for commands that change no verification
    ReadOnly,  ///< beside a running relay: every write fails, and any other schema than the program's is refused
};

/// Opens the store of a URL, "sqlite:PATH" with PATH relative to the working directory; a database in memory is refused.
/// @param servedBy for Access::Serve: who serves it, told to the next one who tries
/// Errors: Invalid (URL), StoreUnavailable (can't be opened, the schema is newer than the program, another process serves it).
[[nodiscard]] base::Result<std::unique_ptr<Store>> openStore(const QString &url, Access access = Access::ReadWrite,
                                                             const QString &servedBy = {});

} // namespace authlink::store
