// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/verifications/retire.h"

#include <QObject>

#include <utility>

namespace authlink::relay::verifications
{

namespace
{
/// Born in the thread of the call, so that deleteLater() ends both there.
class Keeper final : public QObject
{
public:
    explicit Keeper(std::unique_ptr<base::PendingCall> call) : m_call(std::move(call)) {}

private:
    std::unique_ptr<base::PendingCall> m_call;
};
} // namespace

void retire(std::unique_ptr<base::PendingCall> call)
{
    if (call)
        (new Keeper(std::move(call)))->deleteLater();
}

} // namespace authlink::relay::verifications
