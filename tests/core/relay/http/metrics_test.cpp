// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/metrics.h"

#include "core/incode/vendor_state.h"

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

    void everySeriesThatCanBeKnownIsThereFromTheStart()
    {
        incode::VendorState vendor;
        const QByteArray text = relay::http::Metrics().text({.vendor = &vendor});
        for (const char *series :
             {"authlink_webhooks_total{outcome=\"accepted\"} 0\n", "authlink_webhooks_total{outcome=\"unauthorized\"} 0\n",
              "authlink_http_requests_total{route=\"webhook\",status=\"503\"} 0\n",
              "authlink_vendor_calls_total{endpoint=\"/omni/start\",outcome=\"timeout\"} 0\n", "authlink_log_dropped_total 0\n"})
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
