// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/fault_options.h"

#include "core/sandbox/faults/fault_settings.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::faults
{

namespace
{

/// What 3 (the next three), 0.05, 5% (by chance) or "all" (always) means.
struct HowOften {
    int next = 0;
    double probability = 0;
};

base::Result<HowOften> readHowOften(const QString &text)
{
    if (text == u"all")
        return HowOften{.next = 0, .probability = 1};
    bool isNumber = false;
    if (text.endsWith(u'%')) {
        const double percent = text.chopped(1).toDouble(&isNumber);
        if (isNumber && percent >= 0 && percent <= 100)
            return HowOften{.next = 0, .probability = percent / 100};
    } else if (text.contains(u'.')) {
        const double probability = text.toDouble(&isNumber);
        if (isNumber && probability >= 0 && probability <= 1)
            return HowOften{.next = 0, .probability = probability};
    } else if (const int next = text.toInt(&isNumber); isNumber && next >= 0) {
        return HowOften{.next = next, .probability = 0};
    }
    return base::fail(
        base::invalid(QString(), u"'%1' is neither a number (3), a probability (0.05), a percentage (5%) nor 'all'"_s.arg(text.left(40))));
}

base::Result<int> readMillis(const QString &text)
{
    static const QRegularExpression form(u"^([0-9]{1,6})(ms|s|m)\\z"_s);
    const auto match = form.match(text);
    if (!match.hasMatch())
        return base::fail(base::invalid(QString(), u"'%1' is no time such as 500ms, 30s or 2m"_s.arg(text.left(40))));
    const QString unit = match.captured(2);
    const int scale = unit == u"ms" ? 1 : unit == u"s" ? 1000 : 60'000;
    const qint64 millis = match.captured(1).toLongLong() * scale;
    constexpr qint64 kMaxMilliseconds = 24LL * 60 * 60 * 1000;
    if (millis > kMaxMilliseconds)
        return base::fail(base::invalid(QString(), u"'%1' is longer than a day"_s.arg(text.left(40))));
    return static_cast<int>(millis);
}

base::Result<QJsonObject> howOften(const QString &name, const QString &value)
{
    const auto often = readHowOften(value);
    if (!often)
        return base::fail(often.error());
    return QJsonObject{{name + u"Next"_s, often->next}, {name, often->probability}};
}

base::Result<QJsonObject> outage(const QString &value)
{
    QJsonObject changes{{u"outage"_s, value.section(u':', 0, 0)}};
    if (value.contains(u':')) {
        const auto millis = readMillis(value.section(u':', 1));
        if (!millis)
            return base::fail(millis.error());
        changes.insert(u"outageForMs"_s, *millis);
    }
    return changes;
}

base::Result<Faults> withRule(const Faults &faults, ApiFault fault, const QString &value)
{
    const auto often = readHowOften(value.section(u'@', 0, 0));
    if (!often)
        return base::fail(often.error());
    ApiFaultRule rule{.fault = fault, .endpoint = ApiFaultRule::kAll, .next = often->next, .probability = often->probability};
    if (value.contains(u'@'))
        rule.endpoint = value.section(u'@', 1).toLatin1();
    if (rule.endpoint != ApiFaultRule::kAll && !rule.endpoint.startsWith('/'))
        return base::fail(base::invalid(QString(), u"behind '@' stands a path such as /omni/start"_s));
    Faults changed = faults;
    changed.api.push_back(std::move(rule));
    return changed;
}

} // namespace

base::Result<Faults> withOption(const Faults &faults, const QString &option, base::Instant now)
{
    const QString name = option.section(u'=', 0, 0);
    const QString value = option.section(u'=', 1);
    if (!option.contains(u'=') || value.isEmpty())
        return base::fail(base::invalid(QString(), u"a fault is NAME=VALUE, not '%1'"_s.arg(option.left(60))));
    if (const auto fault = kApiFaultNames.find(name))
        return withRule(faults, *fault, value);
    base::Result<QJsonObject> changes = QJsonObject{{name, value}}; // as it is for record and message
    if (name == u"drop" || name == u"duplicate" || name == u"lose" || name == u"reorder") {
        changes = howOften(name, value);
    } else if (name == u"delay") {
        const auto millis = readMillis(value);
        if (!millis)
            return base::fail(millis.error());
        changes = QJsonObject{{u"delayMs"_s, *millis}};
    } else if (name == u"hold" && (value == u"on" || value == u"off")) {
        changes = QJsonObject{{name, value == u"on"}};
    } else if (name == u"outage") {
        changes = outage(value);
    } else if (name != u"record" && name != u"message") {
        return base::fail(base::invalid(QString(), u"there is no fault '%1'"_s.arg(option.left(60))));
    }
    if (!changes)
        return base::fail(changes.error());
    return changedFaults(faults, *changes, now);
}

} // namespace authlink::sandbox::faults
