// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/vendor_records.h"
#include "core/store/store.h"
#include "core/vault/vault.h"

#include <optional>

namespace authlink::relay::verifications
{

/// The secrets that a confirmation needs: sealed on their way into a store::Transaction, opened on their way back. VerificationRepository
/// wipes them from the store with the verdict or the end. Const calls from the relay's thread.
class SessionSecrets
{
public:
    /// Store and vault outlive it.
    SessionSecrets(const store::Store &store, const vault::Vault &vault) : m_store(store), m_vault(vault) {}

    [[nodiscard]] store::SecretRecord sealToken(const QString &verificationId, const base::Secret &token) const;
    [[nodiscard]] store::SecretRecord sealProof(const QString &verificationId, const incode::LegacyProof &proof) const;

    // What is committed; nullopt: there is none. Errors: StoreUnavailable; Invalid (it can't be opened: another key, or damaged).
    [[nodiscard]] base::Result<std::optional<base::Secret>> token(const QString &verificationId) const;
    [[nodiscard]] base::Result<std::optional<incode::LegacyProof>> proof(const QString &verificationId) const;

private:
    [[nodiscard]] store::SecretRecord seal(const QString &verificationId, const QString &kind, const base::Secret &secret) const;
    [[nodiscard]] base::Result<std::optional<base::Secret>> open(const QString &verificationId, const QString &kind) const;

    const store::Store &m_store;
    const vault::Vault &m_vault;
};

} // namespace authlink::relay::verifications
