// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using relay::http::WebhookAnswer;
using test::StreamProbe;
using test::TestRelay;
using verification::Status;
using verification::Verdict;
using verification::Verification;
using Press = TestRelay::Press;

/// Somebody else writes to the relay's database. The lock of the file forbids it; where it does not work, nothing is overwritten, and
/// nobody keeps a green that was taken back.
class ForeignWriterTest : public QObject
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

    void aWebhookIsPlannedAgainFromTheNewerState()
    {
        const QString id = opened();
        commitBeside(id, verification::CancelledEvent{});
        QVERIFY(m_relay->post(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s)) == WebhookAnswer::Accepted);
        QCOMPARE(m_relay->state(id).status, Status::Cancelled);
        QVERIFY(!m_relay->state(id).verdict);
        QTRY_COMPARE(m_ana->latest(id).value("status"_L1).toString(), u"cancelled"_s);
    }

    void aGreenThatSomebodyElseTookBackLeavesTheScreen()
    {
        const QString id = verified();
        QTRY_COMPARE(m_ana->latest(id).value("verdict"_L1).toString(), u"verified"_s);
        commitBeside(id, verification::Contradiction{{verification::Reason::Contradictory}});
        // Whatever the relay does next to this verification shows it the newer state.
        QVERIFY(m_relay->post(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s, "FAIL")) == WebhookAnswer::Accepted);
        QVERIFY(m_relay->state(id).verdict != Verdict::Verified);
        QTRY_VERIFY(m_ana->latest(id).value("verdict"_L1).toString() != u"verified"_s);
    }

    void anAgentsCallIsPlannedAgain()
    {
        const QString id = opened();
        commitBeside(id, verification::LinkPreviewed{});
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, id}});
        QCOMPARE(m_relay->state(id).status, Status::Cancelled);
        QVERIFY(m_relay->kinds(id).contains(u"link_previewed"_s));
    }

    void theCustomersYesAndNoArePlannedAgain()
    {
        using Kind = relay::http::LandingView::Kind;
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        const QUrl link = m_relay->incode.newestLink();
        commitBeside(id, verification::LinkPreviewed{});
        QCOMPARE(m_relay->visit(Press::Yes, link).kind, Kind::GoOn);
        QCOMPARE(m_relay->state(id).status, Status::Opened);
        commitBeside(id, verification::LinkPreviewed{});
        QCOMPARE(m_relay->visit(Press::No, link).kind, Kind::Denied);
        QCOMPARE(m_relay->kinds(id).count(u"link_previewed"_s), 2);
        QVERIFY(m_relay->kinds(id).contains(u"second_device"_s)); // the browser came without its cookie
    }

    void aDeadlineIsKeptFromTheNewerState()
    {
        const QString id = verified();
        commitBeside(id, verification::LinkPreviewed{});
        m_relay->clock.advance(10min);
        // It is read and planned again, however long that takes here; then the clock comes by once more.
        QTRY_VERIFY((m_relay->clock.advance(2s), m_relay->state(id).status == Status::Closed));
        QVERIFY(m_relay->kinds(id).contains(u"link_previewed"_s));
    }

    void oneThatCanNotBeReadStopsNobodyAndIsNeverGreen()
    {
        const QString good = m_relay->startSent(*m_ana, u"2001"_s);
        const QString bad = m_relay->startSent(*m_ana, u"2002"_s, u"copy"_s);
        m_ana.reset();
        m_relay->stop();
        QVERIFY(damage(bad));
        m_relay->start();
        m_ana = m_relay->console("ana");
        QCOMPARE(m_relay->services().repository.openIds(), std::vector<QString>{good});
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.get"_s, {{u"id"_s, bad}}), u"internal"_s);
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, good}});
    }

    /// What another program changed is read again, and every change waits for that: one row that can't be read must not hold them up.
    void oneThatCanNotBeReadAgainHoldsNobodyUp()
    {
        const QString good = m_relay->startSent(*m_ana, u"2001"_s);
        const QString bad = m_relay->startSent(*m_ana, u"2002"_s, u"copy"_s);
        commitBeside(bad, verification::LinkPreviewed{});
        QVERIFY(damage(bad));
        QVERIFY(!TestRelay::refusal(*m_ana, u"verification.cancel"_s, {{u"id"_s, bad}}).isEmpty()); // nobody knows what it is now
        const auto &repository = m_relay->services().repository;
        QTRY_VERIFY(repository.isCurrent());
        QCOMPARE(repository.openIds(), std::vector<QString>{good});
        TestRelay::result(*m_ana, u"verification.cancel"_s, {{u"id"_s, good}});
        QCOMPARE(m_relay->state(good).status, Status::Cancelled);
        QVERIFY(!m_relay->startSent(*m_ana, u"2003"_s).isEmpty());
        QCOMPARE(TestRelay::refusal(*m_ana, u"verification.get"_s, {{u"id"_s, bad}}), u"internal"_s);
    }

private:
    QString opened()
    {
        const QString id = m_relay->startSent(*m_ana, u"2001"_s);
        m_relay->visit(Press::Yes, m_relay->incode.newestLink());
        m_relay->clock.advance(1s);
        [&] { QCOMPARE(m_relay->state(id).status, Status::Opened); }();
        return id;
    }

    QString verified()
    {
        const QString id = opened();
        m_relay->post(TestRelay::faceResult(m_relay->state(id).interviewId, u"cid-2001"_s));
        [&] { QCOMPARE(m_relay->state(id).verdict, Verdict::Verified); }();
        return id;
    }

    /// As another relay on the same file would.
    void commitBeside(const QString &id, verification::EventBody body)
    {
        const auto beside = store::openStore(u"sqlite:"_s + m_relay->databasePath());
        const auto state = (*beside)->reader().verification(id);
        store::Transaction transaction;
        transaction.events = {{.verificationId = id, .at = m_relay->clock.now(), .by = u"another"_s, .body = std::move(body), .seq = 0}};
        transaction.states = {verification::apply(**state, transaction.events.front())};
        bool written = false;
        (*beside)->commit(std::move(transaction), [&written](const auto &receipt) { written = receipt.has_value(); });
        [&] { QTRY_VERIFY(written); }();
    }

    [[nodiscard]] bool damage(const QString &id) const
    {
        bool done = false;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
            database.setDatabaseName(m_relay->databasePath());
            done = database.open()
                   && QSqlQuery(database).exec(
                       u"UPDATE verifications SET state = json_set(state, '$.status', 'levitating') WHERE id = '%1'"_s.arg(id));
        }
        QSqlDatabase::removeDatabase(u"beside"_s);
        return done;
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ana;
};

QTEST_GUILESS_MAIN(ForeignWriterTest)
#include "foreign_writer_test.moc"
