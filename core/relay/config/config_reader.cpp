// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_reader.h"

#include "core/http/common/listen_text.h"
#include "core/http/common/url.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <limits>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

const ConfigValue *ConfigReader::find(const QString &key) const
{
    const auto found = m_values.find(key);
    return found == m_values.end() ? nullptr : &found->second;
}

const ConfigValue *ConfigReader::look(const QString &key)
{
    if (!m_keys.contains(key))
        m_keys.append(key);
    return find(key);
}

bool ConfigReader::has(const QString &key)
{
    return look(key) != nullptr;
}

void ConfigReader::refuse(const QString &key, const QString &why)
{
    if (m_error)
        return;
    const ConfigValue *value = find(key);
    const QString place = value ? value->place : u"configuration"_s;
    m_error = base::invalid(key, u"%1: '%2' %3"_s.arg(place, key, why));
}

void ConfigReader::text(const QString &key, QString &target, qsizetype maximum)
{
    const ConfigValue *value = look(key);
    if (!value)
        return;
    const auto *written = std::get_if<QString>(&value->value);
    if (!written)
        return refuse(key, u"takes a text"_s);
    if (written->size() > maximum)
        return refuse(key, u"is longer than %1 characters"_s.arg(maximum));
    target = *written;
}

namespace
{
/// The address that an IPv4-mapped IPv6 address (RFC 4291 section 2.5.5.2) stands for. Nothing listens at such a one, as its sockets are
/// for IPv6 alone, and none is ever met: whoever comes by IPv4 has an IPv4 address.
std::optional<QHostAddress> mappedIPv4(const QHostAddress &address)
{
    bool isIPv4 = false;
    const quint32 plain = address.toIPv4Address(&isIPv4);
    if (!isIPv4 || address.protocol() != QAbstractSocket::IPv6Protocol || address == QHostAddress(QHostAddress::AnyIPv6))
        return std::nullopt;
    return QHostAddress(plain);
}
} // namespace

std::optional<QStringList> ConfigReader::list(const QString &key, QChar separator, const QString &otherwise)
{
    const ConfigValue *value = look(key);
    if (!value)
        return std::nullopt;
    if (const auto *written = std::get_if<QStringList>(&value->value))
        return *written;
    if (const auto *line = std::get_if<QString>(&value->value); line && value->fromEnvironment)
        return line->split(separator, Qt::SkipEmptyParts);
    refuse(key, otherwise);
    return std::nullopt;
}

void ConfigReader::texts(const QString &key, QStringList &target, qsizetype maximum)
{
    const auto written = list(key, u'\n', u"takes a list of texts"_s);
    if (!written)
        return;
    for (const QString &entry : *written) {
        if (entry.size() > maximum)
            return refuse(key, u"has an entry of more than %1 characters"_s.arg(maximum));
    }
    target = *written;
}

void ConfigReader::secret(const QString &key, base::Secret &target)
{
    if (!m_secretKeys.contains(key))
        m_secretKeys.append(key);
    QString written;
    text(key, written);
    if (!written.isEmpty())
        target = base::Secret::fromString(written);
}

std::optional<double> ConfigReader::asNumber(const QString &key, const ConfigValue &value, bool integerOnly)
{
    if (const auto *integer = std::get_if<qint64>(&value.value))
        return static_cast<double>(*integer);
    if (const auto *floating = std::get_if<double>(&value.value); floating && !integerOnly)
        return *floating;
    if (const auto *written = std::get_if<QString>(&value.value); written && value.fromEnvironment) {
        bool ok = false;
        const double parsed = integerOnly ? static_cast<double>(written->toLongLong(&ok)) : written->toDouble(&ok);
        if (ok && std::isfinite(parsed))
            return parsed;
    }
    refuse(key, integerOnly ? u"takes a whole number"_s : u"takes a number"_s);
    return std::nullopt;
}

void ConfigReader::integer(const QString &key, int &target, int minimum, int maximum)
{
    const ConfigValue *value = look(key);
    if (!value)
        return;
    const auto read = asNumber(key, *value, true);
    if (!read)
        return;
    if (*read < minimum || *read > maximum)
        return refuse(key, u"must be between %1 and %2"_s.arg(minimum).arg(maximum));
    target = static_cast<int>(*read);
}

void ConfigReader::number(const QString &key, double &target, double minimum, double maximum)
{
    const ConfigValue *value = look(key);
    if (!value)
        return;
    const auto read = asNumber(key, *value, false);
    if (!read)
        return;
    if (!(*read >= minimum && *read <= maximum))
        return refuse(key, u"must be between %1 and %2"_s.arg(minimum).arg(maximum));
    target = *read;
}

void ConfigReader::seconds(const QString &key, std::chrono::seconds &target, std::chrono::seconds minimum, std::chrono::seconds maximum)
{
    int read = static_cast<int>(target.count());
    integer(key, read, static_cast<int>(minimum.count()), static_cast<int>(maximum.count()));
    target = std::chrono::seconds(read);
}

void ConfigReader::minutes(const QString &key, std::chrono::seconds &target, std::chrono::minutes minimum, std::chrono::minutes maximum)
{
    int read = static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(target).count());
    integer(key, read, static_cast<int>(minimum.count()), static_cast<int>(maximum.count()));
    target = std::chrono::minutes(read);
}

void ConfigReader::boolean(const QString &key, bool &target)
{
    const ConfigValue *value = look(key);
    if (!value)
        return;
    if (const auto *written = std::get_if<bool>(&value->value)) {
        target = *written;
        return;
    }
    const auto *word = std::get_if<QString>(&value->value);
    if (word && value->fromEnvironment && (*word == u"true" || *word == u"false")) {
        target = *word == u"true";
        return;
    }
    refuse(key, u"takes true or false"_s);
}

void ConfigReader::url(const QString &key, QUrl &target, bool plainAllowed)
{
    QString written;
    text(key, written);
    if (written.isEmpty())
        return;
    const QUrl parsed(written, QUrl::StrictMode);
    const bool web = parsed.scheme() == u"https" || parsed.scheme() == u"http";
    if (!parsed.isValid() || !web || parsed.host().isEmpty() || !parsed.userInfo().isEmpty() || parsed.hasQuery() || parsed.hasFragment())
        return refuse(key, u"takes an address such as https://verify.example.com"_s);
    if (parsed.scheme() == u"http" && !authlink::http::isThisMachine(parsed.host()) && !plainAllowed)
        return refuse(key, u"must be https (plain http is for loopback addresses)"_s);
    if (!authlink::http::hasPlainPath(parsed))
        return refuse(key, u"holds '//', '/./' or '/../': write the path as it is asked for, with one '/' between its parts"_s);
    target = parsed;
}

void ConfigReader::subnets(const QString &key, std::vector<std::pair<QHostAddress, int>> &target)
{
    const auto written = list(key, u',', u"takes a list of addresses, such as [\"203.0.113.0/24\"]"_s);
    if (!written)
        return;
    target.clear();
    for (const QString &entry : *written) {
        const auto subnet = QHostAddress::parseSubnet(entry.trimmed());
        if (subnet.first.isNull() || subnet.second < 0)
            return refuse(key, u"has '%1', which is neither an address nor a network such as 203.0.113.0/24"_s.arg(entry));
        if (const auto plain = mappedIPv4(subnet.first))
            return refuse(key, u"has '%1', an IPv4 address in the form of IPv6, which matches nobody: use the IPv4 form, as in %2"_s.arg(
                                   entry, plain->toString()));
        target.push_back(subnet);
    }
}

namespace
{
std::optional<ListenAddress> readAddress(const QString &written)
{
    const qsizetype colon = written.lastIndexOf(u':');
    const QString host = written.left(colon);
    const bool bracketed = host.startsWith(u'[') && host.endsWith(u']');
    const QHostAddress address(bracketed ? host.mid(1, host.size() - 2) : host);
    bool ok = false;
    const uint port = QStringView(written).mid(colon + 1).toUInt(&ok);
    if (colon <= 0 || !ok || port > std::numeric_limits<quint16>::max() || address.isNull())
        return std::nullopt;
    const bool every = address == QHostAddress(QHostAddress::AnyIPv6);
    return ListenAddress{.address = every ? QHostAddress(QHostAddress::Any) : address, .port = static_cast<quint16>(port)};
}
} // namespace

void ConfigReader::listen(const QString &key, std::vector<ListenAddress> &target)
{
    constexpr qsizetype kMaxAddresses = 16;
    const ConfigValue *value = look(key);
    if (!value)
        return;
    QStringList written;
    const auto *one = std::get_if<QString>(&value->value);
    if (one && one->isEmpty())
        return;
    if (one)
        written = one->split(u',', Qt::SkipEmptyParts);
    else if (const auto *several = std::get_if<QStringList>(&value->value))
        written = *several;
    if (written.isEmpty() || written.size() > kMaxAddresses)
        return refuse(key, u"takes ADDRESS:PORT, or a list of these"_s);
    std::vector<ListenAddress> addresses;
    for (const QString &entry : std::as_const(written)) {
        const auto address = readAddress(entry.trimmed());
        if (!address)
            return refuse(key, u"takes ADDRESS:PORT, such as 127.0.0.1:8080 or [::1]:8080, not '%1'"_s.arg(entry));
        if (const auto plain = mappedIPv4(address->address))
            return refuse(key, u"has '%1', an IPv4 address in the form of IPv6, where nothing can listen: use the IPv4 form, %2"_s.arg(
                                   entry, http::listenText(*plain, address->port)));
        addresses.push_back(*address);
    }
    const auto isCovered = [&addresses](const ListenAddress &candidate) {
        return candidate.address == QHostAddress(QHostAddress::AnyIPv4) && candidate.port != 0
               && std::any_of(addresses.begin(), addresses.end(), [&](const ListenAddress &other) {
                      return other.address == QHostAddress(QHostAddress::Any) && other.port == candidate.port;
                  });
    };
    target.clear();
    std::copy_if(addresses.begin(), addresses.end(), std::back_inserter(target), std::not_fn(isCovered));
    for (auto next = target.begin(); next != target.end(); ++next) {
        if (std::any_of(target.begin(), next, [next](const ListenAddress &other) { return overlap(*next, other); }))
            return refuse(
                key, u"names %1 twice: it is, or lies within, another of its addresses"_s.arg(http::listenText(next->address, next->port)));
    }
}

bool overlap(const ListenAddress &a, const ListenAddress &b)
{
    const auto takesIn = [](const QHostAddress &all, const QHostAddress &one) {
        return all == one || all == QHostAddress(QHostAddress::Any)
               || (all == QHostAddress(QHostAddress::AnyIPv4) && one.protocol() == QAbstractSocket::IPv4Protocol);
    };
    return a.port == b.port && a.port != 0 && (takesIn(a.address, b.address) || takesIn(b.address, a.address));
}

} // namespace authlink::relay::config
