// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/pending_call.h"

#include <QObject>

#include <utility>

namespace authlink::base
{

namespace
{

/// Made in the thread of the call, so that QObject::deleteLater() ends both there.
class CallHolder final : public QObject
{
public:
    explicit CallHolder(std::unique_ptr<PendingCall> call) : m_call(std::move(call)) {}

private:
    std::unique_ptr<PendingCall> m_call;
};

} // namespace

void deleteLater(std::unique_ptr<PendingCall> call)
{
    if (call)
        (new CallHolder(std::move(call)))->deleteLater();
}

} // namespace authlink::base
