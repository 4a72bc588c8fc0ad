// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/desktop_notifier.h"

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using Urgency = ui::Notifier::Urgency;

namespace
{

struct Notification {
    QString application;
    uint replaces = 0;
    QString heading;
    QString body;
    QStringList actions;
    QVariantMap hints;
    int timeout = 0;
};

} // namespace

/// What a desktop has at org.freedesktop.Notifications; does what the specification says about numbers.
class FakeDesktop final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    QList<Notification> shown;
    QList<uint> closed;
    QList<QDBusMessage> held;
    bool answers = true;

    [[nodiscard]] uint numberFor(const Notification &notification) { return notification.replaces != 0 ? notification.replaces : ++m_last; }

public Q_SLOTS:
    uint Notify(const QString &application, uint replaces, const QString &, const QString &heading, const QString &body,
                const QStringList &actions, const QVariantMap &hints, int timeout)
    {
        shown.append({application, replaces, heading, body, actions, hints, timeout});
        if (!answers) {
            setDelayedReply(true);
            held.append(message());
            return 0;
        }
        return numberFor(shown.last());
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationClosed(uint id, uint reason);

private:
    uint m_last = 40;
};

/// The notifier before a real message bus, with a private address, that the test starts.
class DesktopNotifierTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QProcess m_bus;
    QString m_address;
    std::unique_ptr<FakeDesktop> m_desktop;
    std::unique_ptr<ui::DesktopNotifier> m_notifier;

    [[nodiscard]] QDBusConnection connectAs(const QString &name) const { return QDBusConnection::connectToBus(m_address, name); }
    void putUpDesktop()
    {
        QDBusConnection bus = connectAs(u"desktop"_s);
        QVERIFY(bus.isConnected());
        m_desktop = std::make_unique<FakeDesktop>();
        QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, m_desktop.get(),
                                   QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
        QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QFile config(m_folder.filePath(u"bus.conf"_s));
        QVERIFY(config.open(QIODevice::WriteOnly));
        // As a session's bus, but it starts no services: nobody but the fake desktop shows anything.
        config.write("<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\"\n"
                     " \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\n"
                     "<busconfig><type>session</type><listen>unix:path="
                     + m_folder.filePath(u"bus"_s).toUtf8()
                     + "</listen><policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                       "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>\n");
        config.close();
        m_bus.start(u"dbus-daemon"_s, {u"--nofork"_s, u"--print-address"_s, u"--config-file="_s + config.fileName()});
        QVERIFY2(m_bus.waitForStarted(), "dbus-daemon is missing");
        QVERIFY(m_bus.waitForReadyRead());
        m_address = QString::fromUtf8(m_bus.readLine()).trimmed();
        QVERIFY(!m_address.isEmpty());
    }
    void cleanupTestCase()
    {
        m_bus.terminate();
        QVERIFY(m_bus.waitForFinished());
    }
    void init()
    {
        putUpDesktop();
        m_notifier = std::make_unique<ui::DesktopNotifier>(connectAs(u"console"_s));
    }
    void cleanup()
    {
        m_notifier.reset();
        QDBusConnection::disconnectFromBus(u"console"_s);
        QDBusConnection::disconnectFromBus(u"desktop"_s);
        m_desktop.reset();
    }

    void showsAHeadingWithItsUrgency()
    {
        m_notifier->notify(u"SPOOF SUSPECTED – verification 2"_s, Urgency::Normal);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        const Notification first = m_desktop->shown.first();
        QCOMPARE(first.heading, u"SPOOF SUSPECTED – verification 2"_s);
        QCOMPARE(first.body, QString());
        QCOMPARE(first.hints.value(u"urgency"_s).value<uchar>(), uchar(1));
        QVERIFY(first.hints.value(u"suppress-sound"_s).toBool());
        QCOMPARE(first.actions.value(0), u"default"_s);
        m_notifier->notify(u"REFUSED – verification 1"_s, Urgency::Critical);
        QTRY_COMPARE(m_desktop->shown.size(), 2);
        QCOMPARE(m_desktop->shown.last().hints.value(u"urgency"_s).value<uchar>(), uchar(2));
    }

    void theNextOneTakesThePlaceOfTheLast()
    {
        m_desktop->answers = false; // the first one's number is not known yet
        m_notifier->notify(u"one"_s, Urgency::Normal);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        m_notifier->notify(u"two"_s, Urgency::Normal);
        m_notifier->notify(u"three"_s, Urgency::Normal);
        m_desktop->answers = true;
        const QDBusMessage question = m_desktop->held.takeFirst();
        connectAs(u"desktop"_s).send(question.createReply(QVariant::fromValue(7U)));
        QTRY_COMPARE(m_desktop->shown.size(), 2);
        QCOMPARE(m_desktop->shown.last().heading, u"three"_s); // what was overtaken is not shown
        QCOMPARE(m_desktop->shown.last().replaces, 7U);
        m_notifier->notify(u"four"_s, Urgency::Normal);
        QTRY_COMPARE(m_desktop->shown.size(), 3);
        QCOMPARE(m_desktop->shown.last().replaces, 7U);
    }

    void aClickIsHeardAndOnlyOnItsOwn()
    {
        const QSignalSpy activated(m_notifier.get(), &ui::Notifier::activated);
        const QSignalSpy arrived(m_notifier.get(), &ui::Notifier::failed);
        m_notifier->notify(u"one"_s, Urgency::Normal);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        m_notifier->notify(u"two"_s, Urgency::Normal); // sent only when the number of the first is known
        QTRY_COMPARE(m_desktop->shown.size(), 2);
        const uint number = m_desktop->shown.last().replaces;
        QVERIFY(number != 0);
        m_notifier->notify(u"three"_s, Urgency::Normal);
        QTRY_COMPARE(m_desktop->shown.size(), 3);                  // so the second one's answer has arrived, too
        Q_EMIT m_desktop->ActionInvoked(number + 1, u"default"_s); // another program's
        Q_EMIT m_desktop->ActionInvoked(number, u"settings"_s);
        Q_EMIT m_desktop->ActionInvoked(number, u"default"_s);
        QTRY_COMPARE(activated.size(), 1);
        QVERIFY(arrived.isEmpty());
    }

    void isWithdrawn()
    {
        m_notifier->notify(u"one"_s, Urgency::Normal);
        QTRY_COMPARE(m_desktop->shown.size(), 1);
        m_notifier->notify(u"two"_s, Urgency::Normal);
        QTRY_COMPARE(m_desktop->shown.size(), 2);
        const uint number = m_desktop->shown.last().replaces;
        m_notifier->withdraw();
        QTRY_VERIFY(m_desktop->closed.contains(number));
        m_desktop->answers = false; // withdrawn before its number is known
        m_desktop->closed.clear();
        m_notifier->notify(u"three"_s, Urgency::Normal);
        QTRY_COMPARE(m_desktop->shown.size(), 3);
        m_notifier->withdraw();
        connectAs(u"desktop"_s).send(m_desktop->held.takeFirst().createReply(QVariant::fromValue(99U)));
        QTRY_COMPARE(m_desktop->closed, QList<uint>{99U});
    }

    void saysSoWhereNobodyShowsNotifications()
    {
        QVERIFY(connectAs(u"desktop"_s).unregisterService(u"org.freedesktop.Notifications"_s));
        const QSignalSpy failed(m_notifier.get(), &ui::Notifier::failed);
        m_notifier->notify(u"one"_s, Urgency::Normal);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().toString(), u"one"_s);
    }

    void saysSoWithoutABus()
    {
        ui::DesktopNotifier lonely(QDBusConnection(u"no such bus"_s));
        const QSignalSpy failed(&lonely, &ui::Notifier::failed);
        lonely.notify(u"one"_s, Urgency::Normal);
        QTRY_COMPARE(failed.size(), 1);
    }
};

QTEST_GUILESS_MAIN(DesktopNotifierTest)
#include "desktop_notifier_test.moc"
