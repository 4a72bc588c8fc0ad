// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/faults.h"
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QTest>
#include <QUrlQuery>

using namespace authlink;
using test::Answer;
using test::SandboxFixture;

class GatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<SandboxFixture>(); }
    void cleanup() { m_fixture.reset(); }

    void jsonAndFormsArriveInTheInbox_data()
    {
        QTest::addColumn<bool>("form");
        QTest::newRow("JSON") << false;
        QTest::newRow("form") << true;
    }

    void jsonAndFormsArriveInTheInbox()
    {
        QFETCH(bool, form);
        const Answer answer = form
                                  ? test::postForm(url(), "To=%2B14155550101&Body=Hi+%26+hello:+http://127.0.0.1:1/v/x")
                                  : test::postJson(url(), {{QStringLiteral("to"), QStringLiteral("+14155550101")},
                                                           {QStringLiteral("text"), QStringLiteral("Hi & hello: http://127.0.0.1:1/v/x")}});
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.json().value(QLatin1String("status")).toString(), QStringLiteral("queued"));
        QCOMPARE(answer.json().value(QLatin1String("sid")).toString().size(), 34);
        QCOMPARE(m_fixture->messages().size(), 1);
        const QJsonObject message = m_fixture->messages().first().toObject();
        QCOMPARE(message.value(QLatin1String("text")).toString(), QStringLiteral("Hi & hello: http://127.0.0.1:1/v/x"));
        QCOMPARE(message.value(QLatin1String("link")).toString(), QStringLiteral("http://127.0.0.1:1/v/x"));
    }

    void anAddressMakesItAnEmail()
    {
        QCOMPARE(test::postJson(url(), {{QStringLiteral("to"), QStringLiteral("ana@example.com")},
                                        {QStringLiteral("subject"), QStringLiteral("<b>Hi</b>")},
                                        {QStringLiteral("text"), QStringLiteral("Hello")}})
                     .status,
                 201);
        const QJsonObject message = m_fixture->messages().first().toObject();
        QCOMPARE(message.value(QLatin1String("kind")).toString(), QStringLiteral("email"));
        QCOMPARE(message.value(QLatin1String("subject")).toString(), QStringLiteral("<b>Hi</b>"));
        QVERIFY(test::get(m_fixture->at(QStringLiteral("/sandbox/inbox"))).body.contains("&lt;b&gt;Hi&lt;/b&gt;"));
    }

    void reportsTellWhatBecameOfIt_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code");
        QTest::newRow("delivered") << QStringLiteral("none") << QString();
        QTest::newRow("undelivered") << QStringLiteral("undelivered") << QStringLiteral("30003");
        QTest::newRow("blocked") << QStringLiteral("blocked") << QStringLiteral("30004");
        QTest::newRow("landline") << QStringLiteral("landline") << QStringLiteral("30006");
    }

    void reportsTellWhatBecameOfIt()
    {
        QFETCH(QString, fault);
        QFETCH(QString, code);
        QCOMPARE(test::postJson(m_fixture->at(QStringLiteral("/sandbox/faults")), {{QStringLiteral("message"), fault}}).status, 200);
        const Answer answer = test::postJson(url(), {{QStringLiteral("to"), QStringLiteral("+14155550101")},
                                                     {QStringLiteral("text"), QStringLiteral("Hi")},
                                                     {QStringLiteral("callback"), m_fixture->receiver.url().toString()}});
        QTRY_COMPARE(m_fixture->receiver.count(), 2);
        QCOMPARE(reported(0, QStringLiteral("MessageStatus")), QStringLiteral("sent"));
        QCOMPARE(reported(1, QStringLiteral("MessageStatus")),
                 code.isEmpty() ? QStringLiteral("delivered") : QStringLiteral("undelivered"));
        QCOMPARE(reported(1, QStringLiteral("ErrorCode")), code);
        QCOMPARE(reported(1, QStringLiteral("To")), QStringLiteral("+14155550101"));
        QCOMPARE(reported(1, QStringLiteral("MessageSid")), answer.json().value(QLatin1String("sid")).toString());
        QCOMPARE(m_fixture->messages().size(), code.isEmpty() ? 1 : 0);
    }

    void wrongOrdersAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("to") << QStringLiteral("to") << QStringLiteral("4155550101");
        QTest::newRow("to in brackets") << QStringLiteral("to") << QStringLiteral("<ana@example.com>");
        QTest::newRow("text") << QStringLiteral("text") << QStringLiteral(" ");
        QTest::newRow("long text") << QStringLiteral("text") << QString(1601, u'x');
        QTest::newRow("callback") << QStringLiteral("callback") << QStringLiteral("file:///etc/passwd");
    }

    void wrongOrdersAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QJsonObject order{{QStringLiteral("to"), QStringLiteral("+14155550101")}, {QStringLiteral("text"), QStringLiteral("Hi")}};
        order.insert(key, value);
        QCOMPARE(test::postJson(url(), order).status, 400);
        QVERIFY(m_fixture->messages().isEmpty());
    }

    void otherMethodsAreNotAllowed()
    {
        const Answer answer = test::get(url());
        QCOMPARE(answer.status, 405);
        QCOMPARE(answer.allow, QByteArray("POST"));
    }

    void aSecretIsAskedForWhereThereIsOne()
    {
        m_fixture = std::make_unique<SandboxFixture>([](sandbox::SandboxConfig &config) { config.gatewaySecret = base::Secret("g4te"); });
        const QJsonObject order{{QStringLiteral("to"), QStringLiteral("+14155550101")}, {QStringLiteral("text"), QStringLiteral("Hi")}};
        QCOMPARE(test::postJson(url(), order).status, 401);
        QCOMPARE(test::postJson(url(), order, {{"Authorization", "Bearer guess"}}).status, 401);
        QCOMPARE(test::postJson(url(), order, {{"Authorization", "Bearer g4te"}}).status, 201);
        QCOMPARE(test::postJson(url(), order, {{"Authorization", "Basic " + QByteArray("sandbox:g4te").toBase64()}}).status, 201);
    }

private:
    QUrl url() const { return m_fixture->at(QStringLiteral("/gateway/messages")); }
    QString reported(size_t index, const QString &key) const
    {
        const QUrlQuery form(QString::fromUtf8(m_fixture->receiver.requests.at(index).body));
        return form.queryItemValue(key, QUrl::FullyDecoded);
    }

    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(GatewayTest)
#include "gateway_test.moc"
