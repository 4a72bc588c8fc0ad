// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/hand_over.h"

#include "app/console/remote/call_client.h"

#include <QDeadlineTimer>
#include <QThread>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

base::Result<std::optional<QString>> handOver(InstancePlace &place, const client::CallRequest &request)
{
    const QDeadlineTimer end(kHandOverWithin);
    while (!end.hasExpired()) {
        const auto answer = askConsole(place.socketPath(), request, std::chrono::milliseconds(end.remainingTime()));
        if (answer)
            return std::optional(*answer);
        if (answer.error().code != base::ErrorCode::Unreachable)
            return base::fail(answer.error());
        if (place.take() == InstancePlace::Take::Taken)
            return std::nullopt;
        QThread::msleep(static_cast<unsigned long>(kHandOverPause.count()));
    }
    return base::fail(base::ErrorCode::Timeout, u"the console that runs does not answer; close it and try again"_s);
}

} // namespace authlink::app
