// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

#include <functional>

namespace authlink::ui
{

/// Opens an address outside the console; false: nothing could. Tests have one that only remembers.
using UrlOpener = std::function<bool(const QUrl &)>;

/// The system's browser, for http and https only.
[[nodiscard]] bool openInBrowser(const QUrl &url);

} // namespace authlink::ui
