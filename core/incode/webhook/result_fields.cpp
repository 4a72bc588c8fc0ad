// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/webhook/result_fields.h"

#include "core/incode/json_fields.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode::webhook
{

using verification::Candidate;
using verification::Overall;
using verification::VendorError;

namespace
{

/// The legacy 1:1 page names its errors by phrase and code; the Face Authentication page by name.
struct LegacyError {
    const char *phrase;
    const char *name;
    int code;
};
constexpr LegacyError kLegacyErrors[] = {
    {"USER_BLACKLISTED", "USER_BLACKLISTED", 4003},
    {"NON_EXISTING_CUSTOMER", "NONEXISTENT_CUSTOMER", 4004},
    {"SPOOF_ATTEMPT_DETECTED", "SPOOF_DETECTED", 4005},
    {"USER_IS_NOT_RECOGNIZED", "USER_IS_NOT_RECOGNIZED", 4015},
};
/// Below this a `status` is an HTTP status; from here on one of the vendor's own codes (docs/incode.md "Limits and errors").
constexpr int kFirstVendorCode = 4000;

bool isNothing(const QJsonValue &value)
{
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::all_of(object.begin(), object.end(), [](const auto &field) { return isNothing(field); });
    }
    return value.isUndefined() || value.isNull() || (value.isString() && value.toString().trimmed().isEmpty());
}

std::optional<int> firstInteger(const QJsonObject &object, std::initializer_list<QLatin1StringView> keys)
{
    for (const QLatin1StringView key : keys) {
        if (const auto code = integerField(object, key))
            return code;
    }
    return std::nullopt;
}

void fillGaps(VendorError &error)
{
    for (const LegacyError &legacy : kLegacyErrors) {
        if (error.name != QLatin1StringView(legacy.phrase))
            continue;
        error.name = QLatin1StringView(legacy.name);
        if (!error.code)
            error.code = legacy.code;
    }
}

} // namespace

Overall overallField(const QJsonObject &object)
{
    const QJsonValue value = object.value("overallStatus"_L1);
    if (!value.isString())
        return Overall::Absent;
    if (value.toString() == "PASS"_L1)
        return Overall::Pass;
    return value.toString() == "FAIL"_L1 ? Overall::Fail : Overall::Unknown;
}

std::optional<double> confidenceOf(const QJsonObject &object)
{
    const QJsonObject recognition = object.value("recognitionConfidence"_L1).toObject();
    const auto recognised = numberField(recognition, "confidence"_L1);
    const auto overall = numberField(object, "overallScore"_L1);
    if (recognised && overall)
        return std::min(*recognised, *overall);
    return recognised ? recognised : overall;
}

std::vector<Candidate> candidatesOf(const QJsonObject &object)
{
    const QJsonObject recognition = object.value("recognitionConfidence"_L1).toObject();
    const QJsonArray values = recognition.value("candidates"_L1).toArray();
    double best = 0.0;
    for (const QJsonValue &value : values)
        best = std::max(best, numberField(value.toObject(), "confidence"_L1).value_or(0.0));

    std::vector<Candidate> result;
    for (const QJsonValue &value : values) {
        const QJsonObject candidate = value.toObject();
        result.push_back(Candidate{.customerId = idField(candidate, "identityId"_L1),
                                   .confidence = numberField(candidate, "confidence"_L1).value_or(best)});
    }
    if (result.size() > kMaxCandidates) {
        std::stable_sort(result.begin(), result.end(), [](const auto &a, const auto &b) { return a.confidence > b.confidence; });
        result.resize(kMaxCandidates);
    }
    return result;
}

std::optional<VendorError> errorOf(const QJsonObject &object)
{
    constexpr QLatin1StringView kError = "error"_L1;
    constexpr QLatin1StringView kCode = "errorCode"_L1;
    constexpr QLatin1StringView kMessage = "errorMessage"_L1;
    const QJsonObject nested = object.value(kError).toObject();
    const auto vendorStatus = integerField(object, "status"_L1);
    const bool statusIsCode = vendorStatus && *vendorStatus >= kFirstVendorCode;
    if (isNothing(object.value(kError)) && !hasField(object, kCode) && isNothing(object.value(kMessage)) && !statusIsCode)
        return std::nullopt;

    VendorError error;
    error.name = nested.isEmpty() ? nameField(object, kError) : nameField(nested, "name"_L1);
    error.message = nested.isEmpty() ? messageField(object, kMessage) : messageField(nested, "message"_L1);
    error.code = firstInteger(nested, {"code"_L1, kCode, "status"_L1});
    if (!error.code)
        error.code = integerField(object, kCode);
    if (!error.code && statusIsCode)
        error.code = vendorStatus;
    fillGaps(error);
    return error;
}

} // namespace authlink::incode::webhook
