// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/verification/samples.h"

#include <QJsonDocument>

#include <rapidcheck.h>

#include <ostream>

namespace authlink::verification
{

inline void showValue(const Evidence &evidence, std::ostream &out)
{
    out << toJsonText(evidence).toStdString();
}

} // namespace authlink::verification

namespace authlink::verification::test
{

template <typename T>
rc::Gen<std::optional<T>> optionally(rc::Gen<T> gen)
{
    return rc::gen::map(rc::gen::pair(rc::gen::arbitrary<bool>(), std::move(gen)),
                        [](const std::pair<bool, T> &drawn) { return drawn.first ? std::optional<T>(drawn.second) : std::nullopt; });
}

inline rc::Gen<QString> texts(std::vector<const char *> choices)
{
    return rc::gen::map(rc::gen::elementOf(std::move(choices)), [](const char *text) { return QString::fromLatin1(text); });
}

inline rc::Gen<Flag> flags()
{
    return rc::gen::weightedElement<Flag>({{4, Flag::No}, {4, Flag::Yes}, {3, Flag::Absent}, {1, Flag::Mistyped}});
}

inline rc::Gen<VendorError> vendorErrors()
{
    return rc::gen::exec([] {
        VendorError error;
        error.code = *optionally(rc::gen::element(4003, 4004, 4005, 4015, 405, 0));
        error.name =
            *texts({"", "SPOOF_DETECTED", "FACE_TOO_DARK", "USER_IS_NOT_RECOGNIZED", "NONEXISTENT_CUSTOMER", "DEFAULT_ERROR", "X"});
        error.message = *texts({"", "words"});
        return error;
    });
}

/// Any evidence; much of it nearly passes.
inline rc::Gen<Evidence> evidences(base::Instant at = start())
{
    return rc::gen::exec([at] {
        Evidence evidence;
        evidence.source = *rc::gen::weightedElement<Source>({{4, Source::LegacyOneToN},
                                                             {2, Source::LegacyOneToOne},
                                                             {6, Source::FaceAuthentication},
                                                             {3, Source::Session},
                                                             {1, Source::OnboardingStatus},
                                                             {1, Source::Score}});
        if (!isResult(evidence))
            evidence.sessionEvent = static_cast<SessionEvent>(*rc::gen::inRange(0, static_cast<int>(SessionEvent::Other) + 1));
        evidence.interviewId = *texts({"63hsjlkdhfkhahjk1hkj", "63hsjlkdhfkhahjk1hkj", "", "other"});
        evidence.transactionId = *texts({"", "t1"});
        evidence.matchedCustomerId = *texts({"63hshkdfkjhajkafasdf", "63hshkdfkjhajkafasdf", "63hshkdfkjhajkafasdf", "somebody", ""});
        evidence.externalCustomerId = *texts({"", "01935000-0000-7000-8000-000000000001", "another"});
        evidence.faceMatch = *rc::gen::weightedElement<Flag>({{6, Flag::Yes}, {1, Flag::No}, {2, Flag::Absent}, {1, Flag::Mistyped}});
        evidence.overall =
            *rc::gen::weightedElement<Overall>({{6, Overall::Pass}, {2, Overall::Fail}, {1, Overall::Absent}, {1, Overall::Unknown}});
        evidence.confidence = *optionally(rc::gen::element(0.99, 0.5, 0.0));
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            evidence.candidates.push_back(
                {.customerId = *texts({"63hshkdfkjhajkafasdf", "c2"}), .confidence = *rc::gen::element(0.99, 0.98, 0.9, 0.5)});
        evidence.spoofAttempt = *rc::gen::weightedElement<Flag>({{8, Flag::No}, {1, Flag::Yes}, {2, Flag::Absent}, {1, Flag::Mistyped}});
        evidence.spoofConfidence = *optionally(rc::gen::element(0.0, 0.7));
        evidence.secondFactor = *rc::gen::weightedElement<Flag>({{8, Flag::No}, {1, Flag::Yes}, {2, Flag::Absent}, {1, Flag::Mistyped}});
        if (*rc::gen::inRange(0, 4) == 0)
            evidence.error = *vendorErrors();
        evidence.attemptsLeft = *optionally(rc::gen::inRange(-1, 3));
        evidence.receivedAt = at;
        return evidence;
    });
}

/// A clean pass with up to two fields replaced at random: most are green or nearly so.
inline rc::Gen<Evidence> nearPasses()
{
    return rc::gen::exec([] {
        Evidence evidence = *rc::gen::element(facePass(start()), legacyPass(start()));
        const Evidence other = *evidences();
        for (int i = *rc::gen::inRange(0, 3); i > 0; --i) {
            switch (*rc::gen::inRange(0, 9)) {
            case 0:
                evidence.matchedCustomerId = other.matchedCustomerId;
                break;
            case 1:
                evidence.faceMatch = other.faceMatch;
                break;
            case 2:
                evidence.overall = other.overall;
                break;
            case 3:
                evidence.confidence = other.confidence;
                break;
            case 4:
                evidence.candidates = other.candidates;
                break;
            case 5:
                evidence.spoofAttempt = other.spoofAttempt;
                break;
            case 6:
                evidence.secondFactor = other.secondFactor;
                break;
            case 7:
                evidence.error = other.error;
                break;
            default:
                evidence.source = other.source;
                break;
            }
        }
        return evidence;
    });
}

/// How many cases each property tries, unless RC_PARAMS says otherwise. Call it before the first property.
inline void tryCases(int count)
{
    if (!qEnvironmentVariableIsSet("RC_PARAMS"))
        qputenv("RC_PARAMS", QByteArrayLiteral("max_success=") + QByteArray::number(count));
}

} // namespace authlink::verification::test
