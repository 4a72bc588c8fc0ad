// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/transaction_writer.h"

#include "core/store/sql/retention.h"
#include "core/store/sql/tables/enrolment.h"
#include "core/store/sql/tables/history.h"
#include "core/store/sql/tables/rows.h"
#include "core/store/sql/tables/users.h"
#include "core/verification/rules/limits.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

using verification::Event;
using verification::Verification;

QVariant millisOrNull(const std::optional<base::Instant> &at)
{
    return at ? QVariant(base::toMillis(*at)) : QVariant(QMetaType::fromType<qint64>());
}

tl::unexpected<SqlFailure> changedBySomebodyElse(const QString &verificationId)
{
    return tl::unexpected(SqlFailure{
        .refused = true, .conflict = true, .text = u"verification %1 was changed by another program meanwhile"_s.arg(verificationId)});
}

class OneTransaction
{
public:
    OneTransaction(Connection &connection, const Transaction &transaction, const WriterMemory &memory)
        : m_connection(connection),
          m_transaction(transaction),
          m_memory(memory)
    {
    }

    SqlResult<Receipt> write()
    {
        if (m_transaction.inbox) {
            auto added = addInbox(*m_transaction.inbox);
            if (!added)
                return tl::unexpected(added.error());
            if (*added == 0) {
                m_receipt.duplicate = true;
                return m_receipt;
            }
        }
        if (m_transaction.seen) {
            auto added = addSeen(*m_transaction.seen);
            if (!added)
                return tl::unexpected(added.error());
            if (*added == 0) {
                m_receipt.transactionSeen = true;
                return m_receipt;
            }
        }
        for (qsizetype i = 0; i < std::ssize(m_transaction.events); ++i)
            m_receipt.seqs.push_back(m_memory.lastSeq() + 1 + i);
        // States first: the events refer to them.
        auto done = forEach(m_transaction.states, &OneTransaction::putState)
                        .and_then([this] { return forEach(m_transaction.events, &OneTransaction::addEvent); })
                        .and_then([this] { return forEach(m_transaction.links, &OneTransaction::putLink); })
                        .and_then([this] { return forEach(m_transaction.wipedLinks, &OneTransaction::wipeLink); })
                        .and_then([this] { return forEach(m_transaction.secrets, &OneTransaction::putSecret); })
                        .and_then([this] { return forEach(m_transaction.wipedSecrets, &OneTransaction::wipeSecrets); })
                        .and_then([this] { return forEach(m_transaction.reportAddresses, &OneTransaction::dropReportAddresses); })
                        .and_then([this] { return forEach(m_transaction.reportAddresses, &OneTransaction::putReportAddress); });
        if (done && m_transaction.enrolled)
            done = addEnrolled(*m_transaction.enrolled);
        if (done && m_transaction.purge)
            done = purge(m_connection, *m_transaction.purge).map([this](const Purged &purged) { m_receipt.purged = purged; });
        if (done && m_transaction.sessionsEndBefore)
            done = endSessionsBefore(m_connection, *m_transaction.sessionsEndBefore);
        if (done)
            done = forEach(m_transaction.sessions, &OneTransaction::addSession);
        if (done && m_transaction.answer)
            done = addAnswer(*m_transaction.answer);
        if (done && m_transaction.check)
            done = run("check_write", {});
        if (!done)
            return tl::unexpected(done.error());
        return m_receipt;
    }

private:
    template <typename T>
    SqlResult<void> forEach(const std::vector<T> &values, SqlResult<void> (OneTransaction::*step)(const T &))
    {
        for (const T &value : values) {
            if (auto done = (this->*step)(value); !done)
                return done;
        }
        return {};
    }

    SqlResult<void> run(std::string_view name, std::initializer_list<QVariant> values)
    {
        return m_connection.run(name, values).map([](int) {});
    }

    SqlResult<int> addInbox(const InboxEntry &entry)
    {
        return m_connection.run("inbox_add",
                                {base::toMillis(entry.receivedAt), textValue(QString::fromLatin1(entry.bodyHash)), textValue(entry.shape),
                                 entry.body, textValue(entry.attribution), textValue(entry.verificationId), static_cast<int>(entry.row)});
    }

    SqlResult<void> putState(const Verification &state)
    {
        const qint64 seq = std::max(lastSeqOf(m_transaction, m_receipt, state.id), state.lastSeq);
        const QByteArray json = verification::toJsonText(state);
        const QString status = verification::nameOf(state.status);
        const QVariant verdict = state.verdict ? QVariant(verification::nameOf(*state.verdict)) : QVariant(QMetaType::fromType<QString>());
        const bool failed = state.verdict && verification::countsAsFailure(*state.verdict);
        const QVariant failedAt = millisOrNull(failed ? state.decidedAt : std::nullopt);
        const int ended = verification::isEnd(state.status) ? 1 : 0;
        const qint64 writtenHere = m_memory.writtenSeq(state.id, state.lastSeq);
        const auto updated =
            m_connection.run("verification_update", {seq, status, verdict, failedAt, ended, json, state.id, state.lastSeq, writtenHere});
        if (!updated)
            return tl::unexpected(updated.error());
        if (*updated == 0) {
            if (state.lastSeq != 0 || writtenHere != 0)
                return changedBySomebodyElse(state.id);
            const auto added =
                m_connection.run("verification_add",
                                 {seq, status, verdict, failedAt, ended, json, textValue(state.id), textValue(state.agent.name),
                                  textValue(state.customer.account), textValue(state.customer.customerId), textValue(state.customer.name),
                                  textValue(state.callId), historyText(state.customer.name, state.customer.account, state.callId),
                                  millisOrNull(state.createdAt)});
            if (!added)
                return tl::unexpected(added.error());
            if (*added == 0)
                return changedBySomebodyElse(state.id);
            if (!state.interviewId.isEmpty())
                return run("interview_add", {state.interviewId, state.id});
        }
        return {};
    }

    SqlResult<void> addEvent(const Event &event)
    {
        const qint64 seq = m_receipt.seqs[m_written++];
        auto added = run("event_add", {seq, textValue(event.verificationId), base::toMillis(event.at), verification::kindName(event.body),
                                       textValue(event.by), verification::detailToJsonText(event.body)});
        const auto *link = std::get_if<verification::LinkReady>(&event.body);
        if (!added || !link || link->interviewId.isEmpty())
            return added;
        return run("interview_add", {link->interviewId, event.verificationId});
    }

    SqlResult<void> putLink(const LinkRecord &link)
    {
        const QVariant owner = textValue(link.verificationId);
        const auto superseded = m_connection.run("link_supersede", {owner, textValue(link.tokenHash)});
        if (!superseded)
            return tl::unexpected(superseded.error());
        if (*superseded > 0) {
            if (auto bounded = run("superseded_links_bound", {owner, Store::kMaxSupersededLinks}); !bounded)
                return bounded;
        }
        return run("link_put", {owner, textValue(link.tokenHash), textValue(QString::fromLatin1(link.captureUrl.toEncoded())),
                                textValue(QString::fromLatin1(link.deviceHash))});
    }

    SqlResult<void> wipeLink(const QString &verificationId)
    {
        return run("link_wipe", {textValue(verificationId)}).and_then([this, &verificationId] {
            return run("superseded_links_wipe", {textValue(verificationId)});
        });
    }

    SqlResult<void> putSecret(const SecretRecord &secret)
    {
        return run("secret_put", {textValue(secret.verificationId), textValue(secret.kind), secret.sealed});
    }

    SqlResult<void> wipeSecrets(const QString &verificationId) { return run("secrets_wipe", {textValue(verificationId)}); }

    /// After a resend there is a new message; reports about the old one must not be taken for it.
    SqlResult<void> dropReportAddresses(const MessageReportAddress &address)
    {
        return run("report_addresses_drop", {textValue(address.verificationId)});
    }

    SqlResult<void> putReportAddress(const MessageReportAddress &address)
    {
        return run("report_address_add", {textValue(address.tokenHash), textValue(address.verificationId)});
    }

    SqlResult<void> addEnrolled(const EnrolledIdentity &identity)
    {
        const QByteArray bodyHash = m_transaction.inbox ? m_transaction.inbox->bodyHash : QByteArray();
        const auto enrolment = enrol(m_connection, identity, bodyHash);
        if (!enrolment)
            return tl::unexpected(enrolment.error());
        m_receipt.enrolment = *enrolment;
        if (*enrolment != Enrolment::Conflict || !m_transaction.inbox)
            return {};
        return run("inbox_conflict", {textValue(QString::fromLatin1(bodyHash))});
    }

    SqlResult<void> addSession(const UserSession &session) { return putSession(m_connection, session); }

    SqlResult<int> addSeen(const SeenTransaction &seen)
    {
        return m_connection.run("seen_transaction_add",
                                {textValue(QString::fromLatin1(seen.hash)), textValue(QString::fromLatin1(seen.customerHash)),
                                 textValue(seen.verificationId), base::toMillis(seen.at)});
    }

    SqlResult<void> addAnswer(const IdempotentAnswer &answer)
    {
        return run("answer_add", {textValue(answer.user), textValue(answer.key), answer.answer, base::toMillis(answer.at)});
    }

    Connection &m_connection;
    const Transaction &m_transaction;
    const WriterMemory &m_memory;
    size_t m_written = 0;
    Receipt m_receipt;
};

} // namespace

SqlResult<Receipt> writeTransaction(Connection &connection, const Transaction &transaction, WriterMemory &memory)
{
    auto written = OneTransaction(connection, transaction, memory).write();
    if (written && written->isWritten())
        memory.add(transaction, *written);
    return written;
}

SqlResult<Receipt> writeInSavepoint(Connection &connection, const Transaction &transaction, WriterMemory &memory)
{
    if (auto begun = connection.run("savepoint"); !begun)
        return tl::unexpected(begun.error());
    auto written = writeTransaction(connection, transaction, memory);
    if (!written && !written.error().refused)
        return written; // the whole group is rolled back
    if (!written || !written->isWritten()) {
        if (auto undone = connection.run("rollback_to"); !undone)
            return tl::unexpected(SqlFailure{.refused = false, .text = undone.error().text});
    }
    if (auto released = connection.run("release"); !released)
        return tl::unexpected(SqlFailure{.refused = false, .text = released.error().text});
    return written;
}

} // namespace authlink::store
