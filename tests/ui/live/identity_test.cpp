// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "ui/live/banner/banner.h"
#include "ui/live/live_area.h"

#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

/// Wherever a name decides, the account is with it: two customers of one name are never taken for each other.
class IdentityTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] static protocol::CustomerView customer(const QString &account, const QString &name)
    {
        protocol::CustomerView view;
        view.account = account;
        view.name = name;
        view.phoneMasked = u"••••••••67"_s;
        view.language = u"en"_s;
        return view;
    }
    void openWith(const QList<protocol::CustomerView> &customers, QSize size = {1200, 800})
    {
        for (const protocol::CustomerView &each : customers)
            m_desk->relay.addOpen(each);
        m_desk->open(size);
        QTRY_COMPARE(tabs()->count(), static_cast<int>(customers.size()));
    }
    [[nodiscard]] QTabBar *tabs() const { return m_desk->find<QTabBar>("liveTabs"); }
    [[nodiscard]] QWidget *panel() const
    {
        return m_desk->find<ui::LiveArea>("liveArea")->findChild<QWidget *>(u"livePanel"_s); // the first one
    }

    std::unique_ptr<test::Desk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::Desk>(); }
    void cleanup() { m_desk.reset(); }

    void twoCustomersOfOneNameHaveDifferentTabs()
    {
        openWith({customer(u"1001"_s, u"Maria García"_s), customer(u"2002"_s, u"Maria García"_s)});
        QCOMPARE(tabs()->tabText(0), u"1  Maria García · 1001"_s);
        QCOMPARE(tabs()->tabText(1), u"2  Maria García · 2002"_s);
        for (int row = 0; row < 2; ++row) {
            const QString account = row == 0 ? u"1001"_s : u"2002"_s;
            QVERIFY2(tabs()->accessibleTabName(row).startsWith(u"Maria García, account %1, "_s.arg(account)),
                     qPrintable(tabs()->accessibleTabName(row)));
            QVERIFY2(tabs()->tabToolTip(row).contains(account), qPrintable(tabs()->tabToolTip(row)));
        }
    }

    void tabsGiveUpTheNameBeforeTheAccount()
    {
        QList<protocol::CustomerView> customers;
        for (int i = 0; i < 5; ++i)
            customers.append(customer(u"10012345-%1"_s.arg(i), u"Maria del Carmen Fernández & Gutiérrez de la Torre"_s));
        openWith(customers);
        for (const int width : {1200, 800, 640, 1200}) {
            m_desk->window->resize(width, 700);
            QTRY_COMPARE(m_desk->window->width(), width);
            for (int row = 0; row < 5; ++row) {
                const QString text = tabs()->tabText(row);
                QVERIFY2(text.startsWith(QString::number(row + 1)) && text.endsWith(u" · 10012345-%1"_s.arg(row)), qPrintable(text));
                const QString shown = QString(text).replace(u"&&"_s, u"&"_s);
                QVERIFY2(tabs()->tabRect(row).width() >= tabs()->fontMetrics().horizontalAdvance(shown), qPrintable(text));
            }
        }
        QVERIFY2(tabs()->tabText(0).contains(u'…'), qPrintable(tabs()->tabText(0)));
    }

    void tabsAreNumberedAnewWhenOneCloses()
    {
        openWith({customer(u"1001"_s, u"Maria García"_s), customer(u"2002"_s, u"Maria García"_s)});
        const QString first = m_desk->relay.firstId();
        m_desk->relay.push(first, u"closed"_s, [](View &view) { view.status = Status::Closed; });
        QTRY_VERIFY(m_desk->find("endCallButton")->isEnabled());
        m_desk->find<QPushButton>("endCallButton")->click();
        QTRY_COMPARE(tabs()->count(), 1);
        QCOMPARE(tabs()->tabText(0), u"1  Maria García · 2002"_s);
    }

    void panelBannerAndQuestionsNameTheAccount()
    {
        openWith({customer(u"1001"_s, u"Maria García"_s)});
        QCOMPARE(m_desk->find<QLabel>("customerName")->text(), u"Maria García"_s);
        QVERIFY(m_desk->find<QLabel>("customerAbout")->text().startsWith(u"Account 1001"_s));
        QCOMPARE(panel()->accessibleName(), u"Verification of Maria García, account 1001"_s);
        auto *banner = m_desk->find<ui::Banner>("banner");
        QVERIFY2(banner->accessibleName().startsWith(u"NOT VERIFIED. Claimed: Maria García, account 1001."_s),
                 qPrintable(banner->accessibleName()));

        m_desk->pass(1min); // the pause between two links
        QStringList questions;
        const auto ask = [&](const char *button) {
            m_desk->find<QPushButton>(button)->click();
            questions.append(m_desk->find("questionCard")->isVisible() ? m_desk->find<QLabel>("questionText")->text() : QString());
            m_desk->find<QPushButton>("questionNo")->click();
        };
        ask("cancelButton");
        ask("endCallButton");
        m_desk->relay.push(m_desk->relay.firstId(), u"opened"_s, [this](View &view) {
            view.status = Status::Opened;
            view.openedAt = m_desk->clock.now();
        });
        QCoreApplication::processEvents();
        ask("resendButton");
        for (const QString &question : questions)
            QVERIFY2(question.contains(u"Maria García, account 1001"_s), qPrintable(question));

        m_desk->relay.push(m_desk->relay.firstId(), u"verdict"_s, [this](View &view) {
            view.status = Status::Decided;
            view.verdict = Verdict::Verified;
            view.decidedAt = m_desk->clock.now();
            view.validUntil = m_desk->clock.now() + 10min;
        });
        QTRY_COMPARE(banner->content().role, ui::ColorRole::Verified);
        QVERIFY2(banner->content().detail.contains(u"Maria García, account 1001"_s), qPrintable(banner->content().detail));
        QCOMPARE(banner->accessibleName().count(u"1001"_s), 1);
    }

    void whoIsNotInTheDirectoryHasTheIncodeId()
    {
        protocol::CustomerView typed = customer({}, u"Jane Doe"_s);
        typed.customerIdMasked = u"•••0c2"_s;
        protocol::CustomerView other = typed;
        other.customerIdMasked = u"•••9ff"_s;
        openWith({typed, other});
        QVERIFY2(tabs()->tabText(0).endsWith(u"· •••0c2"_s), qPrintable(tabs()->tabText(0)));
        QVERIFY2(tabs()->tabText(1).endsWith(u"· •••9ff"_s), qPrintable(tabs()->tabText(1)));
        QVERIFY(m_desk->find<QLabel>("customerAbout")->text().startsWith(u"Incode id •••0c2"_s));
        QVERIFY(m_desk->find<ui::Banner>("banner")->accessibleName().contains(u"Not in the directory: Jane Doe, Incode id •••0c2"_s));
    }

    void thePickedCustomerHasTheAccount()
    {
        m_desk->open();
        QTest::keyClicks(m_desk->find<QLineEdit>("customerSearch"), u"Maria"_s);
        QTRY_VERIFY((m_desk->clock.advance(50ms), m_desk->find<QListView>("customerResults")->model()->rowCount() > 0));
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        QTRY_VERIFY(m_desk->find("pickedCustomer")->isVisible());
        QCOMPARE(m_desk->find<QLabel>("pickedAccount")->text(), u"Account 1001"_s);
        QCOMPARE(m_desk->find("pickedCustomer")->accessibleName(), u"Picked customer Maria García, account 1001"_s);
    }

    void hostileNamesStayOneLineAndTurnNothing_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("300 letters") << QString(300, u'W');
        QTest::newRow("override") << u"\u202E1001 tnuocca ,airaM"_s;
        QTest::newRow("open isolates") << u"\u2067\u2066\u2068Maria"_s;
        QTest::newRow("separators") << u"Maria\u2028VERIFIED\u2029\nVERIFIED\r\n"_s;
        QTest::newRow("stacked marks") << u"M"_s + QString(60, QChar(0x0310)) + u"aria"_s;
        QTest::newRow("emoji") << u"\U0001F468\u200D\U0001F469\u200D\U0001F467"_s.repeated(40);
        QTest::newRow("right to left") << u"محمد بن سلمان"_s;
        QTest::newRow("a place for a value") << u"%1 %2 %L1"_s;
    }
    void hostileNamesStayOneLineAndTurnNothing()
    {
        QFETCH(const QString, name);
        openWith({customer(u"1001"_s, name)}, {1000, 700});
        QTRY_VERIFY(m_desk->find("cancelButton")->isEnabled());
        m_desk->find<QPushButton>("cancelButton")->click();
        QStringList texts{tabs()->tabText(0), tabs()->accessibleTabName(0), m_desk->find<ui::Banner>("banner")->accessibleName(),
                          m_desk->find<QLabel>("customerName")->text(), panel()->accessibleName()};
        texts += m_desk->find<QLabel>("questionText")->text();
        QCOMPARE(texts.size(), 6);
        for (const QString &text : texts) {
            int open = 0;
            for (const QChar c : text) {
                const char16_t code = c.unicode();
                QVERIFY2(c.category() != QChar::Separator_Line && c.category() != QChar::Separator_Paragraph, qPrintable(text));
                QVERIFY2(c.category() != QChar::Other_Control, qPrintable(text));
                QVERIFY2((code < 0x202A || code > 0x202E) && code != 0x2066 && code != 0x2067, qPrintable(text));
                open += code == 0x2068 ? 1 : code == 0x2069 ? -1 : 0;
                QVERIFY2(open >= 0, qPrintable(text));
            }
            QCOMPARE(open, 0);
            QVERIFY2(text.size() < 420, qPrintable(text));
        }
        for (const QString &text : {texts.at(0), texts.at(1), texts.at(2), texts.at(4), texts.at(5)})
            QVERIFY2(text.contains(u"1001"_s), qPrintable(text));
        auto *scroll = m_desk->find<QScrollArea>("liveScroll");
        QTRY_VERIFY2(scroll->widget()->width() <= scroll->viewport()->width(), "the name widens the panel");
    }
};

QTEST_MAIN(IdentityTest)
#include "identity_test.moc"
