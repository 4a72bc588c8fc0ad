// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/history_model.h"
#include "tests/ui/support/desk.h"
#include "ui/history/history_tab.h"

#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QScrollBar>
#include <QTableView>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::HistoryModel;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

/// What a person reads in the history stays where it is while the list is read anew.
class HistoryPlaceTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] View past(int number) const
    {
        View view;
        view.id = u"h%1"_s.arg(number);
        view.status = Status::Closed;
        view.verdict = number % 2 == 0 ? Verdict::Verified : Verdict::WrongPerson;
        view.customer = m_desk->relay.directory.first();
        view.customer.account = QString::number(1'000 + number);
        view.agent = {.name = u"ana"_s, .displayName = u"Ana Ruiz"_s};
        view.channel = verification::Channel::Sms;
        view.createdAt = m_desk->clock.now();
        return view;
    }
    void openHistory()
    {
        for (int number = 80; number > 0; --number)
            m_desk->relay.history.append(past(number));
        m_desk->open();
        QTest::keyClick(m_desk->window.get(), Qt::Key_H, Qt::ControlModifier);
        QTRY_COMPARE(table()->model()->rowCount(), 80);
        QTRY_VERIFY(table()->isVisible());
    }
    /// By its id, in the middle of what is in sight.
    void select(const QString &id)
    {
        const auto *model = static_cast<const HistoryModel *>(table()->model());
        const QModelIndex cell = model->index(model->rowOf(id), 0);
        const int asked = m_desk->relay.calls("verification.get");
        table()->scrollTo(cell, QAbstractItemView::PositionAtCenter);
        QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, table()->visualRect(cell).center());
        QCOMPARE(currentId(), id);
        QTRY_COMPARE(m_desk->relay.calls("verification.get"), asked + 1);
        settle();
    }
    void blink()
    {
        const int before = m_desk->relay.calls("history.search");
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
        m_desk->relay.back();
        QTRY_VERIFY((m_desk->clock.advance(1s), m_desk->connection.isLive()));
        QTRY_VERIFY((m_desk->clock.advance(100ms), m_desk->relay.calls("history.search") > before));
        settle();
    }
    void refresh()
    {
        const int before = m_desk->relay.calls("history.search");
        m_desk->find<ui::HistoryTab>("historyTab")->refresh();
        QTRY_VERIFY((m_desk->clock.advance(100ms), m_desk->relay.calls("history.search") > before));
        settle();
    }
    void settle() const
    {
        QTRY_COMPARE(static_cast<const HistoryModel *>(table()->model())->state(), HistoryModel::State::Ready);
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
    }

    [[nodiscard]] QTableView *table() const { return m_desk->find<QTableView>("historyTable"); }
    [[nodiscard]] QString idAt(int row) const { return table()->model()->index(row, 0).data(HistoryModel::IdRole).toString(); }
    [[nodiscard]] QString currentId() const { return table()->currentIndex().data(HistoryModel::IdRole).toString(); }
    [[nodiscard]] QString topId() const { return idAt(table()->rowAt(0)); }
    [[nodiscard]] QString detail() const { return m_desk->find<QLabel>("historyDetailAbout")->text(); }
    [[nodiscard]] bool hasNotice() const { return m_desk->find("historyDetailNotice")->isVisible(); }

    std::unique_ptr<test::Desk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::Desk>(); }
    void cleanup() { m_desk.reset(); }

    void selectionPlaceAndDetailSurviveABlinkOfTheLine()
    {
        openHistory();
        select(u"h40"_s);
        const QString top = topId();
        const QString about = detail();
        QVERIFY2(about.startsWith(u"Account 1040"_s), qPrintable(about));
        QVERIFY(top != "h80"_L1);
        m_desk->relay.history.prepend(past(81)); // somebody else's, meanwhile
        m_desk->relay.history.prepend(past(82));
        m_desk->relay.history.removeIf([](const View &view) { return view.id == "h75"_L1; });
        blink();
        QCOMPARE(table()->model()->rowCount(), 81);
        QCOMPARE(currentId(), u"h40"_s);
        QVERIFY(table()->selectionModel()->isRowSelected(table()->currentIndex().row()));
        QCOMPARE(topId(), top);
        QCOMPARE(detail(), about);
        QVERIFY(!hasNotice());
    }

    void theFocusStaysInTheDetail()
    {
        openHistory();
        select(u"h40"_s);
        auto *timeline = m_desk->find<QListView>("historyTimeline");
        timeline->setFocus();
        blink();
        QVERIFY(timeline->isVisible());
        QCOMPARE(m_desk->window->focusWidget(), timeline);
    }

    void atTheTopNewOnesComeIntoSight()
    {
        openHistory();
        QCOMPARE(topId(), u"h80"_s);
        m_desk->relay.history.prepend(past(81));
        refresh();
        QCOMPARE(topId(), u"h81"_s);
        QVERIFY(!table()->currentIndex().isValid());
    }

    void theSelectedOneThatIsGoneIsSaid()
    {
        openHistory();
        select(u"h40"_s);
        const QString about = detail();
        m_desk->relay.history.removeIf([](const View &view) { return view.id == "h40"_L1; });
        refresh();
        QVERIFY2(!table()->currentIndex().isValid(), qPrintable(currentId())); // not the one beside it
        QVERIFY(table()->selectionModel()->selectedRows().isEmpty());
        QVERIFY(hasNotice());
        QCOMPARE(detail(), about); // still read
        m_desk->relay.history.insert(40, past(40));
        refresh();
        QCOMPARE(currentId(), u"h40"_s);
        QVERIFY(!hasNotice());
    }

    void theDetailFollowsWhatHasChanged()
    {
        openHistory();
        select(u"h40"_s);
        QVERIFY(detail().contains(u"VERIFIED"_s));
        const int asked = m_desk->relay.calls("verification.get");
        m_desk->relay.history[40].verdict = Verdict::NeedsReview;
        refresh();
        QVERIFY2(detail().contains(u"NEEDS REVIEW"_s), qPrintable(detail()));
        QTRY_COMPARE(m_desk->relay.calls("verification.get"), asked + 1);
        refresh();
        QCOMPARE(m_desk->relay.calls("verification.get"), asked + 1); // nothing is new
    }

    void aDetailThatTheLineCutOffIsReadAfterwards()
    {
        openHistory();
        select(u"h40"_s);
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
        QTest::keyClick(table(), Qt::Key_Down);
        QCOMPARE(currentId(), u"h39"_s);
        QTRY_VERIFY(hasNotice());
        const int asked = m_desk->relay.calls("verification.get");
        m_desk->relay.back();
        QTRY_VERIFY((m_desk->clock.advance(1s), m_desk->connection.isLive()));
        QTRY_VERIFY((m_desk->clock.advance(100ms), m_desk->relay.calls("verification.get") > asked));
        QTRY_VERIFY(!hasNotice());
        QCOMPARE(currentId(), u"h39"_s);
    }

    void anotherSearchStartsAnew()
    {
        openHistory();
        select(u"h40"_s);
        auto *filter = m_desk->find<QComboBox>("historyVerdict");
        filter->setCurrentIndex(filter->findData(u"verified"_s));
        QTRY_VERIFY((m_desk->clock.advance(100ms), table()->model()->rowCount() == 40));
        QCOMPARE(currentId(), u"h40"_s); // it is among these too
        filter->setCurrentIndex(filter->findData(u"wrong_person"_s));
        QTRY_VERIFY((m_desk->clock.advance(100ms), idAt(0) == "h79"_L1));
        QVERIFY(!table()->currentIndex().isValid());
        QCOMPARE(m_desk->find<QLabel>("historyDetailName")->text(), u"No verification selected"_s);
    }

    void theNameGivesWayToTheAccount()
    {
        openHistory();
        const QString account = u"4929-1234-5678-9012-3456-7890"_s;
        m_desk->relay.history[2].customer.account = account;
        m_desk->relay.history[2].customer.name = QString(300, u'W');
        refresh();
        const int section = static_cast<int>(HistoryModel::Column::Account);
        QTRY_VERIFY(table()->columnWidth(section) > table()->fontMetrics().horizontalAdvance(account));
        QVERIFY(table()->horizontalHeader()->visualIndex(section)
                < table()->horizontalHeader()->visualIndex(static_cast<int>(HistoryModel::Column::Customer)));
        select(u"h78"_s);
        QVERIFY2(detail().contains(account.left(20)), qPrintable(detail()));
        QVERIFY2(m_desk->find("historyDetail")->accessibleName().contains(account), "not whole");
    }

    /// Sideways the table scrolls: what is heard of a row is always whose it is.
    void theCurrentCellIsTheCustomers()
    {
        openHistory();
        select(u"h78"_s);
        const int named = static_cast<int>(HistoryModel::Column::Customer);
        QCOMPARE(table()->currentIndex().column(), named);
        for (const Qt::Key key : {Qt::Key_Right, Qt::Key_Down, Qt::Key_Left, Qt::Key_Down, Qt::Key_Home}) {
            QTest::keyClick(table(), key);
            QCOMPARE(table()->currentIndex().column(), named);
        }
        QCOMPARE(currentId(), u"h76"_s);
        QCOMPARE(table()->currentIndex().data(Qt::AccessibleTextRole).toString(), u"Maria García, account 1076, VERIFIED"_s);
    }
};

QTEST_MAIN(HistoryPlaceTest)
#include "history_place_test.moc"
