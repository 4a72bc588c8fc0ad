// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/vendor_records.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

#include <functional>
#include <optional>

namespace authlink::relay::verifications
{

/// The secrets that a confirmation needs: sealed on their way into a store::Transaction, opened on their way back. VerificationRepository
/// wipes them from the store with the verdict or the end. Const calls from the relay's thread.
class SessionSecrets
{
public:
    /// Store and vault outlive it.
    SessionSecrets(store::Store &store, const vault::Vault &vault) : m_store(store), m_vault(vault) {}

    [[nodiscard]] store::SecretRecord sealToken(const QString &verificationId, const base::Secret &token) const;
    [[nodiscard]] store::SecretRecord sealProof(const QString &verificationId, const incode::LegacyProof &proof) const;

    using TokenThen = std::function<void(base::Result<std::optional<base::Secret>>)>;
    using ProofThen = std::function<void(base::Result<std::optional<incode::LegacyProof>>)>;
    // What is committed; nullopt: there is none. Read by Store::ask(). Errors: StoreUnavailable; Invalid (it can't be opened: another
    // key, or damaged).
    void token(const QString &verificationId, const QObject *context, TokenThen then) const;
    void proof(const QString &verificationId, const QObject *context, ProofThen then) const;

private:
    [[nodiscard]] store::SecretRecord seal(const QString &verificationId, const QString &kind, const base::Secret &secret) const;
    [[nodiscard]] static base::Result<std::optional<incode::LegacyProof>> proofIn(const base::Secret &secret);
    void open(const QString &verificationId, const QString &kind, const QObject *context, TokenThen then) const;

    store::Store &m_store;
    const vault::Vault &m_vault;
};

} // namespace authlink::relay::verifications
