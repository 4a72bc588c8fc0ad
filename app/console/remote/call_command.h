// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/call_request.h"

#include <QString>
#include <QStringList>

/// The command line that telephony systems use, and authlink: links (docs/integration-guide.md). Both can come from strangers: what is
/// not understood to the last character is refused.
namespace authlink::app
{

inline constexpr qsizetype kMaxCallArgument = 1000; ///< characters of one argument, a link too

struct CallCommand {
    client::CallRequest request;
    QString profile; ///< empty: none was named
};

/// Whether it begins as one; then no other reader of options may have it.
[[nodiscard]] bool isCallCommand(const QStringList &arguments);
/// @param arguments with the program's name in front
/// Errors: Invalid, one sentence.
[[nodiscard]] base::Result<CallCommand> parseCallCommand(const QStringList &arguments);

/// authlink:verify?account=… and authlink:end-call?call=…, also with // before the verb; RFC 3986, each value percent-encoded once.
/// Errors: Invalid, one sentence.
[[nodiscard]] base::Result<client::CallRequest> requestFromLink(const QString &link);

} // namespace authlink::app
