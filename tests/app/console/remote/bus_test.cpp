// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/bus_service.h"
#include "app/console/remote/shown_state.h"
#include "tests/support/programs/console_program.h"
#include "tests/ui/support/desk.h"

#include <QDBusConnectionInterface>
#include <QDBusPendingCall>
#include <QDBusVariant>
#include <QProcess>
#include <QXmlStreamReader>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

namespace
{
const QString kName = u"org.authlink.Console"_s;
const QString kConsole = u"console"_s;
const QString kSoftphone = u"softphone"_s;

/// What an introspection says of our interface, an element a line.
QStringList elementsOf(const QString &xml)
{
    QStringList lines;
    QXmlStreamReader reader(xml);
    bool isOurs = false;
    while (!reader.atEnd()) {
        reader.readNext();
        const QString tag = reader.name().toString();
        if (reader.isStartElement() && tag == u"interface")
            isOurs = reader.attributes().value("name"_L1) == app::BusService::kInterface;
        if (!isOurs || !reader.isStartElement() || tag == u"annotation")
            continue;
        QStringList words{tag};
        for (const char *name : {"name", "type", "direction", "access"})
            words.append(reader.attributes().value(QLatin1String(name)).toString());
        lines.append(words.join(u' '));
    }
    lines.sort();
    return lines;
}

} // namespace

/// The interface on a bus of its own, asked as a softphone would.
class BusTest : public QObject
{
    Q_OBJECT

public Q_SLOTS: // not a test: what the softphone hears
    void onPropertiesChanged(const QString &interface, const QVariantMap &changed, const QStringList &)
    {
        if (interface == app::BusService::kInterface)
            m_heard.append(changed.value(u"State"_s).toString());
    }
    void onStateChanged(const QString &state) { m_told.append(state); }

private:
    [[nodiscard]] QDBusConnection connectAs(const QString &name) const { return QDBusConnection::connectToBus(m_address, name); }

    static QDBusMessage message(const QString &interface, const QString &method, const QVariantList &arguments)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(kName, QString(app::BusService::kPath), interface, method);
        call.setArguments(arguments);
        return call;
    }
    /// Not blocking: the console is in this process.
    [[nodiscard]] static QDBusMessage ask(const QString &interface, const QString &method, const QVariantList &arguments)
    {
        const QDBusPendingCall pending = QDBusConnection(kSoftphone).asyncCall(message(interface, method, arguments));
        if (!QTest::qWaitFor([&pending] { return pending.isFinished(); }, 10'000))
            return {};
        return pending.reply();
    }
    [[nodiscard]] static QDBusMessage verify(const QVariantMap &call)
    {
        return ask(QString(app::BusService::kInterface), u"Verify"_s, {call});
    }
    [[nodiscard]] static QString state()
    {
        const QDBusMessage reply = ask(u"org.freedesktop.DBus.Properties"_s, u"Get"_s, {QString(app::BusService::kInterface), u"State"_s});
        return reply.arguments().value(0).value<QDBusVariant>().variant().toString();
    }
    [[nodiscard]] static QString ownerOf(const QString &name)
    {
        return QDBusConnection(kSoftphone).interface()->serviceOwner(name).value();
    }

    QProcess m_daemon;
    QString m_address;
    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<app::ShownState> m_state;
    std::unique_ptr<QObject> m_object;
    QList<client::CallRequest> m_asked;
    QStringList m_heard, m_told;

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s});
        QVERIFY2(m_daemon.waitForStarted(), "the package dbus-daemon is missing");
        QTRY_VERIFY_WITH_TIMEOUT(m_daemon.canReadLine(), 10'000);
        m_address = QString::fromUtf8(m_daemon.readLine()).trimmed();
    }
    void cleanupTestCase()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    void init()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.addOpen(m_desk->relay.directory.at(0));
        m_desk->open();
        m_state = std::make_unique<app::ShownState>(m_desk->connection, m_desk->verifications, *m_desk->window);
        m_object = std::make_unique<QObject>();
        m_asked.clear();
        m_heard.clear();
        m_told.clear();
        const QDBusConnection bus = connectAs(kConsole);
        QVERIFY(bus.isConnected());
        QDBusConnection softphone = connectAs(kSoftphone);
        QVERIFY(softphone.isConnected());
        new app::BusService(
            *m_object, bus,
            [this](const client::CallRequest &request) {
                m_asked.append(request);
                return m_desk->window->take(request, m_desk->clock.now());
            },
            *m_state);
        app::joinBus(bus, *m_object, app::busNameOf(u"default"_s), app::NameClaim::Firm);
        QTRY_COMPARE(ownerOf(kName), bus.baseService());
        QVERIFY(softphone.connect(kName, QString(app::BusService::kPath), u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s,
                                  this, SLOT(onPropertiesChanged(QString, QVariantMap, QStringList))));
        QVERIFY(softphone.connect(kName, QString(app::BusService::kPath), QString(app::BusService::kInterface), u"StateChanged"_s, this,
                                  SLOT(onStateChanged(QString))));
    }
    void cleanup()
    {
        m_object.reset();
        m_state.reset();
        m_desk.reset();
        QDBusConnection::disconnectFromBus(kConsole);
        QDBusConnection::disconnectFromBus(kSoftphone);
    }

    void aSoftphoneShowsACall()
    {
        const QDBusMessage reply = verify({{u"account"_s, u"1001"_s}, {u"call_id"_s, u"c-1"_s}});
        QCOMPARE(reply.errorMessage(), QString());
        QCOMPARE(reply.arguments(), QVariantList{u"shown"_s});
        QCOMPARE(m_asked, (QList<client::CallRequest>{{.kind = client::CallRequest::Kind::Verify,
                                                       .by = client::CallRequest::By::Account,
                                                       .text = u"1001"_s,
                                                       .callId = u"c-1"_s}}));
        QCOMPARE(m_desk->relay.calls("verification.start"), 0);
    }

    void aSoftphoneEndsACall()
    {
        const QString interface(app::BusService::kInterface);
        QCOMPARE(ask(interface, u"EndCall"_s, {u"c-9"_s}).arguments(), QVariantList{u"nothing"_s});
        QCOMPARE(ask(interface, u"EndCall"_s, {QString()}).arguments(), QVariantList{u"asked"_s}); // Maria's is not decided
        QCOMPARE(m_asked.constFirst().callId, u"c-9"_s);
        QCOMPARE(ask(interface, u"EndCall"_s, {u"a\nb"_s}).type(), QDBusMessage::ErrorMessage);
        QCOMPARE(m_asked.size(), 2);
    }

    void hostileCallsAreRefused_data()
    {
        QTest::addColumn<QVariantMap>("call");
        QTest::newRow("nothing") << QVariantMap{};
        QTest::newRow("two customers") << QVariantMap{{u"account"_s, u"1"_s}, {u"phone"_s, u"+16465550101"_s}};
        QTest::newRow("a channel") << QVariantMap{{u"account"_s, u"1"_s}, {u"channel"_s, u"sms"_s}};
        QTest::newRow("a relay") << QVariantMap{{u"account"_s, u"1"_s}, {u"relay"_s, u"wss://evil.example"_s}};
        QTest::newRow("a number") << QVariantMap{{u"account"_s, 1}};
        QTest::newRow("a list") << QVariantMap{{u"account"_s, QStringList{u"1"_s}}};
        QTest::newRow("a turned text") << QVariantMap{{u"search"_s, u"a\u202Eb"_s}};
        QTest::newRow("a long text") << QVariantMap{{u"search"_s, QString(1'000'000, u'a')}};
        QTest::newRow("an option") << QVariantMap{{u"account"_s, u"--relay"_s}};
    }
    void hostileCallsAreRefused()
    {
        QFETCH(const QVariantMap, call);
        const QDBusMessage reply = verify(call);
        QCOMPARE(reply.type(), QDBusMessage::ErrorMessage);
        QCOMPARE(reply.errorName(), u"org.freedesktop.DBus.Error.InvalidArgs"_s);
        QVERIFY(!reply.errorMessage().isEmpty());
        QVERIFY(m_asked.isEmpty());
    }

    void theStateFollowsThePanelInFront()
    {
        QCOMPARE(state(), u"pending"_s);
        const QString id = m_desk->relay.firstId();
        m_desk->relay.push(id, u"verdict"_s, [this](View &view) {
            view.status = Status::Decided;
            view.verdict = Verdict::Verified;
            view.decidedAt = m_desk->clock.now();
            view.validUntil = m_desk->clock.now() + 10min;
        });
        QTRY_COMPARE(m_heard, QStringList{u"verified"_s});
        QCOMPARE(state(), u"verified"_s);
        m_desk->relay.vanish(); // a green that nobody confirms any more is none here either
        QTRY_COMPARE(m_heard.value(1), u"offline"_s);
        QTRY_COMPARE(m_told, m_heard);
        QCOMPARE(state(), u"offline"_s);
    }

    void everyBannerHasAWordAndOnlyOneIsVerified()
    {
        using Kind = client::BannerKind;
        for (int kind = static_cast<int>(Kind::NotVerifiedYet); kind <= static_cast<int>(Kind::Outage); ++kind) {
            const auto name = app::stateNameOf(static_cast<Kind>(kind));
            QVERIFY(!name.isEmpty());
            QCOMPARE(name == "verified"_L1, static_cast<Kind>(kind) == Kind::Verified);
        }
    }

    void theDescriptionIsWhatIsThere()
    {
        QFile file(QStringLiteral(AUTHLINK_SOURCE_DIR "/app/console/remote/org.authlink.Console1.xml"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QStringList described = elementsOf(QString::fromUtf8(file.readAll()));
        QVERIFY(described.size() > 5);
        const QDBusMessage reply = ask(u"org.freedesktop.DBus.Introspectable"_s, u"Introspect"_s, {});
        QCOMPARE(elementsOf(reply.arguments().value(0).toString()), described);
    }

    void aDemoYieldsTheNameAndGetsItBack()
    {
        const QString name = app::busNameOf(u"other"_s);
        const QString demoName = u"demo"_s;
        const QString deskName = u"desk"_s;
        QObject demoObject;
        QObject deskObject;
        const QString demo = connectAs(demoName).baseService();
        app::joinBus(QDBusConnection(demoName), demoObject, name, app::NameClaim::Yielding);
        QTRY_COMPARE(ownerOf(name), demo);
        const QString desk = connectAs(deskName).baseService();
        app::joinBus(QDBusConnection(deskName), deskObject, name, app::NameClaim::Firm);
        QTRY_COMPARE(ownerOf(name), desk);
        QDBusConnection::disconnectFromBus(deskName);
        QTRY_COMPARE(ownerOf(name), demo);
        QDBusConnection::disconnectFromBus(demoName);
    }

    void withoutABusNothingIsLost()
    {
        QObject object;
        app::joinBus(QDBusConnection(u"none"_s), object, kName, app::NameClaim::Firm);
        QCOMPARE(m_desk->window->take({}, m_desk->clock.now()), client::CallOutcome::Raised);
    }

    void eachProfileHasAName()
    {
        QCOMPARE(app::busNameOf(u"default"_s), kName);
        QCOMPARE(app::busNameOf(u"bank"_s), u"org.authlink.Console.p_bank"_s);
        QCOMPARE(app::busNameOf(u"1.b-c_d"_s), u"org.authlink.Console.p_1_2eb_2dc_5fd"_s);
    }

    void theProgramItselfIsThere()
    {
        m_object.reset();
        QDBusConnection::disconnectFromBus(kConsole);
        QTRY_COMPARE(ownerOf(kName), QString());
        test::ConsoleProgram console;
        console.program.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
        QVERIFY(console.startDemo());
        QTRY_VERIFY_WITH_TIMEOUT(!ownerOf(kName).isEmpty(), 20'000);
        QCOMPARE(verify({{u"search"_s, u"Maria"_s}}).arguments(), QVariantList{u"shown"_s});
        QCOMPARE(state(), u"none"_s);
        console.program.kill();
        QTRY_COMPARE_WITH_TIMEOUT(ownerOf(kName), QString(), 10'000);
    }
};

QTEST_MAIN(BusTest)
#include "bus_test.moc"
