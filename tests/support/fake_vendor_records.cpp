// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_vendor_records.h"

#include <utility>

namespace authlink::test
{

std::optional<base::Error> FakeVendorRecords::takeFailure()
{
    return nextFailures.isEmpty() ? failure : std::optional(nextFailures.takeFirst());
}

std::unique_ptr<base::PendingCall> FakeVendorRecords::record(const incode::RecordRequest &request,
                                                             base::Callback<verification::VendorRecord> done)
{
    asked.append(request);
    return m_answers.answer(
        [this, request, done = std::move(done)] {
            if (const auto error = takeFailure())
                return done(base::fail(*error));
            auto record = records.value(request.interviewId);
            if (!request.withLife)
                record.life = verification::SessionEvent::None;
            done(record);
        },
        silent);
}

std::unique_ptr<base::PendingCall> FakeVendorRecords::verify(const incode::LegacyProof &proof, base::Callback<bool> done)
{
    verified.append(proof);
    return m_answers.answer(
        [this, proof, done = std::move(done)] {
            if (const auto error = takeFailure())
                return done(base::fail(*error));
            done(proof.isComplete() && vouched.contains(proof.transactionId.reveal()));
        },
        silent);
}

void FakeVendorRecords::speak()
{
    silent = false;
    m_answers.speak();
}

void FakeVendorRecords::passes(const QString &interviewId, const QString &identityId)
{
    records.insert(interviewId, {.overall = verification::RecordStatus::Ok, .identityId = identityId});
}

} // namespace authlink::test
