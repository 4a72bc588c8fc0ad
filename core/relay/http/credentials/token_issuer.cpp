// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/credentials/token_issuer.h"

#include "core/base/secret.h"

#include <QtEndian>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{
constexpr qsizetype kTimeBytes = sizeof(qint64);
constexpr qsizetype kPlainBytes = 2 * kTimeBytes + TokenIssuer::kGrantBytes; // given out at, good until, granted for
constexpr qsizetype kMaxToken = 256;                                         // ours have fewer; more is not looked at
constexpr std::chrono::minutes kClockSlack(1);
constexpr auto kEncoding = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals | QByteArray::AbortOnBase64DecodingErrors;

const QString &purpose()
{
    static const QString text = u"webhook access token"_s;
    return text;
}

base::Instant timeAt(const QByteArray &plain, qsizetype offset)
{
    return base::fromMillis(qFromBigEndian<qint64>(plain.constData() + offset));
}
} // namespace

QString TokenIssuer::issue(const QByteArray &grantedFor) const
{
    Q_ASSERT(grantedFor.size() == kGrantBytes);
    QByteArray plain(2 * kTimeBytes, Qt::Uninitialized);
    qToBigEndian<qint64>(base::toMillis(m_clock.now()), plain.data());
    qToBigEndian<qint64>(base::toMillis(m_clock.now() + m_life), plain.data() + kTimeBytes);
    return QString::fromLatin1(m_vault.seal(base::Secret(plain + grantedFor), purpose()).toBase64(kEncoding));
}

std::optional<QByteArray> TokenIssuer::check(const QByteArray &token) const
{
    if (token.isEmpty() || token.size() > kMaxToken)
        return std::nullopt;
    const auto sealed = QByteArray::fromBase64Encoding(token, kEncoding);
    if (!sealed)
        return std::nullopt;
    const auto opened = m_vault.open(*sealed, purpose());
    if (!opened)
        return std::nullopt;
    const QByteArray plain = opened->reveal();
    const base::Instant now = m_clock.now();
    if (plain.size() != kPlainBytes || timeAt(plain, 0) > now + kClockSlack || now >= timeAt(plain, kTimeBytes))
        return std::nullopt;
    return plain.mid(2 * kTimeBytes);
}

} // namespace authlink::relay::http
