// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/attention/announcer.h"
#include "core/client/attention/standing.h"

#include <QString>

namespace authlink::client
{

// These are seen by whoever stands beside the desk, and kept by the system: no name, no account, no number of a customer's.

/// The heading of a notification, e.g. "SPOOF SUSPECTED – verification 2".
/// @param number of the verification's panel, from 1; 0: it has none
[[nodiscard]] QString announcementText(const Announcement &announcement, int number);

/// One verification in a few words: the banner's, or what is more urgent.
[[nodiscard]] QString standingText(const Standing &standing);
/// What the tray icon says. @param number of the worst one's panel, from 1; 0: of none in particular
[[nodiscard]] QString overviewText(const Overview &overview, int number);

} // namespace authlink::client
