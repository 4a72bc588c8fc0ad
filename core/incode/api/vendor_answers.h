// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "core/incode/incode_api.h"
#include "core/incode/invitations.h"
#include "core/verification/evidence.h"

#include <QJsonObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <optional>

/// What the vendor's answers say (docs/incode.md "What we rely on"). The vendor adds fields at will, so unknown ones are ignored; a
/// field of the wrong type, too long, or holding what can't be sent back safely reads as missing. Pure and thread-safe.
namespace authlink::incode::api
{

/// A token and for how long to use it, counted from the answer that held it.
struct Grant {
    base::Secret token;
    std::chrono::milliseconds use{}; ///< its life less a margin; zero: good for those who wait for it, then no more
};

/// GET /omni/get/score: `overall.status` and `authentication.identityId`. Ok takes the exact string "OK" in the first, and within
/// `authentication` and `liveness`, at any depth, no status but OK, UNKNOWN or none: a bad one makes it Fail or Review, and what can't
/// be read makes it Absent.
[[nodiscard]] verification::VendorRecord readScore(const QJsonObject &answer);

/// GET /omni/get/onboarding/status: Finished, Expired, Other for any other word, None for no word.
[[nodiscard]] verification::SessionEvent readLife(const QJsonObject &answer);

/// POST /omni/authentication/verify: the boolean `verified`; nullopt if the answer holds none.
[[nodiscard]] std::optional<bool> readVerified(const QJsonObject &answer);

/// POST /omni/start: interview id and session token (captureUrl comes by another call); nullopt unless both are usable.
[[nodiscard]] std::optional<Session> readStart(const QJsonObject &answer);

/// `url`, if a customer may be sent there (isSafeLink); else empty.
[[nodiscard]] QUrl readLink(const QJsonObject &answer);

/// POST /executive/log-in: the token lives 24 h.
[[nodiscard]] std::optional<Grant> readExecutiveToken(const QJsonObject &answer);

/// POST AUTH/oauth2/token (RFC 6749 section 5.1): `access_token`, `expires_in` in seconds. A token of another type than Bearer is not
/// usable; without a usable life it is taken to live a few minutes.
[[nodiscard]] std::optional<Grant> readAccessToken(const QJsonObject &answer);

/// POST /omni/b2b/onboarding/request-new: nullopt without an interview id.
[[nodiscard]] std::optional<Invitation> readInvitation(const QJsonObject &answer);

/// 2xx with {"success": false} is a refusal all the same.
[[nodiscard]] bool isRefusal(const QJsonObject &answer);

/// VendorUnavailable: "Incode's answer to PATH holds no usable WHAT."
[[nodiscard]] base::Error unusableAnswer(const QString &path, const QString &what);

} // namespace authlink::incode::api
