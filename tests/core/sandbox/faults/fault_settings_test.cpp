// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/faults/fault_options.h"
#include "core/sandbox/faults/fault_settings.h"
#include "tests/support/manual_clock.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using sandbox::ApiFault;
using sandbox::Faults;

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
        faults.record = sandbox::RecordFault::WrongTypes;
        faults.outage = sandbox::Outage::Hang;
        faults.outageUntil = m_clock.now() + 9s;
        faults.message = sandbox::MessageFault::Landline;
        faults.seed = 8;
        QCOMPARE(sandbox::changedFaults({}, sandbox::faultsJson(faults, m_clock.now()), m_clock.now()), base::Result<Faults>(faults));
    }

    void whatIsNotNamedStays()
    {
        const Faults before{.dropNext = 1, .hold = true};
        const auto after = sandbox::changedFaults(before, {{QStringLiteral("dropNext"), 3}}, m_clock.now());
        QVERIFY(after);
        QCOMPARE(after->dropNext, 3);
        QVERIFY(after->hold);
        const auto calm = sandbox::changedFaults(before, {{QStringLiteral("reset"), true}}, m_clock.now());
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
        row("text", "dropNext", QStringLiteral("1"));
        row("more than always", "drop", 1.1);
        row("no flag", "hold", 1);
        row("no such record", "record", QStringLiteral("ok"));
        row("no such outage", "outage", QStringLiteral("off"));
        row("no list", "api", QStringLiteral("500"));
        QTest::newRow("rule without fault") << QJsonObject{{QStringLiteral("api"), QJsonArray{QJsonObject()}}} << QStringLiteral("fault");
        QTest::newRow("rule with an odd endpoint")
            << QJsonObject{{QStringLiteral("api"), QJsonArray{QJsonObject{{QStringLiteral("fault"), QStringLiteral("500")},
                                                                          {QStringLiteral("endpoint"), QStringLiteral("omni")}}}}}
            << QStringLiteral("endpoint");
    }

    void wrongJsonIsRefusedByName()
    {
        QFETCH(QJsonObject, changes);
        QFETCH(QString, field);
        const auto changed = sandbox::changedFaults({}, changes, m_clock.now());
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
        row("drop=3", {{QStringLiteral("dropNext"), 3}});
        row("drop=0.05", {{QStringLiteral("drop"), 0.05}});
        row("duplicate=5%", {{QStringLiteral("duplicate"), 0.05}});
        row("lose=all", {{QStringLiteral("lose"), 1.0}});
        row("reorder=1", {{QStringLiteral("reorderNext"), 1}});
        row("delay=2s", {{QStringLiteral("delayMs"), 2000}});
        row("delay=20ms", {{QStringLiteral("delayMs"), 20}});
        row("hold=on", {{QStringLiteral("hold"), true}});
        row("record=fail", {{QStringLiteral("record"), QStringLiteral("fail")}});
        row("message=blocked", {{QStringLiteral("message"), QStringLiteral("blocked")}});
        row("outage=cut", {{QStringLiteral("outage"), QStringLiteral("cut")}});
        row("outage=hang:1m", {{QStringLiteral("outage"), QStringLiteral("hang")}, {QStringLiteral("outageForMs"), 60000}});
        row("429=2%", {{QStringLiteral("api"),
                        QJsonArray{QJsonObject{{QStringLiteral("fault"), QStringLiteral("429")}, {QStringLiteral("probability"), 0.02}}}}});
        row("cut-after=1@/omni/start",
            {{QStringLiteral("api"), QJsonArray{QJsonObject{{QStringLiteral("fault"), QStringLiteral("cut-after")},
                                                            {QStringLiteral("next"), 1},
                                                            {QStringLiteral("endpoint"), QStringLiteral("/omni/start")}}}}});
    }

    void theCommandLineSaysTheSame()
    {
        QFETCH(QString, setting);
        QFETCH(QJsonObject, changes);
        const auto expected = sandbox::changedFaults({}, changes, m_clock.now());
        QVERIFY(expected);
        QCOMPARE(sandbox::withOption({}, setting, m_clock.now()), expected);
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
        const auto changed = sandbox::withOption({}, setting, m_clock.now());
        QVERIFY(!changed);
        QVERIFY(!changed.error().message.isEmpty());
    }

private:
    test::ManualClock m_clock;
};

QTEST_GUILESS_MAIN(FaultSettingsTest)
#include "fault_settings_test.moc"
