// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "tests/ui/support/keyboard.h"

#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QWindow>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::CallOutcome;
using client::CallRequest;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

namespace
{
constexpr auto kClose = "verification.close";
}

/// Calls that have ended, as the telephony system tells the whole window.
class HangUpsTest : public QObject
{
    Q_OBJECT

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { test::Keyboard(*m_desk->window).press(key, modifiers); }
    CallOutcome hangUp(const QString &callId) const
    {
        return m_desk->window->take({.kind = CallRequest::Kind::EndCall, .text = {}, .callId = callId}, m_desk->clock.now());
    }
    void decide(const QString &id) const
    {
        m_desk->relay.push(id, u"verdict"_s, [this](View &view) {
            view.status = Status::Decided;
            view.verdict = Verdict::Verified;
            view.decidedAt = m_desk->clock.now();
            view.validUntil = m_desk->clock.now() + 10min;
        });
        QTRY_VERIFY(!m_desk->verifications.find(id)->view.isPending());
    }
    [[nodiscard]] QString addOpen(int customer, const QString &callId) const
    {
        const QString id = m_desk->relay.addOpen(m_desk->relay.directory.at(customer));
        m_desk->relay.at(id).callId = callId;
        return id;
    }
    [[nodiscard]] static QString focus() { return test::Keyboard::focus(); }
    [[nodiscard]] bool isAsking() const { return m_desk->find("hangUpLine")->isVisible(); }
    [[nodiscard]] int closes() const { return m_desk->relay.calls(kClose); }
    [[nodiscard]] int panels() const { return m_desk->find<QTabBar>("liveTabs")->count(); }

    std::unique_ptr<test::Desk> m_desk;
    QString m_marias, m_marks;

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::Desk>();
        m_marias = addOpen(0, u"c-1"_s);
        m_marks = addOpen(1, u"c-2"_s);
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
        QTRY_COMPARE(panels(), 2);
    }
    void cleanup() { m_desk.reset(); }

    void whatIsDecidedEndsAtOnce()
    {
        decide(m_marias);
        QCOMPARE(hangUp(u"c-1"_s), CallOutcome::Ended);
        QTRY_COMPARE(panels(), 1);
        QCOMPARE(closes(), 1);
        QCOMPARE(m_desk->relay.params(kClose).constFirst().value("id"_L1).toString(), m_marias);
        QVERIFY(!isAsking());
        QCOMPARE(focus(), u"customerSearch"_s);
    }

    void whatIsUndecidedIsAskedAboutWithoutTakingTheFocus()
    {
        QCOMPARE(hangUp(u"c-2"_s), CallOutcome::Asked);
        QVERIFY(isAsking());
        QVERIFY(m_desk->find<QLabel>("hangUpLineNoticeText")->text().contains(u"Mark Lee, account 1002"_s));
        QCOMPARE(focus(), u"customerSearch"_s);
        QCOMPARE(closes(), 0);
        QVERIFY(m_desk->confirmer.questions.isEmpty());
        press(Qt::Key_Return); // meant for something else
        press(Qt::Key_Space);
        QCOMPARE(closes(), 0);
        press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(panels(), 1);
        QCOMPARE(closes(), 1);
        QCOMPARE(m_desk->relay.params(kClose).constFirst().value("id"_L1).toString(), m_marks);
        QVERIFY(!isAsking());
    }

    void aPanelThatTheAgentWritesInIsAskedAbout()
    {
        decide(m_marias);
        press(Qt::Key_1, Qt::ControlModifier);
        auto *note = new QLineEdit(m_desk->find("livePanel"));
        note->setObjectName(u"note"_s);
        note->show();
        note->setFocus();
        press(Qt::Key_A);
        QCOMPARE(focus(), u"note"_s);
        QVERIFY(!note->text().isEmpty());
        QCOMPARE(hangUp(u"c-1"_s), CallOutcome::Asked);
        QVERIFY(isAsking());
        QCOMPARE(focus(), u"note"_s);
        QCOMPARE(closes(), 0);
    }

    void theQuestionGoesWithWhatItIsAbout()
    {
        QCOMPARE(hangUp(u"c-2"_s), CallOutcome::Asked);
        m_desk->relay.push(m_marks, u"expired"_s, [](View &view) { view.status = Status::Expired; });
        QTRY_VERIFY(!isAsking());
        QCOMPARE(closes(), 0);
    }

    void anUnknownCallEndsNothing()
    {
        QCOMPARE(hangUp(u"c-3"_s), CallOutcome::Nothing);
        QVERIFY(!isAsking());
        QCOMPARE(closes(), 0);
        QCOMPARE(panels(), 2);
    }

    void ofACallWithoutAnIdNobodyKnowsWhichOfTwo()
    {
        decide(m_marias);
        QCOMPARE(hangUp({}), CallOutcome::Asked);
        QVERIFY(isAsking());
        press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        QCoreApplication::processEvents();
        QCOMPARE(closes(), 0);
        m_desk->relay.push(m_marks, u"expired"_s, [](View &view) { view.status = Status::Expired; });
        QTRY_VERIFY(!isAsking());
        QCOMPARE(hangUp({}), CallOutcome::Ended); // the only one
        QTRY_COMPARE(closes(), 1);
        QCOMPARE(m_desk->relay.params(kClose).constFirst().value("id"_L1).toString(), m_marias);
    }

    void anotherAgentsIsNotEnded()
    {
        m_desk->relay.push(m_marias, u"note"_s, [](View &view) { view.agent.name = u"bob"_s; });
        QTRY_COMPARE(m_desk->verifications.find(m_marias)->view.agent.name, u"bob"_s);
        QCOMPARE(hangUp(u"c-1"_s), CallOutcome::Nothing);
        QCOMPARE(closes(), 0);
    }

    void aCallThatEndsWhileTheLineIsLostEndsLater()
    {
        decide(m_marias);
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
        QCOMPARE(hangUp(u"c-1"_s), CallOutcome::Waiting);
        QVERIFY(isAsking());
        m_desk->relay.back();
        QTRY_VERIFY((m_desk->clock.advance(1s), closes() == 1));
        QTRY_COMPARE(panels(), 1);
        QVERIFY(!isAsking());
    }

    void howeverLongThatTakes()
    {
        decide(m_marias);
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
        QCOMPARE(hangUp(u"c-1"_s), CallOutcome::Waiting);
        m_desk->pass(200s);
        QVERIFY(isAsking());
        m_desk->relay.back();
        QTRY_VERIFY((m_desk->clock.advance(1s), closes() == 1)); // it was valid for longer
        QTRY_COMPARE(panels(), 1);
    }

    void anEndThatGetsLostIsAskedForAgain()
    {
        decide(m_marias);
        m_desk->relay.held = QLatin1String(kClose);
        QCOMPARE(hangUp(u"c-1"_s), CallOutcome::Ended);
        QTRY_COMPARE(closes(), 1);
        m_desk->relay.held.clear();
        QTRY_VERIFY((m_desk->clock.advance(1s), closes() >= 2));
        QTRY_COMPARE(panels(), 1);
    }

    void oneThatNobodyCanTellIsForgottenAfterTwoMinutes()
    {
        decide(m_marias);
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
        QCOMPARE(hangUp({}), CallOutcome::Waiting);
        m_desk->pass(121s);
        QVERIFY(!isAsking());
        m_desk->relay.back();
        QTRY_VERIFY((m_desk->clock.advance(1s), m_desk->connection.isLive()));
        m_desk->pass(3s);
        QCOMPARE(closes(), 0);
    }

    void theFocusOfAPanelThatGoesNeverLandsOnSend()
    {
        decide(m_marias);
        for (const char c : QByteArray("Mark"))
            QTest::keyClick(m_desk->window->windowHandle(), c);
        m_desk->clock.advance(500ms);
        for (int turn = 0; turn < 6; ++turn)
            QCoreApplication::processEvents();
        press(Qt::Key_Return);
        QTRY_COMPARE(focus(), u"sendButton"_s);
        press(Qt::Key_1, Qt::ControlModifier);
        m_desk->find("endCallButton")->setFocus();
        QCOMPARE(focus(), u"endCallButton"_s);
        QCOMPARE(hangUp(u"c-1"_s), CallOutcome::Ended);
        QTRY_COMPARE(panels(), 1);
        QVERIFY(focus() != u"sendButton"_s);
        press(Qt::Key_Return);
        press(Qt::Key_Space);
        QCoreApplication::processEvents();
        QCOMPARE(m_desk->relay.calls("verification.start"), 0);
        QCOMPARE(closes(), 1);
    }
};

QTEST_MAIN(HangUpsTest)
#include "hang_ups_test.moc"
