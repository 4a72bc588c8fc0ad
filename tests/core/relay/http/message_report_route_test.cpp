// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/http/http_requests.h"

#include <QLoggingCategory>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using relay::http::ReportAnswer;

namespace
{
const QByteArray kForm = "Content-Type: application/x-www-form-urlencoded\r\n";

QByteArray report(const QByteArray &token, const QByteArray &body = "MessageStatus=delivered")
{
    return httpRequest("POST /webhooks/message/" + token, kForm, body);
}
} // namespace

class MessageReportRouteTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"authlink.*=false"_s); }
    void answersReports_data();
    void answersReports();
    void unknownAndMalformedTokensLookAlike();
    void isNotThereWithoutAGateway();
    void slowsDownWhoGuesses();
    void answersOnlyAfterTheCommit();
    void lateCommitAfterTheFrontHasGone();
};

void MessageReportRouteTest::answersReports_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ReportAnswer>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("handled");
    const auto taken = ReportAnswer::Taken;
    const QByteArray seen = "aB-_9|application/x-www-form-urlencoded|MessageStatus=delivered";
    QTest::newRow("taken") << report("aB-_9") << taken << 204 << seen;
    QTest::newRow("unknown") << report("aB-_9") << ReportAnswer::Unknown << 404 << seen;
    QTest::newRow("store down") << report("aB-_9") << ReportAnswer::StoreUnavailable << 503 << seen;
    QTest::newRow("16 KiB") << report("t", QByteArray(16 * 1024, 'x')) << taken << 204
                            << QByteArray("t|application/x-www-form-urlencoded|" + QByteArray(16 * 1024, 'x'));
    QTest::newRow("over 16 KiB") << report("t", QByteArray(16 * 1024 + 1, 'x')) << taken << 413 << QByteArray();
    QTest::newRow("GET") << httpRequest("GET /webhooks/message/aB-_9?MessageStatus=delivered") << taken << 204 << seen;
    QTest::newRow("GET, unknown") << httpRequest("GET /webhooks/message/aB-_9?MessageStatus=delivered") << ReportAnswer::Unknown << 404
                                  << seen;
    QTest::newRow("PUT") << httpRequest("PUT /webhooks/message/t") << taken << 405 << QByteArray();
    QTest::newRow("no token") << report("") << taken << 404 << QByteArray();
    QTest::newRow("more path") << report("t/u") << taken << 404 << QByteArray();
    QTest::newRow("odd letters") << report("t%20") << taken << 404 << QByteArray();
    QTest::newRow("too long") << report(QByteArray(65, 't')) << taken << 404 << QByteArray();
}

void MessageReportRouteTest::answersReports()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ReportAnswer, answer);
    QFETCH(int, status);
    QFETCH(QByteArray, handled);
    FrontFixture fixture;
    fixture.fakes.reportAnswer = answer;
    const Answered said = fixture.ask(bytes);
    QCOMPARE(said.status, status);
    QCOMPARE(fixture.fakes.reports, handled.isEmpty() ? QByteArrayList() : QByteArrayList{handled});
    QCOMPARE(said.retryAfter.isEmpty(), status != 503);
    if (status == 204)
        QVERIFY(said.body.isEmpty());
    const Answered metrics = fixture.metrics();
    QVERIFY(metrics.body.contains("{route=\"message_report\",status=\"" + QByteArray::number(status) + "\"} 1\n"));
}

void MessageReportRouteTest::unknownAndMalformedTokensLookAlike()
{
    FrontFixture fixture;
    fixture.fakes.reportAnswer = ReportAnswer::Unknown;
    QCOMPARE(fixture.ask(report("abc")).all, fixture.ask(report("a*c")).all);
}

void MessageReportRouteTest::isNotThereWithoutAGateway()
{
    const FrontFixture fixture(loopbackConfig(), false);
    QCOMPARE(fixture.ask(report("abc")).status, 404);
}

void MessageReportRouteTest::slowsDownWhoGuesses()
{
    FrontFixture fixture;
    fixture.fakes.reportAnswer = ReportAnswer::Unknown;
    QList<int> statuses;
    while (!statuses.endsWith(429) && statuses.size() < 60)
        statuses.append(fixture.ask(report("guess")).status);
    QVERIFY(statuses.size() > 20);
    QCOMPARE(statuses.count(404), statuses.size() - 1);
    fixture.fakes.reportAnswer = ReportAnswer::Taken; // the carrier is behind the same address
    QCOMPARE(fixture.ask(report("known")).status, 204);
}

void MessageReportRouteTest::answersOnlyAfterTheCommit()
{
    FrontFixture fixture;
    fixture.fakes.holdReports = true;
    RawClient client(fixture.front.port());
    client.send(report("abc"));
    QTRY_COMPARE(fixture.fakes.reports.size(), 1);
    QVERIFY(client.received().isEmpty());
    fixture.fakes.heldReport(ReportAnswer::Taken);
    QTRY_COMPARE(client.status(), 204);
}

void MessageReportRouteTest::lateCommitAfterTheFrontHasGone()
{
    std::function<void(ReportAnswer)> held;
    {
        FrontFixture fixture;
        fixture.fakes.holdReports = true;
        RawClient client(fixture.front.port());
        client.send(report("abc"));
        QTRY_COMPARE(fixture.fakes.reports.size(), 1);
        held = std::move(fixture.fakes.heldReport);
    }
    held(ReportAnswer::Unknown);
}

Q_DECLARE_METATYPE(ReportAnswer)
QTEST_GUILESS_MAIN(MessageReportRouteTest)
#include "message_report_route_test.moc"
