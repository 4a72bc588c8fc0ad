// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/proxy/proxy_prompt.h"
#include "app/console/workspace.h"
#include "tests/app/console/fake_token_store.h"
#include "tests/support/fake_proxy.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QAction>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using app::ProxyChoice;
using client::RelayConnection;
using Failure = RelayConnection::Failure;
using Mood = test::FakeTokenStore::Mood;
using State = RelayConnection::State;

namespace
{

const QUrl kRelay(u"wss://relay.bank.example/v1/stream"_s);

/// A console behind a proxy that wants a name and a password. Where the way leads, somebody hangs up: who is let through fails there.
struct Desk {
    Desk()
    {
        proxy.challenges = {"Negotiate", "Basic realm=\"bank\""};
        proxy.accepts = "Basic " + QByteArray("ana:right").toBase64();
        place.listen(QHostAddress::LocalHost);
        proxy.leadsTo = place.serverPort();
        QObject::connect(&place, &QTcpServer::newConnection, &place, [this] {
            QTcpSocket *socket = place.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, &QTcpSocket::abort);
            QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        });
    }

    void start()
    {
        workspace.window().show();
        workspace.connectTo(kRelay, base::Secret("token-1"));
    }

    [[nodiscard]] RelayConnection &connection() { return workspace.connection(); }
    [[nodiscard]] bool waits() { return connection().state() == State::Waiting || connection().state() == State::Offline; }
    [[nodiscard]] bool isThrough() { return waits() && connection().failure() != Failure::Proxy; }
    /// The next steps of the backoff, each until it has failed.
    void steps(int count)
    {
        for (int step = 0; step < count; ++step) {
            QTRY_VERIFY(waits());
            clock.advance(std::chrono::ceil<std::chrono::milliseconds>(*connection().nextTryAt() - clock.now()));
        }
        QTRY_VERIFY(waits());
    }
    [[nodiscard]] qsizetype triesWith(const QByteArray &tried) const
    {
        return std::count_if(proxy.requests.begin(), proxy.requests.end(),
                             [&](const QByteArray &request) { return request.contains("Basic " + tried.toBase64()); });
    }
    [[nodiscard]] app::ProxyWindow &window() { return *workspace.window().findChild<app::ProxyWindow *>(); }
    [[nodiscard]] QString question() { return window().findChild<QLabel *>(u"proxyWhy"_s)->text(); }
    [[nodiscard]] QAction &entry() { return *workspace.window().findChild<QAction *>(u"proxySignInAction"_s); }
    void answer(const QString &name, const QString &password)
    {
        window().findChild<QLineEdit *>(u"proxyName"_s)->setText(name);
        window().findChild<QLineEdit *>(u"proxyPassword"_s)->setText(password);
        window().findChild<QPushButton *>(u"proxySignIn"_s)->click();
    }
    [[nodiscard]] QString key() const { return u"proxy 127.0.0.1:%1"_s.arg(proxy.port()); }

    QTcpServer place;
    test::FakeProxy proxy;
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"settings.ini"_s), QSettings::IniFormat};
    test::ManualClock clock;
    test::SeededRandom random;
    ui::Theme theme{*qApp};
    test::FakeTokenStore tokens;
    app::ProxySignIn signIn{tokens, clock, *app::proxyChoiceFrom(u"http://127.0.0.1:%1"_s.arg(proxy.port()))};
    app::Workspace workspace{clock, random, theme, settings,
                             client::webSockets([this](const QUrl &url) { return signIn.routeTo(url); }, clock)};
    app::ProxyPrompt *prompt = new app::ProxyPrompt(signIn, workspace.connection(), workspace.window());
};

} // namespace

/// A proxy that wants a sign-in: the person is asked once, and what is wrong is not tried again.
class ProxyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        for (const char *variable : {"https_proxy", "http_proxy"})
            qunsetenv(variable);
    }

    void thePersonIsAskedOnce()
    {
        Desk desk;
        QVERIFY(!desk.entry().isVisible());
        desk.start();
        QTRY_VERIFY(desk.window().isVisible());
        QVERIFY2(desk.question().contains(u"127.0.0.1:%1"_s.arg(desk.proxy.port())), qPrintable(desk.question()));
        QCOMPARE(desk.proxy.requests.size(), 1);
        desk.window().findChild<QPushButton *>(u"proxyLater"_s)->click();
        desk.steps(4);
        QVERIFY(!desk.window().isVisible());
        QCOMPARE(desk.proxy.requests.size(), 5);
        QCOMPARE(desk.tokens.asked, QStringList{desk.key()});
        QVERIFY(desk.entry().isVisible());
        desk.entry().trigger();
        QVERIFY(desk.window().isVisible());
    }

    void aWrongAnswerIsSentOnceAndARightOneIsKept()
    {
        Desk desk;
        desk.start();
        QTRY_VERIFY(desk.window().isVisible());
        desk.answer(u"ana"_s, u"wrong"_s);
        QTRY_VERIFY(desk.window().isVisible());
        QVERIFY2(desk.question().contains(u"does not accept this name and password"_s), qPrintable(desk.question()));
        desk.steps(4);
        QCOMPARE(desk.triesWith("ana:wrong"), 1);
        QTRY_VERIFY(!desk.tokens.entries.contains(desk.key()));
        desk.answer(u"ana"_s, u"right"_s);
        QTRY_VERIFY(desk.isThrough());
        QVERIFY(!desk.window().isVisible());
        QTRY_VERIFY(desk.tokens.entries.contains(desk.key()));
        QVERIFY(desk.tokens.entries.at(desk.key()).equals("ana:right"));
    }

    void whatTheKeychainHasIsUsed()
    {
        Desk desk;
        desk.tokens.entries.insert_or_assign(desk.key(), base::Secret("ana:right"));
        desk.start();
        QTRY_VERIFY(desk.isThrough());
        QVERIFY(!desk.window().isVisible());
        QVERIFY(desk.triesWith("ana:right") > 0);
    }

    void whatTheKeychainHasAndIsWrongIsForgotten()
    {
        Desk desk;
        desk.tokens.entries.insert_or_assign(desk.key(), base::Secret("ana:old"));
        desk.start();
        QTRY_VERIFY(desk.window().isVisible());
        QVERIFY(desk.question().contains(u"does not accept"_s));
        desk.steps(2);
        QCOMPARE(desk.triesWith("ana:old"), 1);
        QTRY_VERIFY(!desk.tokens.entries.contains(desk.key()));
    }

    void aSilentKeychainDoesNotHoldTheQuestionBack()
    {
        Desk desk;
        desk.tokens.mood = Mood::Silent;
        desk.start();
        QTRY_COMPARE(desk.tokens.asked.size(), 1);
        QVERIFY(!desk.window().isVisible());
        desk.clock.advance(app::ProxySignIn::kDeadline);
        QVERIFY(desk.window().isVisible());
        desk.answer(u"ana"_s, u"right"_s);
        desk.tokens.answerHeld(); // late, and of no use
        if (!desk.isThrough())
            desk.steps(1);
        QTRY_VERIFY(desk.isThrough());
        QVERIFY(desk.triesWith("ana:right") > 0);
    }

    void nobodyIsAskedForWhatThisConsoleCannotDo()
    {
        Desk desk;
        desk.proxy.challenges = {"Negotiate", "NTLM"};
        desk.start();
        desk.steps(3);
        QCOMPARE(desk.connection().failure(), Failure::Proxy);
        QVERIFY(!desk.window().isVisible());
        QVERIFY(!desk.entry().isVisible());
        QCOMPARE(desk.proxy.requests.size(), 4);
        const auto *bar = desk.workspace.window().findChild<QLabel *>(u"connectionText"_s);
        QVERIFY2(bar->text().contains(u"127.0.0.1:%1"_s.arg(desk.proxy.port())), qPrintable(bar->text()));
    }

    void proxiesAreChosenAsWritten_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        const auto row = [](const char *text, bool valid) { QTest::newRow(text) << QString::fromLatin1(text) << valid; };
        row("system", true);
        row("none", true);
        row("http://proxy.bank.example:3128", true);
        row("http://[2001:db8::1]:3128/", true);
        row("", false);
        row("System", false);
        row("proxy.bank.example:3128", false);
        row("http://proxy.bank.example", false);
        row("https://proxy.bank.example:3128", false);
        row("http://ana:secret@proxy.bank.example:3128", false);
        row("http://proxy.bank.example:3128/path", false);
        row("http://:3128", false);
    }

    void proxiesAreChosenAsWritten()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        QCOMPARE(app::proxyChoiceFrom(text).has_value(), valid);
    }

    void aRelayOnThisMachineHasNoProxy()
    {
        const auto fixed = app::proxyChoiceFrom(u"http://proxy.bank.example:3128"_s);
        QVERIFY(fixed);
        QVERIFY(app::proxyFor(*fixed, kRelay));
        QCOMPARE(app::proxyFor(*fixed, kRelay)->proxy.name(), u"proxy.bank.example:3128"_s);
        for (const char *relay : {"wss://localhost/", "ws://127.0.0.1:8080/", "wss://[::1]:8443/"})
            QVERIFY(!app::proxyFor(*fixed, QUrl(QString::fromLatin1(relay))));
        QVERIFY(!app::proxyFor(*app::proxyChoiceFrom(u"none"_s), kRelay));
    }

    void theSystemsProxyIsTaken()
    {
#if defined(Q_OS_WIN) || defined(Q_OS_MACOS)
        QSKIP("the system's proxy is none of the environment's here");
#endif
        qunsetenv("no_proxy");
        qputenv("https_proxy", "http://ana:right@192.0.2.8:3128");
        const auto found = app::proxyFor({}, kRelay);
        QVERIFY(found);
        QCOMPARE(found->proxy.name(), u"192.0.2.8:3128"_s);
        QVERIFY(found->signIn.equals("ana:right"));
        QVERIFY(!app::proxyFor({}, QUrl(u"ws://127.0.0.1:8080/"_s)));
    }
};

QTEST_MAIN(ProxyTest)
#include "proxy_test.moc"
