// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fake_http_server.h"
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

using namespace authlink::test;

/// The vendor falls silent in the middle of several verifications and comes back: consoles hear of both, and nothing is sent twice.
class OutageTest : public QObject
{
    Q_OBJECT

private:
    static constexpr int kKnownWithinMs = 15'000; // promised: 10 s; the rest is for a busy machine
    static constexpr int kBackWithinMs = 25'000;  // a probe every 15 s at most, and a second answer
    const QString m_start = u"/omni/start"_s;
    const QString m_send = u"/omni/external/send-sms"_s;
    const QStringList m_others{u"/omni/onboarding-url"_s, u"/omni/add/phone"_s, u"/executive/log-in"_s, u"/omni/get/onboarding/status"_s,
                               u"/omni/get/score"_s};

    void answerWell(FakeHttpServer &vendor)
    {
        for (int nth = 1; nth <= 20; ++nth)
            vendor.replyTo(
                m_start, nth,
                {.body = "{\"token\":\"t" + QByteArray::number(nth) + "\",\"interviewId\":\"interview-" + QByteArray::number(nth) + "\"}"});
        vendor.reply(m_send, {});
        vendor.reply(m_others[0], {.body = "{\"url\":\"https://capture.example/s/1\"}"});
        vendor.reply(m_others[1], {.body = "{\"success\":true}"});
        vendor.reply(m_others[2], {.body = "{\"token\":\"executive\"}"});
        vendor.reply(m_others[3], {.status = 401});
        vendor.reply(m_others[4], {.status = 404});
    }

    void fallSilent(FakeHttpServer &vendor)
    {
        const FakeReply hang{.fault = FakeReply::Fault::Hang};
        for (int nth = 1; nth <= 20; ++nth)
            vendor.replyTo(m_start, nth, hang);
        vendor.reply(m_send, hang);
        for (const QString &path : m_others)
            vendor.reply(path, hang);
    }

    static bool hasNotice(const StreamProbe &probe, const QString &code)
    {
        return std::any_of(probe.notifications().begin(), probe.notifications().end(), [&code](const QJsonObject &notification) {
            return notification.value(u"method"_s) == u"notice"_s && notification.value(u"params"_s).toObject().value(u"code"_s) == code;
        });
    }

    static QString vendorAsToldTo(const RelayProgram &relay)
    {
        StreamProbe another;
        return another.signIn(relay.stream(), relay.token()).value(u"vendor"_s).toString();
    }

    static QByteArray metrics(const RelayProgram &relay)
    {
        return sendRaw(relay.operationsPort(), "GET /metrics HTTP/1.1\r\nHost: relay\r\n\r\n").all;
    }

    /// The id of a new verification; empty if it was refused.
    static QString startOne(StreamProbe &probe, const QString &account)
    {
        const auto started = probe.call(u"verification.start"_s, {{u"account"_s, account}, {u"channel"_s, u"sms"_s}});
        return started.value(u"result"_s).toObject().value(u"id"_s).toString();
    }

    static QString statusOf(const StreamProbe &probe, const QString &id) { return probe.latest(id).value(u"status"_s).toString(); }

private Q_SLOTS:
    void consolesHearOfAnOutageAndNothingIsSentTwice()
    {
        FakeHttpServer vendor;
        answerWell(vendor);
        RelayProgram relay;
        relay.configure("[incode]\napi_url = \"" + vendor.url().toString().toUtf8() + "\"\n[policy]\nmax_open_per_agent = 20\n");
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        StreamProbe probe;
        QCOMPARE(probe.signIn(relay.stream(), relay.token()).value(u"vendor"_s).toString(), u"ok"_s);
        const auto account = [](int i) { return QString::number(100200301 + i); }; // of the sample directory

        for (int i = 0; i < 3; ++i) {
            const QString id = startOne(probe, account(i));
            QTRY_COMPARE_WITH_TIMEOUT(statusOf(probe, id), u"sent"_s, 10'000);
        }
        QCOMPARE(vendor.count(m_send), 3);

        // One falls into the silence with its message on the way, one with its session not yet begun.
        vendor.reply(m_send, {.fault = FakeReply::Fault::Hang});
        const QString unclear = startOne(probe, account(3));
        QTRY_COMPARE_WITH_TIMEOUT(vendor.count(m_send), 4, 10'000);
        fallSilent(vendor);
        const QString hanging = startOne(probe, account(4));
        QTRY_COMPARE_WITH_TIMEOUT(vendor.count(m_start), 5, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(hasNotice(probe, u"vendor_outage"_s), kKnownWithinMs);
        QVERIFY(!hasNotice(probe, u"vendor_recovered"_s));
        QCOMPARE(vendorAsToldTo(relay), u"outage"_s);
        QVERIFY(metrics(relay).contains("authlink_vendor_out 1\n"));
        QVERIFY(startOne(probe, account(5)).isEmpty()); // refused at once
        QCOMPARE(vendor.count(m_start), 5);             // and Incode not asked

        answerWell(vendor);
        for (const QString &path : {m_send, m_start})
            vendor.release(path, {.fault = FakeReply::Fault::Close});
        for (const QString &id : {unclear, hanging})
            QTRY_COMPARE_WITH_TIMEOUT(statusOf(probe, id), u"send_failed"_s, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(hasNotice(probe, u"vendor_recovered"_s), kBackWithinMs);
        QCOMPARE(vendorAsToldTo(relay), u"ok"_s);
        QVERIFY(metrics(relay).contains("authlink_vendor_out 0\n"));
        const QString after = startOne(probe, account(5));
        QTRY_COMPARE_WITH_TIMEOUT(statusOf(probe, after), u"sent"_s, 10'000);
        QCOMPARE(vendor.count(m_send), 5); // one each: what failed was not sent again
        QCOMPARE(vendor.count(m_start), 6);
    }
};

QTEST_GUILESS_MAIN(OutageTest)
#include "outage_test.moc"
