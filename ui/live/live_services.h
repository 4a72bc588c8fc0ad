// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/live/closing/open_in_browser.h"

namespace authlink::client
{
class LiveVerifications;
class RelayCalls;
class RelayConnection;
} // namespace authlink::client

namespace authlink::ui
{

class ClipboardGuard;
class PhoneValidator;
class Theme;
class Ticker;

/// What the live panels work with; all outlive them.
struct LiveServices {
    const Theme &theme;
    client::RelayConnection &connection;
    client::RelayCalls &calls;
    client::LiveVerifications &verifications;
    Ticker &ticker;
    ClipboardGuard &clipboard;
    const PhoneValidator &validator;
    UrlOpener openUrl = &openInBrowser;
};

} // namespace authlink::ui
