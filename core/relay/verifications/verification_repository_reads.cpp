// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/verification_repository.h"

#include "core/base/log.h"
#include "core/verification/rules/correlation.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

/// What the repository reads from the store while the relay serves.
namespace authlink::relay::verifications
{

using store::Lane;
using verification::Event;
using verification::Verification;

base::Error VerificationRepository::restless()
{
    return {.code = base::ErrorCode::StoreUnavailable,
            .message = u"the verification changes faster than it can be read"_s,
            .field = {},
            .retryAfter = {}};
}

/// A verification that was dropped, as the store has it.
struct VerificationRepository::Reread {
    QString id;
    Stale stale; // as it was when the question was asked
    base::Result<std::optional<Verification>> state;
    std::vector<Event> missed; // events to be published
};

std::optional<Verification> VerificationRepository::newestOf(const Verification &stored) const
{
    if (const Verification *state = open(stored.id))
        return *state;
    if (!verification::isEnd(stored.status)) // everything open is in memory
        return std::nullopt;
    return stored;
}

void VerificationRepository::find(const QString &id, const QObject *context, const Found &then)
{
    find(id, context, then, kMaxTries);
}

void VerificationRepository::find(const QString &id, const QObject *context, const Found &then, int tries)
{
    if (const Verification *state = open(id))
        return then(*state);
    if (tries == 0)
        return then(base::fail(restless()));
    const auto onStored = [this, id, context, then, tries](const base::Result<std::optional<Verification>> &stored) {
        if (!stored)
            return then(base::fail(stored.error()));
        if (!*stored)
            return then(base::fail(base::ErrorCode::NotFound, u"There is no such verification."_s));
        if (auto newest = newestOf(**stored))
            return then(*std::move(newest));
        find(id, context, then, tries - 1);
    };
    whenCurrent(context, [this, id, context, then, onStored](const base::Result<void> &current) {
        if (!current)
            return then(base::fail(current.error()));
        if (const Verification *state = open(id))
            return then(*state);
        m_store.ask(
            Lane::Lookup, context, [id](const store::Reader &reader) { return reader.verification(id); }, onStored);
    });
}

void VerificationRepository::findSession(const QString &interviewId, const QObject *context,
                                         std::function<void(base::Result<QString>)> then)
{
    if (const auto found = m_byInterview.constFind(interviewId); found != m_byInterview.cend())
        return then(*found);
    const auto read = [interviewId](const store::Reader &reader) {
        return reader.verificationByInterview(interviewId).map([](const std::optional<Verification> &stored) {
            return stored ? stored->id : QString();
        });
    };
    m_store.ask(Lane::Lookup, context, read, [this, interviewId, then = std::move(then)](base::Result<QString> stored) {
        const QString inMemory = m_byInterview.value(interviewId); // it may have got the session meanwhile
        then(stored && !inMemory.isEmpty() ? inMemory : std::move(stored));
    });
}

VerificationRepository::RelatedQuestion VerificationRepository::questionAbout(const verification::Evidence &evidence) const
{
    RelatedQuestion question;
    if (verification::carriesOurInterview(evidence) && !m_byInterview.contains(evidence.interviewId))
        question.interviewId = evidence.interviewId;
    if (!m_entries.contains(evidence.externalCustomerId))
        question.verificationId = evidence.externalCustomerId;
    return question;
}

base::Result<VerificationRepository::RelatedAnswer> VerificationRepository::answerTo(const RelatedQuestion &question,
                                                                                     const store::Reader &reader)
{
    RelatedAnswer answer;
    if (!question.interviewId.isEmpty()) {
        auto stored = reader.verificationByInterview(question.interviewId);
        if (!stored)
            return base::fail(stored.error());
        answer.ofInterview = std::move(*stored);
    }
    if (!question.verificationId.isEmpty()) {
        auto stored = reader.verification(question.verificationId);
        if (!stored)
            return base::fail(stored.error());
        answer.named = std::move(*stored);
    }
    answer.question = question;
    return answer;
}

std::optional<std::vector<Verification>> VerificationRepository::related(const verification::Evidence &evidence,
                                                                         const RelatedAnswer &stored) const
{
    const RelatedQuestion now = questionAbout(evidence);
    if ((!now.interviewId.isEmpty() && stored.question.interviewId.isEmpty())
        || (!now.verificationId.isEmpty() && stored.question.verificationId.isEmpty()))
        return std::nullopt; // it was in memory, and is no more
    std::vector<Verification> result;
    QSet<QString> seen;
    const auto add = [&](const Verification &state) {
        if (!seen.contains(state.id)) {
            seen.insert(state.id);
            result.push_back(state);
        }
    };
    for (const auto &[inMemory, read] : {std::pair(open(m_byInterview.value(evidence.interviewId)), &stored.ofInterview),
                                         std::pair(open(evidence.externalCustomerId), &stored.named)}) {
        if (inMemory != nullptr) {
            add(*inMemory);
        } else if (*read) {
            const auto newest = newestOf(**read);
            if (!newest)
                return std::nullopt;
            add(*newest);
        }
    }
    if (!evidence.matchedCustomerId.isEmpty()) {
        const auto [first, last] = m_byCustomer.equal_range(evidence.matchedCustomerId);
        for (auto it = first; it != last; ++it) {
            if (const Verification *state = open(it.value()))
                add(*state);
        }
    }
    return result;
}

/// Puts all of them in memory, or none: where one has left it meanwhile, or was dropped, it is to be asked for again.
void VerificationRepository::load(const QStringList &missing, const Current &then)
{
    const auto onStored = [this, then](const base::Result<std::vector<Verification>> &stored) {
        if (!stored)
            return then(base::fail(stored.error()));
        const bool isComplete = std::all_of(stored->begin(), stored->end(), [this](const Verification &state) {
            return verification::isEnd(state.status) || m_entries.contains(state.id);
        });
        for (const Verification &state : *stored) {
            if (isComplete && !m_entries.contains(state.id))
                put(state, true);
        }
        then({});
    };
    const auto read = [missing](const store::Reader &reader) -> base::Result<std::vector<Verification>> {
        std::vector<Verification> states;
        for (const QString &id : missing) {
            auto state = reader.verification(id);
            if (!state)
                return base::fail(state.error());
            if (!*state)
                return base::fail(base::ErrorCode::NotFound, u"There is no such verification."_s);
            states.push_back(std::move(**state));
        }
        return states;
    };
    whenCurrent(this, [this, then, read, onStored](const base::Result<void> &current) {
        if (!current)
            return then(base::fail(current.error()));
        m_store.ask(Lane::Lookup, this, read, onStored);
    });
}

void VerificationRepository::whenCurrent(const QObject *context, Current then)
{
    if (isCurrent())
        return then({});
    m_waiting.push_back({.context = context, .then = std::move(then)});
    reread();
}

void VerificationRepository::reread()
{
    if (m_isRereading)
        return;
    m_isRereading = true;
    m_store.ask(
        Lane::Lookup, this, [stale = m_stale](const store::Reader &reader) { return readAgain(stale, reader); },
        [this](base::Result<std::vector<Reread>> all) {
            m_isRereading = false;
            if (all)
                takeUp(std::move(*all));
            else
                qCWarning(base::lcStore) << "verifications can't be read again yet:" << all.error().message;
            if (all && !m_stale.isEmpty()) // dropped meanwhile
                return reread();
            const base::Result<void> outcome = all ? base::Result<void>() : base::fail(all.error());
            const auto waiting = std::exchange(m_waiting, {});
            for (const Waiting &each : waiting) {
                if (each.context)
                    each.then(outcome);
            }
        });
}

/// Errors: StoreUnavailable. A row that can't be read for another reason is in the result.
base::Result<std::vector<VerificationRepository::Reread>> VerificationRepository::readAgain(const QHash<QString, Stale> &stale,
                                                                                            const store::Reader &reader)
{
    std::vector<Reread> all;
    for (auto it = stale.cbegin(); it != stale.cend(); ++it) {
        Reread read{.id = it.key(), .stale = it.value(), .state = reader.verification(it.key()), .missed = {}};
        if (!read.state && read.state.error().code == base::ErrorCode::StoreUnavailable)
            return base::fail(read.state.error());
        if (it->publishFrom) {
            auto events = reader.eventsOf(it.key());
            if (!events)
                return base::fail(events.error());
            for (Event &event : *events) {
                if (event.seq > *it->publishFrom)
                    read.missed.push_back(std::move(event));
            }
        }
        all.push_back(std::move(read));
    }
    return all;
}

void VerificationRepository::takeUp(std::vector<Reread> all)
{
    std::erase_if(all, [this](const Reread &read) { return m_stale.value(read.id).drop != read.stale.drop; }); // dropped once more
    for (Reread &read : all) {
        m_stale.remove(read.id);
        if (!read.state) {
            // It is in memory no more, so it decides nothing, and must not stop the others.
            qCCritical(base::lcStore).noquote() << "verification" << read.id << "is left out:" << read.state.error().message;
        } else if (*read.state && !verification::isEnd((*read.state)->status) && !m_entries.contains(read.id)) {
            put(**read.state, true);
        }
    }
    for (const Reread &read : all) {
        Q_EMIT changed(read.id);
        if (!read.state || !*read.state)
            continue;
        const auto state = std::make_shared<const Verification>(**read.state);
        for (const Event &event : read.missed) {
            m_publishedSeq = std::max(m_publishedSeq, event.seq);
            Q_EMIT published(CommittedEvent{event, state});
        }
    }
}

} // namespace authlink::relay::verifications
