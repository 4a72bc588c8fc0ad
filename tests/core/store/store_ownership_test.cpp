// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_samples.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using store::Access;
using verification::Status;
using verification::Verification;

/// Two programs on one database: only one of them serves, and neither overwrites what it has not seen.
class StoreOwnershipTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_url;

    [[nodiscard]] std::unique_ptr<store::Store> open() const { return valueOf(store::openStore(m_url)); }
    [[nodiscard]] base::Result<std::unique_ptr<store::Store>> serve(const QString &name) const
    {
        return store::openStore(m_url, Access::Serve, name);
    }
    static Verification stored(const store::Store &store, const QString &id)
    {
        const auto state = valueOf(store.reader().verification(id));
        return state ? *state : Verification{};
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_url = u"sqlite:"_s + m_dir->filePath(u"store.db"_s);
    }

    void oneServesAndTheNextHearsWhoItIs()
    {
        auto first = serve(u"relay on desk-1, process 77"_s);
        QVERIFY(first.has_value());
        const auto second = serve(u"relay on desk-2"_s);
        QVERIFY(!second);
        QCOMPARE(second.error().code, ErrorCode::StoreUnavailable);
        QVERIFY2(second.error().message.contains(u"relay on desk-1, process 77"_s), qPrintable(second.error().message));
        first->reset();
        QVERIFY(serve(u"relay on desk-2"_s).has_value());
    }

    void aLinkToTheDatabaseIsTheSameDatabase()
    {
        const auto first = serve(u"the first"_s);
        QVERIFY(first.has_value());
        QVERIFY(QFile::link(m_dir->filePath(u"store.db"_s), m_dir->filePath(u"other.db"_s)));
        const auto second = store::openStore(u"sqlite:"_s + m_dir->filePath(u"other.db"_s), Access::Serve, u"the second"_s);
        QVERIFY(!second);
        QVERIFY2(second.error().message.contains(u"the first"_s), qPrintable(second.error().message));
    }

    void whatTheFileSaysIsOneShortLine()
    {
        const auto first = serve(u"desk\n\x1b[31m"_s + QString(5'000, u'x'));
        QVERIFY(first.has_value());
        const auto second = serve(u"second"_s);
        QVERIFY(!second);
        QVERIFY(!second.error().message.contains(u'\n') && !second.error().message.contains(QChar(0x1b)));
        QVERIFY(second.error().message.size() < 600);
    }

    void aLockFileThatIsALinkIsNotFollowed()
    {
        QFile precious(m_dir->filePath(u"precious"_s));
        QVERIFY(precious.open(QIODevice::WriteOnly) && precious.write("kept") == 4);
        precious.close();
        QVERIFY(QFile::link(precious.fileName(), m_dir->filePath(u"store.db.lock"_s)));
        QVERIFY(!serve(u"relay"_s));
        QVERIFY(precious.open(QIODevice::ReadOnly));
        QCOMPARE(precious.readAll(), QByteArray("kept"));
    }

    void commandsWorkBesideTheOneThatServes()
    {
        const auto serving = serve(u"relay"_s);
        QVERIFY(serving.has_value());
        const auto beside = open();
        QVERIFY(beside->importCustomers({sampleCustomer()}));
        QVERIFY(valueOf((*serving)->reader().customer(sampleCustomer().account)).has_value());
        QVERIFY(store::openStore(m_url, Access::ReadOnly).has_value());
    }

    void aStateThatSomebodyElseChangedIsNotOverwritten()
    {
        const auto ours = open();
        QVERIFY(commitNow(*ours, startOf(u"v1"_s)));
        const Verification seen = stored(*ours, u"v1"_s);
        const auto theirs = open();
        QVERIFY(commitNow(*theirs, changeOf(seen, verification::ClosedEvent{})));

        const auto blind = commitNow(*ours, changeOf(seen, verification::LinkPreviewed{}));
        QVERIFY(!blind);
        QCOMPARE(blind.error().code, ErrorCode::Conflict);
        QCOMPARE(stored(*ours, u"v1"_s).status, Status::Closed);
        QCOMPARE(valueOf(ours->reader().eventsOf(u"v1"_s)).size(), 2U);

        QVERIFY(commitNow(*ours, changeOf(stored(*ours, u"v1"_s), verification::LinkPreviewed{}))); // made from what is there now
        QCOMPARE(valueOf(ours->reader().eventsOf(u"v1"_s)).size(), 3U);
    }

    void aStartCanNotTakeAnIdThatIsInUse()
    {
        const auto ours = open();
        const auto theirs = open();
        QVERIFY(commitNow(*theirs, startOf(u"v1"_s)));
        QVERIFY(commitNow(*theirs, changeOf(stored(*theirs, u"v1"_s), verification::ClosedEvent{})));
        const auto again = commitNow(*ours, startOf(u"v1"_s));
        QVERIFY(!again);
        QCOMPARE(again.error().code, ErrorCode::Conflict);
        QCOMPARE(stored(*ours, u"v1"_s).status, Status::Closed);
    }

    void whatIsGoneIsNotBroughtBack()
    {
        const auto ours = open();
        QVERIFY(commitNow(*ours, startOf(u"v1"_s)));
        QVERIFY(commitNow(*ours, changeOf(stored(*ours, u"v1"_s), verification::ClosedEvent{})));
        const Verification seen = stored(*ours, u"v1"_s);
        store::Transaction purge;
        purge.purge = store::Purge{.verificationsBefore = momentOf(1'000'000)};
        QVERIFY(commitNow(*ours, purge));
        const auto theirs = open(); // one that did not delete it, and does not know
        const auto late = commitNow(*theirs, changeOf(seen, verification::LinkPreviewed{}));
        QVERIFY(!late);
        QVERIFY(!valueOf(ours->reader().verification(u"v1"_s)).has_value());
    }

    void changesThatBuildOnOneAnotherAreQueuedTogether()
    {
        const auto ours = open();
        store::Transaction start = startOf(u"v1"_s);
        Verification state = start.states.front();
        int done = 0;
        const auto count = [&done](const base::Result<store::Receipt> &written) { done += written ? 1 : 100; };
        ours->commit(std::move(start), count);
        for (int i = 0; i < 20; ++i) {
            store::Transaction change = changeOf(state, verification::LinkPreviewed{});
            state = change.states.front();
            ours->commit(std::move(change), count);
        }
        QTRY_COMPARE(done, 21);
        QCOMPARE(valueOf(ours->reader().eventsOf(u"v1"_s)).size(), 21U);
    }

    void whatBuildsOnAConflictIsNotWrittenEither()
    {
        const auto ours = open();
        QVERIFY(commitNow(*ours, startOf(u"v1"_s)));
        QVERIFY(commitNow(*ours, startOf(u"v2"_s)));
        const Verification seen = stored(*ours, u"v1"_s);
        const auto theirs = open();
        QVERIFY(commitNow(*theirs, changeOf(seen, verification::LinkPreviewed{})));

        std::vector<bool> written;
        const auto note = [&written](const base::Result<store::Receipt> &receipt) { written.push_back(receipt.has_value()); };
        store::Transaction first = changeOf(seen, verification::ClosedEvent{});
        store::Transaction second = changeOf(first.states.front(), verification::LinkPreviewed{});
        ours->commit(std::move(first), note);
        ours->commit(std::move(second), note);
        ours->commit(changeOf(stored(*ours, u"v2"_s), verification::LinkPreviewed{}), note); // another verification goes on
        QTRY_COMPARE(written.size(), 3U);
        QCOMPARE(written, (std::vector<bool>{false, false, true}));
        QCOMPARE(valueOf(ours->reader().eventsOf(u"v1"_s)).size(), 2U);
    }
};

QTEST_GUILESS_MAIN(StoreOwnershipTest)
#include "store_ownership_test.moc"
