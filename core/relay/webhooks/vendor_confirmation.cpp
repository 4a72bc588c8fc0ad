// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/vendor_confirmation.h"

#include "core/base/backoff.h"
#include "core/base/log.h"
#include "core/base/pending_call.h"
#include "core/protocol/messages.h"
#include "core/relay/webhooks/security_alerts.h"

#include <QPointer>

#include <algorithm>
#include <utility>

namespace authlink::relay::webhooks
{

using std::chrono::milliseconds;
using verification::Event;
using verification::InquiryKind;
using verification::Verification;

namespace
{
constexpr milliseconds kRetryAfter{1000};
constexpr base::Backoff kPause{.first = milliseconds(1000), .longest = VendorConfirmation::kMaxPause, .jitterShare = 0.25};

const verification::VerdictReached *verdictIn(const std::vector<Event> &events)
{
    for (const Event &event : events) {
        if (const auto *verdict = std::get_if<verification::VerdictReached>(&event.body))
            return verdict;
    }
    return nullptr;
}

bool speaksAgainst(const verification::VerdictReached &verdict)
{
    const auto has = [&verdict](verification::Reason reason) {
        return std::find(verdict.reasons.begin(), verdict.reasons.end(), reason) != verdict.reasons.end();
    };
    return has(verification::Reason::NotConfirmed) || has(verification::Reason::OtherCustomer);
}
} // namespace

VendorConfirmation::VendorConfirmation(Services services, verification::Policy policy, QObject *parent)
    : QObject(parent),
      m_services(services),
      m_policy(policy),
      m_alarm(services.clock.makeAlarm([this] { pump(); }))
{
}

void VendorConfirmation::onChanged(const QString &id)
{
    watch(id);
    pump();
}

void VendorConfirmation::onPublished(const verifications::CommittedEvent &committed)
{
    onChanged(committed.event.verificationId);
}

void VendorConfirmation::onCommitFailed()
{
    m_notBefore = m_services.clock.now() + kRetryAfter;
}

VendorConfirmation::~VendorConfirmation() = default;

void VendorConfirmation::start()
{
    for (const QString &id : m_services.repository.openIds())
        watch(id);
    pump();
}

std::optional<verification::Inquiry> VendorConfirmation::owedBy(const QString &id) const
{
    // Not before its result is durable (the proof lies in the store), and not after the newest state needs it no more.
    const Verification *newest = m_services.repository.open(id);
    const Verification *committed = m_services.repository.committed(id);
    if (newest == nullptr || committed == nullptr || newest->interviewId != committed->interviewId)
        return std::nullopt;
    const auto owed = verification::inquiryOf(*committed, context());
    const auto still = verification::inquiryOf(*newest, context());
    return owed && still && owed->kind == still->kind ? owed : std::nullopt;
}

void VendorConfirmation::watch(const QString &id)
{
    const auto owed = owedBy(id);
    if (!owed)
        return drop(id);
    const QString &interviewId = m_services.repository.committed(id)->interviewId;
    const auto known = m_questions.find(id);
    if (known != m_questions.end() && known->second.inquiry == *owed && known->second.interviewId == interviewId)
        return;
    drop(id);
    Question &question = m_questions[id];
    question.serial = m_nextSerial++;
    question.inquiry = *owed;
    question.interviewId = interviewId;
    question.at = owed->from;
    scheduleOf(question).emplace(question.at, id);
}

VendorConfirmation::Question *VendorConfirmation::question(const QString &id, quint64 serial)
{
    const auto found = m_questions.find(id);
    return found == m_questions.end() || found->second.serial != serial ? nullptr : &found->second;
}

void VendorConfirmation::drop(const QString &id)
{
    const auto found = m_questions.find(id);
    if (found == m_questions.end())
        return;
    over(id, found->second);
    scheduleOf(found->second).erase({found->second.at, id});
    m_questions.erase(found);
}

bool VendorConfirmation::mayAsk() const
{
    return !m_services.vendor.isOut() && m_limits.size() < static_cast<std::size_t>(kMaxInFlight) && m_services.clock.now() >= m_notBefore;
}

void VendorConfirmation::pump()
{
    m_services.vendor.watch(m_services.repository.hasOpen());
    const base::Instant now = m_services.clock.now();
    while (!m_limits.empty() && m_limits.begin()->first <= now) {
        const QString id = m_limits.begin()->second;
        Question &question = m_questions.at(id);
        qCInfo(base::lcIncode) << "no answer in time about verification" << id;
        over(id, question);
        later(id, question);
    }
    askDue(m_confirmations, &VendorConfirmation::mayAsk);
    askDue(m_reconciliations, &VendorConfirmation::mayReconcile);
    arm();
}

void VendorConfirmation::askDue(Schedule &schedule, bool (VendorConfirmation::*may)() const)
{
    const base::Instant now = m_services.clock.now();
    while ((this->*may)() && !schedule.empty() && schedule.begin()->first <= now) {
        const QString id = schedule.begin()->second;
        schedule.erase(schedule.begin());
        ask(id, m_questions.at(id));
    }
}

VendorConfirmation::Schedule &VendorConfirmation::scheduleOf(const Question &question)
{
    return question.inquiry.kind == InquiryKind::Confirm ? m_confirmations : m_reconciliations;
}

void VendorConfirmation::arm()
{
    std::optional<base::Instant> next;
    if (!m_limits.empty())
        next = m_limits.begin()->first;
    const auto consider = [&](const Schedule &schedule, int asked, int most) {
        if (schedule.empty() || m_services.vendor.isOut() || asked >= most)
            return; // an answer, or the end of the outage, goes on with it
        const base::Instant first = std::max(schedule.begin()->first, m_notBefore);
        next = next ? std::min(*next, first) : first;
    };
    consider(m_confirmations, underWay(), kMaxInFlight);
    consider(m_reconciliations, std::max(m_reconciling, underWay() - (kMaxInFlight - kMaxReconciling)), kMaxReconciling);
    next ? m_alarm->set(*next) : m_alarm->clear();
}

void VendorConfirmation::ask(const QString &id, Question &question)
{
    ++question.asked;
    begin(id, question);
    const auto withSecret = [this, id, serial = question.serial, asked = question.asked](auto next) {
        return [this, id, serial, asked, next](const auto &secret) {
            Question *found = asking(id, serial, asked);
            if (found == nullptr)
                return;
            if (!secret && secret.error().code == base::ErrorCode::StoreUnavailable) {
                over(id, *found);
                later(id, *found);
                return pump();
            }
            (this->*next)(id, *found, secret);
        };
    };
    if (question.inquiry.means == verification::InquiryMeans::LegacyProof)
        m_services.secrets.proof(id, this, withSecret(&VendorConfirmation::askProof));
    else
        m_services.secrets.token(id, this, withSecret(&VendorConfirmation::askRecord));
}

VendorConfirmation::Question *VendorConfirmation::asking(const QString &id, quint64 serial, int asked)
{
    Question *found = question(id, serial);
    return found != nullptr && found->underWay && found->asked == asked ? found : nullptr;
}

void VendorConfirmation::askRecord(const QString &id, Question &question, const base::Result<std::optional<base::Secret>> &token)
{
    if (!token && question.asked == 1) {
        qCWarning(base::lcIncode) << "the session token of verification" << id
                                  << "can't be opened (was the key changed?); asking with the executive account:" << token.error().message;
    }
    incode::RecordRequest request;
    request.interviewId = question.interviewId;
    request.sessionToken = token ? token->value_or(base::Secret()) : base::Secret();
    request.reconciles = question.inquiry.kind == InquiryKind::Reconcile;
    request.withLife = request.reconciles;
    question.call =
        m_services.records.record(request, [this, id, serial = question.serial](const base::Result<verification::VendorRecord> &record) {
            onAnswer(id, serial, record.map([](const verification::VendorRecord &given) { return VendorAnswer(given); }));
        });
}

void VendorConfirmation::askProof(const QString &id, Question &question, const base::Result<std::optional<incode::LegacyProof>> &proof)
{
    if (!proof || !*proof || !(*proof)->isComplete()) { // missing is not OK
        qCWarning(base::lcIncode) << "the result of verification" << id << "came without what confirms it"
                                  << (proof ? QString() : proof.error().message);
        over(id, question);
        take(id, question, false);
        return pump();
    }
    question.call = m_services.records.verify(**proof, [this, id, serial = question.serial](const base::Result<bool> &verified) {
        onAnswer(id, serial, verified.map([](bool given) { return VendorAnswer(given); }));
    });
}

void VendorConfirmation::begin(const QString &id, Question &question)
{
    question.underWay = true;
    question.at = m_services.clock.now() + (question.inquiry.kind == InquiryKind::Confirm ? kConfirmWithin : kReconcileWithin);
    m_limits.emplace(question.at, id);
    m_reconciling += question.inquiry.kind == InquiryKind::Reconcile ? 1 : 0;
}

/// It is not asked any more, whatever came of it.
void VendorConfirmation::over(const QString &id, Question &question)
{
    if (!std::exchange(question.underWay, false))
        return;
    if (question.call)
        base::deleteLater(std::move(question.call));
    m_limits.erase({question.at, id});
    m_reconciling -= question.inquiry.kind == InquiryKind::Reconcile ? 1 : 0;
}

void VendorConfirmation::later(const QString &id, Question &question)
{
    question.at = m_services.clock.now() + kPause.pause(question.asked, m_services.random);
    scheduleOf(question).emplace(question.at, id);
}

void VendorConfirmation::onAnswer(const QString &id, quint64 serial, const base::Result<VendorAnswer> &answer)
{
    Question *asked = question(id, serial);
    if (asked == nullptr)
        return;
    over(id, *asked);
    if (answer) {
        take(id, *asked, *answer);
    } else {
        qCInfo(base::lcIncode) << "no answer about verification" << id << ":" << answer.error().message;
        later(id, *asked);
    }
    pump();
}

void VendorConfirmation::take(const QString &id, Question &question, const VendorAnswer &answer)
{
    const Verification *open = m_services.repository.open(id);
    if (open == nullptr) // forgotten by a failed commit and about to be read again
        return later(id, question);
    const Verification newest = *open;
    store::Transaction transaction;
    if (const auto *record = std::get_if<verification::VendorRecord>(&answer))
        transaction.events = verification::onRecord(newest, *record, context());
    else
        transaction.events = verification::onVerifyAnswer(newest, std::get<bool>(answer), context());
    if (transaction.events.empty())
        return later(id, question);
    const auto *verdict = verdictIn(transaction.events);
    const bool found = verdict != nullptr && verdict->foundByAsking;
    const bool against = verdict != nullptr && newest.passedBy && speaksAgainst(*verdict);
    if (against)
        transaction.events.push_back({.verificationId = id,
                                      .at = m_services.clock.now(),
                                      .by = verification::kByRelay,
                                      .body = verification::Note{protocol::kNoticeUnprovenPass, SecurityAlerts::notConfirmedText()},
                                      .seq = 0});
    // The question goes with the change if that settles it. From here on it may be gone.
    m_services.repository.commit(std::move(transaction), [guard = QPointer(this), id, serial = question.serial, found,
                                                          against](const base::Result<verifications::CommitResult> &committed) {
        if (!guard)
            return;
        if (auto *unsettled = guard->question(id, serial)) { // or it was not committed
            guard->later(id, *unsettled);
            guard->pump();
        }
        if (committed && found)
            Q_EMIT guard->foundByAsking(id);
        if (committed && against && !committed->states.empty())
            Q_EMIT guard->contradicted(committed->states.front());
    });
}

void VendorConfirmation::onVendorChanged()
{
    if (!m_services.vendor.isOut()) {
        const base::Instant now = m_services.clock.now();
        for (Schedule *const schedule : {&m_confirmations, &m_reconciliations}) {
            const auto waiting = std::exchange(*schedule, {});
            for (const auto &[at, id] : waiting) {
                Question &question = m_questions.at(id);
                question.at = std::min(at, std::max(now, question.inquiry.from));
                question.asked = 0; // the pauses start anew, too
                schedule->emplace(question.at, id);
            }
        }
    }
    pump();
}

} // namespace authlink::relay::webhooks
