// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"
#include "core/base/secret.h"
#include "core/verification/evidence.h"

#include <QString>

#include <memory>

namespace authlink::incode
{

/// The three values of a legacy webhook with which Incode vouches for it (docs/incode.md "Asking Incode itself"). All are secrets to us.
struct LegacyProof {
    base::Secret transactionId;
    base::Secret token;
    base::Secret interviewToken;

    [[nodiscard]] bool isComplete() const { return !transactionId.isEmpty() && !token.isEmpty() && !interviewToken.isEmpty(); }
};

struct RecordRequest {
    QString interviewId;
    base::Secret sessionToken; ///< of this session; empty: asked with the executive token (sessions the vendor's own message made)
    bool reconciles = false;   ///< nobody waits for it: every other call goes first
    bool withLife = false;     ///< ask for the onboarding status as well (needs the executive account; else left None)
};

/// What the relay asks Incode about results. One thread; callbacks come from its event loop, exactly once, never from inside the call.
/// Errors: VendorUnavailable, Timeout, Invalid; a negative answer is no error.
class VendorRecords
{
public:
    virtual ~VendorRecords() = default;
    /// GET /omni/get/score, and GET /omni/get/onboarding/status with `withLife`. HTTP 400 or 404 to the first is an Absent record, not an
    /// outage: the vendor documents no answer for a session that has nothing to score yet, and Absent is asked again and never green.
    /// A life that can't be had within 5 s is left None.
    [[nodiscard]] virtual std::unique_ptr<base::PendingCall> record(const RecordRequest &request,
                                                                    base::Callback<verification::VendorRecord> done) = 0;
    /// POST /omni/authentication/verify: true only for a JSON true in `verified`. An HTTP 4xx that speaks about the transaction is
    /// false as well: a forged or spent transaction is likelier to be refused than to be answered {"verified":false}. 401, 403, 408, 429
    /// (about us, or the moment), 5xx and an answer without a boolean say nothing about it: VendorUnavailable. Precondition:
    /// proof.isComplete().
    [[nodiscard]] virtual std::unique_ptr<base::PendingCall> verify(const LegacyProof &proof, base::Callback<bool> done) = 0;
};

} // namespace authlink::incode
