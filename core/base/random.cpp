// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random.h"

#include <QRandomGenerator>
#include <QUuid>
#include <QtEndian>

#include <array>
#include <cmath>
#include <cstring>

namespace authlink::base
{

quint32 Random::below(quint32 bound)
{
    // Rejection keeps the distribution uniform.
    const quint32 limit = (0xFFFFFFFFU / bound) * bound;
    for (;;) {
        const QByteArray raw = bytes(4);
        const auto value = qFromLittleEndian<quint32>(raw.constData());
        if (value < limit)
            return value % bound;
    }
}

QByteArray SystemRandom::bytes(qsizetype count)
{
    QByteArray result(count, Qt::Uninitialized);
    auto *generator = QRandomGenerator::system();
    for (qsizetype i = 0; i < count; i += 4) {
        const quint32 word = generator->generate();
        std::memcpy(result.data() + i, &word, static_cast<size_t>(qMin<qsizetype>(4, count - i)));
    }
    return result;
}

QString makeUuidV7(Instant at, Random &random)
{
    QByteArray raw = random.bytes(16);
    std::array<char, 8> time{};
    qToBigEndian(static_cast<quint64>(toMillis(at)) << 16U, time.data());
    std::memcpy(raw.data(), time.data(), 6);
    raw[6] = static_cast<char>((static_cast<unsigned char>(raw[6]) & 0x0FU) | 0x70U);
    raw[8] = static_cast<char>((static_cast<unsigned char>(raw[8]) & 0x3FU) | 0x80U);
    return QUuid::fromRfc4122(raw).toString(QUuid::WithoutBraces);
}

QString makeToken(Random &random, int bits)
{
    constexpr QLatin1StringView kCharacters("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
    constexpr unsigned kUniformBelow = 256 / kCharacters.size() * kCharacters.size(); // a byte from here on would favor some characters
    const auto length = static_cast<qsizetype>(std::ceil(bits / std::log2(static_cast<double>(kCharacters.size()))));
    QString token;
    token.reserve(length);
    while (token.size() < length) {
        const QByteArray bytes = random.bytes(length);
        for (const char byte : bytes) {
            const auto value = static_cast<unsigned char>(byte);
            if (value < kUniformBelow && token.size() < length)
                token += kCharacters[value % kCharacters.size()];
        }
    }
    return token;
}

} // namespace authlink::base
