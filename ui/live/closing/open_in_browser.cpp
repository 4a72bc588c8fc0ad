// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/closing/open_in_browser.h"

#include <QDesktopServices>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

bool openInBrowser(const QUrl &url)
{
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return url.isValid() && isWeb && !url.host().isEmpty() && QDesktopServices::openUrl(url);
}

} // namespace authlink::ui
