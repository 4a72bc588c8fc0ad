// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/score_answers.h"

#include <QJsonArray>

namespace authlink::sandbox
{

namespace
{

QJsonObject part(const QString &status, const QString &value = {})
{
    QJsonObject object{{QStringLiteral("status"), status}};
    if (!value.isEmpty())
        object.insert(QStringLiteral("value"), value);
    return object;
}

QJsonObject withOverall(const QJsonObject &overall)
{
    return {{QStringLiteral("overall"), overall}};
}

/// What every answer holds, whatever became of the session.
QJsonObject answer(const QJsonObject &authentication, const QJsonObject &liveness, const QJsonObject &overall, const QString &reason)
{
    const QJsonObject unknown = part(QStringLiteral("UNKNOWN"));
    return {{QStringLiteral("authentication"), authentication},
            {QStringLiteral("liveness"), liveness},
            {QStringLiteral("deviceRisk"), withOverall(unknown)},
            {QStringLiteral("behavioralRisk"), withOverall(unknown)},
            {QStringLiteral("retryInfo"), QJsonObject()},
            {QStringLiteral("reasonMsg"), reason},
            {QStringLiteral("overall"), overall}};
}

QJsonObject livenessOf(bool alive)
{
    const QJsonObject score =
        alive ? part(QStringLiteral("OK"), QStringLiteral("99.9")) : part(QStringLiteral("FAIL"), QStringLiteral("1.9"));
    return {{QStringLiteral("overall"), score},
            {QStringLiteral("livenessScore"), score},
            {QStringLiteral("physicalAttack"), score},
            {QStringLiteral("spoofDetectionMethod"), QStringLiteral("SF")}};
}

QJsonObject matchAnswer(const SandboxSession &session, const QString &overall, const QString &reason)
{
    QJsonObject authentication = withOverall(part(overall, QStringLiteral("89.2")));
    authentication.insert(QStringLiteral("identityId"), session.matchedCustomerId);
    return answer(authentication, livenessOf(true), part(overall, QStringLiteral("94.6")), reason);
}

/// The object with another `overall`.
QJsonObject changedOverall(const QJsonObject &object, const QJsonValue &status, const QJsonValue &value)
{
    QJsonObject changed = object;
    changed.insert(QStringLiteral("overall"), QJsonObject{{QStringLiteral("status"), status}, {QStringLiteral("value"), value}});
    return changed;
}

/// The score with other words and another identity; an undefined identity removes it.
QJsonObject falsified(const QJsonObject &truth, const QJsonValue &status, const QJsonValue &value, const QJsonValue &identity)
{
    QJsonObject authentication = changedOverall(truth.value(QLatin1StringView("authentication")).toObject(), status, value);
    authentication.insert(QStringLiteral("identityId"), identity);
    QJsonObject changed = changedOverall(truth, status, value);
    changed.insert(QStringLiteral("authentication"), authentication);
    return changed;
}

} // namespace

QJsonObject scoreAnswer(const SandboxSession &session)
{
    const QJsonObject unknown = part(QStringLiteral("UNKNOWN"));
    const QJsonObject failed = part(QStringLiteral("FAIL"), QStringLiteral("0.0"));
    switch (session.state) {
    case SessionState::Created:
    case SessionState::Started:
    case SessionState::Expired:
        return answer(withOverall(unknown), withOverall(unknown), unknown, QStringLiteral("The session is not finished"));
    case SessionState::PendingReview:
        return matchAnswer(session, QStringLiteral("MANUAL_PENDING"), QStringLiteral("The session waits for a review"));
    case SessionState::Succeeded:
        return matchAnswer(session, QStringLiteral("OK"), QStringLiteral("This session passed because it passed all of Incode's tests"));
    case SessionState::Failed:
        return answer(withOverall(failed), livenessOf(session.lastCapture != Capture::Spoof), failed,
                      QStringLiteral("This session failed because it failed one of Incode's tests"));
    }
    Q_UNREACHABLE();
}

QString onboardingStatusOf(const SandboxSession &session)
{
    switch (session.state) {
    case SessionState::Created:
    case SessionState::Started:
        return QStringLiteral("UNKNOWN");
    case SessionState::PendingReview:
        return QStringLiteral("FACE_VALIDATION_FINISHED");
    case SessionState::Succeeded:
    case SessionState::Failed:
        return QStringLiteral("ONBOARDING_FINISHED");
    case SessionState::Expired:
        return QStringLiteral("EXPIRED");
    }
    Q_UNREACHABLE();
}

QJsonObject scoreWithFault(const QJsonObject &truth, RecordFault fault, bool finished, const QString &otherIdentity)
{
    switch (fault) {
    case RecordFault::None:
        return truth;
    case RecordFault::OtherIdentity:
        return finished ? falsified(truth, QStringLiteral("OK"), QStringLiteral("94.6"), otherIdentity) : truth;
    case RecordFault::Fail:
        return finished ? falsified(truth, QStringLiteral("FAIL"), QStringLiteral("0.0"), QJsonValue(QJsonValue::Undefined)) : truth;
    case RecordFault::Pending:
        return falsified(truth, QStringLiteral("UNKNOWN"), QStringLiteral("0.0"), QJsonValue(QJsonValue::Undefined));
    case RecordFault::Missing: {
        QJsonObject changed = truth;
        changed.remove(QStringLiteral("overall"));
        changed.remove(QStringLiteral("authentication"));
        changed.remove(QStringLiteral("liveness"));
        return changed;
    }
    case RecordFault::WrongTypes: {
        const QJsonValue identity = truth.value(QLatin1StringView("authentication")).toObject().value(QLatin1StringView("identityId"));
        return falsified(truth, true, 94.6, QJsonArray{identity.toString()});
    }
    }
    Q_UNREACHABLE();
}

QJsonObject verifyAnswer(bool truth, RecordFault fault)
{
    const QString key = QStringLiteral("verified");
    switch (fault) {
    case RecordFault::None:
        return {{key, truth}};
    case RecordFault::OtherIdentity:
    case RecordFault::Fail:
    case RecordFault::Pending:
        return {{key, false}};
    case RecordFault::Missing:
        return {};
    case RecordFault::WrongTypes:
        return {{key, truth ? QStringLiteral("true") : QStringLiteral("false")}};
    }
    Q_UNREACHABLE();
}

} // namespace authlink::sandbox
