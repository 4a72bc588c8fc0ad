// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/gate/rate_limited_client.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QNetworkAccessManager>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>

Q_DECLARE_METATYPE(authlink::test::FakeReply)

/// A rate-limited client, a clock and a vendor that answers well unless told otherwise.
namespace authlink::test
{

inline const QString kGet = QStringLiteral("/omni/get/score");
inline const QString kPost = QStringLiteral("/omni/external/send-sms");
inline const QString kFace = QStringLiteral("/omni/authentication/verify");
inline const QString kProbe = QStringLiteral("/omni/get/onboarding/status");

struct Sent {
    std::unique_ptr<base::PendingCall> call;
    int ends = 0;
    std::optional<incode::gate::HttpAnswer> answer;

    [[nodiscard]] bool succeeded() const { return ends == 1 && answer->has_value(); }
    [[nodiscard]] base::Error error() const { return answer && !*answer ? answer->error().error : base::Error(); }
};

struct RateLimitedFixture {
    using Change = std::function<void(incode::IncodeSettings &)>;
    explicit RateLimitedFixture(const Change &change = {})
    {
        server.reply(kGet, {});
        server.reply(kPost, {});
        server.reply(kFace, {});
        server.reply(kProbe, {.status = 401});
        settings.apiUrl = server.url();
        settings.apiKey = base::Secret("key");
        if (change)
            change(settings);
        client = std::make_unique<incode::gate::RateLimitedClient>(settings, network, clock, random, vendor);
    }

    std::unique_ptr<Sent> send(const QString &path, const QUrl &base = {},
                               incode::gate::Priority priority = incode::gate::Priority::Ordinary)
    {
        auto sent = std::make_unique<Sent>();
        incode::gate::HttpCall call{.method = path == kGet ? "GET" : "POST", .base = base.isEmpty() ? settings.apiUrl : base, .path = path};
        call.apiKey = settings.apiKey;
        if (path != kGet)
            call.body = {{QStringLiteral("number"), ++m_number}}; // no two messages are the same
        call.timeout = settings.timeout;
        call.priority = priority;
        sent->call = client->send(std::move(call), [to = sent.get()](incode::gate::HttpAnswer answer) {
            ++to->ends;
            to->answer = std::move(answer);
        });
        return sent;
    }

    [[nodiscard]] std::chrono::milliseconds elapsed() const { return clock.now() - start; }
    /// Lets the time of the clock pass, a little each turn of the loop, until it is so.
    [[nodiscard]] bool pass(const std::function<bool()> &until, std::chrono::milliseconds step = std::chrono::milliseconds(20))
    {
        return QTest::qWaitFor(
            [&] {
                if (until())
                    return true;
                clock.advance(step);
                return false;
            },
            20'000);
    }
    void turn() { QCoreApplication::processEvents(); }

    FakeHttpServer server;
    ManualClock clock;
    base::Instant start = clock.now();
    SeededRandom random;
    incode::VendorState vendor;
    QNetworkAccessManager network;
    incode::IncodeSettings settings;
    std::unique_ptr<incode::gate::RateLimitedClient> client;

private:
    int m_number = 0;
};

inline quint16 portThatIsFree()
{
    const FakeHttpServer brief;
    return static_cast<quint16>(brief.url().port());
}

inline QUrl at(quint16 port)
{
    return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(port));
}

} // namespace authlink::test
