// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/relay/http/fake_handlers.h"
#include "tests/support/raw_client.h"

#include <QTest>

namespace authlink::test
{

inline QByteArray httpRequest(const QByteArray &line, const QByteArray &headers = {}, const QByteArray &body = {})
{
    return line + " HTTP/1.1\r\nHost: relay.example\r\n" + headers + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
           + body;
}

struct Answered {
    int status = 0;
    QByteArray body;
    QByteArray all;
    QByteArray retryAfter, authenticate, cacheControl;
};

/// A front on loopback with its fakes.
struct FrontFixture {
    explicit FrontFixture(const relay::config::RelayConfig &config = loopbackConfig(), bool reports = true)
        : front(config, {}, handlers(reports), fakes.clock, fakes.random, fakes.vault)
    {
        if (!front.listen())
            qFatal("can't listen");
    }
    relay::http::HttpHandlers handlers(bool reports)
    {
        relay::http::HttpHandlers all = fakes.handlers();
        if (!reports)
            all.reports = nullptr;
        return all;
    }
    /// Asks on a connection of its own; status 0 if no answer came.
    Answered ask(const QByteArray &bytes) const { return ask(bytes, front.port()); }
    Answered metrics() const { return ask(httpRequest("GET /metrics"), front.operationsPort()); }
    static Answered ask(const QByteArray &bytes, quint16 port)
    {
        RawClient client(port);
        client.send(bytes);
        if (!QTest::qWaitFor([&client] { return client.isAnswered(); }))
            return {};
        return {client.status(),
                client.body(),
                client.received(),
                client.header("Retry-After"),
                client.header("WWW-Authenticate"),
                client.header("Cache-Control")};
    }

    FakeHandlers fakes;
    relay::http::HttpRouter front;
};

} // namespace authlink::test
