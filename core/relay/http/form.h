// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <optional>

namespace authlink::relay::http
{

/// One name or value of application/x-www-form-urlencoded, decoded (WHATWG URL section 5.1).
[[nodiscard]] QByteArray formDecoded(QByteArray encoded);

/// The decoded value of a field that is in the form exactly once; nullopt: absent, or there twice.
[[nodiscard]] std::optional<QByteArray> onlyField(const QByteArray &form, QByteArrayView name);

} // namespace authlink::relay::http
