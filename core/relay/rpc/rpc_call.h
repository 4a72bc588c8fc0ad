// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/protocol/view_of.h"
#include "core/store/store.h"

#include <QJsonObject>
#include <QJsonValue>

#include <functional>

namespace authlink::relay::rpc
{

/// Who calls: the signed-in user, read from the store for this call.
struct Caller {
    store::User user;

    [[nodiscard]] protocol::Viewer viewer() const { return {user.name, user.role}; }
    [[nodiscard]] bool isSupervisor() const { return user.role != verification::Role::Agent; }
};

/// Ends every call of the stream, exactly once.
using RpcReply = std::function<void(base::Result<QJsonValue>)>;

} // namespace authlink::relay::rpc
