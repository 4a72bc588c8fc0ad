// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/score_answers.h"

#include <QJsonArray>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

namespace
{

QJsonObject part(const QString &status, const QString &value = {})
{
    QJsonObject object{{u"status"_s, status}};
    if (!value.isEmpty())
        object.insert(u"value"_s, value);
    return object;
}

QJsonObject withOverall(const QJsonObject &overall)
{
    return {{u"overall"_s, overall}};
}

/// The parts that every answer has, however the session ended.
QJsonObject answer(const QJsonObject &authentication, const QJsonObject &liveness, const QJsonObject &overall, const QString &reason)
{
    const QJsonObject unknown = part(u"UNKNOWN"_s);
    return {{u"authentication"_s, authentication},
            {u"liveness"_s, liveness},
            {u"deviceRisk"_s, withOverall(unknown)},
            {u"behavioralRisk"_s, withOverall(unknown)},
            {u"retryInfo"_s, QJsonObject()},
            {u"reasonMsg"_s, reason},
            {u"overall"_s, overall}};
}

QJsonObject livenessOf(bool alive)
{
    const QJsonObject score = alive ? part(u"OK"_s, u"99.9"_s) : part(u"FAIL"_s, u"1.9"_s);
    return {{u"overall"_s, score}, {u"livenessScore"_s, score}, {u"physicalAttack"_s, score}, {u"spoofDetectionMethod"_s, u"SF"_s}};
}

QJsonObject matchAnswer(const Session &session, const QString &overall, const QString &reason)
{
    QJsonObject authentication = withOverall(part(overall, u"89.2"_s));
    authentication.insert(u"identityId"_s, session.matchedCustomerId);
    return answer(authentication, livenessOf(true), part(overall, u"94.6"_s), reason);
}

/// A copy of the object with another `overall`.
QJsonObject changedOverall(const QJsonObject &object, const QJsonValue &status, const QJsonValue &value)
{
    QJsonObject changed = object;
    changed.insert(u"overall"_s, QJsonObject{{u"status"_s, status}, {u"value"_s, value}});
    return changed;
}

/// The score with another status, value and identity everywhere; an undefined identity is left out.
QJsonObject falsified(const QJsonObject &truth, const QJsonValue &status, const QJsonValue &value, const QJsonValue &identity)
{
    QJsonObject authentication = changedOverall(truth.value("authentication"_L1).toObject(), status, value);
    authentication.insert(u"identityId"_s, identity);
    QJsonObject changed = changedOverall(truth, status, value);
    changed.insert(u"authentication"_s, authentication);
    return changed;
}

} // namespace

QJsonObject scoreAnswer(const Session &session)
{
    const QJsonObject unknown = part(u"UNKNOWN"_s);
    const QJsonObject failed = part(u"FAIL"_s, u"0.0"_s);
    switch (session.state) {
    case SessionState::Created:
    case SessionState::Started:
    case SessionState::Expired:
        return answer(withOverall(unknown), withOverall(unknown), unknown, u"The session is not finished"_s);
    case SessionState::PendingReview:
        return matchAnswer(session, u"MANUAL_PENDING"_s, u"The session waits for a review"_s);
    case SessionState::Succeeded:
        return matchAnswer(session, u"OK"_s, u"This session passed because it passed all of Incode's tests"_s);
    case SessionState::Failed:
        return answer(withOverall(failed), livenessOf(session.lastCapture != Capture::Spoof), failed,
                      u"This session failed because it failed one of Incode's tests"_s);
    }
    Q_UNREACHABLE();
}

QString onboardingStatusOf(const Session &session)
{
    switch (session.state) {
    case SessionState::Created:
    case SessionState::Started:
        return u"UNKNOWN"_s;
    case SessionState::PendingReview:
        return u"FACE_VALIDATION_FINISHED"_s;
    case SessionState::Succeeded:
    case SessionState::Failed:
        return u"ONBOARDING_FINISHED"_s;
    case SessionState::Expired:
        return u"EXPIRED"_s;
    }
    Q_UNREACHABLE();
}

QJsonObject scoreWithFault(const QJsonObject &truth, faults::RecordFault fault, bool finished, const QString &otherIdentity)
{
    switch (fault) {
    case faults::RecordFault::None:
        return truth;
    case faults::RecordFault::OtherIdentity:
        return finished ? falsified(truth, u"OK"_s, u"94.6"_s, otherIdentity) : truth;
    case faults::RecordFault::Fail:
        return finished ? falsified(truth, u"FAIL"_s, u"0.0"_s, QJsonValue(QJsonValue::Undefined)) : truth;
    case faults::RecordFault::Pending:
        return falsified(truth, u"UNKNOWN"_s, u"0.0"_s, QJsonValue(QJsonValue::Undefined));
    case faults::RecordFault::Missing: {
        QJsonObject changed = truth;
        changed.remove(u"overall"_s);
        changed.remove(u"authentication"_s);
        changed.remove(u"liveness"_s);
        return changed;
    }
    case faults::RecordFault::WrongTypes: {
        const QJsonValue identity = truth.value("authentication"_L1).toObject().value("identityId"_L1);
        return falsified(truth, true, 94.6, QJsonArray{identity.toString()});
    }
    }
    Q_UNREACHABLE();
}

QJsonObject verifyAnswer(bool truth, faults::RecordFault fault)
{
    const QString key = u"verified"_s;
    switch (fault) {
    case faults::RecordFault::None:
        return {{key, truth}};
    case faults::RecordFault::OtherIdentity:
    case faults::RecordFault::Fail:
    case faults::RecordFault::Pending:
        return {{key, false}};
    case faults::RecordFault::Missing:
        return {};
    case faults::RecordFault::WrongTypes:
        return {{key, truth ? u"true"_s : u"false"_s}};
    }
    Q_UNREACHABLE();
}

} // namespace authlink::sandbox::api
