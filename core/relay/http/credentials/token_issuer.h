// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/vault/vault.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <optional>

namespace authlink::relay::http
{

/// Access tokens of the client-credentials grant (RFC 6749 section 4.4), good until they expire. A token holds, sealed, what it was given
/// for and until when: nothing is kept here, and tokens outlive a restart, since nobody knows whether Incode asks for a new one when it is
/// refused. Another sealing key ends them all. One thread.
class TokenIssuer
{
public:
    /// @param clock, vault outlive the issuer
    TokenIssuer(const base::Clock &clock, const vault::Vault &vault, std::chrono::seconds life)
        : m_clock(clock),
          m_vault(vault),
          m_life(life)
    {
    }

    /// @param grantedFor what check() gives back; kGrantBytes long
    [[nodiscard]] QString issue(const QByteArray &grantedFor) const;
    /// What a token of ours was given for; nullopt: it is none, has expired, or is from the future (the clock was set back).
    [[nodiscard]] std::optional<QByteArray> check(const QByteArray &token) const;
    [[nodiscard]] std::chrono::seconds life() const { return m_life; }
    void setLife(std::chrono::seconds life) { m_life = life; } ///< of tokens from now on

    static constexpr qsizetype kGrantBytes = 64; ///< base::sha256Hex()

private:
    const base::Clock &m_clock;
    const vault::Vault &m_vault;
    std::chrono::seconds m_life;
};

} // namespace authlink::relay::http
