// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/record_faults.h"

#include <QJsonArray>

namespace authlink::sandbox
{

namespace
{

QJsonObject withOverall(const QJsonObject &object, const QJsonValue &status, const QJsonValue &value)
{
    QJsonObject changed = object;
    changed.insert(QStringLiteral("overall"), QJsonObject{{QStringLiteral("status"), status}, {QStringLiteral("value"), value}});
    return changed;
}

QJsonObject score(const QJsonObject &truth, const QJsonValue &status, const QJsonValue &value, const QJsonValue &identity)
{
    QJsonObject authentication = withOverall(truth.value(QLatin1StringView("authentication")).toObject(), status, value);
    authentication.insert(QStringLiteral("identityId"), identity); // an undefined one removes it
    QJsonObject changed = withOverall(truth, status, value);
    changed.insert(QStringLiteral("authentication"), authentication);
    return changed;
}

} // namespace

QJsonObject scoreWithFault(const QJsonObject &truth, RecordFault fault, bool finished, const QString &otherIdentity)
{
    switch (fault) {
    case RecordFault::None:
        return truth;
    case RecordFault::OtherIdentity:
        return finished ? score(truth, QStringLiteral("OK"), QStringLiteral("94.6"), otherIdentity) : truth;
    case RecordFault::Fail:
        return finished ? score(truth, QStringLiteral("FAIL"), QStringLiteral("0.0"), QJsonValue(QJsonValue::Undefined)) : truth;
    case RecordFault::Pending:
        return score(truth, QStringLiteral("UNKNOWN"), QStringLiteral("0.0"), QJsonValue(QJsonValue::Undefined));
    case RecordFault::Missing: {
        QJsonObject changed = truth;
        changed.remove(QStringLiteral("overall"));
        changed.remove(QStringLiteral("authentication"));
        changed.remove(QStringLiteral("liveness"));
        return changed;
    }
    case RecordFault::WrongTypes: {
        const QJsonValue identity = truth.value(QLatin1StringView("authentication")).toObject().value(QLatin1StringView("identityId"));
        return score(truth, true, 94.6, QJsonArray{identity.toString()});
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
