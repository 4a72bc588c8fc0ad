// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/verification/values.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <optional>
#include <vector>

/// The directory of customers as it is kept: whose Incode customer id came from where, and what Incode reported (docs/domain.md "Whose
/// face is it").
namespace authlink::store
{

/// How an Incode customer id came to an account.
enum class IdSource {
    None,     ///< there is no id
    Unknown,  ///< from a time when this was not kept: imported, or bound by a webhook alone
    Import,   ///< it stood in an imported file
    Approved, ///< Incode reported it and a person approved it
    Webhook,  ///< Incode reported it and nobody looked (directory.enrolments = "on")
};
/// "", "unknown", "import", "approved", "webhook".
[[nodiscard]] QString nameOf(IdSource source);
[[nodiscard]] std::optional<IdSource> idSourceOf(const QString &name);

/// A customer with the origin of the id.
struct DirectoryEntry {
    verification::Customer customer;
    IdSource source = IdSource::None;
    QString by;                      ///< who imported or approved the id; empty: nobody, or not known
    std::optional<base::Instant> at; ///< when; nullopt: not known

    bool operator==(const DirectoryEntry &) const = default;
};
struct DirectoryQuery {
    QString after{};                  ///< accounts behind this one, in their order; empty: from the first
    std::optional<IdSource> source{}; ///< nullopt: all; not None
    int limit = 500;
};

/// How many of some accounts have an id of unknown origin (IdSource::Unknown).
struct UnknownIds {
    int looked = 0; ///< accounts
    int unknown = 0;
    QString last; ///< account; those behind it were not looked at
};

/// Incode enrolled the customer of an account under this id (Identity Enrolled webhook).
struct EnrolledIdentity {
    QString account;    ///< trimmed; 1 to 64 characters
    QString customerId; ///< trimmed; 1 to 128 characters
    base::Instant at{};
    QString interviewId{}; ///< in which the customer enrolled, as the webhook says; may be empty
    /// directory.enrolments = "on": bound at once if the account is in the directory without an id. False: waits for somebody's word.
    bool binds = false;
};

/// What an EnrolledIdentity did.
enum class Enrolment {
    None,     ///< nothing: there was none, or its id is empty or too long
    Pending,  ///< it waits for somebody's approval; the account has no id until then
    Bound,    ///< the account had no id and has this one now
    Known,    ///< nothing: the account has this id already
    Conflict, ///< the directory is as before: it, or another report that waits, says otherwise about the account or the id
    Rejected, ///< nothing: this id was rejected for this account before
};

enum class EnrolmentState { Pending, Approved, Rejected };
/// "pending", "approved", "rejected".
[[nodiscard]] QString nameOf(EnrolmentState state);
[[nodiscard]] std::optional<EnrolmentState> enrolmentStateOf(const QString &name);

/// A report of Incode's, with where it came from and what became of it.
struct ReportedEnrolment {
    qint64 id = 0;
    QString account, customerId;
    QString interviewId; ///< empty: the webhook named none, or it came before this was kept
    QByteArray bodyHash; ///< of the webhook (InboxEntry::bodyHash); empty: it came before this was kept
    base::Instant reportedAt{};
    EnrolmentState state = EnrolmentState::Pending;
    QString decidedBy;
    std::optional<base::Instant> decidedAt;
    bool isListed = false;   ///< the account is in the directory
    QString name, currentId; ///< of the customer there

    bool operator==(const ReportedEnrolment &) const = default;
};
struct EnrolmentQuery {
    std::optional<EnrolmentState> state{}; ///< nullopt: all
    QString account{};                     ///< empty: all
    qint64 after = 0;                      ///< ids behind this one
    int limit = 500;
};
struct EnrolmentDecision {
    qint64 id = 0;
    bool approve = false;
    QString by; ///< who decides
    base::Instant at{};
};

/// How far an import is.
struct ImportProgress {
    enum class Phase {
        Clear, ///< what an import left behind that was broken off is deleted
        Check, ///< the customers are compared with the directory; nothing is written
        Write, ///< what is new is written, where nobody sees it
        Show,  ///< everything is there; next, what others changed meanwhile is looked at, and the import is shown
        Tidy,  ///< it is shown; what it replaced is deleted
    };
    Phase phase = Phase::Check;
    qint64 done = 0;
    qint64 all = 0; ///< 0: not known

    bool operator==(const ImportProgress &) const = default;
};

struct ImportOptions {
    QString by{}; ///< who imports
    base::Instant at{};
    bool replaceIds = false;       ///< a known id may be replaced by the file's, also by one that was rejected for the account
    bool sharedIds = false;        ///< one id may go to several accounts
    std::vector<QString> remove{}; ///< accounts to be removed with the import; those of its customers stay, and who is being verified
    /// Told between two transactions, while the database is free for others. False: the import is given up, unless it is shown already.
    /// Absent: nobody is told.
    std::function<bool(const ImportProgress &)> progress{};
};

/// Why an import changed nothing.
struct ImportConflict {
    enum class Kind {
        ReplacesId, ///< the account has another id, `known`
        SharesId,   ///< the account `known` has the id, or gets it by the same import
        RejectedId, ///< Incode reported the id for the account, and it was rejected
    };
    std::size_t index = 0; ///< of the customer
    Kind kind = Kind::ReplacesId;
    QString known;

    bool operator==(const ImportConflict &) const = default;
};

/// What an import did, or why it did nothing.
struct ImportReport {
    int customers = 0; ///< inserted, replaced, or there already as the import has them
    int kept = 0;      ///< of them, those without an id in the import that kept the one they had
    int waiting = 0;   ///< of them, those without an id for whom a report of Incode's waits to be approved
    int removed = 0;
    std::vector<QString> notRemoved;       ///< accounts that stay, since a verification of theirs is open
    std::vector<ImportConflict> conflicts; ///< not empty: nothing was changed

    bool operator==(const ImportReport &) const = default;
};

/// One line of the directory's audit.
struct AuditEntry {
    base::Instant at{};
    QString by;
    QString action; ///< "enrolment_approved", "enrolment_rejected", "id_replaced", "id_shared" or "removed"
    QString account;
    QString detail;

    bool operator==(const AuditEntry &) const = default;
};

} // namespace authlink::store
