// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/store/store.h"
#include "core/verification/evidence.h"
#include "core/verification/verification.h"

#include <QHash>
#include <QMultiHash>
#include <QObject>
#include <QSet>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace authlink::relay::verifications
{

/// What a change left behind.
struct CommitResult {
    bool duplicate = false;                         ///< the inbox had this webhook: nothing was written
    std::vector<verification::Verification> states; ///< of every verification touched, in the order of their first event
    store::Enrolment enrolment = store::Enrolment::None;
};

/// One committed event and the state of its verification right after its transaction.
struct CommittedEvent {
    verification::Event event;
    std::shared_ptr<const verification::Verification> state;
};

/// The verifications that have not ended, in memory. Changes build on what is not yet committed, in order; nothing is published, and nobody
/// is answered, before the commit. When a commit fails, what was built on it is dropped and read again from the store: everything that is
/// not committed if the database failed, the verifications of that commit if it was refused (store.h). One thread.
class VerificationRepository final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<CommitResult>)>;

    /// @param store outlives the repository
    explicit VerificationRepository(store::Store &store, QObject *parent = nullptr);
    ~VerificationRepository() override;

    /// Reads what is open; what can't be read is left out, and so never turns green. Errors: StoreUnavailable.
    [[nodiscard]] base::Result<void> load();
    /// Reloads verifications that were dropped after a failed commit, if the store could not give them then. Done before every use as well.
    [[nodiscard]] base::Result<void> heal();

    /// The newest state, committed or not; ended ones come from the store. Errors: NotFound, StoreUnavailable.
    [[nodiscard]] base::Result<verification::Verification> find(const QString &id);
    /// The newest state of an open verification; nullptr if it is not in memory. Valid until the next change.
    [[nodiscard]] const verification::Verification *open(const QString &id) const;
    /// The same as of the last commit; nullptr if nothing of it is committed, or it is not in memory. Valid until the next change.
    [[nodiscard]] const verification::Verification *committed(const QString &id) const;
    [[nodiscard]] std::vector<QString> openIds() const;
    [[nodiscard]] bool hasOpen() const { return !m_entries.isEmpty(); }
    /// Every verification this evidence may be about, ended ones included: candidates for correlate(). Errors: StoreUnavailable.
    [[nodiscard]] base::Result<std::vector<verification::Verification>> related(const verification::Evidence &evidence);

    /// Whether this interview is a session that we started, replaced ones included. Errors: StoreUnavailable.
    [[nodiscard]] base::Result<bool> startedSession(const QString &interviewId);
    /// The verification that it was started for; empty: none of ours. Errors: StoreUnavailable.
    [[nodiscard]] base::Result<QString> sessionStartedFor(const QString &interviewId);

    /// The committed link record. Errors: WrongState (there is none), StoreUnavailable.
    [[nodiscard]] base::Result<store::LinkRecord> linkOf(const QString &id) const;

    /// Folds the events in, commits, publishes, then answers. Errors: NotFound, StoreUnavailable, Conflict (another program changed a
    /// verification: its newer state is in memory now, plan the change again). Never calls back from inside.
    void commit(store::Transaction transaction, Done done);

    /// Committed snapshots of what has not ended; `agent` empty: everybody's. Exactly as of publishedSeq().
    [[nodiscard]] std::vector<verification::Verification> committedOpen(const QString &agent) const;
    /// The newest `most` of them whose ids sort before `before`, newest first; `before` empty: from the newest on.
    [[nodiscard]] std::vector<verification::Verification> committedOpenBefore(const QString &agent, const QString &before,
                                                                              std::size_t most) const;
    /// The newest seq handed to published(); what a resuming console may be told.
    [[nodiscard]] qint64 publishedSeq() const { return m_publishedSeq; }
    [[nodiscard]] int pending() const { return m_pending; }

    // What the store does not know yet, for limits.
    [[nodiscard]] int openOf(const QString &agent) const;
    [[nodiscard]] std::vector<base::Instant> uncommittedStartsOf(const QString &agent) const;
    [[nodiscard]] std::vector<base::Instant> uncommittedFailuresOf(const QString &customerId) const;
    /// The newest states of this customer's verifications that wait for a verdict, committed or not, with whichever agent: by Incode id or
    /// account (verification::isSameCustomer). Errors: StoreUnavailable: some can't be read now.
    [[nodiscard]] base::Result<std::vector<verification::Verification>> undecidedOf(const verification::Customer &customer);

Q_SIGNALS:
    /// The newest state of this verification changed: by a commit under way, or because a failed one was dropped. It may be gone.
    void changed(const QString &id);
    void published(const authlink::relay::verifications::CommittedEvent &committed);
    /// A commit failed; what it touched was read again.
    void commitFailed();
    /// It was the database that failed it, and everything that was under way. Once for all of that.
    void databaseFailed();

private:
    struct Entry {
        verification::Verification now;
        std::optional<verification::Verification> committed;
        int pending = 0;
        quint64 generation = 0; // another one after it was dropped
    };
    struct Work;

    base::Result<void> ensure(const store::Transaction &transaction);
    std::shared_ptr<Work> fold(store::Transaction &transaction);
    void finish(const std::shared_ptr<Work> &work, base::Result<store::Receipt> receipt);
    void settle(Work &work, const store::Receipt &receipt);
    void publishMissed(const Work &work);
    [[nodiscard]] bool isCurrent(const Work &work, std::size_t index) const;
    void undo(const Work &work, bool alone);
    void forget(const QSet<QString> &ids);
    base::Result<void> reload(const QString &id);
    void put(verification::Verification state, bool committed);
    void drop(const QString &id);
    void answerLater(Done done, base::Error error);

    store::Store &m_store;
    QHash<QString, Entry> m_entries;
    QHash<QString, QString> m_byInterview;
    QMultiHash<QString, QString> m_byCustomer;
    QMultiHash<QString, QString> m_byAccount; // of the directory only
    QMultiHash<QString, QString> m_byAgent;
    std::set<QString> m_ids; // of m_entries, in order: that of their creation
    QSet<QString> m_stale;   // dropped, and the store could not be read
    qint64 m_publishedSeq = 0;
    quint64 m_epoch = 0; // raised by every failure of the database: work of an earlier epoch is already dropped
    quint64 m_generation = 0;
    int m_pending = 0;
};

} // namespace authlink::relay::verifications
