// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "tests/ui/support/keyboard.h"
#include "ui/live/closing/closing_card.h"
#include "ui/live/live_area.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTabWidget>
#include <QWheelEvent>
#include <QWindow>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;
using test::kCtrl;
using test::kCtrlShift;

namespace
{
} // namespace

/// What an agent does after the verdict, on the whole window. Keys come to the window as from the system, so that they go where the focus
/// is.
class ClosingTest : public QObject
{
    Q_OBJECT

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const { test::Keyboard(*m_desk->window).press(key, modifiers); }
    void type(const char *text) const { test::Keyboard(*m_desk->window).type(text); }
    void decide(const QString &id, Verdict verdict = Verdict::Verified) const
    {
        m_desk->relay.push(id, u"verdict"_s, [this, verdict](View &view) {
            view.status = Status::Decided;
            view.verdict = verdict;
            view.decidedAt = m_desk->clock.now();
            if (verdict == Verdict::Verified)
                view.validUntil = m_desk->clock.now() + 10min;
        });
        QCoreApplication::processEvents();
    }
    void settle() const
    {
        for (int turn = 0; turn < 6; ++turn)
            QCoreApplication::processEvents();
    }
    void loseTheLine() const
    {
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
    }
    void findTheLine() const
    {
        m_desk->relay.back();
        QTRY_VERIFY((m_desk->clock.advance(1s), m_desk->connection.isLive()));
        settle();
    }

    /// Of the panel that is shown.
    template <typename Widget = QWidget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        for (auto *each : m_desk->window->findChildren<Widget *>(QLatin1String(name))) {
            if (each->isVisible() || m_desk->find<QTabBar>("liveTabs")->count() < 2)
                return each;
        }
        return nullptr;
    }
    [[nodiscard]] QAction *action(const char *name) const { return find("closingCard")->findChild<QAction *>(QLatin1String(name)); }
    [[nodiscard]] QPlainTextEdit *note() const { return find<QPlainTextEdit>("noteEdit"); }
    [[nodiscard]] QComboBox *outcome() const { return find<QComboBox>("outcomeBox"); }
    [[nodiscard]] QString said() const
    {
        const auto *label = find<QLabel>("closingNoticeText");
        return label != nullptr && label->isVisible() ? label->text() : QString();
    }
    [[nodiscard]] static QString focus() { return test::Keyboard::focus(); }
    [[nodiscard]] int calls(const char *method) const { return m_desk->relay.calls(method); }
    [[nodiscard]] QJsonObject lastNote() const { return m_desk->relay.params("verification.note").constLast(); }
    [[nodiscard]] int panels() const { return m_desk->find<QTabBar>("liveTabs")->count(); }

    void open(const protocol::CustomerView &customer)
    {
        m_id = m_desk->relay.addOpen(customer);
        m_desk->open();
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
    }

    std::unique_ptr<test::Desk> m_desk;
    QString m_id;

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.policy.closing = {
            .notes = true,
            .outcomes = {{.code = u"address_changed"_s, .labels = {{u"en"_s, u"Address & phone changed"_s}}},
                         {.code = u"fraud"_s, .labels = {{u"en"_s, u"Fraud suspected"_s}}}},
            .followUps = {
                {.results = {u"verified"_s},
                 .labels = {{u"en"_s, u"Open <b>record</b> & more"_s}},
                 .url = u"https://crm.example/c/{account}?v={verification}"_s},
                {.results = {u"verified"_s}, .labels = {{u"en"_s, u"Unlock"_s}}, .url = u"https://crm.example/unlock/{call}"_s},
                {.results = {u"wrong_person"_s}, .labels = {{u"en"_s, u"Report"_s}}, .url = u"https://cases.example/{verdict}"_s}}};
    }
    void cleanup() { m_desk.reset(); }

    void isThereOnceAVerdictStands()
    {
        open(m_desk->relay.directory.first());
        QVERIFY(find("closingCard") != nullptr && !find("closingCard")->isVisible());
        press(Qt::Key_K, kCtrlShift);
        press(Qt::Key_1, kCtrlShift);
        QVERIFY(m_desk->opened.isEmpty());
        decide(m_id);
        QVERIFY(find("closingCard")->isVisible());
        QVERIFY(note()->isVisible() && outcome()->isVisible());
        QCOMPARE(outcome()->count(), 3);
        QCOMPARE(outcome()->currentData().toString(), QString());
        QVERIFY(!action("saveNoteAction")->isEnabled());
        QVERIFY(find("followUpButton1")->isVisible() && find("followUpButton2")->isVisible());
        QVERIFY(!m_desk->find("followUpButton3")->isVisible());
    }

    void anOlderRelayTakesNoNotes()
    {
        m_desk->relay.policy.closing = {};
        open(m_desk->relay.directory.first());
        decide(m_id);
        QVERIFY(find("closingCard")->isVisible());
        QVERIFY(!m_desk->find("noteEdit")->isVisible() && !m_desk->find("saveNoteButton")->isVisible());
        QVERIFY(!m_desk->find("followUpButton1")->isVisible());
        QVERIFY(action("copyReferenceAction")->isEnabled());
        press(Qt::Key_S, kCtrl);
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(calls("verification.close"), 1);
        QCOMPARE(calls("verification.note"), 0);
    }

    void anOutcomeAndANoteAreSavedByKeysAlone()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        press(Qt::Key_J, kCtrl);
        QCOMPARE(focus(), u"outcomeBox"_s);
        type("f");
        QCOMPARE(outcome()->currentData().toString(), u"fraud"_s);
        press(Qt::Key_Tab);
        QCOMPARE(focus(), u"noteEdit"_s);
        type("Moved in May.");
        press(Qt::Key_Tab);
        QVERIFY(focus() != u"noteEdit"_s);
        QCOMPARE(note()->toPlainText(), u"Moved in May."_s);
        press(Qt::Key_S, kCtrl);
        QTRY_COMPARE(calls("verification.note"), 1);
        QCOMPARE(lastNote().value("id"_L1).toString(), m_id);
        QCOMPARE(lastNote().value("outcome"_L1).toString(), u"fraud"_s);
        QCOMPARE(lastNote().value("text"_L1).toString(), u"Moved in May."_s);
        QTRY_COMPARE(note()->toPlainText(), QString());
        QCOMPARE(outcome()->currentData().toString(), u"fraud"_s); // as recorded
        QVERIFY(!action("saveNoteAction")->isEnabled());
        QCOMPARE(panels(), 1);
        QCOMPARE(calls("verification.close"), 0);
    }

    void enterSavesAndEndsNoCall()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        note()->setFocus();
        type("one");
        press(Qt::Key_Return);
        QTRY_COMPARE(calls("verification.note"), 1);
        QTRY_COMPARE(note()->toPlainText(), QString());
        press(Qt::Key_Return); // nothing is left to save
        settle();
        QCOMPARE(calls("verification.note"), 1);
        QCOMPARE(calls("verification.close"), 0);
    }

    void keysOfTheWindowWorkInTheNote()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        note()->setFocus();
        type("one");
        press(Qt::Key_K, kCtrlShift);
        QVERIFY(QGuiApplication::clipboard()->text().contains(m_id));
        press(Qt::Key_1, kCtrlShift);
        QCOMPARE(m_desk->opened.size(), 1);
        QCOMPARE(note()->toPlainText(), u"one"_s);
        press(Qt::Key_N, kCtrl);
        QCOMPARE(focus(), u"customerSearch"_s);
        QCOMPARE(note()->toPlainText(), u"one"_s);
    }

    void oneKeyEndsTheCallAndIsReadyForTheNext()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        press(Qt::Key_J, kCtrl);
        press(Qt::Key_Tab);
        type("Moved.");
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(panels(), 0);
        QCOMPARE(calls("verification.note"), 1);
        QCOMPARE(calls("verification.close"), 1);
        QTRY_COMPARE(focus(), u"customerSearch"_s);
        type("Mark");
        QCOMPARE(m_desk->find<QLineEdit>("customerSearch")->text(), u"Mark"_s);
    }

    void isReadyForTheNextWhereverTheFocusWas_data()
    {
        QTest::addColumn<QByteArray>("place");
        for (const char *place :
             {"customerSearch", "liveTabs", "endCallButton", "outcomeBox", "noteEdit", "copyReferenceButton", "timeline", "mainTabBar"})
            QTest::newRow(place) << QByteArray(place);
    }
    void isReadyForTheNextWhereverTheFocusWas()
    {
        QFETCH(const QByteArray, place);
        open(m_desk->relay.directory.first());
        decide(m_id);
        auto *widget = m_desk->find(place.constData());
        widget->setFocusPolicy(Qt::StrongFocus);
        widget->setFocus();
        QCOMPARE(focus(), QString::fromLatin1(place));
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(panels(), 0);
        QTRY_COMPARE(focus(), u"customerSearch"_s);
    }

    void whatIsTypedMeanwhileStays()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        press(Qt::Key_N, kCtrl);
        type("Mar");
        press(Qt::Key_E, kCtrl);
        type("k");
        QTRY_COMPARE(panels(), 0);
        type(" L");
        QCOMPARE(m_desk->find<QLineEdit>("customerSearch")->text(), u"Mark L"_s);
        QCOMPARE(focus(), u"customerSearch"_s);
    }

    void anAnswerTakesTheFocusOutOfNoOtherNote()
    {
        m_desk->relay.addOpen(m_desk->relay.directory.at(1));
        open(m_desk->relay.directory.first());
        decide(u"010001"_s);
        decide(m_id);
        QCOMPARE(panels(), 2);
        press(Qt::Key_1, kCtrl);
        m_desk->relay.held = u"verification.close"_s;
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(calls("verification.close"), 1);
        press(Qt::Key_2, kCtrl);
        note()->setFocus();
        type("a");
        m_desk->relay.answerHeldStarts();
        QTRY_COMPARE(panels(), 1);
        type("b");
        QCOMPARE(focus(), u"noteEdit"_s);
        QCOMPARE(note()->toPlainText(), u"ab"_s);
    }

    void aLostLineKeepsTheNoteAndSaysSo()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        note()->setFocus();
        type("kept");
        loseTheLine();
        settle();
        QVERIFY2(said().contains(u"kept here"_s), qPrintable(said()));
        QVERIFY(note()->isEnabled());
        type(" too");
        QVERIFY(!action("saveNoteAction")->isEnabled());
        findTheLine();
        QTRY_VERIFY(action("saveNoteAction")->isEnabled());
        QCOMPARE(note()->toPlainText(), u"kept too"_s);
        press(Qt::Key_Return);
        QTRY_COMPARE(calls("verification.note"), 1);
        QCOMPARE(lastNote().value("text"_L1).toString(), u"kept too"_s);
    }

    void aNoteWhoseAnswerWasLostIsOneNote()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        m_desk->relay.held = u"verification.note"_s;
        note()->setFocus();
        type("once");
        press(Qt::Key_Return);
        QTRY_COMPARE(calls("verification.note"), 1);
        loseTheLine();
        settle();
        QVERIFY2(said().contains(u"not saved"_s), qPrintable(said()));
        QCOMPARE(note()->toPlainText(), u"once"_s);
        m_desk->relay.held.clear();
        findTheLine();
        press(Qt::Key_S, kCtrl);
        QTRY_COMPARE(calls("verification.note"), 2);
        const auto sent = m_desk->relay.params("verification.note");
        QCOMPARE(sent.at(0), sent.at(1)); // the same key: the relay knows it again
        QTRY_COMPARE(note()->toPlainText(), QString());
    }

    void aRefusedNoteHoldsUpNoEndOfACall()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        m_desk->relay.noteRefusal = base::Error{.code = base::ErrorCode::StoreUnavailable, .message = {}, .field = {}, .retryAfter = {}};
        note()->setFocus();
        type("words");
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(calls("verification.note"), 1);
        settle();
        QCOMPARE(calls("verification.close"), 1); // the green is gone
        QCOMPARE(panels(), 1);
        QCOMPARE(note()->toPlainText(), u"words"_s);
        QVERIFY2(said().contains(u"not saved"_s), qPrintable(said()));
        m_desk->relay.noteRefusal.reset();
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(panels(), 0);
        QCOMPARE(calls("verification.note"), 2);
        QCOMPARE(calls("verification.close"), 1);
    }

    void aNoteIsTakenAfterTheEnd()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        note()->setFocus();
        type("late");
        m_desk->relay.push(m_id, u"closed"_s, [](View &view) { view.status = Status::Closed; }, {{u"validityEnded"_s, true}});
        settle();
        QCOMPARE(note()->toPlainText(), u"late"_s);
        QCOMPARE(focus(), u"noteEdit"_s);
        press(Qt::Key_E, kCtrl); // removes the panel, after the note
        QTRY_COMPARE(panels(), 0);
        QCOMPARE(calls("verification.note"), 1);
        QCOMPARE(calls("verification.close"), 0);
    }

    void aNoteThatIsTooLongIsKeptWhole()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        const QString longNote(protocol::kMaxCallNote + 7, u'x');
        note()->setPlainText(longNote);
        QVERIFY(!action("saveNoteAction")->isEnabled());
        QVERIFY(find<QLabel>("closingLeft")->text().contains(u"7"_s));
        press(Qt::Key_E, kCtrl);
        QTRY_COMPARE(calls("verification.close"), 1);
        settle();
        QCOMPARE(panels(), 1);
        QCOMPARE(calls("verification.note"), 0);
        QVERIFY(said().contains(u"too long"_s));
        QCOMPARE(note()->toPlainText(), longNote);
        note()->setPlainText(longNote.left(protocol::kMaxCallNote));
        QVERIFY(action("saveNoteAction")->isEnabled());
    }

    void whatIsPastedIsOneParagraphOfPlainText()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        QGuiApplication::clipboard()->setText(u"first\r\nsecond\u2028\u202Ethird <b>x</b>"_s);
        note()->setFocus();
        note()->paste();
        QCOMPARE(note()->toPlainText(), u"first second third <b>x</b>"_s);
    }

    void theWheelChoosesNoOutcome()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        outcome()->setFocus();
        const QPoint middle = outcome()->rect().center();
        QWheelEvent wheel(middle, outcome()->mapToGlobal(middle), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(outcome(), &wheel);
        QCOMPARE(outcome()->currentIndex(), 0);
    }

    void asksBeforeItQuitsWithANoteThatIsNotSaved()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        note()->setFocus();
        type("unsaved");
        m_desk->confirmer.says = false;
        press(Qt::Key_Q, kCtrl);
        QCOMPARE(m_desk->confirmer.questions.size(), 1);
        QVERIFY(m_desk->window->isVisible());
    }

    void aLinkOpensByKeyOrClickOnly()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        settle();
        QVERIFY(m_desk->opened.isEmpty());
        press(Qt::Key_1, kCtrlShift);
        QCOMPARE(m_desk->opened, QList<QUrl>{QUrl(u"https://crm.example/c/1001?v="_s + m_id)});
        QTest::mouseClick(find<QPushButton>("followUpButton1"), Qt::LeftButton);
        QCOMPARE(m_desk->opened.size(), 2);
        QVERIFY(!action("followUpAction2")->isEnabled()); // there is no call id
        press(Qt::Key_2, kCtrlShift);
        press(Qt::Key_3, kCtrlShift);
        QCOMPARE(m_desk->opened.size(), 2);
        QCOMPARE(find<QPushButton>("followUpButton1")->text(), u"Open <b>record</b> && more"_s);
        m_desk->browserWorks = false;
        press(Qt::Key_1, kCtrlShift);
        QVERIFY(said().contains(u"crm.example"_s));
    }

    void aLinkForVerifiedEndsWithTheGreen()
    {
        open(m_desk->relay.directory.first());
        decide(m_id);
        QVERIFY(action("followUpAction1")->isEnabled());
        loseTheLine();
        settle();
        QVERIFY(!action("followUpAction1")->isEnabled());
        press(Qt::Key_1, kCtrlShift);
        QVERIFY(m_desk->opened.isEmpty());
        findTheLine();
        QTRY_VERIFY(action("followUpAction1")->isEnabled());
        m_desk->pass(10min);
        QVERIFY(!action("followUpAction1")->isEnabled());
        press(Qt::Key_1, kCtrlShift);
        QVERIFY(m_desk->opened.isEmpty());
    }

    void noCustomerChangesWhereALinkLeads()
    {
        protocol::CustomerView hostile = m_desk->relay.directory.first();
        hostile.account = u"..<b>\u202E%20\"' "_s + QString(300, u'x') + u"\U0001F600?a=b#c"_s;
        open(hostile);
        decide(m_id);
        press(Qt::Key_1, kCtrlShift);
        QCOMPARE(m_desk->opened.size(), 1);
        const QUrl url = m_desk->opened.first();
        QCOMPARE(url.scheme() + u"://"_s + url.authority(), u"https://crm.example"_s);
        QCOMPARE(url.path(QUrl::FullyEncoded).count(u'/'), 2);
        QVERIFY(url.path(QUrl::FullyEncoded).startsWith(u"/c/"_s) && !url.hasFragment());
        QCOMPARE(url.query(), u"v="_s + m_id);
    }

    void whatWouldBeAPartOfThePathOpensNothing()
    {
        protocol::CustomerView hostile = m_desk->relay.directory.first();
        hostile.account = u"..%2F..%2Fadmin"_s;
        open(hostile);
        decide(m_id);
        press(Qt::Key_1, kCtrlShift);
        QCOMPARE(m_desk->opened.size(), 0);
    }

    void aTypedNameOpensNothing()
    {
        protocol::CustomerView typed;
        typed.name = u"Jane Doe"_s;
        open(typed);
        decide(m_id);
        QVERIFY(find("closingCard")->isVisible());
        QVERIFY(!m_desk->find("followUpButton1")->isVisible());
        press(Qt::Key_K, kCtrlShift);
        QVERIFY(!QGuiApplication::clipboard()->text().contains(u" verified "_s));
    }

    void theReferenceIsOneLineWithoutPersonalData()
    {
        open(m_desk->relay.directory.first());
        decide(m_id, Verdict::WrongPerson);
        press(Qt::Key_K, kCtrlShift);
        const QString reference = QGuiApplication::clipboard()->text();
        QCOMPARE(reference, u"Authlink %1 wrong_person %2"_s.arg(m_id, base::toRfc3339(*m_desk->relay.at(m_id).decidedAt)));
        for (const QString &personal : {u"Maria"_s, u"1001"_s, u"67"_s})
            QVERIFY2(!QString(reference).remove(m_id).remove(base::toRfc3339(*m_desk->relay.at(m_id).decidedAt)).contains(personal),
                     qPrintable(reference));
        m_desk->pass(ui::ClipboardGuard::kKeep);
        QCOMPARE(QGuiApplication::clipboard()->text(), QString());
    }
};

QTEST_MAIN(ClosingTest)
#include "closing_test.moc"
