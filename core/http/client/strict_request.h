// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

class QNetworkRequest;

namespace authlink::http::client
{

/// Makes a request to an API follow nothing and remember nothing: no redirect (our tokens must not follow), no cookie, no cached answer,
/// no credential of an earlier one.
/// @param largestAnswer in bytes; a compressed answer is checked beyond it
void makeStrict(QNetworkRequest &request, qint64 largestAnswer);

} // namespace authlink::http::client
