// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/posters.h"
#include "tests/bench/quick.h"
#include "tests/support/programs/relay_program.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>

using namespace authlink::test;

/// Durable webhooks a second: 32 keep-alive posters, each with one webhook under way, against the real relay with a SQLite
/// file on disk. Every answer counted is a 200, given after the fsync that holds the webhook.
namespace
{

constexpr int kPosters = 32;
constexpr int kRounds = 5;
constexpr int kMsPerRound = 3000;
constexpr int kQuickRounds = 1;
constexpr int kQuickMsPerRound = 300;

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    RelayProgram relay;
    if (!relay.prepare() || !relay.start()) {
        std::fputs("the relay did not start\n", stderr);
        return 1;
    }
    const int rounds = isQuick() ? kQuickRounds : kRounds;
    const int msPerRound = isQuick() ? kQuickMsPerRound : kMsPerRound;
    std::printf("durable webhooks, %d posters, %d rounds of %.1f s\n", kPosters, rounds, msPerRound / 1000.0);
    std::printf("%8s %14s %10s %10s\n", "round", "webhooks/s", "p50 ms", "p99 ms");
    std::vector<double> rates;
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer clock;
        clock.start();
        const auto posted = postWebhooks(static_cast<quint16>(relay.http().port()), kPosters, QByteArray::number(round),
                                         [&clock, msPerRound](size_t) { return clock.elapsed() < msPerRound; });
        if (!posted) {
            std::fputs("a webhook was not answered with 200\n", stderr);
            return 1;
        }
        rates.push_back(double(posted->latenciesMs.size()) / posted->seconds);
        std::printf("%8d %14.0f %10.2f %10.2f\n", round + 1, rates.back(), percentile(posted->latenciesMs, 50),
                    percentile(posted->latenciesMs, 99));
        std::fflush(stdout);
    }
    std::sort(rates.begin(), rates.end());
    std::printf("%8s %14.0f\n", "median", percentile(rates, 50));
    return 0;
}
