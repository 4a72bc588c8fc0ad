// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"

#include <QString>

namespace authlink::sandbox::pages
{

/// For text from outside inside HTML, in elements and in double-quoted attributes.
[[nodiscard]] inline QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

/// A page of the sandbox: no script, nothing from elsewhere, never cached.
/// @param title plain text
/// @param body HTML, its parts escaped by the caller
[[nodiscard]] http::server::Response htmlPage(const QString &title, const QString &body, int status = 200);

/// A page for a frame of the sandbox's own, which loads itself again and again.
[[nodiscard]] http::server::Response framedPage(const QString &title, const QString &body, int refreshSeconds);

/// A page with one sentence, plain text.
[[nodiscard]] http::server::Response notePage(const QString &title, const QString &sentence, int status = 200);

[[nodiscard]] http::server::Response seeOther(const QByteArray &location);
[[nodiscard]] http::server::Response styleSheet();

inline constexpr char kStylePath[] = "/sandbox/style.css";

} // namespace authlink::sandbox::pages
