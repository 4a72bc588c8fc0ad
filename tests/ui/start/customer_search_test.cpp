// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/customer_search_model.h"
#include "tests/ui/support/desk.h"

#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::CustomerSearchModel;

/// Finding the customer: what is highlighted, and the customers verified last.
class CustomerSearchTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::Desk> m_desk;

    [[nodiscard]] QLineEdit *field() const { return m_desk->find<QLineEdit>("customerSearch"); }
    [[nodiscard]] QListView *results() const { return m_desk->find<QListView>("customerResults"); }
    [[nodiscard]] QListView *recent() const { return m_desk->find<QListView>("recentCustomers"); }
    [[nodiscard]] static QString accountIn(const QListView *list)
    {
        return list->currentIndex().data(CustomerSearchModel::AccountRole).toString();
    }
    [[nodiscard]] QString state() const { return m_desk->find<QLabel>("searchState")->text(); }
    [[nodiscard]] bool isPicked() const { return m_desk->find("pickedName")->isVisible(); }
    [[nodiscard]] QString picked() const { return isPicked() ? m_desk->find<QLabel>("pickedName")->text() : u"nobody"_s; }
    void press(Qt::Key key) { QTest::keyClick(field(), key); }
    /// Types, and waits until the list is that of the text.
    void type(const QString &text)
    {
        const int asked = m_desk->relay.calls("customers.search");
        QTest::keyClicks(field(), text);
        answered(asked);
    }
    void answered(int askedBefore)
    {
        QTRY_VERIFY2(
            [&] {
                m_desk->clock.advance(50ms);
                return m_desk->relay.calls("customers.search") > askedBefore && m_desk->calls.pending() == 0;
            }(),
            "no answer");
    }
    void addPast(const protocol::CustomerView &customer)
    {
        protocol::VerificationView past;
        past.id = u"h%1"_s.arg(m_desk->relay.history.size());
        past.status = verification::Status::Closed;
        past.verdict = verification::Verdict::Verified;
        past.customer = customer;
        past.agent = {.name = m_desk->relay.user.name, .displayName = m_desk->relay.user.displayName};
        past.channel = verification::Channel::Sms;
        past.createdAt = m_desk->clock.now();
        m_desk->relay.history.append(past);
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.directory.append({u"10010"_s, u"Otto Mann"_s, u"••••••••33"_s, QString(), u"en"_s, QString()});
    }
    void cleanup() { m_desk.reset(); }

    void whoIsHighlightedStaysSoWhileTheListIsRefined()
    {
        m_desk->open();
        type(u"ma"_s); // García, Lee, Mann
        QCOMPARE(accountIn(results()), u"1001"_s);
        press(Qt::Key_Down);
        QCOMPARE(accountIn(results()), u"1002"_s);
        m_desk->relay.directory.prepend({u"1000"_s, u"Marc Aal"_s, u"••••••••11"_s, QString(), u"en"_s, QString()});
        type(u"r"_s); // Aal, García, Lee
        QCOMPARE(results()->model()->rowCount(), 3);
        QCOMPARE(accountIn(results()), u"1002"_s);
        press(Qt::Key_Return);
        QCOMPARE(picked(), u"Mark Lee"_s);
    }

    void whoWasFirstStaysHighlightedToo()
    {
        m_desk->open();
        type(u"ma"_s);
        m_desk->relay.directory.prepend({u"1000"_s, u"Marc Aal"_s, u"••••••••11"_s, QString(), u"en"_s, QString()});
        type(u"r"_s);
        QCOMPARE(accountIn(results()), u"1001"_s);
        type(u"c"_s); // the agent chose nobody: the first of what is left
        QCOMPARE(accountIn(results()), u"1000"_s);
    }

    void enterPicksNobodyWhereTheChosenOneIsGone()
    {
        m_desk->open();
        type(u"mar"_s);
        press(Qt::Key_Down);
        QCOMPARE(accountIn(results()), u"1002"_s);
        const int asked = m_desk->relay.calls("customers.search");
        QTest::keyClicks(field(), u"i"_s);
        press(Qt::Key_Return); // before the answer, which has one other customer alone
        answered(asked);
        QCOMPARE(results()->model()->rowCount(), 1);
        QVERIFY(!results()->currentIndex().isValid());
        QVERIFY2(state().contains(u"not among these"_s), qPrintable(state()));
        press(Qt::Key_Return);
        QCOMPARE(picked(), u"nobody"_s);
        press(Qt::Key_Down);
        QCOMPARE(accountIn(results()), u"1001"_s);
        QVERIFY2(!state().contains(u"not among these"_s), qPrintable(state()));
        press(Qt::Key_Return);
        QCOMPARE(picked(), u"Maria García"_s);
    }

    void anotherSearchBeginsWithTheFirst()
    {
        m_desk->open();
        type(u"mar"_s);
        press(Qt::Key_Down);
        press(Qt::Key_Escape);
        type(u"mar"_s);
        QCOMPARE(accountIn(results()), u"1001"_s);
    }

    void theLastCustomersArePickedFromAnEmptyField()
    {
        const auto directory = m_desk->relay.directory;
        for (const int index : {1, 0, 1, 0, 2})
            addPast(directory.at(index));
        m_desk->open();
        QTRY_VERIFY(recent()->isVisible());
        QCOMPARE(recent()->model()->rowCount(), 3);
        press(Qt::Key_Return); // nobody is highlighted yet
        QCOMPARE(picked(), u"nobody"_s);
        QVERIFY(field()->text().isEmpty());
        press(Qt::Key_Down);
        QCOMPARE(accountIn(recent()), u"1002"_s);
        press(Qt::Key_Up);
        QVERIFY(!recent()->currentIndex().isValid());
        press(Qt::Key_Down);
        press(Qt::Key_Down);
        QCOMPARE(accountIn(recent()), u"1001"_s);
        m_desk->relay.directory[0].phoneMasked = u"••••••••99"_s; // changed since
        m_desk->relay.directory.prepend({u"21001"_s, u"Another One"_s, QString(), QString(), u"en"_s, QString()});
        press(Qt::Key_Return);
        QTRY_COMPARE(picked(), u"Maria García"_s); // and not who has an account like this one
        QCOMPARE(m_desk->find<QLabel>("pickedPhone")->text(), u"••••••••99"_s);
        QVERIFY(!recent()->isVisible());
    }

    void aLastCustomerWhoIsGoneIsNotTakenForAnother()
    {
        addPast(m_desk->relay.directory.constFirst());
        m_desk->open();
        QTRY_VERIFY(recent()->isVisible());
        m_desk->relay.directory.removeFirst();
        m_desk->relay.directory.prepend({u"21001"_s, u"Another One"_s, QString(), QString(), u"en"_s, QString()});
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(m_desk->relay.calls("customers.search"), 1);
        QTRY_COMPARE(results()->model()->rowCount(), 2); // accounts in which the digits are
        QCOMPARE(picked(), u"nobody"_s);
    }

    void typingHidesTheLastCustomers()
    {
        addPast(m_desk->relay.directory.constFirst());
        m_desk->open();
        QTRY_VERIFY(recent()->isVisible());
        press(Qt::Key_Down);
        type(u"le"_s);
        QVERIFY(!recent()->isVisible());
        press(Qt::Key_Return);
        QCOMPARE(picked(), u"Mark Lee"_s);
        press(Qt::Key_Escape);
        QTest::keyClick(m_desk->window.get(), Qt::Key_N, Qt::ControlModifier);
        QVERIFY(recent()->isVisible());
        QVERIFY(!recent()->currentIndex().isValid()); // Enter must not find a choice of long ago
    }

    void aStartMakesTheCustomerOneOfTheLast()
    {
        m_desk->open();
        type(u"mark"_s);
        press(Qt::Key_Return);
        addPast(m_desk->relay.directory.at(1)); // as the relay will have it
        QTRY_VERIFY(m_desk->find("sendButton")->isEnabled());
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Return);
        QTRY_VERIFY(recent()->isVisible());
        press(Qt::Key_Down);
        QCOMPARE(accountIn(recent()), u"1002"_s);
    }

    /// Whom somebody verified is the relay's to know, not this computer's.
    void nothingOfThemIsKeptHere()
    {
        addPast(m_desk->relay.directory.constFirst());
        m_desk->open();
        QTRY_VERIFY(recent()->isVisible());
        press(Qt::Key_Down);
        press(Qt::Key_Return);
        QTRY_COMPARE(picked(), u"Maria García"_s);
        m_desk->window->close();
        m_desk->settings.sync();
        QFile file(m_desk->settings.fileName());
        const QByteArray kept = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        for (const char *secret : {"1001", "Maria"})
            QVERIFY2(!kept.contains(secret), kept.constData());
    }
};

QTEST_MAIN(CustomerSearchTest)
#include "customer_search_test.moc"
