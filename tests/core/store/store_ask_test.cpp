// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite.h"

#include "tests/core/store/store_samples.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>
#include <future>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using base::Result;
using store::Lane;
using store::Reader;

/// Store::ask(): what threads of the store read for the event loop.
class StoreAskTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<store::Store> m_store;
    QObject m_context;

    /// A gate that a question waits at, in its thread, so that the test decides when it goes on.
    struct Gate {
        std::promise<void> opened;
        std::shared_future<void> isOpen = opened.get_future().share();
        std::atomic_bool reached = false;
    };

    /// Asks something that stops at the gate.
    void stopAt(
        const std::shared_ptr<Gate> &gate, Lane lane, std::function<void()> then = [] {})
    {
        m_store->ask(
            lane, &m_context,
            [gate](const Reader &) -> Result<int> {
                gate->reached = true;
                gate->isOpen.wait();
                return 0;
            },
            [then = std::move(then)](const Result<int> &) { then(); });
    }

private Q_SLOTS:
    void init()
    {
        auto opened = store::openSqliteStore(m_dir.filePath(u"ask.db"_s));
        QVERIFY(opened);
        m_store = std::move(*opened);
    }
    void cleanup()
    {
        m_store.reset();
        QVERIFY(QFile::remove(m_dir.filePath(u"ask.db"_s)));
    }

    void readsElsewhereAndAnswersHere()
    {
        QVERIFY(commitNow(*m_store, startOf(u"v1"_s)));
        QThread *asked = nullptr;
        QThread *answered = nullptr;
        QString name;
        m_store->ask(
            Lane::Lookup, &m_context,
            [&asked](const Reader &reader) {
                asked = QThread::currentThread();
                return reader.verification(u"v1"_s);
            },
            [&](const Result<std::optional<verification::Verification>> &found) {
                answered = QThread::currentThread();
                name = found && *found ? (*found)->customer.name : QString();
            });
        QVERIFY2(answered == nullptr, "never from inside");
        QTRY_VERIFY(answered != nullptr);
        QCOMPARE(answered, QThread::currentThread());
        QVERIFY(asked != nullptr && asked != answered);
        QCOMPARE(name, u"María Gómez"_s);
    }

    void seesWhatIsCommittedAndOneStateOnly()
    {
        QVERIFY(commitNow(*m_store, startOf(u"v1"_s)));
        const auto gate = std::make_shared<Gate>();
        std::optional<QList<qint64>> seen;
        m_store->ask(
            Lane::Search, &m_context,
            [gate](const Reader &reader) -> Result<QList<qint64>> {
                QList<qint64> seqs{reader.lastSeq().value_or(-1)};
                gate->reached = true;
                gate->isOpen.wait();
                seqs.append(reader.lastSeq().value_or(-1));
                return seqs;
            },
            [&seen](const Result<QList<qint64>> &seqs) { seen = seqs.value_or(QList<qint64>()); });
        QTRY_VERIFY(gate->reached);
        QVERIFY(commitNow(*m_store, startOf(u"v2"_s))); // nobody waits for who reads
        gate->opened.set_value();
        QTRY_VERIFY(seen);
        QCOMPARE(*seen, (QList<qint64>{1, 1}));
        std::optional<qint64> next;
        m_store->ask(
            Lane::Search, &m_context, [](const Reader &reader) { return reader.lastSeq(); },
            [&next](const Result<qint64> &seq) { next = seq.value_or(-1); });
        QTRY_VERIFY(next);
        QCOMPARE(*next, 2);
    }

    void answersLookupsInOrderAndBesideSearches()
    {
        const auto first = std::make_shared<Gate>();
        const auto second = std::make_shared<Gate>();
        stopAt(first, Lane::Search);
        stopAt(second, Lane::Search);
        QTRY_VERIFY(first->reached && second->reached); // all threads that search are busy
        QList<int> answered;
        for (int i = 0; i < 200; ++i) {
            m_store->ask(
                Lane::Lookup, &m_context, [](const Reader &reader) { return reader.lastSeq(); },
                [&answered, i](const Result<qint64> &) { answered.append(i); });
        }
        QTRY_COMPARE(answered.size(), 200);
        for (int i = 0; i < 200; ++i)
            QCOMPARE(answered.at(i), i);
        first->opened.set_value();
        second->opened.set_value();
    }

    void doesNotCallWhoIsGone()
    {
        const auto gate = std::make_shared<Gate>();
        auto context = std::make_unique<QObject>();
        bool called = false;
        stopAt(gate, Lane::Lookup);
        m_store->ask(
            Lane::Lookup, context.get(), [](const Reader &reader) { return reader.lastSeq(); },
            [&called](const Result<qint64> &) { called = true; });
        bool later = false;
        stopAt(gate, Lane::Lookup, [&later] { later = true; });
        context.reset();
        gate->opened.set_value();
        QTRY_VERIFY(later);
        QVERIFY(!called);
    }

    void aStoreThatGoesDropsWhatWaitsInTheThreadThatAsked()
    {
        struct Witness {
            explicit Witness(QThread **toTell) : where(toTell) {}
            Witness(const Witness &) = delete;
            Witness &operator=(const Witness &) = delete;
            QThread **where;
            ~Witness() { *where = QThread::currentThread(); }
        };
        const auto gate = std::make_shared<Gate>();
        QThread *dropped = nullptr;
        bool called = false;
        const auto witness = std::make_unique<std::shared_ptr<Witness>>(std::make_shared<Witness>(&dropped));
        stopAt(gate, Lane::Lookup, [&called, held = *witness] { called = true; });
        witness->reset();
        QTRY_VERIFY(gate->reached);
        for (int i = 0; i < 10; ++i)
            stopAt(gate, Lane::Lookup, [&called] { called = true; });
        gate->opened.set_value();
        m_store.reset();
        QCOMPARE(dropped, QThread::currentThread());
        QTest::qWait(0);
        QVERIFY(!called);
    }

    void anAnswerMayDestroyTheStore()
    {
        bool gone = false;
        for (int i = 0; i < 3; ++i) {
            m_store->ask(
                Lane::Lookup, &m_context, [](const Reader &reader) { return reader.lastSeq(); },
                [this, &gone](const Result<qint64> &) {
                    m_store.reset();
                    gone = true;
                });
        }
        QTRY_VERIFY(gone);
        QTest::qWait(0);
    }

    void tooManyQuestionsFailInsteadOfPilingUp()
    {
        constexpr int kMost = 20'000; // ReadPool::kMaxLookups
        const auto gate = std::make_shared<Gate>();
        stopAt(gate, Lane::Lookup);
        QTRY_VERIFY(gate->reached);
        int fine = 0;
        int refused = 0;
        for (int i = 0; i < kMost + 5; ++i) {
            m_store->ask(
                Lane::Lookup, &m_context, [](const Reader &) -> Result<int> { return 0; },
                [&](const Result<int> &answer) {
                    const bool unavailable = !answer && answer.error().code == base::ErrorCode::StoreUnavailable;
                    unavailable ? ++refused : ++fine;
                });
        }
        QTRY_COMPARE(refused, 5); // at once
        QCOMPARE(fine, 0);
        gate->opened.set_value();
        QTRY_COMPARE(fine, kMost);
    }
};

QTEST_GUILESS_MAIN(StoreAskTest)
#include "store_ask_test.moc"
