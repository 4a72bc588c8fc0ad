// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/api/tokens.h"

#include "core/base/secret.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::api
{

namespace
{

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

} // namespace

QString makeVendorId(base::Random &random)
{
    return QString::fromLatin1(random.bytes(12).toHex());
}

QByteArray makeVendorToken(const QString &subject, base::Instant expires, base::Random &random)
{
    const QJsonObject header{{u"alg"_s, u"HS256"_s}};
    const QJsonObject payload{{u"externalUserId"_s, subject}, {u"exp"_s, base::toMillis(expires) / 1000}};
    return base64Url(QJsonDocument(header).toJson(QJsonDocument::Compact)) + '.'
           + base64Url(QJsonDocument(payload).toJson(QJsonDocument::Compact)) + '.' + base64Url(random.bytes(32));
}

QByteArray IssuedTokens::issue(const QString &subject)
{
    if (m_hashes.size() >= kMaxTokens)
        m_hashes.erase(m_hashes.begin());
    const base::Instant end = m_clock.now() + m_life;
    QByteArray token = makeVendorToken(subject, end, m_random);
    m_hashes.emplace(end, base::sha256Hex(token));
    return token;
}

bool IssuedTokens::isValid(const QByteArray &token) const
{
    const QByteArray hash = base::sha256Hex(token);
    return std::any_of(m_hashes.upper_bound(m_clock.now()), m_hashes.end(),
                       [&](const auto &issued) { return base::constantTimeEquals(issued.second, hash); });
}

} // namespace authlink::sandbox::api
