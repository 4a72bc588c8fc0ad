// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/incode/vendor_records.h"
#include "core/incode/vendor_state.h"
#include "core/relay/verifications/session_secrets.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/verification/rules/inquiry.h"

#include <QObject>

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <variant>

namespace authlink::relay::webhooks
{

/// Asks Incode itself about open verifications (inquiry.h): confirms passing results, and looks for results whose webhook was
/// lost. One question per verification at a time, repeated with growing pauses for as long as it is owed. During an outage of Incode
/// nothing is asked, and everything at once when it is over. Only what is committed is asked about; answers apply to the newest state.
/// What is owed follows from states and sealed secrets, so a restart loses nothing. One thread.
class VendorConfirmation final : public QObject
{
    Q_OBJECT

public:
    struct Services {
        verifications::VerificationRepository &repository;
        const verifications::SessionSecrets &secrets;
        incode::VendorRecords &records;
        incode::VendorState &vendor;
        base::Clock &clock;
        base::Random &random;
    };
    static constexpr int kMaxInFlight = 32;
    /// Of them, those that only look whether a webhook was lost: a result that came always finds room to be confirmed.
    static constexpr int kMaxReconciling = 24;
    /// A question that is not answered by then is asked again: one that hangs must not use up the whole deadline of row 15.
    static constexpr std::chrono::seconds kConfirmWithin{6};
    /// Nobody has seen a result yet, and the session's life is asked for as well: there is time.
    static constexpr std::chrono::seconds kReconcileWithin{15};
    static constexpr std::chrono::seconds kMaxPause{15};

    /// Everything referred to outlives it.
    VendorConfirmation(Services services, verification::Policy policy, QObject *parent = nullptr);
    ~VendorConfirmation() override;

    /// Looks at every open verification of the repository.
    void start();

    // What VerificationRepository tells.
    void onChanged(const QString &id);
    void onPublished(const verifications::CommittedEvent &committed);
    void onCommitFailed();
    /// What incode::VendorState tells.
    void onVendorChanged();
    [[nodiscard]] int underWay() const { return static_cast<int>(m_limits.size()); }

Q_SIGNALS:
    /// Committed: a verdict that no webhook brought.
    void foundByAsking(const QString &id);
    /// Committed: Incode's own record speaks against the result that waited for it. The state is the one after the verdict.
    void contradicted(const authlink::verification::Verification &state);

private:
    using Schedule = std::set<std::pair<base::Instant, QString>>;
    using VendorAnswer = std::variant<verification::VendorRecord, bool>;
    struct Question {
        quint64 serial = 0;
        verification::Inquiry inquiry;
        QString interviewId; // asked about; a resend makes it another question
        int asked = 0;
        base::Instant at{};    // its place in the schedule that it waits in, or in m_limits while it is asked
        bool underWay = false; // it is asked: its secrets are being read, or there is a call
        std::unique_ptr<base::PendingCall> call;
    };

    void watch(const QString &id);
    [[nodiscard]] std::optional<verification::Inquiry> owedBy(const QString &id) const;
    Question *question(const QString &id, quint64 serial);
    void drop(const QString &id);
    void pump();
    void arm();
    [[nodiscard]] bool mayAsk() const;
    [[nodiscard]] bool mayReconcile() const { return mayAsk() && m_reconciling < kMaxReconciling; }
    [[nodiscard]] Schedule &scheduleOf(const Question &question);
    void askDue(Schedule &schedule, bool (VendorConfirmation::*may)() const);
    void ask(const QString &id, Question &question);
    /// What is still being asked; nullptr: it was dropped, or is asked anew.
    Question *asking(const QString &id, quint64 serial, int asked);
    void askRecord(const QString &id, Question &question, const base::Result<std::optional<base::Secret>> &token);
    void askProof(const QString &id, Question &question, const base::Result<std::optional<incode::LegacyProof>> &proof);
    void begin(const QString &id, Question &question);
    void over(const QString &id, Question &question);
    void later(const QString &id, Question &question);
    void onAnswer(const QString &id, quint64 serial, const base::Result<VendorAnswer> &answer);
    void take(const QString &id, Question &question, const VendorAnswer &answer);
    [[nodiscard]] verification::Context context() const { return {.now = m_services.clock.now(), .policy = m_policy}; }

    Services m_services;
    verification::Policy m_policy;
    std::map<QString, Question> m_questions;
    Schedule m_confirmations;    // to be asked, in this order
    Schedule m_reconciliations;  // the same, after those
    Schedule m_limits;           // asked, and until when
    int m_reconciling = 0;       // of those asked
    base::Instant m_notBefore{}; // after a failed commit: not at once again
    quint64 m_nextSerial = 1;
    std::unique_ptr<base::Alarm> m_alarm;
};

} // namespace authlink::relay::webhooks
