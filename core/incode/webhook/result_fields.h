// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/evidence.h"

#include <QJsonObject>

#include <optional>
#include <vector>

/// What a webhook with a result says, part by part (docs/incode.md "Webhooks"). Pure and thread-safe.
namespace authlink::incode::webhook
{

/// More candidates than this are cut to the best ones.
inline constexpr size_t kMaxCandidates = 50;

/// overallStatus: exactly "PASS" or "FAIL"; another string is Unknown, another type Absent.
[[nodiscard]] verification::Overall overallField(const QJsonObject &object);
/// Of recognitionConfidence.confidence and overallScore the lower, where both are numbers.
[[nodiscard]] std::optional<double> confidenceOf(const QJsonObject &object);
/// recognitionConfidence.candidates. One that can't be read stays a rival: without an id, or with the best confidence of all, so that
/// damage to a candidate never makes a match look clearer than it is.
[[nodiscard]] std::vector<verification::Candidate> candidatesOf(const QJsonObject &object);
/// error as an object {name, message, code}, or error, errorCode and errorMessage side by side; legacy phrases become the names of
/// the Face Authentication webhook. An error field nobody can read is still an error: without name and code.
[[nodiscard]] std::optional<verification::VendorError> errorOf(const QJsonObject &object);

} // namespace authlink::incode::webhook
