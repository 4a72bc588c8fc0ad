// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "core/relay/relay.h"
#include "core/store/store.h"
#include "tests/core/relay/test_relay.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::StreamProbe;
using test::TestRelay;

/// The whole server, HTTP included: real HTTP, real WebSockets, a real SQLite file.
class RelayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        auto opened = store::openStore(u"sqlite:"_s + m_folder->filePath(u"relay.db"_s));
        QVERIFY(opened);
        m_store = std::move(*opened);
        QVERIFY(m_store->importCustomers({{.account = u"2001"_s,
                                           .customerId = u"cid-2001"_s,
                                           .name = u"María López"_s,
                                           .phone = u"+12025550123"_s,
                                           .email = {},
                                           .language = u"es"_s}}));
        QVERIFY(m_store->saveUser({.name = u"ana"_s,
                                   .displayName = u"Ana Surname"_s,
                                   .role = verification::Role::Agent,
                                   .account = {},
                                   .disabled = false,
                                   .tokenHash = base::sha256Hex("token-ana"),
                                   .createdAt = {}}));
        m_incode = std::make_unique<test::FakeIncode>();
        m_config = {};
        m_config.policy.confirm = verification::ConfirmMode::Off;
        m_config.http.port = 0;
        m_config.webhook.headerSecret = base::Secret("webhook-secret");
        open();
    }
    void cleanup()
    {
        m_relay.reset();
        m_store.reset();
    }

    void doesTheWholeJobOverHttp()
    {
        StreamProbe ana;
        QVERIFY(!ana.signIn(m_relay->streamUrl(), "token-ana").isEmpty());
        const QString id = TestRelay::result(ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                               .value("id"_L1)
                               .toString();
        QTRY_COMPARE(ana.latest(id).value("status"_L1).toString(), u"sent"_s);
        const QUrl link = m_incode->newestLink();
        QCOMPARE(link.port(), m_relay->port());
        QCOMPARE(status(m_network.get(QNetworkRequest(link))), 200);
        QNetworkRequest yes(QUrl(link.toString() + u"/yes"_s));
        yes.setHeader(QNetworkRequest::ContentTypeHeader, u"application/x-www-form-urlencoded"_s);
        yes.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        QCOMPARE(status(m_network.post(yes, QByteArray())), 303);
        m_clock.advance(1s);
        const QByteArray body = TestRelay::faceResult(u"interview-1"_s, u"cid-2001"_s);
        QCOMPARE(post(body, "wrong"), 401);
        QVERIFY(ana.latest(id).value("verdict"_L1).isNull());
        QCOMPARE(post(body, "webhook-secret"), 200);
        QTRY_COMPARE(ana.latest(id).value("verdict"_L1).toString(), u"verified"_s);
        QCOMPARE(post("[]", "webhook-secret"), 400);
    }

    void saysWhetherItIsReady()
    {
        QUrl url = m_relay->httpUrl();
        url.setPath(u"/readyz"_s);
        QCOMPARE(status(m_network.get(QNetworkRequest(url))), 200);
        url.setPath(u"/healthz"_s);
        QCOMPARE(status(m_network.get(QNetworkRequest(url))), 200);
    }

    void refusesAnAddressInUse()
    {
        relay::config::RelayConfig config = m_config;
        config.http.port = m_relay->port();
        relay::Relay second(config, {m_clock, m_random, *m_store, *m_incode, m_records, m_vault, m_vendor});
        const auto started = second.start();
        QVERIFY(!started);
        QCOMPARE(started.error().code, base::ErrorCode::Invalid);
    }

    void stopsGracefullyAndTakesUpWhereItLeft()
    {
        auto ana = std::make_unique<StreamProbe>();
        const qint64 since = ana->signIn(m_relay->streamUrl(), "token-ana").value("seq"_L1).toInteger();
        const QString id = TestRelay::result(*ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                               .value("id"_L1)
                               .toString();
        QTRY_COMPARE(ana->latest(id).value("status"_L1).toString(), u"sent"_s);
        const QString epoch = ana->epoch();
        QSignalSpy stopped(m_relay.get(), &relay::Relay::stopped);
        m_relay->stop();
        QTRY_COMPARE(stopped.size(), 1);
        QVERIFY(ana->closeCode() != 0);
        m_relay.reset();
        open();
        StreamProbe back;
        const QJsonObject hello = back.signIn(m_relay->streamUrl(), "token-ana", since, epoch);
        QCOMPARE(hello.value("replayed"_L1).toInt(), 3);
        QTRY_COMPARE(back.latest(id).value("status"_L1).toString(), u"sent"_s);
    }

private:
    void open()
    {
        m_relay = std::make_unique<relay::Relay>(m_config,
                                                 relay::RelayParts{m_clock, m_random, *m_store, *m_incode, m_records, m_vault, m_vendor});
        const auto started = m_relay->start();
        QVERIFY2(started.has_value(), started ? "" : qPrintable(started.error().message));
    }
    int status(QNetworkReply *reply)
    {
        const std::unique_ptr<QNetworkReply> owned(reply);
        QSignalSpy finished(reply, &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(10'000))
            return 0;
        return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    }
    int post(const QByteArray &body, const QByteArray &secret)
    {
        QUrl url = m_relay->httpUrl();
        url.setPath(u"/webhooks/incode"_s);
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
        request.setRawHeader("X-Incode-Secret", secret);
        return status(m_network.post(request, body));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<test::FakeIncode> m_incode;
    test::FakeVendorRecords m_records;
    incode::VendorState m_vendor;
    vault::Vault m_vault = *vault::Vault::withKey(base::Secret(QByteArray(vault::Vault::kKeyBytes, 'k')));
    test::ManualClock m_clock;
    test::SeededRandom m_random;
    relay::config::RelayConfig m_config;
    std::unique_ptr<relay::Relay> m_relay;
    QNetworkAccessManager m_network;
};

QTEST_GUILESS_MAIN(RelayTest)
#include "relay_test.moc"
