// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/view_of.h"
#include "core/store/reader.h"

#include <QString>
#include <QStringList>

namespace authlink::relay::rpc
{

/// What who asks for a verification that does not exist, or that they may not see, is told.
[[nodiscard]] base::Error noSuchVerification();

/// Bytes of JSON after which the answer to verification.get of several ends; it has at least one verification all the same.
inline constexpr qsizetype kMaxDetailBytes = 1024 * 1024;

/// A verification with its events, as committed, if the viewer may see it. Errors: NotFound, StoreUnavailable, Internal (it can't be read).
[[nodiscard]] base::Result<protocol::VerificationDetail> readDetail(const store::Reader &reader, const protocol::Viewer &viewer,
                                                                    const QString &id);
/// Several, in the order of `ids`, until `maxBytes` are full. One that can't be read is in neither list. Errors: StoreUnavailable.
[[nodiscard]] base::Result<protocol::VerificationDetails> readDetails(const store::Reader &reader, const protocol::Viewer &viewer,
                                                                      const QStringList &ids, qsizetype maxBytes = kMaxDetailBytes);

} // namespace authlink::relay::rpc
