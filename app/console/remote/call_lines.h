// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/call_request.h"

#include <QByteArray>

/// One line of JSON each way between the console that runs and whoever asks it (docs/integration-guide.md "The local socket"). Pure.
namespace authlink::app
{

inline constexpr int kCallProtocol = 1;             ///< of the field "v"
inline constexpr qsizetype kMaxCallLine = 4 * 1024; ///< bytes, with the end of the line

[[nodiscard]] QByteArray requestLine(const client::CallRequest &request);
/// Errors: Invalid, one sentence.
[[nodiscard]] base::Result<client::CallRequest> requestFromLine(const QByteArray &line);

[[nodiscard]] QByteArray answerLine(const base::Result<client::CallOutcome> &answer);
/// The name of the outcome, which may be one that this version does not know. Errors: as the console says, or Internal.
[[nodiscard]] base::Result<QString> answerFromLine(const QByteArray &line);

} // namespace authlink::app
