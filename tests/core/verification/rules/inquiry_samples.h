// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/rules/inquiry.h"

#include "tests/core/verification/samples.h"

/// Verifications that await Incode's confirmation, and its answers.
namespace authlink::verification::test
{

inline SampleVerification required(LinkMode mode = LinkMode::Session, bool landing = true)
{
    SampleVerification sample(mode, landing);
    sample.policy.confirm = ConfirmMode::Required;
    return sample;
}

inline SampleVerification checking()
{
    SampleVerification sample = required();
    sample.open().wait(std::chrono::seconds(5)).receive(facePass({}));
    return sample;
}

inline SampleVerification checkingStatic()
{
    SampleVerification sample = required(LinkMode::Static);
    sample.open().wait(std::chrono::seconds(5)).receive(legacyPass({}));
    return sample;
}

inline VendorRecord record(RecordStatus overall, const QString &identity = QString(kClaimed), SessionEvent life = SessionEvent::None)
{
    return {.overall = overall, .identityId = identity, .life = life};
}

inline SampleVerification &answer(SampleVerification &sample, const VendorRecord &said)
{
    return sample.take(onRecord(sample.state, said, sample.context()));
}

inline SampleVerification &verify(SampleVerification &sample, bool said)
{
    return sample.take(onVerifyAnswer(sample.state, said, sample.context()));
}

} // namespace authlink::verification::test
