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

void SessionSecrets::token(const QString &verificationId, const QObject *context, TokenThen then) const
{
    open(verificationId, kSessionToken, context, std::move(then));
}

void SessionSecrets::proof(const QString &verificationId, const QObject *context, ProofThen then) const
{
    open(verificationId, kLegacyProof, context, [then = std::move(then)](const base::Result<std::optional<Secret>> &secret) {
        if (!secret)
            return then(base::fail(secret.error()));
        then(*secret ? proofIn(**secret) : std::optional<incode::LegacyProof>());
    });
}

base::Result<std::optional<incode::LegacyProof>> SessionSecrets::proofIn(const Secret &secret)
{
    QByteArray plain = secret.reveal();
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

void SessionSecrets::open(const QString &verificationId, const QString &kind, const QObject *context, TokenThen then) const
{
    const auto onSealed = [vault = &m_vault, purpose = purposeOf(verificationId, kind),
                           then = std::move(then)](const base::Result<std::optional<QByteArray>> &sealed) {
        if (!sealed)
            return then(base::fail(sealed.error()));
        if (!*sealed)
            return then(std::nullopt);
        auto secret = vault->open(**sealed, purpose);
        if (!secret)
            return then(base::fail(secret.error()));
        then(std::move(*secret));
    };
    m_store.ask(
        store::Lane::Lookup, context, [verificationId, kind](const store::Reader &reader) { return reader.secret(verificationId, kind); },
        onSealed);
}

} // namespace authlink::relay::verifications
