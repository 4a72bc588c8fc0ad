// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/view_of.h"
#include "core/relay/verifications/verification_repository.h"

#include <QString>

namespace authlink::relay::rpc
{

/// What one page may hold.
struct PageBounds {
    int items = protocol::kMaxListed;
    qsizetype bytes = 256 * 1024; ///< of JSON; a page has at least one verification all the same
};

/// The newest of what is open to the viewer and sorts before `cursor` (an earlier page's `next`, or empty), oldest first, exactly as of its
/// seq: what was published up to then. Any text is a place in the order of ids, and shows nobody more than they may see. What ends or
/// begins while a console turns the pages, it hears by verification.changed.
[[nodiscard]] protocol::OpenPage openPage(const verifications::VerificationRepository &repository, const protocol::Viewer &viewer,
                                          const QString &cursor, const PageBounds &bounds = {});

} // namespace authlink::relay::rpc
