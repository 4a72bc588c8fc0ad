// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/fault_settings.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace authlink::sandbox
{

namespace
{

constexpr int kMaxNext = 1'000'000;
constexpr int kMaxDelayMs = 24 * 60 * 60 * 1000;
constexpr qsizetype kMaxRules = 50;
constexpr qsizetype kMaxEndpoint = 200;

base::Error wrong(const QString &key, const QString &takes)
{
    return base::invalid(key, QStringLiteral("'%1' takes %2").arg(key.left(40), takes));
}

/// Reads one object; the first mistake stays in `error`.
struct Reader {
    const QJsonObject &object;
    std::optional<base::Error> error{};

    void number(const char *key, int most, int &target)
    {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (value.isUndefined())
            return;
        const double number = value.toDouble(-1);
        if (!value.isDouble() || number < 0 || number > most || std::floor(number) != number)
            refuse(key, QStringLiteral("a whole number from 0 to %1").arg(most));
        else
            target = static_cast<int>(number);
    }

    void probability(const char *key, double &target)
    {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (value.isUndefined())
            return;
        const double number = value.toDouble(-1);
        if (!value.isDouble() || !(number >= 0 && number <= 1))
            refuse(key, QStringLiteral("a probability from 0 to 1"));
        else
            target = number;
    }

    void flag(const char *key, bool &target)
    {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (value.isUndefined())
            return;
        if (!value.isBool())
            refuse(key, QStringLiteral("true or false"));
        else
            target = value.toBool();
    }

    template <typename E, size_t N>
    void name(const char *key, const FaultNames<E, N> &names, E &target)
    {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (value.isUndefined())
            return;
        if (const auto known = names.find(value.toString()))
            target = *known;
        else
            refuse(key, QStringLiteral("one of %1").arg(names.all().join(QStringLiteral(", "))));
    }

    void refuse(const char *key, const QString &takes)
    {
        if (!error)
            error = wrong(QLatin1StringView(key), takes);
    }
};

base::Result<void> onlyKnown(const QJsonObject &object, const QStringList &keys)
{
    for (auto it = object.begin(); it != object.end(); ++it) {
        if (!keys.contains(it.key()))
            return base::fail(base::invalid(
                it.key(), QStringLiteral("'%1' is unknown; there are %2").arg(it.key().left(40), keys.join(QStringLiteral(", ")))));
    }
    return {};
}

base::Result<ApiFaultRule> readRule(const QJsonObject &object)
{
    static const QStringList keys{QStringLiteral("fault"), QStringLiteral("endpoint"), QStringLiteral("next"),
                                  QStringLiteral("probability"), QStringLiteral("retryAfterS")};
    if (auto known = onlyKnown(object, keys); !known)
        return base::fail(known.error());
    ApiFaultRule rule;
    Reader read{object};
    if (!object.contains(QLatin1StringView("fault")))
        read.refuse("fault", QStringLiteral("one of %1").arg(kApiFaultNames.all().join(QStringLiteral(", "))));
    read.name("fault", kApiFaultNames, rule.fault);
    read.number("next", kMaxNext, rule.next);
    read.probability("probability", rule.probability);
    constexpr int kMaxRetryS = 24 * 60 * 60;
    read.number("retryAfterS", kMaxRetryS, rule.retryAfterS);
    const QByteArray endpoint = object.value(QLatin1StringView("endpoint")).toString(QLatin1StringView(ApiFaultRule::kAll)).toLatin1();
    if ((endpoint != ApiFaultRule::kAll && !endpoint.startsWith('/')) || endpoint.size() > kMaxEndpoint)
        read.refuse("endpoint", QStringLiteral("a path such as /omni/start, or *"));
    rule.endpoint = endpoint;
    if (read.error)
        return base::fail(*read.error);
    return rule;
}

base::Result<std::vector<ApiFaultRule>> readRules(const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    if (!value.isArray() || list.size() > kMaxRules)
        return base::fail(wrong(QStringLiteral("api"), QStringLiteral("a list of at most %1 faults").arg(kMaxRules)));
    std::vector<ApiFaultRule> rules;
    for (const QJsonValue &item : list) {
        auto rule = readRule(item.toObject());
        if (!rule)
            return base::fail(rule.error());
        rules.push_back(std::move(*rule));
    }
    return rules;
}

QStringList settingKeys()
{
    QStringList keys;
    for (const char *key : {"dropNext", "duplicateNext", "loseNext", "reorderNext", "drop", "duplicate", "lose", "reorder", "delayMs",
                            "hold", "record", "outage", "outageForMs", "message", "seed", "api", "reset"})
        keys.append(QLatin1StringView(key));
    return keys;
}

} // namespace

base::Result<Faults> changedFaults(const Faults &faults, const QJsonObject &changes, base::Instant now)
{
    if (auto known = onlyKnown(changes, settingKeys()); !known)
        return base::fail(known.error());
    Reader read{changes};
    bool reset = false;
    read.flag("reset", reset);
    Faults changed = reset ? Faults{} : faults;
    read.number("dropNext", kMaxNext, changed.dropNext);
    read.number("duplicateNext", kMaxNext, changed.duplicateNext);
    read.number("loseNext", kMaxNext, changed.loseNext);
    read.number("reorderNext", kMaxNext, changed.reorderNext);
    read.probability("drop", changed.drop);
    read.probability("duplicate", changed.duplicate);
    read.probability("lose", changed.lose);
    read.probability("reorder", changed.reorder);
    int delayMs = static_cast<int>(changed.delay.count());
    read.number("delayMs", kMaxDelayMs, delayMs);
    changed.delay = std::chrono::milliseconds(delayMs);
    read.flag("hold", changed.hold);
    read.name("record", kRecordFaultNames, changed.record);
    read.name("message", kMessageFaultNames, changed.message);
    if (changes.contains(QLatin1StringView("outage"))) {
        read.name("outage", kOutageNames, changed.outage);
        changed.outageUntil.reset();
    }
    int outageForMs = 0;
    read.number("outageForMs", kMaxDelayMs, outageForMs);
    if (outageForMs > 0)
        changed.outageUntil = now + std::chrono::milliseconds(outageForMs);
    int seed = static_cast<int>(changed.seed);
    read.number("seed", std::numeric_limits<int>::max(), seed);
    changed.seed = static_cast<quint32>(seed);
    if (read.error)
        return base::fail(*read.error);
    if (changes.contains(QLatin1StringView("api"))) {
        auto rules = readRules(changes.value(QLatin1StringView("api")));
        if (!rules)
            return base::fail(rules.error());
        changed.api = std::move(*rules);
    }
    return changed;
}

QJsonObject faultsJson(const Faults &faults, base::Instant now)
{
    QJsonArray rules;
    for (const ApiFaultRule &rule : faults.api) {
        rules.append(QJsonObject{{QStringLiteral("fault"), nameOf(rule.fault)},
                                 {QStringLiteral("endpoint"), QString::fromLatin1(rule.endpoint)},
                                 {QStringLiteral("next"), rule.next},
                                 {QStringLiteral("probability"), rule.probability},
                                 {QStringLiteral("retryAfterS"), rule.retryAfterS}});
    }
    const auto left = faults.outageUntil ? std::max(*faults.outageUntil - now, std::chrono::milliseconds(0)) : std::chrono::milliseconds(0);
    return {{QStringLiteral("dropNext"), faults.dropNext},
            {QStringLiteral("duplicateNext"), faults.duplicateNext},
            {QStringLiteral("loseNext"), faults.loseNext},
            {QStringLiteral("reorderNext"), faults.reorderNext},
            {QStringLiteral("drop"), faults.drop},
            {QStringLiteral("duplicate"), faults.duplicate},
            {QStringLiteral("lose"), faults.lose},
            {QStringLiteral("reorder"), faults.reorder},
            {QStringLiteral("delayMs"), static_cast<qint64>(faults.delay.count())},
            {QStringLiteral("hold"), faults.hold},
            {QStringLiteral("record"), nameOf(faults.record)},
            {QStringLiteral("outage"), nameOf(faults.outage)},
            {QStringLiteral("outageForMs"), static_cast<qint64>(left.count())},
            {QStringLiteral("message"), nameOf(faults.message)},
            {QStringLiteral("seed"), static_cast<qint64>(faults.seed)},
            {QStringLiteral("api"), rules}};
}

} // namespace authlink::sandbox
