// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/delivery_reports.h"

#include "core/base/log.h"
#include "core/base/secret.h"
#include "core/message/delivery_report.h"

#include <chrono>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::delivery
{

using verification::Verification;

namespace
{
constexpr int kMaxToken = 64; // ours have 22 characters

/// Whether a report is still of use: the verification goes on, and no newer message is being made.
bool isWanted(const Verification &state)
{
    return !verification::isEnd(state.status) && !state.linkTokenHash.isEmpty();
}
} // namespace

DeliveryReports::DeliveryReports(verifications::VerificationRepository &repository, store::Store &store, base::Clock &clock,
                                 QObject *parent)
    : QObject(parent),
      m_repository(repository),
      m_store(store),
      m_clock(clock)
{
}

void DeliveryReports::tellUnreadable(const QString &id, const QString &why)
{
    if (const auto heldBack = m_unreadableLog.admit(std::chrono::steady_clock::now().time_since_epoch()))
        qCWarning(base::lcRelay).noquote() << "a delivery report on verification" << id << "can't be read:" << why
                                           << "(see 'Delivery reports' in the operator guide), and" << *heldBack
                                           << "more since the last such line";
}

void DeliveryReports::onChanged(const QString &id)
{
    const Verification *state = m_repository.open(id);
    if (state == nullptr || verification::isEnd(state->status))
        m_recorded.remove(id);
}

void DeliveryReports::report(const QString &token, const QByteArray &contentType, const QByteArray &body,
                             std::function<void(http::ReportAnswer)> done)
{
    const QString hash = QString::fromLatin1(base::sha256Hex(token.left(kMaxToken).toUtf8()));
    const auto onKnown = [this, contentType, body, done = std::move(done)](const base::Result<std::optional<QString>> &id) {
        if (!id)
            return done(http::ReportAnswer::StoreUnavailable);
        if (!*id)
            return done(http::ReportAnswer::Unknown);
        m_repository.find(**id, this, [this, contentType, body, done](const base::Result<Verification> &state) {
            if (state)
                return take(*state, contentType, body, done);
            done(state.error().code == base::ErrorCode::NotFound ? http::ReportAnswer::Unknown : http::ReportAnswer::StoreUnavailable);
        });
    };
    m_store.ask(
        store::Lane::Lookup, this, [hash](const store::Reader &reader) { return reader.verificationByReportToken(hash); }, onKnown);
}

void DeliveryReports::take(const Verification &state, const QByteArray &contentType, const QByteArray &body,
                           const std::function<void(http::ReportAnswer)> &done)
{
    const auto said = message::readReport(contentType, body, m_maps.value(state.channel));
    if (said.kind == message::ReportReading::Kind::Unreadable)
        tellUnreadable(state.id, said.why);
    if (said.kind != message::ReportReading::Kind::Final)
        return done(http::ReportAnswer::Taken);
    const QString word = message::nameOf(said.report);
    if (!isWanted(state) || state.messageReport == word || m_recorded.value(state.id) >= kMaxReports)
        return done(http::ReportAnswer::Taken);
    ++m_recorded[state.id];
    qCInfo(base::lcRelay).noquote() << "the carrier reports" << word << "for verification" << state.id;
    store::Transaction transaction;
    transaction.events.push_back(
        {.verificationId = state.id, .at = m_clock.now(), .by = u"carrier"_s, .body = verification::MessageReported{word}, .seq = 0});
    m_repository.commit(std::move(transaction), [done](const base::Result<verifications::CommitResult> &committed) {
        done(committed ? http::ReportAnswer::Taken : http::ReportAnswer::StoreUnavailable);
    });
}

} // namespace authlink::relay::delivery
