// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/vendor_calls.h"

namespace authlink::incode
{

VendorState::Calls noVendorCalls()
{
    VendorState::Calls calls;
    for (const char *path :
         {"/executive/log-in", "/oauth2/token", "/omni/add/phone", "/omni/authentication/verify", "/omni/b2b/onboarding/request-new",
          "/omni/external/send-sms", "/omni/get/onboarding/status", "/omni/get/score", "/omni/onboarding-url", "/omni/start"}) {
        for (const char *outcome : {"failed", "limited", "not_sent", "ok", "refused", "timeout", "unreachable"})
            calls[{path, outcome}] = 0;
    }
    return calls;
}

} // namespace authlink::incode
