// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/fault_options.h"
#include "core/sandbox/faults/fault_settings.h"
#include "tests/support/manual_clock.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using sandbox::faults::ApiFault;
using sandbox::faults::Faults;

class FaultSettingsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everySettingSurvivesJson()
    {
        Faults faults{.dropNext = 1, .duplicateNext = 2, .delay = 3ms, .hold = true, .loseNext = 4, .reorderNext = 5};
        faults.drop = 0.1;
        faults.duplicate = 0.2;
        faults.lose = 0.3;
        faults.reorder = 0.4;
        faults.api = {{.fault = ApiFault::CutAfter, .endpoint = "/omni/start", .next = 6, .probability = 0.5, .retryAfterS = 7}};
        faults.record = sandbox::faults::RecordFault::WrongTypes;
        faults.outage = sandbox::faults::Outage::Hang;
        faults.outageUntil = m_clock.now() + 9s;
        faults.message = sandbox::faults::MessageFault::Landline;
        faults.seed = 8;
        QCOMPARE(sandbox::faults::changedFaults({}, sandbox::faults::faultsJson(faults, m_clock.now()), m_clock.now()),
                 base::Result<Faults>(faults));
    }

    void whatIsNotNamedStays()
    {
        const Faults before{.dropNext = 1, .hold = true};
        const auto after = sandbox::faults::changedFaults(before, {{u"dropNext"_s, 3}}, m_clock.now());
        QVERIFY(after);
        QCOMPARE(after->dropNext, 3);
        QVERIFY(after->hold);
        const auto calm = sandbox::faults::changedFaults(before, {{u"reset"_s, true}}, m_clock.now());
        QCOMPARE(calm, base::Result<Faults>(Faults{}));
    }

    void wrongJsonIsRefusedByName_data()
    {
        QTest::addColumn<QJsonObject>("changes");
        QTest::addColumn<QString>("field");
        const auto row = [](const char *name, const char *key, const QJsonValue &value) {
            QTest::newRow(name) << QJsonObject{{QLatin1String(key), value}} << QString::fromLatin1(key);
        };
        row("unknown", "explode", true);
        row("half", "dropNext", 1.5);
        row("less than none", "loseNext", -1);
        row("text", "dropNext", u"1"_s);
        row("more than always", "drop", 1.1);
        row("no flag", "hold", 1);
        row("no such record", "record", u"ok"_s);
        row("no such outage", "outage", u"off"_s);
        row("no list", "api", u"500"_s);
        QTest::newRow("rule without fault") << QJsonObject{{u"api"_s, QJsonArray{QJsonObject()}}} << u"fault"_s;
        QTest::newRow("rule with an odd endpoint")
            << QJsonObject{{u"api"_s, QJsonArray{QJsonObject{{u"fault"_s, u"500"_s}, {u"endpoint"_s, u"omni"_s}}}}} << u"endpoint"_s;
    }

    void wrongJsonIsRefusedByName()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, field);
        const auto changed = sandbox::faults::changedFaults({}, changes, m_clock.now());
        QVERIFY(!changed);
        QCOMPARE(changed.error().field, field);
    }

    void theCommandLineSaysTheSame_data()
    {
        QTest::addColumn<QString>("setting");
        QTest::addColumn<QJsonObject>("changes");
        const auto row = [](const char *setting, const QJsonObject &changes) {
            QTest::newRow(setting) << QString::fromLatin1(setting) << changes;
        };
        row("drop=3", {{u"dropNext"_s, 3}});
        row("drop=0.05", {{u"drop"_s, 0.05}});
        row("duplicate=5%", {{u"duplicate"_s, 0.05}});
        row("lose=all", {{u"lose"_s, 1.0}});
        row("reorder=1", {{u"reorderNext"_s, 1}});
        row("delay=2s", {{u"delayMs"_s, 2000}});
        row("delay=20ms", {{u"delayMs"_s, 20}});
        row("hold=on", {{u"hold"_s, true}});
        row("record=fail", {{u"record"_s, u"fail"_s}});
        row("message=blocked", {{u"message"_s, u"blocked"_s}});
        row("outage=cut", {{u"outage"_s, u"cut"_s}});
        row("outage=hang:1m", {{u"outage"_s, u"hang"_s}, {u"outageForMs"_s, 60000}});
        row("429=2%", {{u"api"_s, QJsonArray{QJsonObject{{u"fault"_s, u"429"_s}, {u"probability"_s, 0.02}}}}});
        row("cut-after=1@/omni/start",
            {{u"api"_s, QJsonArray{QJsonObject{{u"fault"_s, u"cut-after"_s}, {u"next"_s, 1}, {u"endpoint"_s, u"/omni/start"_s}}}}});
    }

    void theCommandLineSaysTheSame()
    {
        QFETCH(QString, setting);
        QFETCH(QJsonObject, changes);
        const auto expected = sandbox::faults::changedFaults({}, changes, m_clock.now());
        QVERIFY(expected);
        QCOMPARE(sandbox::faults::withOption({}, setting, m_clock.now()), expected);
    }

    void wrongWordsAreRefused_data()
    {
        QTest::addColumn<QString>("setting");
        for (const char *setting :
             {"drop", "drop=", "drop=-1", "drop=1.5", "drop=101%", "drop=many", "explode=1", "delay=2", "delay=25h", "delay=999999m",
              "hold=1", "record=ok", "outage=yes", "outage=500:soon", "500=x", "500=1@omni", "dropNext=1", "api=1", "reset=on"})
            QTest::newRow(setting) << QString::fromLatin1(setting);
    }

    void wrongWordsAreRefused()
    {
        QFETCH(QString, setting);
        const auto changed = sandbox::faults::withOption({}, setting, m_clock.now());
        QVERIFY(!changed);
        QVERIFY(!changed.error().message.isEmpty());
    }

private:
    test::ManualClock m_clock;
};

QTEST_GUILESS_MAIN(FaultSettingsTest)
#include "fault_settings_test.moc"
