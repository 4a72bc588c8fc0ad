// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/history_model.h"
#include "core/client/models/timeline_model.h"
#include "tests/support/fake_relay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/stream_fixtures.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::HistoryModel;
using client::RelayConnection;
using client::TimelineModel;
using test::FakeRelay;
using verification::Status;
using Tester = QAbstractItemModelTester;

namespace
{

QList<protocol::VerificationView> rows(const QString &ids)
{
    QList<protocol::VerificationView> views;
    for (const QChar id : ids)
        views.append(test::viewIn(Status::Sent, id));
    return views;
}

QList<protocol::EventView> events(std::initializer_list<int> seqs)
{
    QList<protocol::EventView> list;
    for (const int seq : seqs)
        list.append(test::eventOf(u"opened"_s, seq, test::kStart + std::chrono::seconds(seq)));
    return list;
}

} // namespace

/// Lists that are read anew: views keep what is selected and in sight only if nothing but the news is changed.
class ListRefreshTest : public QObject
{
    Q_OBJECT

private:
    void answerWith(const QString &first, const QString &next = {})
    {
        m_relay.answers[u"history.search"_s] = [first, next](const auto &request) {
            const bool isFirst = request.params.value(u"cursor").toString().isEmpty();
            return base::Result<QJsonValue>(
                protocol::toJson(isFirst ? protocol::HistoryPageView{rows(first), next.isEmpty() ? QString() : u"2"_s}
                                         : protocol::HistoryPageView{rows(next), {}}));
        };
    }
    static QString idsIn(const HistoryModel &model)
    {
        QString ids;
        for (int row = 0; row < model.rowCount(); ++row)
            ids += model.verificationAt(row)->id;
        return ids;
    }
    void settle(const HistoryModel &model) { QTRY_VERIFY((m_clock.advance(100ms), model.state() == HistoryModel::State::Ready)); }

    FakeRelay m_relay;
    test::ManualClock m_clock;
    test::SeededRandom m_random;
    RelayConnection m_connection{&client::makeWebSocket, m_clock, m_random, u"test"_s};
    client::RelayCalls m_calls{m_connection, m_clock, m_random};

private Q_SLOTS:
    void initTestCase()
    {
        m_connection.setUrl(m_relay.url());
        m_connection.setToken(base::Secret("token"));
        m_connection.setWanted(RelayConnection::Wanted::Connected);
        QTRY_VERIFY(m_connection.isLive());
    }

    void aRefreshChangesOnlyWhatHasChanged_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("further"); // pages read before
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("next");
        QTest::addColumn<QString>("after");
        QTest::newRow("nothing") << u"edcba"_s << QString() << u"edcba"_s << QString() << u"edcba"_s;
        QTest::newRow("a newer one") << u"edcba"_s << QString() << u"fedcba"_s << QString() << u"fedcba"_s;
        QTest::newRow("one is gone") << u"edcba"_s << QString() << u"edba"_s << QString() << u"edba"_s;
        QTest::newRow("both") << u"edcba"_s << QString() << u"gfedca"_s << QString() << u"gfedca"_s;
        QTest::newRow("further pages stay") << u"edc"_s << u"ba"_s << u"fed"_s << u"cba"_s << u"fedcba"_s;
        QTest::newRow("one of a further page is gone") << u"edc"_s << u"ba"_s << u"edc"_s << u"a"_s << u"edcba"_s;
        QTest::newRow("all is new") << u"edcba"_s << QString() << u"zyx"_s << u"wv"_s << u"zyx"_s;
        QTest::newRow("nothing is left") << u"edcba"_s << QString() << QString() << QString() << QString();
    }
    void aRefreshChangesOnlyWhatHasChanged()
    {
        QFETCH(const QString, before);
        QFETCH(const QString, further);
        QFETCH(const QString, first);
        QFETCH(const QString, next);
        QFETCH(const QString, after);
        answerWith(before, further);
        HistoryModel model(m_calls, m_clock);
        model.refresh();
        settle(model);
        if (!further.isEmpty()) {
            model.fetchMore({});
            settle(model);
        }
        QCOMPARE(idsIn(model), before + further);
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        QHash<QString, QPersistentModelIndex> held;
        for (int row = 0; row < model.rowCount(); ++row)
            held.insert(model.verificationAt(row)->id, model.index(row, 0));
        const QSignalSpy updated(&model, &HistoryModel::updated);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        answerWith(first, next);
        model.refresh();
        settle(model);
        QCOMPARE(updated.size(), 1);
        QCOMPARE(updated.first().first().toBool(), false);
        QVERIFY2(idsIn(model).startsWith(after), qPrintable(idsIn(model))); // the tester reads on where it can
        for (auto it = held.cbegin(); it != held.cend(); ++it) {
            if (reset.isEmpty())
                QCOMPARE(it.value().row(), model.rowOf(it.key()));
        }
        QCOMPARE(reset.isEmpty(), !after.startsWith(u'z'));
    }

    void aRowThatHasChangedIsReported()
    {
        answerWith(u"cba"_s);
        HistoryModel model(m_calls, m_clock);
        model.refresh();
        settle(model);
        const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
        m_relay.answers[u"history.search"_s] = [](const auto &) {
            auto page = protocol::HistoryPageView{rows(u"cba"_s), {}};
            page.items[1].status = Status::Closed;
            return base::Result<QJsonValue>(protocol::toJson(page));
        };
        model.refresh();
        settle(model);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed.first().first().toModelIndex().row(), 1);
        QVERIFY(model.verificationAt(1)->hasEnded());
    }

    void anotherFilterIsANewSearch()
    {
        answerWith(u"cba"_s);
        HistoryModel model(m_calls, m_clock);
        model.refresh();
        settle(model);
        const QSignalSpy updated(&model, &HistoryModel::updated);
        protocol::HistoryParams filter;
        filter.text = u"maria"_s;
        model.setFilter(filter);
        m_clock.advance(HistoryModel::kPause);
        settle(model);
        QCOMPARE(updated.size(), 1);
        QCOMPARE(updated.first().first().toBool(), true);
    }

    void aRowOfTheHistorySaysWhoseItIsAndHowItWent()
    {
        auto page = protocol::HistoryPageView{{test::decidedAs(verification::Verdict::WrongPerson)}, {}};
        page.items.first().customer.name = u"Maria\u2028García"_s;
        page.items.first().customer.account = u"1001"_s;
        m_relay.answers[u"history.search"_s] = [page](const auto &) { return base::Result<QJsonValue>(protocol::toJson(page)); };
        HistoryModel model(m_calls, m_clock);
        model.refresh();
        settle(model);
        const QModelIndex cell = model.index(0, static_cast<int>(HistoryModel::Column::Customer));
        QCOMPARE(cell.data(Qt::AccessibleTextRole).toString(), u"Maria García, account 1001, WRONG PERSON"_s);
        QCOMPARE(cell.siblingAtColumn(static_cast<int>(HistoryModel::Column::Account)).data().toString(), u"1001"_s);
    }

    void aTimelineKeepsItsLines_data()
    {
        QTest::addColumn<QList<protocol::EventView>>("before");
        QTest::addColumn<QList<protocol::EventView>>("after");
        QTest::addColumn<int>("inserted");
        QTest::addColumn<int>("removed");
        QTest::newRow("the same") << events({1, 2}) << events({1, 2}) << 0 << 0;
        QTest::newRow("one more") << events({1, 2}) << events({1, 2, 3}) << 1 << 0;
        QTest::newRow("the beginning comes late") << events({3, 4}) << events({1, 2, 3, 4}) << 1 << 0;
        QTest::newRow("one between") << events({1, 3}) << events({1, 2, 3}) << 1 << 0;
        QTest::newRow("the oldest goes") << events({1, 2, 3}) << events({2, 3}) << 0 << 1;
        QTest::newRow("another past") << events({1, 2, 5}) << events({1, 3, 4, 5}) << 1 << 1;
        QTest::newRow("none") << events({1, 2}) << events({}) << 0 << 1;
    }
    void aTimelineKeepsItsLines()
    {
        using Events = QList<protocol::EventView>;
        QFETCH(const Events, before);
        QFETCH(const Events, after);
        QFETCH(const int, inserted);
        QFETCH(const int, removed);
        TimelineModel model;
        const Tester tester(&model, Tester::FailureReportingMode::QtTest);
        model.show(before);
        const QSignalSpy come(&model, &QAbstractItemModel::rowsInserted);
        const QSignalSpy gone(&model, &QAbstractItemModel::rowsRemoved);
        const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.show(after);
        QCOMPARE(come.size(), inserted);
        QCOMPARE(gone.size(), removed);
        QCOMPARE(reset.size(), 0);
        QCOMPARE(model.rowCount(), static_cast<int>(after.size()));
        for (int row = 0; row < model.rowCount(); ++row)
            QCOMPARE(model.index(row).data(TimelineModel::SeqRole).toLongLong(), after.at(row).seq);
        if (!after.isEmpty())
            QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(model.index(0).data().toString()));
    }
};

QTEST_GUILESS_MAIN(ListRefreshTest)
#include "list_refresh_test.moc"
