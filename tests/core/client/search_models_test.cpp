// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/banner.h"
#include "core/client/models/customer_search_model.h"
#include "core/client/models/history_model.h"
#include "core/client/models/recent_customers_model.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/verification_texts.h"
#include "tests/support/fake_relay.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/support/stream_fixtures.h"

#include <QAbstractItemModelTester>
#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using client::CustomerSearchModel;
using client::HistoryModel;
using client::RelayConnection;
using test::FakeRelay;
using verification::Status;
using verification::Verdict;

namespace
{

struct Desk {
    FakeRelay relay;
    test::ManualClock clock;
    test::SeededRandom random;
    RelayConnection connection{&client::makeWebSocket, clock, random, u"test"_s};
    client::RelayCalls calls{connection, clock, random};

    bool goLive()
    {
        connection.setUrl(relay.url());
        connection.setToken(base::Secret("token"));
        connection.setWanted(RelayConnection::Wanted::Connected);
        return QTest::qWaitFor([this] { return connection.isLive(); });
    }
};

QJsonArray oneCustomer(const QString &name)
{
    return {QJsonObject{{u"account"_s, u"1001"_s}, {u"name"_s, name}}};
}

protocol::HistoryParams filterFor(const QString &text)
{
    protocol::HistoryParams params;
    params.text = text;
    return params;
}

constexpr auto kSearch = "customers.search";
constexpr auto kHistory = "history.search";

} // namespace

class SearchModelsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void typingAsksOnceAfterARest()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        desk.relay.answers[QLatin1String(kSearch)] = [](const auto &request) {
            return base::Result<QJsonValue>(oneCustomer(request.params.value(u"text").toString()));
        };
        CustomerSearchModel model(desk.calls, desk.clock);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const auto *text : {"m", "ma", "mar"}) {
            model.setText(QLatin1String(text));
            desk.clock.advance(CustomerSearchModel::kPause / 2);
        }
        QCOMPARE(model.state(), CustomerSearchModel::State::Loading);
        desk.clock.advance(CustomerSearchModel::kPause);
        QTRY_COMPARE(model.state(), CustomerSearchModel::State::Ready);
        QCOMPARE(desk.relay.requests.size(), 1);
        QCOMPARE(model.index(0).data().toString(), u"mar"_s);
        QCOMPARE(model.customerAt(0)->account, u"1001"_s);
        model.setText({});
        QCOMPARE(model.state(), CustomerSearchModel::State::Idle);
        QCOMPARE(model.rowCount(), 0);
    }

    void anAnswerToAnOlderTextIsNeverShown()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        CustomerSearchModel model(desk.calls, desk.clock);
        model.setText(u"old"_s);
        desk.clock.advance(CustomerSearchModel::kPause);
        QTRY_COMPARE(desk.relay.requests.size(), 1); // held by the relay
        desk.relay.answers[QLatin1String(kSearch)] = [](const auto &) { return base::Result<QJsonValue>(oneCustomer(u"new"_s)); };
        model.setText(u"new"_s);
        desk.relay.answerHeld(QJsonValue(oneCustomer(u"old"_s)));
        desk.clock.advance(CustomerSearchModel::kPause);
        QTRY_COMPARE(model.state(), CustomerSearchModel::State::Ready);
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(model.index(0).data().toString(), u"new"_s);
    }

    void failureIsAStateAndRefreshMendsIt()
    {
        Desk desk;
        CustomerSearchModel model(desk.calls, desk.clock);
        model.setText(u"maria"_s);
        desk.clock.advance(CustomerSearchModel::kPause);
        QTRY_COMPARE(model.state(), CustomerSearchModel::State::Failed);
        QCOMPARE(model.error()->code, base::ErrorCode::Unreachable);
        QVERIFY(desk.goLive());
        desk.relay.answers[QLatin1String(kSearch)] = [](const auto &) { return base::Result<QJsonValue>(oneCustomer(u"m"_s)); };
        model.refresh();
        QTRY_COMPARE(model.state(), CustomerSearchModel::State::Ready);
    }

    void recentCustomersAreThoseOfTheAgentEachOnce()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        const QString agent = desk.connection.hello()->user.name;
        QList<protocol::VerificationView> past;
        const auto add = [&past](const QString &account, const QString &by) {
            auto view = test::decidedAs(Verdict::Verified, u"v%1"_s.arg(past.size()));
            view.customer.account = account;
            view.customer.name = u"Name of %1, %2"_s.arg(account).arg(past.size());
            view.agent.name = by;
            view.unlisted = account.isEmpty();
            past.append(view);
        };
        for (const auto &account : {u"3"_s, u"1"_s, u"3"_s, QString(), u"2"_s, u"1"_s, u"4"_s, u"5"_s, u"6"_s})
            add(account, agent);
        past.prepend(past.first());
        past.first().customer.account = u"9"_s;
        past.first().agent.name = u"somebody else"_s; // as an old relay, or one of another opinion, might send
        desk.relay.answers[QLatin1String(kHistory)] = [&past](const auto &) {
            return base::Result<QJsonValue>(protocol::toJson(protocol::HistoryPageView{.items = past, .next = {}}));
        };
        client::RecentCustomersModel model(desk.connection, desk.calls);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(model.rowCount(), client::RecentCustomersModel::kMaxShown);
        QStringList accounts;
        for (int row = 0; row < model.rowCount(); ++row)
            accounts.append(model.index(row).data(CustomerSearchModel::AccountRole).toString());
        QCOMPARE(accounts, (QStringList{u"3"_s, u"1"_s, u"2"_s, u"4"_s, u"5"_s}));
        QCOMPARE(model.index(0).data().toString(), u"Name of 3, 0"_s); // as the newest says
        QCOMPARE(desk.relay.requests.constLast().params.value(u"agent").toString(), agent);

        desk.relay.answers[QLatin1String(kHistory)] = [](const auto &) {
            return base::Result<QJsonValue>(base::fail(base::ErrorCode::StoreUnavailable, u"out"_s));
        };
        const auto asked = desk.relay.requests.size();
        model.refresh();
        QTRY_COMPARE(desk.relay.requests.size(), asked + 1);
        QTRY_COMPARE(desk.calls.pending(), 0);
        QCOMPARE(model.rowCount(), 5); // what is known stays
        past.clear();
        desk.relay.answers[QLatin1String(kHistory)] = [](const auto &) {
            return base::Result<QJsonValue>(protocol::toJson(protocol::HistoryPageView{}));
        };
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 0);
    }

    void historyComesPageByPage()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        desk.relay.answers[QLatin1String(kHistory)] = [](const auto &request) {
            protocol::HistoryPageView page;
            const bool second = request.params.value(u"cursor").toString() == "p2"_L1;
            page.items = {test::decidedAs(Verdict::Verified, second ? u"b"_s : u"a"_s)};
            page.next = second ? QString() : u"p2"_s;
            return base::Result<QJsonValue>(protocol::toJson(page));
        };
        HistoryModel model(desk.calls, desk.clock);
        model.setFilter(filterFor(u"maria"_s));
        desk.clock.advance(HistoryModel::kPause);
        QTRY_COMPARE(model.rowCount(), 1);
        QVERIFY(model.canFetchMore({}));
        model.fetchMore({});
        QVERIFY(!model.canFetchMore({})); // one page at a time
        QTRY_COMPARE(model.rowCount(), 2);
        QVERIFY(!model.canFetchMore({}));
        QCOMPARE(model.index(1, 0).data(HistoryModel::IdRole).toString(), u"b"_s);
        QCOMPARE(desk.relay.requests.first().params.value(u"text").toString(), u"maria"_s);
        // Past: the words may say VERIFIED, the banner is never the green one.
        QVERIFY(model.index(0, 0).data(HistoryModel::BannerRole).toInt() != static_cast<int>(client::BannerKind::Verified));
    }

    void historyMarksACustomerWhoWasOnlyTyped()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        desk.relay.answers[QLatin1String(kHistory)] = [](const auto &) {
            auto typed = test::decidedAs(Verdict::Verified, u"a"_s);
            typed.customer.account.clear(); // an older relay has no other mark
            return base::Result<QJsonValue>(protocol::toJson(protocol::HistoryPageView{{typed, test::decidedAs(Verdict::Verified)}, {}}));
        };
        HistoryModel model(desk.calls, desk.clock);
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 2);
        const auto cell = [&model](int row, HistoryModel::Column column) {
            return model.index(row, static_cast<int>(column)).data().toString();
        };
        QVERIFY(cell(0, HistoryModel::Column::Customer).contains("Not in the directory"_L1));
        QCOMPARE(cell(0, HistoryModel::Column::Outcome), client::bannerText(client::BannerKind::FaceOnly));
        QCOMPARE(cell(1, HistoryModel::Column::Customer), u"Maria Garcia"_s);
        QCOMPARE(cell(1, HistoryModel::Column::Outcome), client::verdictText(Verdict::Verified));
    }

    void historyGoesOnWhereAPageHadNothing()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        desk.relay.answers[QLatin1String(kHistory)] = [](const auto &request) {
            const QString cursor = request.params.value(u"cursor").toString();
            protocol::HistoryPageView page;
            page.next = cursor.isEmpty() ? u"1"_s : cursor == u"1" ? u"2"_s : QString();
            if (cursor == u"2")
                page.items = {test::viewIn(Status::Sent, u"needle"_s)};
            return base::Result<QJsonValue>(protocol::toJson(page));
        };
        HistoryModel model(desk.calls, desk.clock);
        model.refresh();
        QTRY_COMPARE(model.rowCount(), 1);
        QTRY_COMPARE(model.state(), HistoryModel::State::Ready);
        QVERIFY(!model.canFetchMore({}));
    }

    void historyKeepsTheRulesOfModels()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        desk.relay.answers[QLatin1String(kHistory)] = [](const auto &request) {
            const int page = request.params.value(u"cursor").toString().toInt();
            protocol::HistoryPageView view{{test::viewIn(Status::Sent, QString::number(page))}, {}};
            if (page < 4)
                view.next = QString::number(page + 1);
            return base::Result<QJsonValue>(protocol::toJson(view));
        };
        HistoryModel model(desk.calls, desk.clock);
        // The tester asks for more whenever it can, also from within the model's signals.
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.refresh();
        QTRY_VERIFY(model.rowCount() > 0);
        while (model.canFetchMore({}) || model.state() == HistoryModel::State::Loading) {
            model.fetchMore({});
            QTRY_VERIFY((desk.clock.advance(100ms), model.state() == HistoryModel::State::Ready)); // at the pace of the calls
        }
        QCOMPARE(model.rowCount(), 5);
        for (int row = 0; row < 5; ++row)
            QCOMPARE(model.verificationAt(row)->id, QString::number(row));
    }

    void aNewFilterDropsTheOldAnswer()
    {
        Desk desk;
        QVERIFY(desk.goLive());
        HistoryModel model(desk.calls, desk.clock);
        model.setFilter(filterFor(u"old"_s));
        desk.clock.advance(HistoryModel::kPause);
        QTRY_COMPARE(desk.relay.requests.size(), 1);
        model.setFilter(filterFor(u"new"_s));
        desk.relay.answerHeld(QJsonValue(protocol::toJson(protocol::HistoryPageView{{test::viewIn(Status::Sent, u"old"_s)}, {}})));
        desk.relay.answers[QLatin1String(kHistory)] = [](const auto &) {
            return base::Result<QJsonValue>(protocol::toJson(protocol::HistoryPageView{{test::viewIn(Status::Sent, u"new"_s)}, {}}));
        };
        desk.clock.advance(HistoryModel::kPause);
        QTRY_COMPARE(model.rowCount(), 1);
        QCOMPARE(model.verificationAt(0)->id, u"new"_s);
    }
};

QTEST_GUILESS_MAIN(SearchModelsTest)
#include "search_models_test.moc"
