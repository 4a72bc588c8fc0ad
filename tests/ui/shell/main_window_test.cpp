// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "ui/history/history_tab.h"
#include "ui/live/banner/banner.h"
#include "ui/live/live_area.h"
#include "ui/live/live_panel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTextDocument>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

/// The whole window in front of a relay in memory, driven with the keyboard and by object name as an agent would.
class MainWindowTest : public QObject
{
    Q_OBJECT

private:
    void search(const QString &text)
    {
        auto *field = m_desk->find<QLineEdit>("customerSearch");
        QTest::keyClicks(field, text);
        QTRY_VERIFY2(
            [&] {
                m_desk->clock.advance(50ms);
                return m_desk->find<QListView>("customerResults")->model()->rowCount() > 0;
            }(),
            "no results");
    }

    /// Clocks on screen turn on full seconds.
    void toFullSecond()
    {
        const base::Instant now = m_desk->clock.now();
        m_desk->clock.advance(std::chrono::ceil<std::chrono::seconds>(now) - now);
    }

    void startMaria()
    {
        search(u"Maria"_s);
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        toFullSecond();
        QTRY_VERIFY(m_desk->find("sendButton")->isEnabled());
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Return);
        QTRY_VERIFY(banner() != nullptr);
    }

    [[nodiscard]] ui::Banner *banner() const { return m_desk->find<ui::Banner>("banner"); }
    [[nodiscard]] QString title() const { return m_desk->find<QLabel>("bannerTitle")->text(); }

    void verify(const QString &id)
    {
        m_desk->relay.push(id, u"verdict"_s, [this](View &view) {
            view.status = Status::Decided;
            view.verdict = Verdict::Verified;
            view.decidedAt = m_desk->clock.now();
            view.validUntil = m_desk->clock.now() + 10min;
        });
    }

    std::unique_ptr<test::Desk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::Desk>(); }
    void cleanup() { m_desk.reset(); }

    void sendsALinkWithTwoActionsOfTheKeyboard()
    {
        m_desk->open();
        search(u"ma"_s);
        auto *field = m_desk->find<QLineEdit>("customerSearch");
        QTest::keyClick(field, Qt::Key_Down); // Mark Lee
        QTest::keyClick(field, Qt::Key_Up);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_desk->find<QLabel>("pickedName")->text(), u"Maria García"_s);
        QCOMPARE(m_desk->find<QLabel>("pickedPhone")->text(), u"••••••••67"_s);
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Return);
        QTRY_COMPARE(m_desk->relay.calls("verification.start"), 1);
        const QJsonObject params = m_desk->relay.params("verification.start").first();
        QCOMPARE(params.value("account"_L1).toString(), u"1001"_s);
        QCOMPARE(params.value("channel"_L1).toString(), u"sms"_s);
        QTRY_VERIFY(banner() != nullptr);
        QCOMPARE(title(), u"NOT VERIFIED"_s);
        QCOMPARE(banner()->content().role, ui::ColorRole::Neutral);
    }

    void turnsGreenOnAVerdictAndGreyWhenTheConnectionIsLost()
    {
        m_desk->open();
        startMaria();
        verify(m_desk->relay.firstId());
        QTRY_COMPARE(banner()->content().role, ui::ColorRole::Verified);
        m_desk->relay.vanish();
        QTRY_VERIFY(banner()->content().role != ui::ColorRole::Verified);
        QVERIFY(m_desk->find("staleNotice")->isVisible());
        m_desk->pass(14s);
        QTRY_VERIFY(m_desk->find<QLabel>("staleNoticeText")->text().contains(u"14 s"_s));
        m_desk->relay.back();
        QTRY_VERIFY2(
            [&] {
                m_desk->clock.advance(1s);
                return m_desk->connection.isLive();
            }(),
            "does not come back");
        QTRY_COMPARE(banner()->content().role, ui::ColorRole::Verified);
        QVERIFY(!m_desk->find("staleNotice")->isVisible());
    }

    void showsMarkupInNamesAsText()
    {
        m_desk->open();
        const QString name = m_desk->relay.directory.at(2).name;
        search(u"Zo"_s);
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        QCOMPARE(m_desk->find<QLabel>("pickedName")->text(), name);
        for (const QLabel *label : m_desk->window->findChildren<QLabel *>())
            QVERIFY2(label->textFormat() == Qt::PlainText || !label->text().contains(name), qPrintable(label->objectName()));
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Return);
        QTRY_VERIFY(banner() != nullptr);
        const QString tip = m_desk->find<QTabBar>("liveTabs")->tabToolTip(0);
        QVERIFY2(!Qt::mightBeRichText(tip) && tip.contains(u"<b>"_s), qPrintable(tip));
    }

    void countsTheLinkAndTheCooldownDown()
    {
        m_desk->open();
        startMaria();
        m_desk->pass(10s);
        QTRY_COMPARE(m_desk->find<QLabel>("linkCountdown")->text(), u"4:50"_s);
        auto *resend = m_desk->find<QPushButton>("resendButton");
        QVERIFY(!resend->isEnabled());
        QVERIFY2(resend->text().contains(u"0:50"_s), qPrintable(resend->text()));
        m_desk->pass(51s);
        QTRY_VERIFY(resend->isEnabled());
        resend->click();
        QTRY_COMPARE(m_desk->relay.calls("verification.resend"), 1);
        QTRY_VERIFY(!resend->isEnabled());
    }

    void correctsTheNumberWithTheRightOnly_data()
    {
        QTest::addColumn<verification::Role>("role");
        QTest::addColumn<bool>("may");
        QTest::newRow("agent") << verification::Role::Agent << false;
        QTest::newRow("supervisor") << verification::Role::Supervisor << true;
    }
    void correctsTheNumberWithTheRightOnly()
    {
        QFETCH(const verification::Role, role);
        QFETCH(const bool, may);
        m_desk->relay.user.role = role;
        m_desk->open();
        startMaria();
        m_desk->pass(61s); // the cooldown
        QTRY_VERIFY(m_desk->find("resendButton")->isEnabled());
        QCOMPARE(m_desk->find("correctButton")->isEnabled(), may);
        QCOMPARE(m_desk->find("correctButton")->toolTip().contains(u"needs a supervisor"_s), !may);
    }

    void handsOutALinkAsSoonAsItIsReady()
    {
        m_desk->relay.linkRefusals = 1;
        m_desk->open();
        m_desk->find<QPushButton>("channelCopy")->click();
        startMaria();
        QTRY_VERIFY2(
            [&] {
                m_desk->pass(1s);
                return QGuiApplication::clipboard()->text() == "https://verify.example.com/v/TOKEN"_L1;
            }(),
            "not copied");
        QCOMPARE(m_desk->relay.calls("verification.link"), 2);
        QVERIFY(m_desk->find<QLabel>("panelNoticeText")->text().contains(u"clipboard"_s));
    }

    void keepsTheFocusOffEndCallWhileAnActionIsUnderWay()
    {
        m_desk->open();
        startMaria();
        auto *copy = m_desk->find<QPushButton>("copyLinkButton");
        QTRY_VERIFY(copy->isEnabled());
        copy->setFocus();
        copy->click();
        QVERIFY(!copy->isEnabled());
        QCOMPARE(m_desk->window->focusWidget(), nullptr);
        QTRY_VERIFY(copy->isEnabled());
        QCOMPARE(m_desk->window->focusWidget(), copy);
    }

    void forgetsARefusalWithTheNextSearch()
    {
        m_desk->relay.startRefusal = base::Error{.code = base::ErrorCode::LimitReached,
                                                 .message = u"You have 5 verifications open; end one of them first."_s,
                                                 .field = {},
                                                 .retryAfter = {}};
        m_desk->open();
        search(u"Maria"_s);
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Return);
        auto *notice = m_desk->find("startNotice");
        QTRY_VERIFY(notice->isVisible());
        const QString words = m_desk->find<QLabel>("startNoticeText")->text();
        QVERIFY2(words.contains(u"Ctrl+E"_s) && !words.contains(u".."_s), qPrintable(words));
        m_desk->find<QAction>("newAction")->trigger();
        m_desk->pass(3s);
        QVERIFY(!notice->isVisible());
    }

    void clearsTheCopiedLinkAfterAMinute()
    {
        m_desk->open();
        startMaria();
        m_desk->find<QPushButton>("copyLinkButton")->click();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"https://verify.example.com/v/TOKEN"_s);
        m_desk->pass(59s);
        QVERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        m_desk->pass(2s);
        QVERIFY(QGuiApplication::clipboard()->text().isEmpty());
    }

    void leavesWhatOthersCopiedAlone()
    {
        m_desk->open();
        startMaria();
        m_desk->find<QPushButton>("copyLinkButton")->click();
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        QGuiApplication::clipboard()->setText(u"mine"_s);
        m_desk->pass(61s);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
    }

    void saysARefusalWithTheTimeLeft()
    {
        m_desk->open();
        m_desk->relay.startRefusal = base::Error{base::ErrorCode::LimitReached, u"10 starts a minute"_s, {}, 30s};
        search(u"Maria"_s);
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        toFullSecond();
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Return);
        auto *notice = m_desk->find<QLabel>("startNoticeText");
        QTRY_VERIFY2(notice->text().contains(u"30 s"_s), qPrintable(notice->text()));
        m_desk->pass(10s);
        QTRY_VERIFY2(notice->text().contains(u"20 s"_s), qPrintable(notice->text()));
        m_desk->pass(21s);
        QTRY_VERIFY(!m_desk->find("startNotice")->isVisible());
    }

    void switchesPanelsByNumberAndEndsTheCall()
    {
        m_desk->relay.addOpen(m_desk->relay.directory.at(0));
        m_desk->relay.addOpen(m_desk->relay.directory.at(1));
        m_desk->open();
        auto *area = m_desk->find<ui::LiveArea>("liveArea");
        auto *tabs = m_desk->find<QTabBar>("liveTabs");
        QTRY_COMPARE(tabs->count(), 2);
        QTest::keyClick(m_desk->window.get(), Qt::Key_2, Qt::ControlModifier);
        QTRY_COMPARE(tabs->currentIndex(), 1);
        QTest::keyClick(m_desk->window.get(), Qt::Key_1, Qt::ControlModifier);
        QTRY_COMPARE(tabs->currentIndex(), 0);
        const QString id = area->currentId();
        QTest::keyClick(m_desk->window.get(), Qt::Key_E, Qt::ControlModifier);
        area->currentPanel()->findChild<QPushButton *>(u"questionYes"_s)->click();
        QTRY_COMPARE(m_desk->relay.calls("verification.close"), 1);
        QCOMPARE(m_desk->relay.params("verification.close").first().value("id"_L1).toString(), id);
        QTRY_COMPARE(tabs->count(), 1);
    }

    void cancelsOnlyWhenConfirmed()
    {
        m_desk->open();
        startMaria();
        m_desk->find<QPushButton>("cancelButton")->click();
        QVERIFY(m_desk->find("questionCard")->isVisible());
        m_desk->find<QPushButton>("questionNo")->click();
        QVERIFY(!m_desk->find("questionCard")->isVisible());
        QCOMPARE(m_desk->relay.calls("verification.cancel"), 0);
        m_desk->find<QPushButton>("cancelButton")->click();
        m_desk->find<QPushButton>("questionYes")->click();
        QTRY_COMPARE(m_desk->relay.calls("verification.cancel"), 1);
    }

    void filtersTheHistoryByVerdict()
    {
        for (int i = 0; i < 4; ++i) {
            View past;
            past.id = u"h%1"_s.arg(i);
            past.status = Status::Closed;
            past.verdict = i == 0 ? Verdict::WrongPerson : Verdict::Verified;
            past.customer = m_desk->relay.directory.first();
            past.channel = verification::Channel::Sms;
            past.createdAt = m_desk->clock.now();
            m_desk->relay.history.append(past);
        }
        m_desk->open();
        auto *table = m_desk->find<QTableView>("historyTable");
        const QAbstractItemModelTester tester(table->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTest::keyClick(m_desk->window.get(), Qt::Key_H, Qt::ControlModifier);
        QTRY_COMPARE(table->model()->rowCount(), 4);
        auto *filter = m_desk->find<QComboBox>("historyVerdict");
        filter->setCurrentIndex(filter->findData(u"wrong_person"_s));
        QTRY_VERIFY2(
            [&] {
                m_desk->clock.advance(100ms);
                QTest::qWait(0);
                return table->model()->rowCount() == 1;
            }(),
            "not filtered");
    }

    void everyInteractiveWidgetHasNames()
    {
        m_desk->open();
        startMaria();
        const auto children = m_desk->window->findChildren<QWidget *>();
        for (const QWidget *widget : children) {
            const bool interactive = qobject_cast<const QAbstractButton *>(widget) || qobject_cast<const QLineEdit *>(widget)
                                     || qobject_cast<const QComboBox *>(widget);
            if (!interactive || widget->objectName().startsWith("qt_"_L1) || widget->parentWidget()->inherits("QLineEdit")
                || widget->parentWidget()->inherits("QTabBar") || widget->inherits("QTableCornerButton"))
                continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            const auto *button = qobject_cast<const QAbstractButton *>(widget);
            QVERIFY2(!widget->accessibleName().isEmpty() || (button != nullptr && !button->text().isEmpty()),
                     qPrintable(widget->objectName()));
            QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
        }
    }

    void tabOrderFollowsTheEye()
    {
        m_desk->open();
        search(u"Maria"_s);
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        QStringList order;
        QWidget *first = m_desk->find("changeCustomer");
        for (QWidget *next = first; next != nullptr && order.size() < 200; next = next->nextInFocusChain()) {
            if (next->focusPolicy() != Qt::NoFocus && !next->objectName().isEmpty())
                order.append(next->objectName());
            if (next->nextInFocusChain() == first)
                break;
        }
        const auto at = [&order](const char *name) { return order.indexOf(QLatin1String(name)); };
        QVERIFY(at("changeCustomer") >= 0);
        QVERIFY(at("changeCustomer") < at("channelSms"));
        QVERIFY(at("channelSms") < at("channelQr"));
        QVERIFY(at("channelQr") < at("sendButton"));
    }

    void remembersTheChannelOfTheLastTime()
    {
        m_desk->open();
        search(u"Maria"_s);
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        m_desk->find<QPushButton>("channelQr")->click();
        m_desk->window.reset();
        m_desk->open();
        QTRY_VERIFY(m_desk->find<QPushButton>("channelQr")->isChecked());
    }

    void inANarrowWindowTheSidePanelIsAPage()
    {
        m_desk->open({1200, 760});
        auto *phone = new QLabel(u"phone"_s);
        m_desk->window->setSidePanel(phone, u"Phone"_s);
        auto *pages = m_desk->find<QTabBar>("mainTabBar");
        QTRY_VERIFY(phone->isVisible());
        QCOMPARE(pages->count(), 2);
        m_desk->window->resize(640, 480);
        QTRY_COMPARE(pages->count(), 3);
        QVERIFY(!phone->isVisible()); // behind the verifications
        pages->setCurrentIndex(2);
        QVERIFY(phone->isVisible());
        m_desk->find<QAction>("sidePanelAction")->trigger();
        QCOMPARE(pages->count(), 2);
        m_desk->window->resize(1200, 760);
        QTRY_COMPARE(m_desk->window->width(), 1200);
        QVERIFY(!phone->isVisible());
        m_desk->find<QAction>("sidePanelAction")->trigger();
        QTRY_VERIFY(phone->isVisible());
    }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
