// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/posters.h"
#include "tests/bench/quick.h"
#include "tests/support/programs/console_program.h"

#include <QCoreApplication>
#include <QElapsedTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <vector>

using namespace authlink::test;

/// From the spawn of authlink-console to its first usable frame: window painted, signed in, live. A new process with a new
/// configuration each time; the files of the program are in the page cache after the first.
namespace
{

constexpr int kStarts = 7;

bool measure(const char *name, int starts, const std::function<bool(ConsoleProgram &)> &start)
{
    std::vector<double> times;
    double first = 0;
    for (int i = 0; i < starts; ++i) {
        ConsoleProgram console;
        QElapsedTimer clock;
        clock.start();
        if (!start(console)) {
            std::fprintf(stderr, "%s: no first frame\n%s", name, console.program.output().constData());
            return false;
        }
        times.push_back(double(clock.nsecsElapsed()) / 1e6);
        if (i == 0)
            first = times.back();
    }
    std::sort(times.begin(), times.end());
    std::printf("%-10s %10.0f %10.0f %10.0f %10.0f\n", name, first, times.front(), percentile(times, 50), times.back());
    std::fflush(stdout);
    return true;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    RelayProgram relay;
    if (!relay.prepare() || !relay.start()) {
        std::fputs("the relay did not start\n", stderr);
        return 1;
    }
    const int starts = isQuick() ? 1 : kStarts;
    std::printf("console: process start to first usable frame, %d starts, ms\n", starts);
    std::printf("%-10s %10s %10s %10s %10s\n", "", "the first", "fastest", "median", "slowest");
    const bool ok = measure("--relay", starts, [&relay](ConsoleProgram &console) { return console.startWith(relay); })
                    && measure("--demo", starts, [](ConsoleProgram &console) { return console.startDemo(); });
    return ok ? 0 : 1;
}
