// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QDebug>
#include <QString>

namespace authlink::base
{

/// Bytes that must not leak: does not print, compares in constant time, wipes its memory when it goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(QByteArrayView bytes);
    static Secret fromString(const QString &text) { return Secret(text.toUtf8()); }

    Secret(const Secret &other);
    Secret &operator=(const Secret &other);
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.isEmpty(); }
    /// The bytes, for the one place that must send them. The copy is the caller's to keep short-lived.
    [[nodiscard]] QByteArray reveal() const;
    /// Time depends on the length of `candidate` only. An empty secret equals nothing.
    [[nodiscard]] bool equals(QByteArrayView candidate) const;
    bool operator==(const Secret &other) const { return equals(other.m_bytes); }

    void wipe();

private:
    QByteArray m_bytes; // never shared outside: reveal() copies deeply
};

QDebug operator<<(QDebug debug, const Secret &secret);

/// Compares without an early exit. Equal length is required; the lengths themselves are not secret.
[[nodiscard]] bool constantTimeEquals(QByteArrayView a, QByteArrayView b);

/// Lower-case hex of SHA-256; how tokens are stored.
[[nodiscard]] QByteArray sha256Hex(QByteArrayView bytes);

} // namespace authlink::base
