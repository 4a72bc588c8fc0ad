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
#include <QPointer>
#include <QSet>
#include <QStringList>

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
    bool transactionSeen = false;                   ///< its transaction was seen before: nothing was written
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
    using Found = std::function<void(base::Result<verification::Verification>)>;
    using Current = std::function<void(base::Result<void>)>;

    /// @param store outlives the repository
    explicit VerificationRepository(store::Store &store, QObject *parent = nullptr);
    ~VerificationRepository() override;

    /// Reads what is open; what can't be read is left out, and so never turns green. Errors: StoreUnavailable.
    [[nodiscard]] base::Result<void> load();
    /// Whether everything open is in memory. Not so for a moment after a failed commit, until what it touched was read again.
    [[nodiscard]] bool isCurrent() const { return m_stale.isEmpty(); }
    /// Runs `then` once everything open is in memory, at once if it is. Whoever plans a change does so from there on, without waiting in
    /// between. Errors: StoreUnavailable (it can't be read now).
    void whenCurrent(const QObject *context, Current then);

    /// The newest state, committed or not, at once if it is in memory; ended ones come from the store. Errors: NotFound, StoreUnavailable.
    void find(const QString &id, const QObject *context, const Found &then);
    /// The newest state of what was read from the store. nullopt: it was open when it was read and has ended since; read it again.
    [[nodiscard]] std::optional<verification::Verification> newestOf(const verification::Verification &stored) const;
    /// The newest state of an open verification; nullptr if it is not in memory. Valid until the next change.
    [[nodiscard]] const verification::Verification *open(const QString &id) const;
    /// The same as of the last commit; nullptr if nothing of it is committed, or it is not in memory. Valid until the next change.
    [[nodiscard]] const verification::Verification *committed(const QString &id) const;
    [[nodiscard]] std::vector<QString> openIds() const;
    [[nodiscard]] bool hasOpen() const { return !m_entries.isEmpty(); }
    /// What the store must be asked about a result, beyond what is in memory now.
    struct RelatedQuestion {
        QString interviewId;    ///< of which session it is; empty: known, or there is none
        QString verificationId; ///< named by the result; empty: known, or none is named
        [[nodiscard]] bool isEmpty() const { return interviewId.isEmpty() && verificationId.isEmpty(); }
    };
    struct RelatedAnswer {
        RelatedQuestion question{};
        std::optional<verification::Verification> ofInterview{}, named{};
    };
    [[nodiscard]] RelatedQuestion questionAbout(const verification::Evidence &evidence) const;
    [[nodiscard]] static base::Result<RelatedAnswer> answerTo(const RelatedQuestion &question, const store::Reader &reader);
    /// Every verification this evidence may be about, ended ones included: candidates for correlate(). nullopt: something has ended or
    /// begun since the question was made; ask again.
    [[nodiscard]] std::optional<std::vector<verification::Verification>> related(const verification::Evidence &evidence,
                                                                                 const RelatedAnswer &stored) const;
    /// The verification that the interview was started for, replaced sessions included; empty: none of ours. Errors: StoreUnavailable.
    void findSession(const QString &interviewId, const QObject *context, std::function<void(base::Result<QString>)> then);
    [[nodiscard]] bool hasSession(const QString &interviewId) const { return m_byInterview.contains(interviewId); } ///< in memory

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

    // What is open, committed or not, for limits.
    [[nodiscard]] int openOf(const QString &agent) const;
    [[nodiscard]] std::vector<base::Instant> startsInMemoryOf(const QString &agent, base::Instant since) const;
    [[nodiscard]] std::vector<base::Instant> failuresInMemoryOf(const QString &customerId, base::Instant since) const;
    /// The newest states of this customer's verifications that wait for a verdict, committed or not, with whichever agent: by Incode id or
    /// account (verification::isSameCustomer). Complete when isCurrent().
    [[nodiscard]] std::vector<verification::Verification> undecidedOf(const verification::Customer &customer) const;

Q_SIGNALS:
    /// The newest state of this verification changed: by a commit under way, or because it was read again after a failed one. It may be
    /// gone.
    void changed(const QString &id);
    void published(const authlink::relay::verifications::CommittedEvent &committed);
    /// A commit failed; what it touched is being read again.
    void commitFailed();
    /// It was the database that failed it, and everything that was under way. Once for all of that.
    void databaseFailed();

private:
    /// Each time, a verification has left memory between question and answer: none does so often.
    static constexpr int kMaxTries = 4;

    struct Entry {
        verification::Verification now;
        std::optional<verification::Verification> committed;
        int pending = 0;
        quint64 generation = 0; // another one after it was dropped
    };
    struct Work;

    /// Dropped after a failed commit, and not read again yet.
    struct Stale {
        quint64 drop = 0;                  ///< tells one drop from the next, for an answer that is late
        std::optional<qint64> publishFrom; ///< what another program committed after this is news to our consoles
    };
    struct Reread;
    struct Waiting {
        QPointer<const QObject> context;
        Current then;
    };

    [[nodiscard]] QStringList missingFor(const store::Transaction &transaction) const;
    void load(const QStringList &missing, const Current &then);
    void commitOnceLoaded(const std::shared_ptr<store::Transaction> &change, Done done, int tries);
    [[nodiscard]] static base::Error restless();
    void write(store::Transaction transaction, Done done);
    std::shared_ptr<Work> fold(store::Transaction &transaction);
    void finish(const std::shared_ptr<Work> &work, base::Result<store::Receipt> receipt);
    void settle(Work &work, const store::Receipt &receipt);
    [[nodiscard]] bool isCurrent(const Work &work, std::size_t index) const;
    void undo(const Work &work, bool alone, bool conflict = false);
    void forget(const QSet<QString> &ids);
    void reread();
    static base::Result<std::vector<Reread>> readAgain(const QHash<QString, Stale> &stale, const store::Reader &reader);
    void takeUp(std::vector<Reread> all);
    void find(const QString &id, const QObject *context, const Found &then, int tries);
    void put(verification::Verification state, bool committed);
    void drop(const QString &id);

    store::Store &m_store;
    QHash<QString, Entry> m_entries;
    QHash<QString, QString> m_byInterview;
    QMultiHash<QString, QString> m_byCustomer;
    QMultiHash<QString, QString> m_byAccount; // of the directory only
    QMultiHash<QString, QString> m_byAgent;
    std::set<QString> m_ids; // of m_entries, in order: that of their creation
    QHash<QString, Stale> m_stale;
    std::vector<Waiting> m_waiting; // for m_stale to be empty
    bool m_isRereading = false;
    quint64 m_nextDrop = 1;
    qint64 m_publishedSeq = 0;
    quint64 m_epoch = 0; // raised by every failure of the database: work of an earlier epoch is already dropped
    quint64 m_generation = 0;
    int m_pending = 0;
};

} // namespace authlink::relay::verifications
