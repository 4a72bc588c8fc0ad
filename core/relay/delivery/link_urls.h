// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QUrl>

namespace authlink::relay::delivery
{

/// BASE/v/TOKEN: what a customer opens.
[[nodiscard]] QUrl landingLink(const QUrl &base, const QByteArray &token);
/// BASE/webhooks/message/TOKEN: where a message's provider reports.
[[nodiscard]] QUrl reportLink(const QUrl &base, const QByteArray &token);

} // namespace authlink::relay::delivery
