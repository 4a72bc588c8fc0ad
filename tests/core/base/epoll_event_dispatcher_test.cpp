// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/epoll_event_dispatcher.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QSocketNotifier>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

#include <chrono>
#include <thread>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace authlink;
using namespace std::chrono_literals;

namespace
{

/// Two sockets that are connected with each other.
struct Pair {
    Pair()
    {
        int both[2] = {-1, -1};
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, both) != 0)
            qFatal("no pair of sockets");
        near = both[0];
        far = both[1];
    }
    Pair(const Pair &) = delete;
    Pair &operator=(const Pair &) = delete;
    ~Pair()
    {
        closeNear();
        closeFar();
    }
    void closeNear() { closeOnce(near); }
    void closeFar() { closeOnce(far); }
    void say() const { QCOMPARE(::write(far, "x", 1), 1); }
    void hear() const
    {
        char byte = 0;
        QCOMPARE(::read(near, &byte, 1), 1);
    }
    int near = -1;
    int far = -1;

private:
    static void closeOnce(int &descriptor)
    {
        if (descriptor >= 0)
            ::close(descriptor);
        descriptor = -1;
    }
};

/// Turns until nothing happens at once any more.
void turn()
{
    while (QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents)) {
    }
}

} // namespace

class EpollEventDispatcherTest final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheDispatcherOfThisProgram();
    void tellsWhatCanBeReadUntilItIsRead();
    void tellsWhatCanBeWrittenOnlyWhenAsked();
    void tellsOfTheOtherEndsClosing();
    void asksNothingOfASocketWithoutNotifiers();
    void aSocketClosedByAnotherIsNotTold();
    void aNumberThatComesAgainIsAnotherSocket();
    void aNotifierThatDeletesItself();
    void leavesSocketsOutWhenToldTo();
    void turnsInsideATurn();
    void watchesMoreSocketsThanItAsksForAtOnce();
    void leavesFilesToQt();
    void timersAndCallsFromOtherThreadsStayQts();
    void waitsWithoutTurning();
};

void EpollEventDispatcherTest::isTheDispatcherOfThisProgram()
{
    QVERIFY(qobject_cast<base::EpollEventDispatcher *>(QCoreApplication::eventDispatcher()));
}

void EpollEventDispatcherTest::tellsWhatCanBeReadUntilItIsRead()
{
    const Pair pair;
    int told = 0;
    QSocketNotifier notifier(pair.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        if (++told == 2)
            pair.hear();
    });
    turn();
    QCOMPARE(told, 0);
    pair.say();
    turn();
    QCOMPARE(told, 2);
}

void EpollEventDispatcherTest::tellsWhatCanBeWrittenOnlyWhenAsked()
{
    const Pair pair;
    int written = 0;
    int read = 0;
    QSocketNotifier writes(pair.near, QSocketNotifier::Write);
    QSocketNotifier reads(pair.near, QSocketNotifier::Read);
    connect(&writes, &QSocketNotifier::activated, this, [&] {
        ++written;
        writes.setEnabled(false);
    });
    connect(&reads, &QSocketNotifier::activated, this, [&] {
        ++read;
        pair.hear();
    });
    turn();
    QCOMPARE(written, 1);
    QCOMPARE(read, 0);
    pair.say();
    writes.setEnabled(true);
    turn();
    QCOMPARE(written, 2);
    QCOMPARE(read, 1);
}

void EpollEventDispatcherTest::tellsOfTheOtherEndsClosing()
{
    Pair pair;
    int told = 0;
    QSocketNotifier notifier(pair.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++told;
        notifier.setEnabled(false);
    });
    pair.closeFar();
    turn();
    QCOMPARE(told, 1);
}

void EpollEventDispatcherTest::asksNothingOfASocketWithoutNotifiers()
{
    Pair pair;
    int told = 0;
    QSocketNotifier notifier(pair.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] { ++told; });
    notifier.setEnabled(false);
    pair.closeFar(); // the system tells this one always to who watches
    QCOMPARE(QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents), false);
    QCOMPARE(told, 0);
    notifier.setEnabled(true);
    QVERIFY(QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents));
    QCOMPARE(told, 1);
    notifier.setEnabled(false);
}

void EpollEventDispatcherTest::aSocketClosedByAnotherIsNotTold()
{
    Pair first;
    Pair second;
    QSocketNotifier ofFirst(first.near, QSocketNotifier::Read);
    QSocketNotifier ofSecond(second.near, QSocketNotifier::Read);
    int told = 0;
    const auto closeBoth = [&] {
        ++told;
        ofFirst.setEnabled(false);
        ofSecond.setEnabled(false);
        first.closeNear();
        second.closeNear();
    };
    connect(&ofFirst, &QSocketNotifier::activated, this, closeBoth);
    connect(&ofSecond, &QSocketNotifier::activated, this, closeBoth);
    first.say();
    second.say();
    turn();
    QCOMPARE(told, 1);
}

void EpollEventDispatcherTest::aNumberThatComesAgainIsAnotherSocket()
{
    Pair first;
    Pair second;
    Pair third; // says nothing, and takes the number of the one that is closed
    QSocketNotifier ofFirst(first.near, QSocketNotifier::Read);
    QSocketNotifier ofSecond(second.near, QSocketNotifier::Read);
    std::unique_ptr<QSocketNotifier> ofThird;
    int wrong = 0;
    int told = 0;
    const auto replace = [&](Pair &other, QSocketNotifier &ofOther) {
        ++told;
        const int number = other.near;
        ofOther.setEnabled(false);
        QCOMPARE(::dup2(third.near, number), number);
        ofThird = std::make_unique<QSocketNotifier>(number, QSocketNotifier::Read);
        connect(ofThird.get(), &QSocketNotifier::activated, this, [&wrong] { ++wrong; });
    };
    connect(&ofFirst, &QSocketNotifier::activated, this, [&] {
        first.hear();
        replace(second, ofSecond);
    });
    connect(&ofSecond, &QSocketNotifier::activated, this, [&] {
        second.hear();
        replace(first, ofFirst);
    });
    first.say();
    second.say();
    turn();
    QCOMPARE(told, 1);
    QCOMPARE(wrong, 0);
    third.say();
    QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents);
    QVERIFY(wrong > 0);
}

void EpollEventDispatcherTest::aNotifierThatDeletesItself()
{
    const Pair pair;
    int told = 0;
    auto *notifier = new QSocketNotifier(pair.near, QSocketNotifier::Read);
    const QSocketNotifier writes(pair.near, QSocketNotifier::Write);
    connect(&writes, &QSocketNotifier::activated, this, [&] { ++told; });
    connect(notifier, &QSocketNotifier::activated, this, [&] {
        ++told;
        delete notifier; // Qt allows it in a slot that nobody follows
    });
    pair.say();
    QCoreApplication::eventDispatcher()->processEvents(QEventLoop::AllEvents);
    QCOMPARE(told, 2);
}

void EpollEventDispatcherTest::leavesSocketsOutWhenToldTo()
{
    const Pair pair;
    int told = 0;
    QSocketNotifier notifier(pair.near, QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++told;
        pair.hear();
    });
    pair.say();
    QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
    QCOMPARE(told, 0);
    QCoreApplication::processEvents();
    QCOMPARE(told, 1);
}

void EpollEventDispatcherTest::turnsInsideATurn()
{
    const Pair first;
    const Pair second;
    QStringList order;
    QSocketNotifier ofFirst(first.near, QSocketNotifier::Read);
    QSocketNotifier ofSecond(second.near, QSocketNotifier::Read);
    connect(&ofFirst, &QSocketNotifier::activated, this, [&] {
        first.hear();
        order += QStringLiteral("first");
        QEventLoop loop;
        connect(&ofSecond, &QSocketNotifier::activated, &loop, &QEventLoop::quit);
        second.say();
        loop.exec();
        order += QStringLiteral("first goes on");
    });
    connect(&ofSecond, &QSocketNotifier::activated, this, [&] {
        second.hear();
        order += QStringLiteral("second");
    });
    first.say();
    turn();
    QCOMPARE(order, QStringList({QStringLiteral("first"), QStringLiteral("second"), QStringLiteral("first goes on")}));
}

void EpollEventDispatcherTest::watchesMoreSocketsThanItAsksForAtOnce()
{
    constexpr int kCount = 400; // two descriptors each, under the usual limit of 1,024
    std::vector<std::unique_ptr<Pair>> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    int told = 0;
    for (int i = 0; i < kCount; ++i) {
        const Pair &pair = *pairs.emplace_back(std::make_unique<Pair>());
        notifiers.push_back(std::make_unique<QSocketNotifier>(pair.near, QSocketNotifier::Read));
        connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&told, &pair] {
            ++told;
            pair.hear();
        });
        pair.say();
    }
    turn();
    QCOMPARE(told, kCount);
}

void EpollEventDispatcherTest::leavesFilesToQt()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    int told = 0;
    QSocketNotifier notifier(file.handle(), QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        ++told;
        notifier.setEnabled(false);
    });
    turn();
    QCOMPARE(told, 1); // a file can always be read
}

void EpollEventDispatcherTest::timersAndCallsFromOtherThreadsStayQts()
{
    QTimer timer;
    timer.setTimerType(Qt::PreciseTimer);
    timer.setSingleShot(true);
    bool isOver = false;
    bool isCalled = false;
    connect(&timer, &QTimer::timeout, this, [&] { isOver = true; });
    timer.start(50ms);
    QVERIFY(timer.remainingTime() > 0);
    QCOMPARE(QCoreApplication::eventDispatcher()->registeredTimers(&timer).size(), 1);
    std::thread thread([&] {
        QMetaObject::invokeMethod(
            this, [&] { isCalled = true; }, Qt::QueuedConnection);
    });
    QTRY_VERIFY(isCalled);
    thread.join();
    QTRY_VERIFY(isOver);
    QVERIFY(QCoreApplication::eventDispatcher()->registeredTimers(&timer).isEmpty());
}

void EpollEventDispatcherTest::waitsWithoutTurning()
{
    const Pair pair;
    QSocketNotifier notifier(pair.near, QSocketNotifier::Read);
    int turns = 0;
    connect(QCoreApplication::eventDispatcher(), &QAbstractEventDispatcher::awake, &notifier, [&] { ++turns; });
    QEventLoop loop;
    connect(&notifier, &QSocketNotifier::activated, &loop, [&] {
        pair.hear();
        loop.quit();
    });
    std::thread thread([&] {
        std::this_thread::sleep_for(200ms);
        pair.say();
    });
    loop.exec();
    thread.join();
    QVERIFY2(turns < 10, QByteArray::number(turns).constData());
}

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(new base::EpollEventDispatcher);
    QCoreApplication application(argc, argv);
    EpollEventDispatcherTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "epoll_event_dispatcher_test.moc"
