// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/parties.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{
constexpr int kPatienceMs = 10'000;
}

bool Parties::start()
{
    // Each must know the other's address: the relay learns its port first and keeps it.
    if (!relay.prepare() || !relay.start() || relay.program.terminate() != 0)
        return false;
    const QStringList usual{u"--port"_s, u"0"_s, u"--webhook-url"_s, relay.webhook().toString()};
    if (!sandbox.start(usual + sandboxOptions, "http://"))
        return false;
    m_sandboxUrl = sandbox.address(u"http"_s);
    m_sandboxUrl.setPath(QString());
    relay.configure("[incode]\napi_url = \"" + m_sandboxUrl.toString().toUtf8() + "\"\n"
                    + QByteArray(relaySections).replace("SANDBOX", m_sandboxUrl.toString().toUtf8()));
    m_customer = std::make_unique<sandbox::SimulatedCustomer>(m_sandboxUrl, m_network);
    return relay.start();
}

QUrl Parties::linkOnThePhone()
{
    QUrl link;
    const auto look = [&] {
        bool read = false;
        m_customer->readMessages([&](const auto &messages) {
            read = true;
            if (messages && !messages->empty())
                link = messages->front().link;
        });
        return QTest::qWaitFor([&read] { return read; }, kPatienceMs) && !link.isEmpty();
    };
    return QTest::qWaitFor(look, kPatienceMs) ? link : QUrl();
}

bool Parties::sayYes(const QUrl &link)
{
    std::optional<base::Result<void>> ended;
    m_customer->sayYes(link, [&ended](const base::Result<void> &result) { ended = result; });
    return QTest::qWaitFor([&ended] { return ended.has_value(); }, kPatienceMs) && ended->has_value();
}

bool Parties::capture(sandbox::Capture outcome)
{
    std::optional<base::Result<void>> ended;
    m_customer->capture(outcome, [&ended](const base::Result<void> &result) { ended = result; });
    return QTest::qWaitFor([&ended] { return ended.has_value(); }, kPatienceMs) && ended->has_value();
}

} // namespace authlink::test
