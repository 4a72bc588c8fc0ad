// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QByteArray>
#include <QString>

namespace authlink::base
{

/// Where unpredictable bytes come from; injected, so that tests can repeat a run. Thread-safe.
class Random
{
public:
    virtual ~Random() = default;
    [[nodiscard]] virtual QByteArray bytes(qsizetype count) = 0;
    /// Uniform in [0, bound). bound > 0.
    [[nodiscard]] quint32 below(quint32 bound);
};

/// The operating system's generator.
class SystemRandom final : public Random
{
public:
    [[nodiscard]] QByteArray bytes(qsizetype count) override;
};

/// A time-sortable id: UUID version 7 (RFC 9562 section 5.7), lower case with dashes.
[[nodiscard]] QString makeUuidV7(Instant at, Random &random);

/// At least `bits` of randomness as letters and digits (22 for 128 bits, 43 for 256): link tokens, sign-in tokens. Nothing else is in it,
/// since carriers of text messages change characters such as '_', and people copy and type tokens.
[[nodiscard]] QString makeToken(Random &random, int bits);

} // namespace authlink::base
