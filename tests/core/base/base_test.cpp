// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/contact.h"
#include "core/base/log.h"
#include "core/base/pending_call.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/secret.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace std::chrono_literals;

namespace
{

/// Tells when it goes.
class MarkedCall final : public base::PendingCall
{
public:
    explicit MarkedCall(bool &gone) : m_gone(gone) {}
    MarkedCall(const MarkedCall &) = delete;
    MarkedCall &operator=(const MarkedCall &) = delete;
    ~MarkedCall() override { m_gone = true; }

private:
    bool &m_gone;
};

} // namespace

class BaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void secretsNeverPrint()
    {
        QString text;
        QDebug(&text) << base::Secret("hunter2");
        QVERIFY(!text.contains("hunter2"_L1));
        QVERIFY(text.contains("[secret]"_L1));
    }

    void secretsCompareByContent()
    {
        const base::Secret secret("abc");
        QVERIFY(secret.equals("abc"));
        QVERIFY(!secret.equals("abd"));
        QVERIFY(!secret.equals("ab"));
        QVERIFY(!base::Secret().equals(""));
    }

    void copiesOfSecretsOutliveTheWipedOne()
    {
        base::Secret one("abc");
        const base::Secret two = one;
        one.wipe();
        QVERIFY(one.isEmpty());
        QCOMPARE(two.reveal(), QByteArray("abc"));
    }

    void uuidsAreVersion7AndSortByTime()
    {
        test::SeededRandom random;
        const QString earlier = base::makeUuidV7(base::fromMillis(1'795'000'000'000), random);
        const QString later = base::makeUuidV7(base::fromMillis(1'795'000'000'001), random);
        QVERIFY(earlier < later);
        QCOMPARE(earlier.size(), 36);
        QCOMPARE(earlier.at(14), QChar(u'7'));
        QVERIFY(u"89ab"_s.contains(earlier.at(19)));
    }

    void timeNeverGoesBack()
    {
        base::ForwardTime time;
        QCOMPARE(time.at(1'000s, 10s), base::fromMillis(1'000'000));
        QCOMPARE(time.at(1'001s, 11s), base::fromMillis(1'001'000));
        QCOMPARE(time.at(401s, 11s), base::fromMillis(1'001'000));   // set back by ten minutes
        QCOMPARE(time.at(403s, 13s), base::fromMillis(1'003'000));   // and on: what was granted two seconds ago is two seconds older
        QCOMPARE(time.at(5'000s, 14s), base::fromMillis(5'000'000)); // set forward, or the machine slept
    }

    void aFloodOfMessagesIsCountedNotLogged()
    {
        base::LogThrottle log;
        QCOMPARE(log.admit(10s), std::optional<quint64>(0));
        for (int i = 0; i < 500; ++i)
            QVERIFY(!log.admit(10s + i * 1ms));
        QCOMPARE(log.admit(11s), std::optional<quint64>(500));
        QVERIFY(!log.admit(11'999ms));
        QCOMPARE(log.admit(60s), std::optional<quint64>(1));
        QCOMPARE(log.admit(62s), std::optional<quint64>(0));
    }

    void tokensCarryTheAskedBits()
    {
        base::SystemRandom random;
        QCOMPARE(base::makeToken(random, 128).size(), 22);
        QCOMPARE(base::makeToken(random, 256).size(), 43);
        QVERIFY(base::makeToken(random, 128) != base::makeToken(random, 128));
    }

    void tokensHoldLettersAndDigitsOnlyAndAllOfThemAlike()
    {
        base::SystemRandom random;
        QHash<QChar, int> counts;
        for (int i = 0; i < 1000; ++i) {
            const QString token = base::makeToken(random, 128);
            for (const QChar c : token) {
                QVERIFY(c < QChar(128) && c.isLetterOrNumber());
                counts[c] += 1;
            }
        }
        QCOMPARE(counts.size(), 62);
        const double expected = 22'000.0 / 62;
        double deviation = 0; // chi square with 61 degrees of freedom: over 130 once in a million runs
        for (const int count : std::as_const(counts))
            deviation += (count - expected) * (count - expected) / expected;
        QVERIFY2(deviation < 150, qPrintable(QString::number(deviation)));
    }

    void timesReadBackAsWritten()
    {
        const auto at = base::fromMillis(1'795'000'000'123);
        QVERIFY(base::toRfc3339(at).endsWith(".123Z"_L1));
        QCOMPARE(base::fromRfc3339(base::toRfc3339(at)), std::optional(at));
        QCOMPARE(base::fromRfc3339(u"2026-11-18T14:26:40.000+02:00"_s), base::fromRfc3339(u"2026-11-18T12:26:40.000Z"_s));
        for (const qint64 millis : {0LL, -1LL, 951'782'399'999LL, 4'102'444'800'000LL, -62'135'596'800'000LL, 253'402'300'799'999LL}) {
            const QString expected = QDateTime::fromMSecsSinceEpoch(millis, Qt::UTC).toString(Qt::ISODateWithMs);
            QCOMPARE(base::toRfc3339(base::fromMillis(millis)), expected); // 1969, a leap day, the years 1 and 9999
        }
        QVERIFY(base::toRfc3339(base::fromMillis(253'402'300'800'000)).isEmpty());
        QVERIFY(base::toRfc3339(base::fromMillis(-62'135'596'800'001)).isEmpty());
        QVERIFY(base::toRfc3339(base::Instant::max()).isEmpty());
        QVERIFY(!base::fromRfc3339(u"yesterday"_s));
        QVERIFY(!base::fromRfc3339(u"2026-11-18T14:26:40"_s));
    }

    void masksKeepOnlyWhatIsPromised()
    {
        QCOMPARE(base::maskPhone(u"+14155550167"_s), QString(9, QChar(0x2022)) + u"67"_s);
        QCOMPARE(base::maskPhone(u"67"_s), QString(2, QChar(0x2022)));
        QCOMPARE(base::maskEmail(u"maria@example.com"_s), u"m•••@example.com"_s);
        QVERIFY(!base::maskEmail(u"broken"_s).contains(u'b'));
        QCOMPARE(base::maskId(u"64a1f0c2"_s), u"•••0c2"_s);
        QCOMPARE(base::maskId(u"123456"_s), u"•••"_s); // too short to show any of it
        QCOMPARE(base::maskId({}), QString());
    }

    void errorCodesReadBackAsWritten()
    {
        QCOMPARE(base::errorCodeFromName(base::errorCodeName(base::ErrorCode::LimitReached)), std::optional(base::ErrorCode::LimitReached));
        QVERIFY(!base::errorCodeFromName(u"nonsense"));
    }

    void aCallThatIsOverGoesWithTheNextTurnOfTheLoop()
    {
        bool gone = false;
        base::deleteLater(std::make_unique<MarkedCall>(gone));
        QVERIFY(!gone);
        QTRY_VERIFY(gone);
        base::deleteLater(nullptr);
    }

    void manualAlarmsFireInOrderOfTime()
    {
        test::ManualClock clock;
        QList<int> fired;
        const auto first = clock.makeAlarm([&] { fired << 1; });
        const auto second = clock.makeAlarm([&] { fired << 2; });
        second->set(clock.now() + 1s);
        first->set(clock.now() + 2s);
        clock.advance(1500ms);
        QCOMPARE(fired, QList<int>({2}));
        clock.advance(1s);
        QCOMPARE(fired, QList<int>({2, 1}));
    }

    void theManualWallClockMovesAloneWhenItIsSet()
    {
        test::ManualClock clock;
        const auto start = clock.now();
        QCOMPARE(clock.wall(), start);
        clock.setWall(8min);
        QCOMPARE(clock.now(), start);
        clock.advance(1s);
        QCOMPARE(clock.wall(), start + 8min + 1s);
        clock.setWall(-24h * 365);
        QCOMPARE(clock.now(), start + 1s);
    }

    void whatFallsDueInAManualSleepWakesLate()
    {
        test::ManualClock clock;
        const auto start = clock.now();
        QList<std::chrono::milliseconds> woken; // since the start
        const auto alarm = [&] { return clock.makeAlarm([&] { woken.append(clock.now() - start); }); };
        const auto soon = alarm(), later = alarm(), afterTheSleep = alarm();
        soon->set(start + 1s);
        later->set(start + 1min);
        afterTheSleep->set(start + 2h);
        clock.sleep(1h);
        QVERIFY(woken.isEmpty());
        clock.advance(1s);
        QCOMPARE(woken, (QList<std::chrono::milliseconds>{1h + 1s}));
        clock.advance(3h);
        QCOMPARE(woken, (QList<std::chrono::milliseconds>{1h + 1s, 1h + base::SteadyClock::kMaxLateAlarm, 2h}));
    }

    void realAlarmsFireFromTheEventLoop_data()
    {
        QTest::addColumn<bool>("steady");
        QTest::newRow("system") << false;
        QTest::newRow("steady") << true;
    }
    void realAlarmsFireFromTheEventLoop()
    {
        QFETCH(bool, steady);
        base::SystemClock system;
        base::SteadyClock unsettable;
        base::Clock &clock = steady ? static_cast<base::Clock &>(unsettable) : system;
        base::Instant woken{};
        const auto alarm = clock.makeAlarm([&] { woken = clock.now(); });
        const auto due = clock.now() + 5ms;
        alarm->set(due);
        QCOMPARE(woken, base::Instant());
        QTRY_VERIFY(woken != base::Instant());
        QVERIFY(woken >= due);
    }

    void aSteadyClockBeginsWithTheWallClocksTimeAndNeverGoesBack()
    {
        const auto before = base::SteadyClock().wall();
        const base::SteadyClock clock;
        const auto first = clock.now();
        QVERIFY(first >= before - 1ms && first <= clock.wall() + 1ms); // each is cut to a millisecond of its own
        QVERIFY(clock.now() >= first);
    }
};

QTEST_GUILESS_MAIN(BaseTest)
#include "base_test.moc"
