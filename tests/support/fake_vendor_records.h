// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/vendor_records.h"
#include "tests/support/held_answers.h"

#include <QHash>
#include <QList>

#include <optional>

namespace authlink::test
{

/// Incode's own records: what it says about a session, and which legacy results it vouches for. Says nothing good unless told to.
/// Answers come from the event loop, as the real ones. Single thread.
class FakeVendorRecords final : public incode::VendorRecords
{
public:
    [[nodiscard]] std::unique_ptr<base::PendingCall> record(const incode::RecordRequest &request,
                                                            base::Callback<verification::VendorRecord> done) override;
    [[nodiscard]] std::unique_ptr<base::PendingCall> verify(const incode::LegacyProof &proof, base::Callback<bool> done) override;

    /// Answers what was held back by `silent`; each answer is what the fields below say at that moment.
    void speak();
    /// The record of a session that passed: Ok, with this identity.
    void passes(const QString &interviewId, const QString &identityId);

    bool silent = false; ///< calls stay unanswered until speak()
    /// By interview id; Absent for any other.
    QHash<QString, verification::VendorRecord> records;
    /// The transactions Incode vouches for.
    QList<QByteArray> vouched;
    QList<base::Error> nextFailures;    ///< the next answers, one each, of either call
    std::optional<base::Error> failure; ///< every answer after those

    QList<incode::RecordRequest> asked;                                   ///< for records, in order
    QList<incode::LegacyProof> verified;                                  ///< asked to verify, in order
    [[nodiscard]] int cancelled() const { return m_answers.cancelled(); } ///< calls let go before their answer

private:
    std::optional<base::Error> takeFailure();

    HeldAnswers m_answers;
};

} // namespace authlink::test
