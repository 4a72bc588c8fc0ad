// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/enrolment.h"

#include "core/store/sql/tables/rows.h"
#include "core/verification/customer_id.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

/// As in customers_csv.cpp: what no import can hold is no id.
constexpr qsizetype kMaxAccount = 64;
constexpr qsizetype kMaxInterviewId = 128;
constexpr int kMaxOthers = 100;
constexpr int kMaxEnrolments = 1000; ///< of one page
/// Who decided where nobody was asked.
constexpr QLatin1StringView kBySetting("directory.enrolments = on");

bool isId(const QString &text, qsizetype longest)
{
    return !text.isEmpty() && text.size() <= longest;
}

SqlResult<void> done(const SqlResult<int> &run)
{
    if (!run)
        return tl::unexpected(run.error());
    return {};
}

SqlResult<qint64> numberOf(SqlResult<Rows> rows)
{
    if (!rows)
        return tl::unexpected(rows.error());
    if (!rows->next())
        return tl::unexpected(rows->failure());
    return rows->integer(0);
}

SqlResult<void> put(Connection &connection, const EnrolledIdentity &identity, const QByteArray &bodyHash, EnrolmentState state)
{
    const bool decided = state != EnrolmentState::Pending;
    return done(connection.run(
        "enrolment_put", {identity.account, identity.customerId, textValue(identity.interviewId), textValue(QString::fromLatin1(bodyHash)),
                          base::toMillis(identity.at), nameOf(state), decided ? QString(kBySetting) : u""_s,
                          decided ? QVariant(base::toMillis(identity.at)) : QVariant(QMetaType::fromType<qint64>())}));
}

SqlResult<void> bind(Connection &connection, const EnrolledIdentity &identity, IdSource source, const QString &by)
{
    return done(connection.run("customer_bind",
                               {identity.customerId, nameOf(source), textValue(by), base::toMillis(identity.at), identity.account}));
}

SqlResult<bool> isFull(Connection &connection, const QString &account)
{
    const auto ofAccount = numberOf(connection.select("enrolments_pending_of", {account}));
    if (!ofAccount || *ofAccount >= kMaxPendingOfAccount)
        return ofAccount.map([](qint64) { return true; });
    return numberOf(connection.select("enrolments_pending_of_all", {kMaxPending})).map([](qint64 all) { return all >= kMaxPending; });
}

/// A report that agrees with the directory as far as that says anything.
SqlResult<Enrolment> remember(Connection &connection, const EnrolledIdentity &identity, const QByteArray &bodyHash,
                              std::optional<EnrolmentState> before)
{
    const auto rival = hasRow(connection.select("enrolment_rival", {identity.account, identity.customerId}));
    if (!rival)
        return tl::unexpected(rival.error());
    const auto listed = hasRow(connection.select("customer_id_of", {identity.account}));
    if (!listed)
        return tl::unexpected(listed.error());
    if (identity.binds && *listed && !*rival) {
        if (auto bound = bind(connection, identity, IdSource::Webhook, QString(kBySetting)); !bound)
            return tl::unexpected(bound.error());
        return put(connection, identity, bodyHash, EnrolmentState::Approved).map([] { return Enrolment::Bound; });
    }
    const Enrolment outcome = *rival ? Enrolment::Conflict : Enrolment::Pending;
    if (before == EnrolmentState::Pending)
        return outcome; // the first report stands, with its time
    const auto full = isFull(connection, identity.account);
    if (!full)
        return tl::unexpected(full.error());
    if (*full)
        return Enrolment::Conflict;
    return put(connection, identity, bodyHash, EnrolmentState::Pending).map([outcome] { return outcome; });
}

/// Why an enrolment can't be approved now; nullopt: it can.
SqlResult<std::optional<QString>> obstacle(Connection &connection, const ReportedEnrolment &enrolment)
{
    if (!enrolment.isListed)
        return std::optional(u"account %1 is not in the directory; import it first, then approve"_s.arg(enrolment.account));
    if (!enrolment.currentId.isEmpty() && enrolment.currentId != enrolment.customerId)
        return std::optional(u"account %1 has another Incode id, %2; to replace it, import this one with --replace-ids"_s.arg(
            enrolment.account, enrolment.currentId));
    const auto others = othersWithId(connection, enrolment.customerId, enrolment.account);
    if (!others)
        return tl::unexpected(others.error());
    if (!others->empty())
        return std::optional(u"account %1 has this Incode id: one face would verify both"_s.arg(others->front()));
    return std::optional<QString>();
}

SqlResult<void> apply(Connection &connection, const ReportedEnrolment &enrolment, const EnrolmentDecision &decision)
{
    if (!decision.approve)
        return done(connection.run("customer_unbind", {enrolment.account, enrolment.customerId}));
    const EnrolledIdentity identity{
        .account = enrolment.account, .customerId = enrolment.customerId, .at = decision.at, .interviewId = {}, .binds = true};
    return bind(connection, identity, IdSource::Approved, decision.by);
}

/// Whether the account has its id by this report: what came from elsewhere is not for a rejection to take away.
SqlResult<bool> gaveTheId(Connection &connection, const ReportedEnrolment &enrolment)
{
    if (enrolment.currentId != enrolment.customerId)
        return false;
    const auto entry = firstOf(connection.select("directory_entry", {enrolment.account}), directoryEntryOf);
    if (!entry)
        return tl::unexpected(SqlFailure{.refused = false, .text = entry.error().message});
    return *entry && (*entry)->source != IdSource::Import;
}

} // namespace

SqlResult<QString> idOf(Connection &connection, const QString &account)
{
    auto rows = connection.select("customer_id_of", {account});
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next())
        return rows->text(0);
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return QString();
}

SqlResult<std::vector<QString>> othersWithId(Connection &connection, const QString &customerId, const QString &account)
{
    auto rows = connection.select("accounts_with_id", {customerId, account, kMaxOthers});
    if (!rows)
        return tl::unexpected(rows.error());
    std::vector<QString> others;
    while (rows->next())
        others.push_back(rows->text(0));
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return others;
}

SqlResult<std::optional<EnrolmentState>> enrolmentState(Connection &connection, const QString &account, const QString &customerId)
{
    auto rows = connection.select("enrolment_state", {account, customerId});
    if (!rows)
        return tl::unexpected(rows.error());
    if (rows->next())
        return enrolmentStateOf(rows->text(0));
    if (rows->failed())
        return tl::unexpected(rows->failure());
    return std::optional<EnrolmentState>();
}

SqlResult<Enrolment> enrol(Connection &connection, const EnrolledIdentity &reported, const QByteArray &bodyHash)
{
    EnrolledIdentity identity = reported;
    identity.account = reported.account.trimmed();
    identity.customerId = reported.customerId.trimmed();
    identity.interviewId = reported.interviewId.left(kMaxInterviewId);
    if (!isId(identity.account, kMaxAccount) || !isId(identity.customerId, verification::kMaxCustomerId))
        return Enrolment::None;
    const auto current = idOf(connection, identity.account);
    if (!current)
        return tl::unexpected(current.error());
    if (*current == identity.customerId)
        return Enrolment::Known;
    const auto before = enrolmentState(connection, identity.account, identity.customerId);
    if (!before)
        return tl::unexpected(before.error());
    if (*before == EnrolmentState::Rejected)
        return Enrolment::Rejected;
    if (!current->isEmpty())
        return Enrolment::Conflict;
    const auto others = othersWithId(connection, identity.customerId, identity.account);
    if (!others)
        return tl::unexpected(others.error());
    if (!others->empty())
        return Enrolment::Conflict;
    return remember(connection, identity, bodyHash, *before);
}

SqlResult<void> decide(Connection &connection, const EnrolmentDecision &decision, std::optional<base::Error> &refusal)
{
    const auto refuse = [&refusal](base::ErrorCode code, const QString &why) {
        refusal = base::Error{.code = code, .message = why, .field = {}, .retryAfter = {}};
        return tl::unexpected(SqlFailure{.refused = true, .text = why});
    };
    const auto found = readEnrolment(connection, decision.id);
    if (!found)
        return tl::unexpected(SqlFailure{.refused = false, .text = found.error().message});
    if (!*found)
        return refuse(base::ErrorCode::NotFound, u"there is no enrolment %1; `enrolments list` shows them"_s.arg(decision.id));
    const ReportedEnrolment &enrolment = **found;
    if (decision.approve) {
        const auto why = obstacle(connection, enrolment);
        if (!why)
            return tl::unexpected(why.error());
        if (*why)
            return refuse(base::ErrorCode::WrongState, **why);
    }
    const auto mine = decision.approve ? SqlResult<bool>(true) : gaveTheId(connection, enrolment);
    if (!mine)
        return tl::unexpected(mine.error());
    const EnrolmentState state = decision.approve ? EnrolmentState::Approved : EnrolmentState::Rejected;
    SqlResult<void> applied = *mine ? apply(connection, enrolment, decision) : SqlResult<void>();
    if (applied)
        applied =
            done(connection.run("enrolment_decide", {nameOf(state), textValue(decision.by), base::toMillis(decision.at), decision.id}));
    if (!applied)
        return applied;
    return addAudit(connection, {.at = decision.at,
                                 .by = decision.by,
                                 .action = u"enrolment_"_s + nameOf(state),
                                 .account = enrolment.account,
                                 .detail = u"enrolment %1, Incode id %2"_s.arg(enrolment.id).arg(enrolment.customerId)});
}

base::Result<std::vector<ReportedEnrolment>> readEnrolments(Connection &connection, const EnrolmentQuery &query)
{
    if (query.limit < 1 || query.limit > kMaxEnrolments)
        return base::fail(base::invalid(u"limit"_s, u"must be from 1 to %1"_s.arg(kMaxEnrolments)));
    return allOf(connection.select("enrolments", {query.after, query.state ? nameOf(*query.state) : u""_s,
                                                  textValue(query.account.trimmed()), query.limit}),
                 enrolmentOf);
}

base::Result<std::optional<ReportedEnrolment>> readEnrolment(Connection &connection, qint64 id)
{
    return firstOf(connection.select("enrolment", {id}), enrolmentOf);
}

SqlResult<void> addAudit(Connection &connection, const AuditEntry &entry)
{
    return done(connection.run(
        "audit_add", {base::toMillis(entry.at), textValue(entry.by), entry.action, textValue(entry.account), textValue(entry.detail)}));
}

} // namespace authlink::store
