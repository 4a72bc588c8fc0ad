// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"
#include "core/base/secret.h"
#include "core/verification/vendor_record.h"

#include <QString>

#include <memory>

namespace authlink::incode
{

/// The three values of a legacy webhook with which Incode vouches for it (facts/incode.md section 6B). All are secrets to us.
struct LegacyProof {
    base::Secret transactionId;
    base::Secret token;
    base::Secret interviewToken;

    [[nodiscard]] bool isComplete() const { return !transactionId.isEmpty() && !token.isEmpty() && !interviewToken.isEmpty(); }
};

struct RecordRequest {
    QString interviewId;
    base::Secret sessionToken; ///< of this session; empty: asked with the executive token (sessions the vendor's own message made)
    bool withLife = false;     ///< ask for the onboarding status as well (needs the executive account; else left None)
};

/// What the relay asks Incode about results. One thread; callbacks come from its event loop, exactly once, never from inside the call.
/// Errors: VendorUnavailable, Timeout, Invalid; a negative answer is no error.
class VendorRecords
{
public:
    virtual ~VendorRecords() = default;
    /// GET /omni/get/score, and GET /omni/get/onboarding/status with `withLife`.
    [[nodiscard]] virtual std::unique_ptr<base::PendingCall> record(const RecordRequest &request,
                                                                    base::Callback<verification::VendorRecord> done) = 0;
    /// POST /omni/authentication/verify: true only for a JSON `true` in `verified`. Precondition: proof.isComplete().
    [[nodiscard]] virtual std::unique_ptr<base::PendingCall> verify(const LegacyProof &proof, base::Callback<bool> done) = 0;
};

} // namespace authlink::incode
