// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/random.h"

#include <random>

namespace authlink::test
{

/// The same bytes for the same seed. Single thread.
class SeededRandom final : public base::Random
{
public:
    explicit SeededRandom(quint32 seed = 1) : m_engine(seed) {}
    [[nodiscard]] QByteArray bytes(qsizetype count) override
    {
        QByteArray result;
        for (qsizetype i = 0; i < count; ++i)
            result.append(static_cast<char>(m_engine() & 0xFFU));
        return result;
    }

private:
    std::mt19937 m_engine;
};

} // namespace authlink::test
