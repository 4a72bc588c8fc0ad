// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_message.h"

#include <QString>

namespace authlink::sandbox::pages
{

/// Text made safe for the content of HTML elements and for attributes in double quotes.
[[nodiscard]] inline QString escaped(const QString &text)
{
    return text.toHtmlEscaped();
}

/// A page of the sandbox. Its policy allows no script and nothing from other sites, and it is never cached.
/// @param title plain text
/// @param body HTML; the caller has escaped what came from outside
[[nodiscard]] http::server::Response htmlPage(const QString &title, const QString &body, int status = 200);

/// A page for a frame inside another page of the sandbox; it reloads itself every so many seconds.
[[nodiscard]] http::server::Response framedPage(const QString &title, const QString &body, int refreshSeconds);

/// A page with a heading and one sentence, both plain text.
[[nodiscard]] http::server::Response notePage(const QString &title, const QString &sentence, int status = 200);

[[nodiscard]] http::server::Response seeOther(const QByteArray &location);
[[nodiscard]] http::server::Response styleSheet();

inline constexpr char kStylePath[] = "/sandbox/style.css";

} // namespace authlink::sandbox::pages
