// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/refused_webhooks.h"

#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

namespace
{

constexpr qsizetype kMaxShown = 100; // of what a stranger wrote

QString shown(const QByteArray &text)
{
    return QString::fromUtf8(text.left(kMaxShown));
}

QString whatToChange(const server::Request &request, RefusedWebhooks::Why why)
{
    using Why = RefusedWebhooks::Why;
    switch (why) {
    case Why::Address:
        return u"there is nothing at %1: the webhook URL ends in /webhooks/incode"_s.arg(shown(request.path));
    case Why::Method:
        return u"the method is %1: webhooks are POST"_s.arg(shown(request.method));
    case Why::MediaType:
        return request.mediaType().isEmpty() ? u"it has no Content-Type: it must be application/json"_s
                                             : u"its Content-Type is %1: it must be application/json"_s.arg(shown(request.mediaType()));
    case Why::Coding:
        break;
    }
    return u"its Content-Encoding is %1: send it without"_s.arg(shown(request.header("Content-Encoding")));
}

} // namespace

void RefusedWebhooks::write(base::LogThrottle &log, const QHostAddress &client, const QString &why)
{
    if (const auto heldBack = log.admit(std::chrono::steady_clock::now().time_since_epoch()))
        qCWarning(base::lcWebhook).noquote() << "refused: a webhook from" << client.toString() + u':' << why + u',' << "and" << *heldBack
                                             << "more since the last such line";
}

void RefusedWebhooks::tell(const server::Request &request, const QHostAddress &client, Why why)
{
    write(m_logs[why], client, whatToChange(request, why));
}

void RefusedWebhooks::tellNoObject(const QHostAddress &client, qsizetype bytes, const QString &why)
{
    const QString sentence = why.endsWith(u'.') ? why.chopped(1) : why;
    write(
        m_noObjectLog, client,
        u"its body (%1 bytes) can't be taken (%2): it must be one JSON object in UTF-8 that names no key twice"_s.arg(bytes).arg(sentence));
}

void RefusedWebhooks::tellTooLong(const QHostAddress &client, qint64 bytes, qint64 limit)
{
    const QString length = bytes > 0 ? u"%1 bytes"_s.arg(bytes) : u"in chunks"_s;
    write(m_tooLongLog, client, u"its body is too long (%1): it may have %2 bytes"_s.arg(length).arg(limit));
}

bool looksLikeWebhooks(const QByteArray &path)
{
    return path.toLower().contains("incode");
}

bool mayHoldCredential(const QByteArray &path)
{
    return path.toLower().contains("/message/");
}

} // namespace authlink::relay::http
