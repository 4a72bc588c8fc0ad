// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/reader.h"

#include <QObject>
#include <QPointer>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <type_traits>
#include <utility>
#include <vector>

namespace authlink::store
{

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
    int importRows = 0; ///< that an import left behind which was broken off; with what was waiting for them

    [[nodiscard]] bool isNothing() const
    {
        return inbox == 0 && verifications == 0 && answers == 0 && transactions == 0 && importRows == 0;
    }
    bool operator==(const Purged &) const = default;
};

/// What one commit changes: all of it or nothing.
struct Transaction {
    std::optional<InboxEntry> inbox;
    std::vector<verification::Event> events; ///< appended in order; seq is given by the commit. Of those in `states`
    /// Current state after the events. Its lastSeq is that of the state it was made from, or of an earlier one if what lies between was
    /// committed here; the store writes the new one. A row that somebody else changed meanwhile is a Conflict.
    std::vector<verification::Verification> states;
    std::vector<LinkRecord> links;                     ///< inserted, or replaced: one with another token supersedes what was there
    std::vector<QString> wipedLinks;                   ///< verification ids whose links go, also superseded ones
    std::vector<SecretRecord> secrets;                 ///< inserted or replaced
    std::vector<QString> wipedSecrets;                 ///< verification ids whose secrets of every kind go, also those in `secrets`
    std::vector<MessageReportAddress> reportAddresses; ///< they replace earlier addresses of the same verification
    std::optional<EnrolledIdentity> enrolled;
    std::optional<SeenTransaction> seen; ///< nothing is written if this transaction was seen before (Receipt::transactionSeen)
    std::optional<Purge> purge;
    std::optional<IdempotentAnswer> answer;
    std::vector<UserSession> sessions;              ///< sign-ins and their ends; a newer one of the same console stays
    std::optional<base::Instant> sessionsEndBefore; ///< what began before and has no end ended then: it is of an earlier run
    bool check = false;                             ///< a value of the store's own is written as well, to see that it writes
};

struct Receipt {
    std::vector<qint64> seqs;     ///< one per event, in order
    bool duplicate = false;       ///< the inbox had this body already, so nothing was written
    bool transactionSeen = false; ///< Transaction::seen was there already, so nothing was written
    Enrolment enrolment = Enrolment::None;
    Purged purged;

    [[nodiscard]] bool isWritten() const { return !duplicate && !transactionSeen; }
};

/// How long a question takes; each kind has threads of its own.
enum class Lane {
    Lookup, ///< some rows, found by their key: answered in the order in which they were asked
    Replay, ///< what a console missed: some hundred rows; neither behind searches nor before lookups
    Search, ///< perhaps many rows: answered in any order
};

/// A question that waits for an answer, as Store::ask() makes it.
struct PendingRead {
    /// Runs in a thread of the store, with a reader or the reason why there is none.
    std::function<void(base::Result<const Reader *>)> read;
    /// Runs in the thread that asked.
    std::function<void()> answer;
};

/// What the relay keeps. All calls come from one thread, which has an event loop. Commits are written by a thread of the store, several as
/// one group, in the order in which they were given.
/// - `done` runs exactly once, from the event loop of the calling thread, in the order of the commits, when the commit is on the disk
///   (synchronous=FULL) or has failed. It may destroy the store.
/// - If the database fails (disk, lock), the commit fails with StoreUnavailable, and so does, unwritten, every commit that was queued
///   before the caller was told: the caller has to reload what it changed. Commits made within that `done` or later are written again.
/// - If a change is impossible (an event of an unknown verification, an answer given before), it fails with Internal
///   and nothing of it is written. The others go on, except those queued before the caller was told that touch a verification of the
///   refused change: StoreUnavailable.
/// - If the inbox has the webhook already, or its transaction was seen before, nothing of the commit is written (Receipt says so), and
/// those
///   queued behind it that touch its verifications fail as behind a refusal: they were made from what never happened.
/// - If another program changed a verification after the state was read that the change was made from, it fails likewise, with Conflict:
///   nothing is overwritten that the caller has not seen.
/// - What is wiped or purged is overwritten in the database at once. The write-ahead log beside it (…-wal) may hold it until that is
///   emptied: after every Purge that found nothing, and when the store is closed (unless another program reads at that moment).
/// - The destructor writes what is queued and then runs each `done` that has not run: destroy the store before what they refer to. What was
///   asked and not answered is dropped.
class Store
{
public:
    static constexpr int kMaxEpochs = 1000;        ///< the newest are known; a console that comes back from an older one starts over
    static constexpr int kMaxSupersededLinks = 50; ///< of a verification; the oldest goes

    virtual ~Store() = default;

    virtual void commit(Transaction transaction, std::function<void(base::Result<Receipt>)> done) = 0;
    /// Commits whose `done` has not run yet.
    [[nodiscard]] virtual int pendingCommits() const = 0;
    /// Questions whose answer has not come yet.
    [[nodiscard]] virtual int pendingQuestions() const = 0;
    /// Writes a value durably and reads it back, for /readyz. Waits up to 2 s for another writer. Errors: StoreUnavailable.
    [[nodiscard]] virtual base::Result<void> check() = 0;

    /// Reads in a thread of the store, while the event loop goes on. The question sees one state, in which are all commits whose `done` has
    /// run, and perhaps newer ones. When the answer comes it may be old: who changes what was read says from which state
    /// (Transaction::states), or looks at what is in memory first.
    /// @param context of the calling thread; `then` does not run once it is destroyed
    /// @param question base::Result<T>(const Reader &); takes along what it needs, shares nothing that changes
    /// @param then void(base::Result<T>); runs once, from the event loop of the calling thread, unless the store is destroyed first. It may
    /// destroy the store.
    /// Errors: those of the question; StoreUnavailable (also: too many questions wait).
    template <typename Question, typename Then>
    void ask(Lane lane, const QObject *context, Question question, Then then)
    {
        using Answer = std::invoke_result_t<Question, const Reader &>;
        const auto answer = std::make_shared<std::optional<Answer>>();
        enqueue(lane, {.read =
                           [answer, question = std::move(question)](const base::Result<const Reader *> &reader) {
                               answer->emplace(reader ? question(**reader) : Answer(base::fail(reader.error())));
                           },
                       .answer =
                           [answer, context = QPointer(context), then = std::move(then)] {
                               if (context)
                                   then(std::move(**answer));
                           }});
    }

    /// Reads in the calling thread, at once and from the last commit, which may be one whose `done` has not run yet. For commands, and
    /// before a relay serves: it waits for the disk. Valid as long as the store.
    [[nodiscard]] virtual const Reader &reader() const = 0;

    /// For a relay, before it serves; blocking. The events from here on are those of the epoch `id`, which was never used before: by epoch
    /// and sequence number a console can tell later which events it has seen (Reader::endOfEpoch). Errors: StoreUnavailable, Internal (the
    /// id was used).
    [[nodiscard]] virtual base::Result<void> beginEpoch(const QString &id) = 0;

    // For operators; blocking.

    /// Inserts or replaces by account, all or nothing, also for who reads or writes meanwhile: many customers are written in small
    /// transactions that nobody sees, and shown by one more, which looks again at what others changed since. A customer without an id
    /// in the import keeps the one that the directory has, and takes none that Incode reported. A conflict that the options don't allow
    /// changes nothing (ImportReport::conflicts). What an import left that was broken off is deleted by the next one, or by a Purge.
    /// Errors: Invalid (an account is empty, or there twice), Cancelled (by ImportOptions::progress), StoreUnavailable (also: another
    /// program is importing, and who).
    [[nodiscard]] virtual base::Result<ImportReport> importCustomers(const std::vector<verification::Customer> &customers,
                                                                     const ImportOptions &options = {}) = 0;
    /// Approving gives the account its id; rejecting takes the id away again if it came by this report. Gives the enrolment as it is now.
    /// Errors: NotFound (no such enrolment), WrongState (the account is not in the directory, has another id, or another account has
    /// this one).
    [[nodiscard]] virtual base::Result<ReportedEnrolment> decideEnrolment(const EnrolmentDecision &decision) = 0;
    /// Inserts or replaces by name. Blocking.
    [[nodiscard]] virtual base::Result<void> saveUser(const User &user) = 0;

private:
    virtual void enqueue(Lane lane, PendingRead read) = 0;
};

enum class Access {
    Serve,     ///< creates and migrates; refused while another process serves the same database
    ReadWrite, ///< creates; migrates where nobody serves the database; beside a serving relay: for commands that change no verification
    ReadOnly,  ///< beside a running relay: every write fails, and any other schema than the program's is refused
};

/// Opens the store of a URL, "sqlite:PATH" with PATH relative to the working directory; a database in memory is refused.
/// @param servedBy for Access::Serve: who serves it, told to the next one who tries
/// Errors: Invalid (URL), StoreUnavailable (can't be opened, the schema is newer than the program, another process serves it).
[[nodiscard]] base::Result<std::unique_ptr<Store>> openStore(const QString &url, Access access = Access::ReadWrite,
                                                             const QString &servedBy = {});

} // namespace authlink::store
