// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/path_proxy.h"
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QJsonArray>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QRegularExpression>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink::test;

namespace
{

/// A customer's browser: keeps cookies, and presses what the page offers.
class Browser
{
public:
    int open(const QUrl &url) { return read(m_network.get(requestOf(url))); }
    /// Sends the form of the page whose address ends in `action`; 0: it has none.
    int press(const QString &action)
    {
        const QRegularExpression form(u"<form method=\"post\" action=\"([^\"]*%1)\">"_s.arg(action));
        const auto found = form.match(QString::fromUtf8(m_page));
        if (!found.hasMatch())
            return 0;
        QNetworkRequest request = requestOf(m_url.resolved(QUrl(found.captured(1))));
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        return read(m_network.post(request, QByteArray()));
    }
    [[nodiscard]] QString page() const { return QString::fromUtf8(m_page); }

private:
    static QNetworkRequest requestOf(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        return request;
    }
    int read(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owner(reply);
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, 15'000))
            return -1;
        const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status != 303) {
            m_url = reply->url();
            m_page = reply->readAll();
        }
        return status;
    }

    QNetworkAccessManager m_network;
    QUrl m_url;
    QByteArray m_page;
};

} // namespace

/// A relay below a path of the bank's site: everything that a customer does works there.
class PublicPathTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayProgram>();
        m_relay->program.environment.insert(u"AUTHLINK_HTTP_PUBLIC_URL"_s, m_proxy.url().toString());
        m_relay->configure("[incode]\nlink = \"static\"\n[message]\nsender = \"none\"\n");
        QVERIFY(m_relay->prepare());
        QVERIFY(m_relay->start());
        m_proxy.passOnTo(static_cast<quint16>(m_relay->http().port()));
        m_probe = std::make_unique<StreamProbe>();
        QVERIFY(!m_probe->signIn(m_relay->stream(), m_relay->token()).isEmpty());
    }
    void cleanup()
    {
        m_probe.reset();
        m_relay.reset();
    }

    void yesBindsTheBrowserAlsoOverAReload()
    {
        const QString id = start();
        const QUrl link = m_probe->link(id);
        QVERIFY2(link.toString().startsWith(m_proxy.url().toString() + u"/v/"_s), qPrintable(link.toString()));
        QVERIFY(QRegularExpression(u"^[A-Za-z0-9]{22}$"_s).match(link.path().section(u'/', -1)).hasMatch());
        Browser phone;
        QCOMPARE(phone.open(link), 200);
        QCOMPARE(phone.press(u"yes"_s), 303);
        QTRY_COMPARE(m_probe->latest(id).value("status"_L1).toString(), u"opened"_s);
        QCOMPARE(phone.open(link), 200); // the same phone
        QCOMPARE(phone.press(u"yes"_s), 303);
        Browser other;
        QCOMPARE(other.open(link), 409);
        QCOMPARE(phone.open(link), 200);
        QCOMPARE(phone.press(u"no"_s), 200);
        QTRY_COMPARE(m_probe->latest(id).value("status"_L1).toString(), u"denied"_s);
        QCOMPARE(phone.open(link), 404);
    }

    void aNoFromAnotherDeviceArrives()
    {
        const QString id = start();
        const QUrl link = m_probe->link(id);
        Browser phone;
        QCOMPARE(phone.open(link), 200);
        QCOMPARE(phone.press(u"yes"_s), 303);
        Browser other;
        QCOMPARE(other.open(link), 409);
        QCOMPARE(other.press(u"yes"_s), 0);
        QCOMPARE(other.press(u"no"_s), 200);
        QVERIFY(other.page().contains(u"<h1>"_s));
        const auto codeOf = [](const QJsonObject &notification) {
            return notification.value("params"_L1).toObject().value("event"_L1).toObject().value("detail"_L1).toObject().value("code"_L1);
        };
        QTRY_COMPARE(codeOf(m_probe->notifications().constLast()).toString(), u"denied_elsewhere"_s);
    }

    void theDoctorWalksThePage()
    {
        const QString config = m_relay->program.filePath(u"relay.toml"_s);
        const auto checked = checkConfig(config);
        QVERIFY2(checked.contains("has the path /authlink"), checked.constData());
        QVERIFY2(doctor(config).contains("Customers' Yes and No arrive."), m_said.constData());
        QVERIFY2(m_said.contains("The cookie that binds a customer's phone arrives as it was sent."), m_said.constData());
        // A proxy that does not take the path away: the relay itself, asked below it.
        QUrl wrong = m_relay->http();
        wrong.setPath(u"/authlink"_s);
        m_relay->program.environment.insert(u"AUTHLINK_HTTP_PUBLIC_URL"_s, wrong.toString());
        QVERIFY2(doctor(config).contains("must take the path /authlink away"), m_said.constData());
        QVERIFY(m_said.contains("does not show the relay's page for customers (status 404)"));
    }

private:
    QString start()
    {
        const auto found = m_probe->call(u"customers.search"_s, {{u"text"_s, u"maria"_s}, {u"limit"_s, 1}});
        const QString account = found.value("result"_L1).toArray().at(0).toObject().value("account"_L1).toString();
        const auto started = m_probe->call(u"verification.start"_s, {{u"account"_s, account}, {u"channel"_s, u"copy"_s}});
        return started.value("result"_L1).toObject().value("id"_L1).toString();
    }
    /// Beside the relay that serves. The program needs the loop: the proxy lives in this thread.
    QByteArray run(const QStringList &arguments)
    {
        QProcess process;
        process.setProcessEnvironment(m_relay->program.environment);
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.setWorkingDirectory(m_relay->program.filePath({}));
        process.start(QStringLiteral(AUTHLINK_BIN_DIR "/authlink-relay"), arguments);
        [[maybe_unused]] const bool ended = QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 60'000);
        return process.readAll();
    }
    QByteArray checkConfig(const QString &config) { return run({u"check-config"_s, u"--config"_s, config}); }
    QByteArray doctor(const QString &config)
    {
        m_said = run({u"doctor"_s, u"--config"_s, config});
        return m_said;
    }

    PathProxy m_proxy;
    std::unique_ptr<RelayProgram> m_relay;
    std::unique_ptr<StreamProbe> m_probe;
    QByteArray m_said;
};

QTEST_GUILESS_MAIN(PublicPathTest)
#include "public_path_test.moc"
