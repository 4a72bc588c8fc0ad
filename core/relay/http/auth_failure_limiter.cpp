// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/auth_failure_limiter.h"

#include "core/base/log.h"

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

std::optional<server::Response> AuthFailureLimiter::refuse(const server::Client &client, const std::function<QString()> &what)
{
    note(client, what);
    return begin(client.address);
}

void AuthFailureLimiter::note(const server::Client &client, const std::function<QString()> &what)
{
    if (const auto heldBack = m_log.admit(std::chrono::steady_clock::now().time_since_epoch())) {
        const QString from = client.unreadable.isEmpty() ? client.address.toString()
                                                         : u"%1, a proxy that says of the client what can't be read: %2;"_s.arg(
                                                             client.address.toString(), QString::fromUtf8(client.unreadable));
        qCWarning(base::lcWebhook).noquote() << "refused:" << what() << "from" << from << "and" << *heldBack
                                             << "more since the last such line";
    }
}

std::optional<server::Response> AuthFailureLimiter::begin(const QHostAddress &client)
{
    const auto wait = m_limiter.take(client, std::chrono::steady_clock::now().time_since_epoch());
    if (!wait)
        return std::nullopt;
    server::Response tooMany = server::problem(429, u"Too many attempts without the right credential."_s);
    tooMany.headers.emplaceBack("Retry-After", QByteArray::number(qint64(std::chrono::ceil<std::chrono::seconds>(*wait).count())));
    return tooMany;
}

} // namespace authlink::relay::http
