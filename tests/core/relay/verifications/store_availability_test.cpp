// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QCoreApplication>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::http::WebhookAnswer;
using relay::verifications::StoreAvailability;
using test::StreamProbe;
using test::TestRelay;
using verification::Status;
using verification::Verdict;
using Press = TestRelay::Press;

namespace
{

/// Holds the lock for writing while it lives. The relay waits for it, for 10 s in real time.
class OtherProgram
{
public:
    explicit OtherProgram(const QString &path)
    {
        auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, m_name);
        database.setDatabaseName(path);
        QSqlQuery begin(database.open() ? database : QSqlDatabase());
        if (!begin.exec(u"BEGIN IMMEDIATE"_s))
            qFatal("the database is not held: %s", qPrintable(begin.lastError().text()));
    }
    ~OtherProgram()
    {
        QSqlDatabase::database(m_name).close(); // rolls back
        QSqlDatabase::removeDatabase(m_name);
    }
    OtherProgram(const OtherProgram &) = delete;
    OtherProgram &operator=(const OtherProgram &) = delete;

private:
    const QString m_name = u"other program"_s;
};

} // namespace

/// What consoles hear and may do while the database takes nothing.
class StoreAvailabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->start();
        m_ana = m_relay->console("ana");
    }
    void cleanup()
    {
        m_ana.reset();
        m_relay.reset();
    }

    void everyConsoleHearsOfItOnceAndOfTheEnd()
    {
        const auto sue = m_relay->console("sue");
        breakDisk();
        for (const auto *console : {m_ana.get(), sue.get()})
            QTRY_COMPARE(notices(*console, u"store_outage"_s), 1);
        QVERIFY(m_relay->services().storeAvailability.isOut());
        tick(5);
        QCOMPARE(notices(*m_ana, u"store_outage"_s), 1);
        QCOMPARE(notices(*m_ana, u"store_recovered"_s), 0);

        m_relay->diskBroken = false;
        tick(2); // nobody writes: the relay looks for the end itself
        for (const auto *console : {m_ana.get(), sue.get()})
            QTRY_COMPARE(notices(*console, u"store_recovered"_s), 1);
        m_relay->startSent(*m_ana, u"2001"_s);
    }

    void aContradictionThatCanNotBeRecordedIsToldAsAnOutage()
    {
        const QString id = verified();
        m_relay->diskBroken = true;
        const auto against = TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s, "FAIL");
        QVERIFY(m_relay->post(against) == WebhookAnswer::StoreUnavailable);
        QTRY_COMPARE(notices(*m_ana, u"store_outage"_s), 1);
        m_relay->diskBroken = false;
        tick(2);
        QTRY_COMPARE(notices(*m_ana, u"store_recovered"_s), 1);
        QVERIFY(m_relay->post(against) == WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).verdict, Verdict::NeedsReview);
    }

    void aCommitThatHangsIsAnOutageUntilItCameThrough_data()
    {
        QTest::addColumn<bool>("locked");
        QTest::newRow("a disk that does not answer") << false;
        QTest::newRow("another program writes to the database, and does not end") << true;
    }
    void aCommitThatHangsIsAnOutageUntilItCameThrough()
    {
        QFETCH(const bool, locked);
        const QString id = verified();
        std::optional<OtherProgram> other;
        if (locked)
            other.emplace(m_relay->databasePath());
        m_relay->diskHangs = !locked; // nothing fails either way
        std::optional<WebhookAnswer> answer;
        m_relay->services().intake.receive(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s, "FAIL"),
                                           [&answer](WebhookAnswer given) { answer = given; });
        QTRY_COMPARE(m_relay->services().repository.pending(), 1);
        QVERIFY(!m_relay->services().storeAvailability.isOut());
        look(StoreAvailability::kMaxLooks + 1); // the first finds the commit waiting, and has a check written behind it
        QVERIFY(m_relay->services().storeAvailability.isOut());
        QTRY_COMPARE(notices(*m_ana, u"store_outage"_s), 1);
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.start"_s, {{u"account"_s, u"2003"_s}, {u"channel"_s, u"sms"_s}}),
                 u"store_unavailable"_s);
        StreamProbe during;
        QCOMPARE(during.signIn(m_relay->streamUrl(), "token-ben").value("store"_L1).toString(), u"outage"_s);
        look(3);
        QCOMPARE(notices(*m_ana, u"store_outage"_s), 1);
        QCOMPARE(notices(*m_ana, u"store_recovered"_s), 0);
        QVERIFY(!answer);

        m_relay->diskHangs = false;
        other.reset();
        QTRY_COMPARE(notices(*m_ana, u"store_recovered"_s), 1);
        QVERIFY(answer == WebhookAnswer::Accepted);
        QCOMPARE(m_ana->latest(id).value("verdict"_L1).toString(), u"needs_review"_s); // heard before what is shown is current again
        QVERIFY(!m_relay->startSent(*m_ana, u"2003"_s).isEmpty());
    }

    void aDiskThatOnlyTakesItsTimeIsNoOutage()
    {
        tick(1); // what a sign-in leaves to be written
        m_relay->diskHangs = true;
        for (auto wait = StoreAvailability::kCheckEvery; wait.count() > 0 && m_relay->store().pendingCommits() == 0; --wait)
            look(1); // nobody writes, until a check is due
        QCOMPARE(m_relay->store().pendingCommits(), 1);
        look(StoreAvailability::kMaxLooks - 1);
        QVERIFY(!m_relay->services().storeAvailability.isOut());
        m_relay->diskHangs = false;
        QTRY_COMPARE(m_relay->store().pendingCommits(), 0);
        look(1);
        QVERIFY(!m_relay->services().storeAvailability.isOut());
        QCOMPARE(notices(*m_ana, u"store_outage"_s), 0);
    }

    void aFailedCheckIsToldThoughNobodyElseWrites()
    {
        tick(1); // what a sign-in leaves to be written
        m_relay->diskBroken = true;
        look(StoreAvailability::kCheckEvery / StoreAvailability::kLookEvery);
        QTRY_COMPARE(notices(*m_ana, u"store_outage"_s), 1);
    }

    void whoSignsInMeanwhileIsToldAtOnce()
    {
        StreamProbe before;
        QCOMPARE(before.signIn(m_relay->streamUrl(), "token-ben").value("store"_L1).toString(), u"ok"_s);
        breakDisk();
        StreamProbe during;
        QCOMPARE(during.signIn(m_relay->streamUrl(), "token-ben").value("store"_L1).toString(), u"outage"_s);
    }

    void nothingIsBegunMeanwhileAndLookingStillWorks()
    {
        breakDisk();
        const int sessions = static_cast<int>(m_relay->incode.sessions.size());
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}}),
                 u"store_unavailable"_s);
        QCOMPARE(m_relay->services().repository.pending(), 0); // refused at once, not after the database's patience
        QCOMPARE(m_relay->incode.sessions.size(), sessions);
        QVERIFY(TestRelay::result(*m_ana, u"history.search"_s, {}).contains("items"_L1));
    }

private:
    void breakDisk()
    {
        m_relay->diskBroken = true;
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}}),
                 u"store_unavailable"_s);
    }
    QString verified()
    {
        QString id = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->visit(Press::Yes, m_relay->incode.newestLink());
        m_relay->post(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s));
        if (m_relay->state(id).verdict != Verdict::Verified)
            qWarning("not verified");
        return id;
    }
    /// Lets the relay look at its store so often, a second apart.
    void look(qint64 times)
    {
        for (qint64 i = 0; i < times; ++i) {
            m_relay->clock.advance(StoreAvailability::kLookEvery);
            QCoreApplication::processEvents();
        }
    }
    void tick(int seconds)
    {
        for (int i = 0; i < seconds; ++i) {
            look(1);
            QTRY_COMPARE(m_relay->store().pendingCommits(), 0);
        }
    }
    static qsizetype notices(const StreamProbe &console, const QString &code)
    {
        const auto all = console.notifications();
        return std::count_if(all.begin(), all.end(),
                             [&code](const QJsonObject &one) { return one.value("params"_L1).toObject().value("code"_L1) == code; });
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ana;
};

QTEST_GUILESS_MAIN(StoreAvailabilityTest)
#include "store_availability_test.moc"
