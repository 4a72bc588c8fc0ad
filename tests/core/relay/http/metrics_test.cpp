// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/metrics.h"

#include "core/incode/vendor_state.h"

#include <QList>
#include <QTest>

using namespace authlink;

class MetricsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowIncodeIs()
    {
        incode::VendorState vendor;
        vendor.countCall("/omni/start", "ok");
        vendor.countCall("/omni/start", "ok");
        vendor.countCall("/omni/get/score", "failed");
        const relay::http::Metrics metrics;
        QByteArray text = metrics.text({.vendor = &vendor});
        QVERIFY(text.contains("# TYPE authlink_vendor_out gauge\nauthlink_vendor_out 0\n"));
        QVERIFY(text.contains("authlink_vendor_calls_total{endpoint=\"/omni/start\",outcome=\"ok\"} 2\n"));
        QVERIFY(text.contains("authlink_vendor_calls_total{endpoint=\"/omni/get/score\",outcome=\"failed\"} 1\n"));
        vendor.goOut(base::fromMillis(1));
        text = metrics.text({.vendor = &vendor});
        QVERIFY(text.contains("authlink_vendor_out 1\n"));
        QVERIFY(!metrics.text({}).contains("vendor"));
    }

    /// What answers a request belongs here; metrics_series_test asks for each.
    void everySeriesThatCanBeKnownIsThereFromTheStart()
    {
        struct Route {
            const char *name;
            QList<int> statuses;
        };
        incode::VendorState vendor;
        const QByteArray text = relay::http::Metrics().text({.vendor = &vendor});
        int requests = 0;
        for (const Route &route :
             {Route{"webhook", {200, 400, 401, 405, 415, 429, 503}}, Route{"oauth", {200, 400, 401, 404, 405, 429}},
              Route{"message_report", {204, 404, 405, 413, 429, 503}}, Route{"landing", {200, 303, 403, 404, 405, 409, 503}},
              Route{"healthz", {200, 405, 503}}, Route{"readyz", {200, 405, 503}}, Route{"metrics", {200, 405}},
              Route{"stream", {101, 401, 403, 405, 426, 429, 503}}, Route{"unknown", {404}}}) {
            for (const int status : route.statuses) {
                const QByteArray series = QByteArray("authlink_http_requests_total{route=\"") + route.name + "\",status=\""
                                          + QByteArray::number(status) + "\"} 0\n";
                QVERIFY2(text.contains(series), series.constData());
                ++requests;
            }
        }
        QCOMPARE(text.count("authlink_http_requests_total{"), qsizetype(requests));
        for (const char *outcome :
             {"accepted", "not_an_object", "not_json", "previous_secret", "store_unavailable", "too_many", "unauthorized"}) {
            const QByteArray series = QByteArray("authlink_webhooks_total{outcome=\"") + outcome + "\"} 0\n";
            QVERIFY2(text.contains(series), series.constData());
        }
        for (const char *series :
             {"authlink_vendor_calls_total{endpoint=\"/omni/start\",outcome=\"timeout\"} 0\n", "authlink_log_dropped_total 0\n"})
            QVERIFY2(text.contains(series), series);
    }

    void tellsOfDroppedLogLines() { QVERIFY(relay::http::Metrics().text({.logDropped = 12}).contains("authlink_log_dropped_total 12\n")); }

    void tellsOfAlertsByKind()
    {
        const relay::http::Metrics metrics;
        const QByteArray text = metrics.text({.alerts = {{"unproven_pass", 2}, {"not_confirmed", 0}}});
        QVERIFY(text.contains("# TYPE authlink_alerts_total counter\nauthlink_alerts_total{kind=\"unproven_pass\"} 2\n"));
        QVERIFY(text.contains("authlink_alerts_total{kind=\"not_confirmed\"} 0\n"));
        QVERIFY(!metrics.text({}).contains("alerts"));
    }
};

QTEST_GUILESS_MAIN(MetricsTest)
#include "metrics_test.moc"
