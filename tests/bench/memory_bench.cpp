// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/memory.h"
#include "tests/bench/posters.h"
#include "tests/bench/quick.h"
#include "tests/support/programs/console_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QTest>

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

using namespace authlink::test;

/// Memory of the real programs: the relay after its start and after webhooks, the console idle and with all panels open.
namespace
{

constexpr int kPosters = 32;
constexpr size_t kWebhooks = 10'000;
constexpr size_t kQuickWebhooks = 100;
constexpr int kPanels = 5;
constexpr int kQuickSettleMs = 100;
constexpr int kSettleMs = 2000; // until what was started has been painted and freed what it needed only once

void printRow(const char *name, const Program &program)
{
    QTest::qWait(isQuick() ? kQuickSettleMs : kSettleMs);
    const Memory memory = memoryOf(program.pid());
    std::printf("%-34s %10.1f %10.1f %10.1f\n", name, memory.resident, memory.proportional, memory.own);
    std::fflush(stdout);
}

/// Opens verifications of one agent over a second connection; the agent's console shows each as a panel.
bool openPanels(StreamProbe &probe)
{
    const QJsonObject found = probe.call(u"customers.search"_s, {{u"text"_s, u"1002003"_s}, {u"limit"_s, kPanels}});
    const QJsonArray customers = found.value(u"result"_s).toArray();
    for (int i = 0; i < kPanels; ++i) {
        const QJsonObject started = probe.call(u"verification.start"_s,
                                               {{u"account"_s, customers.at(i).toObject().value(u"account"_s)}, {u"channel"_s, u"copy"_s}});
        if (!started.contains(u"result"_s))
            return false;
    }
    return true;
}

int fail(const char *why)
{
    std::fprintf(stderr, "%s\n", why);
    return 1;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    RelayProgram relay;
    relay.configure("[incode]\nlink = \"static\"\n[message]\nsender = \"none\"\n"); // no vendor is needed to open panels
    if (!relay.prepare() || !relay.start())
        return fail("the relay did not start");
    std::printf("memory, MB (10^6 bytes)\n");
    std::printf("%-34s %10s %10s %10s\n", "", "resident", "proport.", "private");
    printRow("relay, started", relay.program);

    ConsoleProgram console;
    if (!console.startWith(relay))
        return fail("the console did not start");
    printRow("console, idle", console.program);
    StreamProbe probe;
    if (probe.signIn(relay.stream(), relay.token()).isEmpty() || !openPanels(probe))
        return fail("the panels did not open");
    printRow("console, 5 panels open", console.program);

    const size_t webhooks = isQuick() ? kQuickWebhooks : kWebhooks;
    if (!postWebhooks(static_cast<quint16>(relay.http().port()), kPosters, "memory",
                      [webhooks](size_t answered) { return answered < webhooks; }))
        return fail("a webhook was not answered with 200");
    const QByteArray name = "relay, after " + QByteArray::number(webhooks) + " webhooks";
    printRow(name.constData(), relay.program);
    return 0;
}
