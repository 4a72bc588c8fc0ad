// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/service_manager.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <array>

#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

namespace
{

/// systemd's end of NOTIFY_SOCKET.
class Listener
{
public:
    Listener()
    {
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, QFile::encodeName(name()).constData(), sizeof(address.sun_path));
        if (m_socket < 0 || ::bind(m_socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)) != 0)
            qFatal("no socket");
    }
    ~Listener() { ::close(m_socket); }
    Listener(const Listener &) = delete;
    Listener &operator=(const Listener &) = delete;

    [[nodiscard]] QString name() const { return m_folder.filePath(u"notify"_s); }
    /// What came since the last time.
    [[nodiscard]] QByteArrayList hear() const
    {
        QByteArrayList told;
        std::array<char, 256> buffer{};
        for (ssize_t n = 0; (n = ::recv(m_socket, buffer.data(), buffer.size(), 0)) > 0;)
            told.append(QByteArray(buffer.data(), n));
        return told;
    }
    /// Waits without an event loop. False: nothing came.
    [[nodiscard]] bool hearsWithin(int milliseconds) const
    {
        pollfd waiting{.fd = m_socket, .events = POLLIN, .revents = 0};
        return ::poll(&waiting, 1, milliseconds) > 0;
    }

private:
    QTemporaryDir m_folder;
    int m_socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
};

constexpr int kPatienceMs = 30; // systemd's, so that a sign of life is due every 10 ms

/// Lets the event loop turn until systemd hears a sign of life.
bool showsLife(const Listener &systemd)
{
    return QTest::qWaitFor([&systemd] { return systemd.hear().contains("WATCHDOG=1"); });
}

/// Lets it turn for as long as nine of them would take.
void turn()
{
    QTimer timer;
    QSignalSpy ticks(&timer, &QTimer::timeout);
    timer.start(kPatienceMs / 3);
    QTRY_VERIFY(ticks.count() >= 9);
}

QProcessEnvironment environmentOf(const Listener &systemd)
{
    QProcessEnvironment environment;
    environment.insert(u"NOTIFY_SOCKET"_s, systemd.name());
    environment.insert(u"WATCHDOG_USEC"_s, QString::number(kPatienceMs * 1000));
    return environment;
}

} // namespace

class ServiceManagerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theSignsOfLifeStopWithTheEventLoop()
    {
        const Listener systemd;
        base::ServiceManager manager(environmentOf(systemd));
        manager.ready();
        QCOMPARE(systemd.hear(), QByteArrayList{"READY=1"});
        for (int round = 0; round < 3; ++round) {
            QVERIFY(showsLife(systemd));
            static_cast<void>(systemd.hear()); // and what came behind it
            // Here the loop stands still, for ten times systemd's patience: a sender beside the loop would send thirty.
            QVERIFY(!systemd.hearsWithin(10 * kPatienceMs));
        }
        QVERIFY(showsLife(systemd)); // the loop goes on, and so do they
    }

    void thereAreNoneBeforeItIsReady()
    {
        const Listener systemd;
        base::ServiceManager manager(environmentOf(systemd));
        turn();
        QVERIFY(systemd.hear().isEmpty());
        manager.ready();
        QVERIFY(showsLife(systemd));
    }

    void nobodyHearsAnythingWhereNobodyAsked_data()
    {
        QTest::addColumn<QString>("changed");
        QTest::addColumn<QString>("value");
        QTest::newRow("no watchdog") << u"WATCHDOG_USEC"_s << QString();
        QTest::newRow("the watchdog of another process") << u"WATCHDOG_PID"_s << u"1"_s;
    }
    void nobodyHearsAnythingWhereNobodyAsked()
    {
        QFETCH(const QString, changed);
        QFETCH(const QString, value);
        const Listener systemd;
        QProcessEnvironment environment = environmentOf(systemd);
        environment.insert(changed, value);
        base::ServiceManager manager(environment);
        manager.ready();
        turn();
        QCOMPARE(systemd.hear(), QByteArrayList{"READY=1"});
    }
};

QTEST_GUILESS_MAIN(ServiceManagerTest)
#include "service_manager_test.moc"
