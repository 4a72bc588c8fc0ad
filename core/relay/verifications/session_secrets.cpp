// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/session_secrets.h"

#include <QDataStream>
#include <QIODevice>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::verifications
{

using base::Secret;

namespace
{
constexpr QLatin1StringView kSessionToken("session_token");
constexpr QLatin1StringView kLegacyProof("legacy_proof");
constexpr QDataStream::Version kFormat = QDataStream::Qt_6_4;

QString purposeOf(const QString &verificationId, const QString &kind)
{
    return kind + u':' + verificationId;
}
} // namespace

store::SecretRecord SessionSecrets::sealToken(const QString &verificationId, const Secret &token) const
{
    return seal(verificationId, kSessionToken, token);
}

store::SecretRecord SessionSecrets::sealProof(const QString &verificationId, const incode::LegacyProof &proof) const
{
    QByteArray plain;
    QDataStream out(&plain, QIODevice::WriteOnly);
    out.setVersion(kFormat);
    for (const Secret *part : {&proof.transactionId, &proof.token, &proof.interviewToken}) {
        QByteArray bytes = part->reveal();
        out << bytes;
        bytes.fill('\0');
    }
    const Secret secret(plain);
    plain.fill('\0');
    return seal(verificationId, kLegacyProof, secret);
}

store::SecretRecord SessionSecrets::seal(const QString &verificationId, const QString &kind, const Secret &secret) const
{
    return {.verificationId = verificationId, .kind = kind, .sealed = m_vault.seal(secret, purposeOf(verificationId, kind))};
}

base::Result<std::optional<Secret>> SessionSecrets::token(const QString &verificationId) const
{
    return open(verificationId, kSessionToken);
}

base::Result<std::optional<incode::LegacyProof>> SessionSecrets::proof(const QString &verificationId) const
{
    const auto secret = open(verificationId, kLegacyProof);
    if (!secret)
        return base::fail(secret.error());
    if (!*secret)
        return std::nullopt;
    QByteArray plain = (*secret)->reveal();
    incode::LegacyProof proof;
    QDataStream in(plain);
    in.setVersion(kFormat);
    for (Secret *part : {&proof.transactionId, &proof.token, &proof.interviewToken}) {
        QByteArray bytes;
        in >> bytes;
        *part = Secret(bytes);
        bytes.fill('\0');
    }
    plain.fill('\0');
    if (in.status() != QDataStream::Ok)
        return base::fail(base::ErrorCode::Invalid, u"The sealed proof is of another format."_s);
    return proof;
}

base::Result<std::optional<Secret>> SessionSecrets::open(const QString &verificationId, const QString &kind) const
{
    const auto sealed = m_store.reader().secret(verificationId, kind);
    if (!sealed)
        return base::fail(sealed.error());
    if (!*sealed)
        return std::nullopt;
    auto secret = m_vault.open(**sealed, purposeOf(verificationId, kind));
    if (!secret)
        return base::fail(secret.error());
    return std::move(*secret);
}

} // namespace authlink::relay::verifications
