// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace authlink;

class ProcessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSignalBecomesARequestToStop_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }

    void aSignalBecomesARequestToStop()
    {
        QFETCH(int, number);
        base::UnixSignals watch;
        QSignalSpy asked(&watch, &base::UnixSignals::stopRequested);
        QCOMPARE(std::raise(number), 0);
        QVERIFY(asked.isEmpty()); // never from inside the handler
        QTRY_COMPARE(asked.size(), 1);
        // The handler is spent: a second signal would end the process.
        struct sigaction now {
        };
        QCOMPARE(::sigaction(number, nullptr, &now), 0);
        QVERIFY(now.sa_handler == SIG_DFL);
    }

    void aHangupBecomesARequestToReloadEveryTime()
    {
        base::UnixSignals watch(base::UnixSignals::Hangup::Reloads);
        QSignalSpy stop(&watch, &base::UnixSignals::stopRequested);
        QSignalSpy reload(&watch, &base::UnixSignals::reloadRequested);
        for (int i = 1; i <= 3; ++i) {
            QCOMPARE(std::raise(SIGHUP), 0);
            QTRY_COMPARE(reload.size(), i);
        }
        QVERIFY(stop.isEmpty());
    }

    void aHangupIsLeftAloneWhereNothingCanBeReloaded()
    {
        struct sigaction before {
        };
        struct sigaction now {
        };
        QCOMPARE(::sigaction(SIGHUP, nullptr, &before), 0);
        const base::UnixSignals watch;
        QCOMPARE(::sigaction(SIGHUP, nullptr, &now), 0);
        QVERIFY(now.sa_handler == before.sa_handler);
    }
};

QTEST_GUILESS_MAIN(ProcessTest)
#include "process_test.moc"
