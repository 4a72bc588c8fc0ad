// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace authlink::http
{

/// The address of `path` below `base`: https://host/app/ and /v1/x give https://host/app/v1/x. What else `base` holds stays.
/// @param path begins with '/'; percent-encoded where needed
[[nodiscard]] QUrl joinUrl(const QUrl &base, const QString &path);

} // namespace authlink::http
