// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/verification/verification.h"

#include <QByteArray>
#include <QString>
#include <QUrl>

/// What is kept beside the verifications and their events (core/verification), the customers (directory.h) and the users (users.h).
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

/// A link of a verification: the one that works now, or one that it superseded, which serves for the customer's No and nothing else. Kept
/// apart from the events, wiped when the verification ends.
struct LinkRecord {
    QString verificationId;
    QString tokenHash;     ///< of the landing token; empty without landing
    QUrl captureUrl;       ///< Incode's page, where the customer's Yes leads
    QByteArray deviceHash; ///< SHA-256 hex of the cookie of the browser that said Yes; empty before
    /// A newer link took its place: captureUrl and deviceHash are not kept. Only as read; whatever is written works now.
    bool isSuperseded = false;
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

} // namespace authlink::store
