// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/fault_settings.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::faults
{

namespace
{

constexpr int kMaxNext = 1'000'000;
constexpr int kMaxDelayMs = 24 * 60 * 60 * 1000;
constexpr qsizetype kMaxRules = 50;
constexpr qsizetype kMaxEndpoint = 200;

base::Error wrong(const QString &key, const QString &takes)
{
    return base::invalid(key, u"'%1' takes %2"_s.arg(key.left(40), takes));
}

/// Reads the settings of one object into variables. The first value that is wrong sets `error`; its variable stays as it was.
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
            refuse(key, u"a whole number from 0 to %1"_s.arg(most));
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
            refuse(key, u"a probability from 0 to 1"_s);
        else
            target = number;
    }

    void flag(const char *key, bool &target)
    {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (value.isUndefined())
            return;
        if (!value.isBool())
            refuse(key, u"true or false"_s);
        else
            target = value.toBool();
    }

    template <typename E, size_t N>
    void name(const char *key, const EnumNames<E, N> &names, E &target)
    {
        const QJsonValue value = object.value(QLatin1StringView(key));
        if (value.isUndefined())
            return;
        if (const auto known = names.find(value.toString()))
            target = *known;
        else
            refuse(key, u"one of %1"_s.arg(names.all().join(u", "_s)));
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
            return base::fail(base::invalid(it.key(), u"'%1' is unknown; there are %2"_s.arg(it.key().left(40), keys.join(u", "_s))));
    }
    return {};
}

base::Result<ApiFaultRule> readRule(const QJsonObject &object)
{
    static const QStringList keys{u"fault"_s, u"endpoint"_s, u"next"_s, u"probability"_s, u"retryAfterS"_s};
    if (auto known = onlyKnown(object, keys); !known)
        return base::fail(known.error());
    ApiFaultRule rule;
    Reader read{object};
    if (!object.contains("fault"_L1))
        read.refuse("fault", u"one of %1"_s.arg(kApiFaultNames.all().join(u", "_s)));
    read.name("fault", kApiFaultNames, rule.fault);
    read.number("next", kMaxNext, rule.next);
    read.probability("probability", rule.probability);
    constexpr int kMaxRetryS = 24 * 60 * 60;
    read.number("retryAfterS", kMaxRetryS, rule.retryAfterS);
    const QByteArray endpoint = object.value("endpoint"_L1).toString(QLatin1StringView(ApiFaultRule::kAll)).toLatin1();
    if ((endpoint != ApiFaultRule::kAll && !endpoint.startsWith('/')) || endpoint.size() > kMaxEndpoint)
        read.refuse("endpoint", u"a path such as /omni/start, or *"_s);
    rule.endpoint = endpoint;
    if (read.error)
        return base::fail(*read.error);
    return rule;
}

base::Result<std::vector<ApiFaultRule>> readRules(const QJsonValue &value)
{
    const QJsonArray list = value.toArray();
    if (!value.isArray() || list.size() > kMaxRules)
        return base::fail(wrong(u"api"_s, u"a list of at most %1 faults"_s.arg(kMaxRules)));
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
    if (changes.contains("outage"_L1)) {
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
    if (changes.contains("api"_L1)) {
        auto rules = readRules(changes.value("api"_L1));
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
        rules.append(QJsonObject{{u"fault"_s, nameOf(rule.fault)},
                                 {u"endpoint"_s, QString::fromLatin1(rule.endpoint)},
                                 {u"next"_s, rule.next},
                                 {u"probability"_s, rule.probability},
                                 {u"retryAfterS"_s, rule.retryAfterS}});
    }
    const auto left = faults.outageUntil ? std::max(*faults.outageUntil - now, std::chrono::milliseconds(0)) : std::chrono::milliseconds(0);
    return {{u"dropNext"_s, faults.dropNext},
            {u"duplicateNext"_s, faults.duplicateNext},
            {u"loseNext"_s, faults.loseNext},
            {u"reorderNext"_s, faults.reorderNext},
            {u"drop"_s, faults.drop},
            {u"duplicate"_s, faults.duplicate},
            {u"lose"_s, faults.lose},
            {u"reorder"_s, faults.reorder},
            {u"delayMs"_s, static_cast<qint64>(faults.delay.count())},
            {u"hold"_s, faults.hold},
            {u"record"_s, nameOf(faults.record)},
            {u"outage"_s, nameOf(faults.outage)},
            {u"outageForMs"_s, static_cast<qint64>(left.count())},
            {u"message"_s, nameOf(faults.message)},
            {u"seed"_s, static_cast<qint64>(faults.seed)},
            {u"api"_s, rules}};
}

} // namespace authlink::sandbox::faults
