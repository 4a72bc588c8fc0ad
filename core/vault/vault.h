// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QString>

namespace authlink::vault
{

/// Seals secrets that must survive a restart of the relay, so that the database alone is worth nothing (XChaCha20-Poly1305 of libsodium).
/// Const calls from any thread.
class Vault
{
public:
    static constexpr int kKeyBytes = 32;

    /// Errors: Invalid (not kKeyBytes long).
    [[nodiscard]] static base::Result<Vault> withKey(const base::Secret &key);
    /// The key in this file; made at the first start, readable by its owner only (0600), never overwritten.
    /// Errors: Invalid: not ours to read, open to others, or of another length; can't be written.
    [[nodiscard]] static base::Result<Vault> withKeyFile(const QString &path);

    /// @param purpose what it is for (verification id and kind): opening under another purpose fails
    [[nodiscard]] QByteArray seal(const base::Secret &secret, const QString &purpose) const;
    /// Errors: Invalid (another key, another purpose, damaged).
    [[nodiscard]] base::Result<base::Secret> open(const QByteArray &sealed, const QString &purpose) const;

private:
    explicit Vault(base::Secret key) : m_key(std::move(key)) {}
    base::Secret m_key;
};

} // namespace authlink::vault
