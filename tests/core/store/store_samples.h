// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QTest>

#include <optional>

/// Values that the store's tests write, and a blocking commit.
namespace authlink::test
{

inline base::Instant momentOf(qint64 seconds)
{
    return base::fromMillis(1'795'000'000'000 + seconds * 1000);
}

inline verification::Customer sampleCustomer(const QString &account = QStringLiteral("10001"))
{
    return {.account = account,
            .customerId = QStringLiteral("cust-") + account,
            .name = QStringLiteral("María Gómez"),
            .phone = QStringLiteral("+15551234567"),
            .email = QStringLiteral("maria@example.com"),
            .language = QStringLiteral("es")};
}

inline verification::Event sampleEvent(const QString &id, verification::EventBody body, qint64 seconds = 0)
{
    return {.verificationId = id, .at = momentOf(seconds), .by = QStringLiteral("ana"), .body = std::move(body), .seq = 0};
}

inline verification::Created sampleCreated(const QString &agent = QStringLiteral("ana"))
{
    verification::Created created;
    created.agent = {.name = agent, .displayName = QStringLiteral("Ana B.")};
    created.customer = sampleCustomer();
    created.callId = QStringLiteral("call-77");
    created.firstWord = QStringLiteral("amber");
    created.secondWord = QStringLiteral("river");
    return created;
}

/// A started verification as its first transaction: one `created` event and the state it folds to.
inline store::Transaction startOf(const QString &id, const verification::Created &created = sampleCreated(), qint64 seconds = 0)
{
    store::Transaction transaction;
    transaction.events = {sampleEvent(id, created, seconds)};
    transaction.states = {verification::fold(transaction.events)};
    return transaction;
}

/// The next transaction of a verification: an event, folded into its state.
inline store::Transaction changeOf(const verification::Verification &state, verification::EventBody body, qint64 seconds = 1)
{
    store::Transaction transaction;
    transaction.events = {sampleEvent(state.id, std::move(body), seconds)};
    transaction.states = {verification::apply(state, transaction.events.front())};
    return transaction;
}

inline store::InboxEntry sampleInbox(const QByteArray &hash)
{
    return {.receivedAt = momentOf(2),
            .bodyHash = hash,
            .shape = QStringLiteral("legacy_one_to_n"),
            .body = QByteArrayLiteral("{\"a\":1}"),
            .attribution = QStringLiteral("exact"),
            .verificationId = {},
            .row = verification::Row::Verified};
}

/// The value of a result; ends the test program if it is an error.
template <typename T>
T valueOf(base::Result<T> result)
{
    if (!result)
        qFatal("%s", qPrintable(result.error().message));
    return std::move(*result);
}

/// Commits and waits for `done`.
inline base::Result<store::Receipt> commitNow(store::Store &store, store::Transaction transaction)
{
    std::optional<base::Result<store::Receipt>> answer;
    store.commit(std::move(transaction), [&answer](base::Result<store::Receipt> result) { answer = std::move(result); });
    if (!QTest::qWaitFor([&answer] { return answer.has_value(); }, 10'000))
        qFatal("a commit was never answered");
    return *answer;
}

} // namespace authlink::test
