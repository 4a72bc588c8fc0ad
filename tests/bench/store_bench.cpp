// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret.h"
#include "core/store/store.h"
#include "tests/bench/quick.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <functional>
#include <vector>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using Steady = std::chrono::steady_clock;

namespace
{

constexpr int kVerifications = 1000;
constexpr qsizetype kBodySize = 700; ///< about the size of Incode's face-authentication webhook without tokens

base::Instant momentOf(qint64 millis)
{
    return base::fromMillis(1'795'000'000'000 + millis);
}

verification::Event eventOf(const QString &id, verification::EventBody body, qint64 millis)
{
    return {.verificationId = id, .at = momentOf(millis), .by = u"incode"_s, .body = std::move(body), .seq = 0};
}

/// A store in a file, with verifications that wait for a result.
class Fixture
{
public:
    Fixture()
    {
        auto opened = store::openStore(u"sqlite:"_s + m_dir.filePath(u"bench.db"_s));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        m_store = std::move(*opened);
        for (int i = 0; i < kVerifications; ++i) {
            verification::Created created;
            created.agent = {.name = u"agent%1"_s.arg(i % 50), .displayName = u"An Agent"_s};
            created.customer = {.account = QString::number(10'000 + i),
                                .customerId = u"655fe0e3f2a9b7%1"_s.arg(i),
                                .name = u"María Gómez %1"_s.arg(i),
                                .phone = u"+15551234567"_s,
                                .email = u"maria@example.com"_s,
                                .language = u"es"_s};
            created.callId = u"call-%1"_s.arg(i);
            store::Transaction start;
            const QString id = u"01938a00-0000-7000-8000-%1"_s.arg(i, 12, 10, QChar(u'0'));
            start.events = {eventOf(id, created, i)};
            start.states = {verification::fold(start.events)};
            m_states.push_back(start.states.front());
            m_store->commit(std::move(start), [](const auto &) {});
        }
        waitForAll();
    }

    [[nodiscard]] store::Store &store() { return *m_store; }

    /// What a webhook commits: the inbox row, two events, the state.
    [[nodiscard]] store::Transaction webhook()
    {
        const qint64 number = m_number++;
        const verification::Verification &state = m_states[static_cast<size_t>(number % kVerifications)];
        verification::Evidence evidence;
        evidence.interviewId = state.interviewId;
        evidence.matchedCustomerId = state.customer.customerId;
        store::Transaction transaction;
        transaction.inbox = store::InboxEntry{.receivedAt = momentOf(number),
                                              .bodyHash = base::sha256Hex(QByteArray::number(number)),
                                              .shape = u"face_authentication"_s,
                                              .body = "{\"a\":\"" + QByteArray(kBodySize, 'x') + "\"}",
                                              .attribution = u"exact"_s,
                                              .verificationId = state.id,
                                              .row = verification::Row::Verified};
        transaction.events = {
            eventOf(state.id, verification::ResultReceived{.evidence = evidence, .row = verification::Row::Verified}, number),
            eventOf(state.id, verification::Note{.code = u"bench"_s, .text = {}}, number)};
        transaction.states = {state};
        return transaction;
    }

    void waitForAll()
    {
        while (m_store->pendingCommits() > 0)
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }

private:
    QTemporaryDir m_dir;
    std::unique_ptr<store::Store> m_store;
    std::vector<verification::Verification> m_states;
    qint64 m_number = 0;
};

/// Durable webhooks with so many in flight: each answer brings the next, as a poster would.
void durableWebhooks(benchmark::State &state)
{
    Fixture fixture;
    std::vector<double> latencies;
    const qint64 commits = state.range(1);
    for (auto _ : state) {
        qint64 started = 0;
        const std::function<void()> post = [&] {
            if (started == commits)
                return;
            ++started;
            fixture.store().commit(fixture.webhook(), [&, since = Steady::now()](const base::Result<store::Receipt> &result) {
                if (!result)
                    qFatal("%s", qPrintable(result.error().message));
                latencies.push_back(std::chrono::duration<double, std::milli>(Steady::now() - since).count());
                post();
            });
        };
        for (qint64 i = 0; i < state.range(0); ++i)
            post();
        fixture.waitForAll();
    }
    std::sort(latencies.begin(), latencies.end());
    state.SetItemsProcessed(state.iterations() * commits);
    state.counters["p50_ms"] = latencies[latencies.size() / 2];
    state.counters["p99_ms"] = latencies[latencies.size() * 99 / 100];
}

void typeAhead(benchmark::State &state)
{
    Fixture fixture;
    std::vector<verification::Customer> customers;
    for (int i = 0; i < state.range(0); ++i) {
        customers.push_back({.account = QString::number(1'000'000 + i),
                             .customerId = u"c%1"_s.arg(i),
                             .name = u"María%1 Gómez%2"_s.arg(i % 977).arg(i % 1231),
                             .phone = u"+1555%1"_s.arg(1'000'000 + i),
                             .email = {},
                             .language = u"es"_s});
    }
    if (const auto imported = fixture.store().importCustomers(customers); !imported)
        qFatal("%s", qPrintable(imported.error().message));
    for (auto _ : state)
        benchmark::DoNotOptimize(fixture.store().reader().searchCustomers(u"gom mar"_s, 20));
}

void historyPage(benchmark::State &state)
{
    Fixture fixture;
    store::HistoryQuery query;
    query.agent = u"agent7"_s;
    query.text = u"gomez"_s;
    query.limit = 20;
    for (auto _ : state)
        benchmark::DoNotOptimize(fixture.store().reader().history(query));
}

void registerAll(bool quick)
{
    auto *webhooks = benchmark::RegisterBenchmark("durableWebhooks", durableWebhooks)->ArgNames({"in_flight", "commits"});
    auto *typing = benchmark::RegisterBenchmark("typeAhead", typeAhead)->ArgName("customers");
    auto *page = benchmark::RegisterBenchmark("historyPage", historyPage);
    if (quick) {
        webhooks->Args({32, 100})->Iterations(1);
        typing->Arg(1000)->Iterations(1);
        page->Iterations(1);
    } else {
        webhooks->Args({1, 2000})->Args({32, 2000})->Args({128, 2000});
        typing->Arg(1000)->Arg(100'000);
    }
    webhooks->UseRealTime()->Unit(benchmark::kMillisecond);
    typing->Unit(benchmark::kMillisecond);
    page->Unit(benchmark::kMillisecond);
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const bool quick = test::isQuick();
    registerAll(quick);
    argc = quick ? 1 : argc; // Google Benchmark refuses what it does not know
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv))
        return 2;
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
