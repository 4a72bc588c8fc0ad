// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <optional>
#include <utility>

/// application/x-www-form-urlencoded (WHATWG URL section 5), of a body or a query. Pure and thread-safe.
namespace authlink::http
{

inline constexpr QByteArrayView kFormType = "application/x-www-form-urlencoded";

/// One name or value, decoded.
[[nodiscard]] QByteArray formDecoded(QByteArrayView encoded);

/// All fields with their names and values decoded, in their order; what lacks a '=' is left out.
[[nodiscard]] QList<std::pair<QByteArray, QByteArray>> formFields(QByteArrayView form);

/// The decoded value of a field that is in the form exactly once; nullopt: absent, or there twice.
[[nodiscard]] std::optional<QByteArray> onlyField(QByteArrayView form, QByteArrayView name);

/// Puts one more field at the end of a form, encoded; spaces become %20, which is right in a query, too.
void appendField(QByteArray &form, const QByteArray &name, const QByteArray &value);

} // namespace authlink::http
