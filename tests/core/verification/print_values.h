// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/rules/correlation.h"
#include "core/verification/rules/inquiry.h"

#include <QJsonDocument>
#include <QStringList>
#include <QTest>

#include <chrono>
#include <optional>
#include <vector>

/// What QCOMPARE prints of the domain's values when they differ. Included before the first comparison.
namespace QTest
{

template <>
inline char *toString(const authlink::base::Instant &at)
{
    return qstrdup(qPrintable(authlink::base::toRfc3339(at)));
}
template <>
inline char *toString(const std::chrono::seconds &time)
{
    return qstrdup(qPrintable(QString::number(time.count()) + u's'));
}
template <>
inline char *toString(const std::chrono::minutes &time)
{
    return qstrdup(qPrintable(QString::number(time.count()) + QStringLiteral("min")));
}
template <>
inline char *toString(const std::optional<authlink::base::Instant> &at)
{
    return at ? toString(*at) : qstrdup("nullopt");
}
template <>
inline char *toString(const std::optional<std::chrono::seconds> &time)
{
    return time ? toString(*time) : qstrdup("nullopt");
}
template <>
inline char *toString(const std::optional<int> &number)
{
    return number ? toString(*number) : qstrdup("nullopt");
}

} // namespace QTest

namespace authlink::verification
{

/// Found by argument-dependent lookup, as all below: QCOMPARE calls toString() without a namespace.
template <typename T>
char *toString(const std::optional<T> &value)
{
    using QTest::toString;
    return value ? toString(*value) : qstrdup("nullopt");
}

inline char *toString(const std::vector<Reason> &reasons)
{
    QStringList names;
    for (const Reason reason : reasons)
        names.append(nameOf(reason));
    return qstrdup(qPrintable(u'{' + names.join(u' ') + u'}'));
}

inline char *toString(Attribution attribution)
{
    return qstrdup(qPrintable(nameOf(attribution)));
}

inline char *toString(const Correlation &correlation)
{
    const QString text = nameOf(correlation.attribution) + u' ' + correlation.verificationId;
    return qstrdup(qPrintable(text.trimmed()));
}

inline char *toString(const Inquiry &inquiry)
{
    const QString kind = inquiry.kind == InquiryKind::Confirm ? QStringLiteral("confirm") : QStringLiteral("reconcile");
    const QString means = inquiry.means == InquiryMeans::Record ? QStringLiteral("record") : QStringLiteral("legacy proof");
    return qstrdup(qPrintable(kind + QStringLiteral(" by ") + means + QStringLiteral(" from ") + base::toRfc3339(inquiry.from)));
}

inline char *toString(const Verification &state)
{
    return qstrdup(toJsonText(state).constData());
}

inline char *toString(const Customer &customer)
{
    const QStringList fields{customer.account, customer.customerId, customer.name, customer.phone, customer.email, customer.language};
    return qstrdup(qPrintable(fields.join(u'|')));
}

} // namespace authlink::verification
