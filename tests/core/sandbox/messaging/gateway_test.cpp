// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/faults.h"
#include "tests/core/sandbox/sandbox_fixture.h"

#include <QJsonArray>
#include <QTest>
#include <QUrlQuery>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
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
        const Answer answer =
            form ? test::postForm(url(), "To=%2B14155550101&Body=Hi+%26+hello:+http://127.0.0.1:1/v/x")
                 : test::postJson(url(), {{u"to"_s, u"+14155550101"_s}, {u"text"_s, u"Hi & hello: http://127.0.0.1:1/v/x"_s}});
        QCOMPARE(answer.status, 201);
        QCOMPARE(answer.json().value("status"_L1).toString(), u"queued"_s);
        QCOMPARE(answer.json().value("sid"_L1).toString().size(), 34);
        QCOMPARE(m_fixture->messages().size(), 1);
        const QJsonObject message = m_fixture->messages().first().toObject();
        QCOMPARE(message.value("text"_L1).toString(), u"Hi & hello: http://127.0.0.1:1/v/x"_s);
        QCOMPARE(message.value("link"_L1).toString(), u"http://127.0.0.1:1/v/x"_s);
    }

    void anAddressMakesItAnEmail()
    {
        QCOMPARE(test::postJson(url(), {{u"to"_s, u"ana@example.com"_s}, {u"subject"_s, u"<b>Hi</b>"_s}, {u"text"_s, u"Hello"_s}}).status,
                 201);
        const QJsonObject message = m_fixture->messages().first().toObject();
        QCOMPARE(message.value("kind"_L1).toString(), u"email"_s);
        QCOMPARE(message.value("subject"_L1).toString(), u"<b>Hi</b>"_s);
        QVERIFY(test::get(m_fixture->at(u"/sandbox/inbox"_s)).body.contains("&lt;b&gt;Hi&lt;/b&gt;"));
    }

    void reportsTellWhatBecameOfIt_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<QString>("code");
        QTest::newRow("delivered") << u"none"_s << QString();
        QTest::newRow("undelivered") << u"undelivered"_s << u"30003"_s;
        QTest::newRow("blocked") << u"blocked"_s << u"30004"_s;
        QTest::newRow("landline") << u"landline"_s << u"30006"_s;
    }

    void reportsTellWhatBecameOfIt()
    {
        QFETCH(QString, fault);
        QFETCH(QString, code);
        QCOMPARE(test::postJson(m_fixture->at(u"/sandbox/faults"_s), {{u"message"_s, fault}}).status, 200);
        const Answer answer = test::postJson(
            url(), {{u"to"_s, u"+14155550101"_s}, {u"text"_s, u"Hi"_s}, {u"callback"_s, m_fixture->receiver.url().toString()}});
        QTRY_COMPARE(m_fixture->receiver.count(), 2);
        QCOMPARE(reported(0, u"MessageStatus"_s), u"sent"_s);
        QCOMPARE(reported(1, u"MessageStatus"_s), code.isEmpty() ? u"delivered"_s : u"undelivered"_s);
        QCOMPARE(reported(1, u"ErrorCode"_s), code);
        QCOMPARE(reported(1, u"To"_s), u"+14155550101"_s);
        QCOMPARE(reported(1, u"MessageSid"_s), answer.json().value("sid"_L1).toString());
        QCOMPARE(m_fixture->messages().size(), code.isEmpty() ? 1 : 0);
    }

    void wrongOrdersAreRefused_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("to") << u"to"_s << u"4155550101"_s;
        QTest::newRow("to in brackets") << u"to"_s << u"<ana@example.com>"_s;
        QTest::newRow("text") << u"text"_s << u" "_s;
        QTest::newRow("long text") << u"text"_s << QString(1601, u'x');
        QTest::newRow("callback") << u"callback"_s << u"file:///etc/passwd"_s;
    }

    void wrongOrdersAreRefused()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        QJsonObject order{{u"to"_s, u"+14155550101"_s}, {u"text"_s, u"Hi"_s}};
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
        const QJsonObject order{{u"to"_s, u"+14155550101"_s}, {u"text"_s, u"Hi"_s}};
        QCOMPARE(test::postJson(url(), order).status, 401);
        QCOMPARE(test::postJson(url(), order, {{"Authorization", "Bearer guess"}}).status, 401);
        QCOMPARE(test::postJson(url(), order, {{"Authorization", "Bearer g4te"}}).status, 201);
        QCOMPARE(test::postJson(url(), order, {{"Authorization", "Basic " + QByteArray("sandbox:g4te").toBase64()}}).status, 201);
    }

private:
    QUrl url() const { return m_fixture->at(u"/gateway/messages"_s); }
    QString reported(size_t index, const QString &key) const
    {
        const QUrlQuery form(QString::fromUtf8(m_fixture->receiver.requests.at(index).body));
        return form.queryItemValue(key, QUrl::FullyDecoded);
    }

    std::unique_ptr<SandboxFixture> m_fixture;
};

QTEST_GUILESS_MAIN(GatewayTest)
#include "gateway_test.moc"
