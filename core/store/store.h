// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
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

/// A webhook as it came, without tokens.
struct InboxEntry {
    qint64 id = 0; ///< given by the store, rising; 0: not stored yet
    base::Instant receivedAt{};
    QByteArray bodyHash; ///< unique: the second delivery of a body adds nothing
    QString shape;
    QByteArray body;        ///< stripped, canonical JSON
    QString attribution;    ///< "exact", "claimed", "ambiguous", "none", "undecided" (shape or event unknown), "enrolled"; the store
                            ///< makes it "conflict" where an enrolment is one
    QString verificationId; ///< empty when unattributed
    verification::Row row = verification::Row::None; ///< that decided; None: nothing did
};

/// The working link of a verification: kept apart from history, wiped when the verification ends.
struct LinkRecord {
    QString verificationId;
    QString tokenHash;     ///< of the landing token; empty without landing
    QUrl captureUrl;       ///< where Yes leads
    QByteArray deviceHash; ///< SHA-256 hex of the cookie bound by Yes; empty before
};

/// Something that opens a door and must survive a restart, sealed by the vault (purpose: KIND:VERIFICATION). Wiped once used.
struct SecretRecord {
    QString verificationId;
    QString kind; ///< "session_token" or "legacy_proof"
    QByteArray sealed;

    bool operator==(const SecretRecord &) const = default;
};

/// Where a carrier reports what became of a message: the token of that address, hashed, and the verification it is about.
struct MessageReportAddress {
    QString tokenHash;
    QString verificationId;
};

/// Incode enrolled the customer of an account under this id ("Identity Enrolled"). The directory then knows whom to expect.
struct EnrolledIdentity {
    QString account;    ///< trimmed; 1 to 64 characters
    QString customerId; ///< trimmed; 1 to 128 characters
    base::Instant at{};
};

/// What an EnrolledIdentity did.
enum class Enrolment {
    None,     ///< there was none, or it can't be one (an empty or overlong id)
    Bound,    ///< the account had no id and has this one now; an account that the directory does not hold is remembered
    Known,    ///< the account has this id already
    Conflict, ///< the account has another id, or another account has this one: nothing was changed
};

/// A transaction of a static link that a webhook was about. Each has one result, for one customer: what proves it to Incode does not say
/// whose it is.
struct SeenTransaction {
    QByteArray hash;         ///< SHA-256 hex of the transaction id
    QByteArray customerHash; ///< SHA-256 hex of the customer id that the result named, also where it named none
    QString verificationId;  ///< the one it was attributed to; empty: none
    base::Instant at{};
};

/// A remembered answer: the same key of the same user gives the same answer (docs/protocol.md).
struct IdempotentAnswer {
    QString user, key;
    QByteArray answer; ///< JSON-RPC result, as sent
    base::Instant at{};
};

/// What retention takes away. Each call takes at most `most` of each kind, so that nothing waits long behind it: call again until
/// nothing went.
struct Purge {
    base::Instant inboxBefore{};         ///< webhooks received before
    base::Instant verificationsBefore{}; ///< ended verifications created before, with all that belongs to them; open ones stay
    base::Instant answersBefore{};       ///< remembered answers given before
    // Seen transactions are kept as long as verifications.
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

/// One durable change, all or nothing.
struct Transaction {
    std::optional<InboxEntry> inbox;
    std::vector<verification::Event> events;           ///< appended in order; seq is given by the commit
    std::vector<verification::Verification> states;    ///< current state after the events (lastSeq is set by the store)
    std::vector<LinkRecord> links;                     ///< inserted or replaced
    std::vector<QString> wipedLinks;                   ///< verification ids whose link record goes
    std::vector<SecretRecord> secrets;                 ///< inserted or replaced
    std::vector<QString> wipedSecrets;                 ///< verification ids whose secrets go, of every kind; after `secrets`
    std::vector<MessageReportAddress> reportAddresses; ///< earlier addresses of the same verification go
    std::optional<EnrolledIdentity> enrolled;
    std::optional<SeenTransaction> seen; ///< one that is known already makes the change impossible
    std::optional<Purge> purge;
    std::optional<IdempotentAnswer> answer;
};

struct Receipt {
    std::vector<qint64> seqs; ///< one per event, in order
    bool duplicate = false;   ///< the inbox had this body already: nothing at all was written
    Enrolment enrolment = Enrolment::None;
    Purged purged;
};

/// What an import did.
struct ImportReport {
    int customers = 0; ///< inserted or replaced
    int enrolled = 0;  ///< of them, without an id in the file: they took the one that Incode reported
    int conflicts = 0; ///< of them, where the file and what Incode reported differ (the file wins) or two accounts claim one id

    bool operator==(const ImportReport &) const = default;
};

struct User {
    QString name, displayName;
    verification::Role role = verification::Role::Agent;
    QString account; ///< own customer record, if any: may not verify it
    bool disabled = false;
    QByteArray tokenHash; ///< SHA-256 hex
    base::Instant createdAt{};
};

struct HistoryQuery {
    QString text;                          ///< part of the name, account or call id, without case or accents; empty: all
    QString agent;                         ///< sign-in name; empty: all
    std::optional<base::Instant> from, to; ///< created in [from, to)
    std::optional<verification::Status> status;
    std::optional<verification::Verdict> verdict;
    QString cursor; ///< from the last page's `next`; anything else is Invalid
    int limit = 50; ///< 1 to 200
};
struct HistoryPage {
    std::vector<verification::Verification> items; ///< newest first; a search for something rare may give few or none before the end
    QString next;                                  ///< empty: the last page
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

/// The relay's memory. All calls from one thread (the relay's); reads answer at once from the last commit,
/// commits are durable (synchronous=FULL) before `done` runs, grouped by a writer thread, in the order given. A read may show
/// a commit whose `done` has not run yet.
/// - The database fails (disk, lock): StoreUnavailable. Every commit queued before that failure was delivered fails too, unwritten:
///   the caller reloads what it touched. What is committed from within the failed `done`, or later, counts again.
/// - A change is impossible (an event of an unknown verification, an answer given or a transaction seen before): Internal, and nothing of
///   it is written.
///   The others go on, except those queued before the refusal was delivered that touch one of its verifications: StoreUnavailable.
/// - `done` runs exactly once, from the event loop of the calling thread, in commit order; it may destroy the store.
/// - Whatever is wiped or purged is overwritten in the database at once. The write-ahead log beside it (…-wal) may hold it until it is
///   emptied: after every Purge that found nothing, and when the store is closed (unless another program reads in that moment).
/// - The destructor writes what is queued and then runs every `done` still owed: destroy the store before what they refer to.
class Store
{
public:
    virtual ~Store() = default;

    virtual void commit(Transaction transaction, std::function<void(base::Result<Receipt>)> done) = 0;
    /// Commits not yet answered.
    [[nodiscard]] virtual int pendingCommits() const = 0;
    /// A write and a read of its own, for /readyz. One durable write; waits up to 2 s for another writer.
    [[nodiscard]] virtual base::Result<void> check() = 0;

    [[nodiscard]] virtual base::Result<qint64> lastSeq() const = 0;
    [[nodiscard]] virtual base::Result<bool> inboxHas(const QByteArray &bodyHash) const = 0;
    /// For operators. A filter that fits little looks through the whole inbox: not for the relay's own thread.
    [[nodiscard]] virtual base::Result<InboxPage> inbox(const InboxQuery &query) const = 0;
    /// By id, or by the beginning of its body hash (6 hex digits or more). nullopt: none. Errors: Invalid (neither, or several fit).
    [[nodiscard]] virtual base::Result<std::optional<InboxEntry>> inboxEntry(const QString &idOrHash) const = 0;
    /// When the newest webhook came; nullopt: none is held.
    [[nodiscard]] virtual base::Result<std::optional<base::Instant>> lastWebhookAt() const = 0;
    [[nodiscard]] virtual base::Result<std::optional<verification::Verification>> verification(const QString &id) const = 0;
    /// Also by an interview that a resend has replaced: it is still one we started.
    [[nodiscard]] virtual base::Result<std::optional<verification::Verification>>
    verificationByInterview(const QString &interviewId) const = 0;
    /// Everything that has not ended (decided but not closed included).
    [[nodiscard]] virtual base::Result<std::vector<verification::Verification>> openVerifications() const = 0;
    [[nodiscard]] virtual base::Result<std::vector<verification::Event>> eventsOf(const QString &verificationId) const = 0;
    /// Events with seq in (since, upTo], oldest first, at most `limit`; `agent` empty: everybody's.
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
    /// When failed verdicts (limits.h countsAsFailure) fell on this Incode customer id.
    [[nodiscard]] virtual base::Result<std::vector<base::Instant>> failuresOf(const QString &customerId, base::Instant since) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<IdempotentAnswer>> answer(const QString &user, const QString &key) const = 0;

    /// Type-ahead: beginning of the account, then beginnings of words of the name (whole and first words first), then phone (with or
    /// without country code, or the last four digits). limit 1 to 200. No letters or digits: nothing.
    [[nodiscard]] virtual base::Result<std::vector<verification::Customer>> searchCustomers(const QString &text, int limit) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<verification::Customer>> customer(const QString &account) const = 0;
    /// By Incode customer id, compared exactly after trimming; of several accounts with this id the first. An empty id: nobody.
    [[nodiscard]] virtual base::Result<std::optional<verification::Customer>> customerByCustomerId(const QString &customerId) const = 0;
    /// Inserts or replaces by account, all or nothing. A customer without an id takes the one that Incode reported for the account.
    /// Blocking: for the command line and for starting up.
    [[nodiscard]] virtual base::Result<ImportReport> importCustomers(const std::vector<verification::Customer> &customers) = 0;

    [[nodiscard]] virtual base::Result<std::vector<User>> users() const = 0;
    [[nodiscard]] virtual base::Result<std::optional<User>> user(const QString &name) const = 0;
    [[nodiscard]] virtual base::Result<std::optional<User>> userByTokenHash(const QByteArray &tokenHash) const = 0;
    /// Inserts or replaces by name. Blocking.
    [[nodiscard]] virtual base::Result<void> saveUser(const User &user) = 0;
};

enum class Access {
    ReadWrite, ///< creates and migrates
    ReadOnly,  ///< beside a relay that runs: creates and changes nothing, every write fails; another schema than the program's is refused
};

/// Opens the store of a URL: "sqlite:PATH" (relative to the working directory) ; memory databases are refused.
/// Errors: Invalid (URL), StoreUnavailable (can't open, newer schema than the program).
[[nodiscard]] base::Result<std::unique_ptr<Store>> openStore(const QString &url, Access access = Access::ReadWrite);

} // namespace authlink::store
