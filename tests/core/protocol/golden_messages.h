// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/json/json_rpc.h"

#include <functional>
#include <vector>

namespace authlink::test
{

/// One message of the stream: the bytes that the encoder makes of a struct, and a check that the decoder makes that struct of them.
struct GoldenMessage {
    QString name;     ///< of the file below tests/fixtures/protocol, e.g. "calls/hello.json"
    QByteArray frame; ///< compact, as it travels
    std::function<bool(const protocol::Frame &)> readsBack;
};

/// Parameters of every call.
[[nodiscard]] std::vector<GoldenMessage> goldenCalls();
/// A result of every call, more where roles or cases differ. Made of the domain's values, as the relay makes them.
[[nodiscard]] std::vector<GoldenMessage> goldenResults();
[[nodiscard]] std::vector<GoldenMessage> goldenNotifications();
/// Every error code.
[[nodiscard]] std::vector<GoldenMessage> goldenErrors();
[[nodiscard]] std::vector<GoldenMessage> goldenMessages();

} // namespace authlink::test
