// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/verification_repository.h"

#include "core/base/log.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::verifications
{

using verification::Event;
using verification::Verification;

namespace
{
/// Nothing is left to be confirmed: there is a verdict or an end, or a resend has done away with the session.
bool needsNoSecret(const Verification &state, const std::vector<Event> &events)
{
    if (verification::isEnd(state.status) || state.status == verification::Status::Decided)
        return true;
    return std::any_of(events.begin(), events.end(), [&state](const Event &event) {
        return event.verificationId == state.id && std::holds_alternative<verification::Resent>(event.body);
    });
}
} // namespace

struct VerificationRepository::Work {
    std::vector<QString> ids; // in the order of their first event
    std::vector<Event> events;
    std::vector<Verification> states; // after the change, one per id
    std::vector<quint64> generations; // of the entries it was folded into, one per id
    quint64 epoch = 0;
    Done done;
};

VerificationRepository::VerificationRepository(store::Store &store, QObject *parent) : QObject(parent), m_store(store) {}

VerificationRepository::~VerificationRepository() = default;

base::Result<void> VerificationRepository::load()
{
    const auto seq = m_store.reader().lastSeq();
    if (!seq)
        return base::fail(seq.error());
    auto open = m_store.reader().openVerifications();
    if (!open)
        return base::fail(open.error());
    m_publishedSeq = *seq;
    for (Verification &state : *open)
        put(std::move(state), true);
    qCInfo(base::lcRelay) << "open verifications read from the store:" << m_entries.size();
    return {};
}

const Verification *VerificationRepository::open(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() ? nullptr : &found->now;
}

const Verification *VerificationRepository::committed(const QString &id) const
{
    const auto found = m_entries.constFind(id);
    return found == m_entries.cend() || !found->committed ? nullptr : &*found->committed;
}

std::vector<QString> VerificationRepository::openIds() const
{
    return {m_entries.keyBegin(), m_entries.keyEnd()};
}

void VerificationRepository::commit(store::Transaction transaction, Done done)
{
    if (missingFor(transaction).isEmpty())
        write(std::move(transaction), std::move(done));
    else
        commitOnceLoaded(std::make_shared<store::Transaction>(std::move(transaction)), std::move(done), kMaxTries);
}

/// An ended one takes records for a moment. While it is read, another one of the same change may leave memory, so that is looked at again.
void VerificationRepository::commitOnceLoaded(const std::shared_ptr<store::Transaction> &change, Done done, int tries)
{
    const QStringList missing = missingFor(*change);
    if (missing.isEmpty())
        return write(std::move(*change), std::move(done));
    load(missing, [this, change, done = std::move(done), tries](const base::Result<void> &loaded) {
        if (!loaded)
            done(base::fail(loaded.error()));
        else if (tries == 0)
            done(base::fail(restless()));
        else
            commitOnceLoaded(change, done, tries - 1);
    });
}

QStringList VerificationRepository::missingFor(const store::Transaction &transaction) const
{
    QStringList missing;
    QSet<QString> begun; // with this very change
    for (const Event &event : transaction.events) {
        const QString &id = event.verificationId;
        if (std::holds_alternative<verification::Created>(event.body))
            begun.insert(id);
        else if (!m_entries.contains(id) && !begun.contains(id) && !missing.contains(id))
            missing.append(id);
    }
    return missing;
}

void VerificationRepository::write(store::Transaction transaction, Done done)
{
    auto work = fold(transaction);
    work->done = std::move(done);
    ++m_pending;
    m_store.commit(std::move(transaction), [guard = QPointer(this), work](base::Result<store::Receipt> receipt) {
        if (guard)
            guard->finish(work, std::move(receipt));
    });
    const auto ids = work->ids; // a listener may change more
    for (const QString &id : ids)
        Q_EMIT changed(id);
}

std::shared_ptr<VerificationRepository::Work> VerificationRepository::fold(store::Transaction &transaction)
{
    auto work = std::make_shared<Work>();
    work->epoch = m_epoch;
    for (const Event &event : transaction.events) {
        if (std::find(work->ids.begin(), work->ids.end(), event.verificationId) == work->ids.end())
            work->ids.push_back(event.verificationId);
        Verification before;
        if (const Verification *state = open(event.verificationId))
            before = *state;
        put(verification::apply(std::move(before), event), false);
    }
    for (const QString &id : work->ids) {
        Entry &entry = m_entries[id];
        ++entry.pending;
        work->states.push_back(entry.now);
        work->generations.push_back(entry.generation);
        if (verification::isEnd(entry.now.status))
            transaction.wipedLinks.push_back(id); // a dead link's record goes with the end (store.h LinkRecord)
        if (needsNoSecret(entry.now, transaction.events)) {
            transaction.wipedSecrets.push_back(id);
            std::erase_if(transaction.secrets, [&id](const store::SecretRecord &secret) { return secret.verificationId == id; });
        }
    }
    work->events = transaction.events;
    transaction.states = work->states;
    return work;
}

void VerificationRepository::finish(const std::shared_ptr<Work> &work, base::Result<store::Receipt> receipt)
{
    --m_pending;
    if (!receipt) {
        qCWarning(base::lcStore) << "a change could not be committed:" << receipt.error().message;
        undo(*work, receipt.error().code != base::ErrorCode::StoreUnavailable, receipt.error().code == base::ErrorCode::Conflict);
        work->done(base::fail(std::move(receipt.error())));
        Q_EMIT commitFailed();
        return;
    }
    if (!receipt->isWritten()) { // what we folded in never happened
        undo(*work, true);
        work->done(
            CommitResult{.duplicate = receipt->duplicate, .transactionSeen = receipt->transactionSeen, .states = {}, .enrolment = {}});
        return;
    }
    settle(*work, *receipt);
    work->done(CommitResult{.duplicate = false, .transactionSeen = false, .states = work->states, .enrolment = receipt->enrolment});
}

void VerificationRepository::settle(Work &work, const store::Receipt &receipt)
{
    for (std::size_t i = 0; i < work.events.size() && i < receipt.seqs.size(); ++i) {
        work.events[i].seq = receipt.seqs[i];
        m_publishedSeq = std::max(m_publishedSeq, receipt.seqs[i]);
    }
    QHash<QString, std::shared_ptr<const Verification>> snapshots;
    for (std::size_t i = 0; i < work.states.size(); ++i) {
        Verification &state = work.states[i];
        for (const Event &event : work.events) {
            if (event.verificationId == state.id)
                state.lastSeq = std::max(state.lastSeq, event.seq);
        }
        snapshots.insert(state.id, std::make_shared<const Verification>(state));
        if (!isCurrent(work, i))
            continue;
        const auto one = m_entries.find(state.id);
        one->now.lastSeq = std::max(one->now.lastSeq, state.lastSeq);
        one->committed = state;
        if (--one->pending == 0 && verification::isEnd(one->now.status))
            drop(state.id);
    }
    for (const Event &event : work.events)
        Q_EMIT published(CommittedEvent{event, snapshots.value(event.verificationId)});
}

/// Whether the entry is still the one that this change was folded into.
bool VerificationRepository::isCurrent(const Work &work, std::size_t index) const
{
    const auto found = m_entries.constFind(work.ids[index]);
    return found != m_entries.cend() && found->generation == work.generations[index];
}

/// @param alone the change itself was impossible; what does not touch its verifications goes on
/// @param conflict another program changed them: a green that it took back must not stay on a screen of ours
void VerificationRepository::undo(const Work &work, bool alone, bool conflict)
{
    if (work.epoch != m_epoch)
        return;
    QSet<QString> ids;
    bool builtOnForgotten = false;
    for (std::size_t i = 0; i < work.ids.size(); ++i) {
        if (isCurrent(work, i))
            ids.insert(work.ids[i]);
        else
            builtOnForgotten = true;
    }
    if (!alone && !builtOnForgotten) { // the database failed, and everything queued fails with it
        ++m_epoch;
        Q_EMIT databaseFailed();
        for (auto it = m_entries.cbegin(); it != m_entries.cend(); ++it) {
            if (it->pending > 0)
                ids.insert(it.key());
        }
    } else if (!alone) { // it fails for one of its verifications only: where others are under way, those go on
        ids.removeIf([this](const QString &id) { return --m_entries[id].pending > 0; });
    }
    if (conflict) {
        for (const QString &id : std::as_const(ids)) {
            if (const Verification *told = committed(id))
                m_stale[id].publishFrom = told->lastSeq;
        }
    }
    forget(ids);
}

void VerificationRepository::forget(const QSet<QString> &ids)
{
    for (const QString &id : ids) {
        drop(id);
        m_stale[id].drop = m_nextDrop++;
    }
    reread();
}

void VerificationRepository::put(Verification state, bool committed)
{
    const QString id = state.id;
    const bool known = m_entries.contains(id);
    Entry &entry = m_entries[id];
    if (!known) {
        entry.generation = ++m_generation;
        m_ids.insert(id);
        m_byAgent.insert(state.agent.name, id);
        m_byCustomer.insert(state.customer.customerId, id);
        if (!state.customer.account.isEmpty())
            m_byAccount.insert(state.customer.account, id);
    }
    if (entry.now.interviewId != state.interviewId && m_byInterview.value(entry.now.interviewId) == id)
        m_byInterview.remove(entry.now.interviewId); // a resend replaced the session
    if (!state.interviewId.isEmpty())
        m_byInterview.insert(state.interviewId, id);
    if (committed)
        entry.committed = state;
    entry.now = std::move(state);
}

void VerificationRepository::drop(const QString &id)
{
    const auto found = m_entries.constFind(id);
    if (found == m_entries.cend())
        return;
    m_ids.erase(id);
    m_byAgent.remove(found->now.agent.name, id);
    m_byCustomer.remove(found->now.customer.customerId, id);
    m_byAccount.remove(found->now.customer.account, id);
    if (m_byInterview.value(found->now.interviewId) == id)
        m_byInterview.remove(found->now.interviewId);
    m_entries.erase(found);
}

} // namespace authlink::relay::verifications
