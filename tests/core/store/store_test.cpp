// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <limits>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using verification::Status;
using verification::Verdict;

class StoreTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<store::Store> m_store;

    void reopen()
    {
        m_store.reset();
        auto opened = store::openStore(u"sqlite:"_s + m_path);
        QVERIFY2(opened.has_value(), opened ? "" : qPrintable(opened.error().message));
        m_store = std::move(*opened);
    }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        m_path = m_dir.filePath(u"store%1.db"_s.arg(++s_count));
        reopen();
    }
    void cleanup() { m_store.reset(); }

    void sessionsAreOneAConsoleAndBounded()
    {
        store::Store *const opened = m_store.get();
        QVERIFY(opened->saveUser({.name = u"ana"_s, .displayName = {}, .account = {}, .tokenHash = {}}));
        const auto write = [opened](const QString &client, qint64 at, std::optional<base::Instant> ended = {}) {
            store::Transaction transaction;
            transaction.sessions.push_back(
                {.user = u"ana"_s, .client = client, .address = u"192.0.2.1"_s, .signedInAt = momentOf(at), .endedAt = ended});
            QVERIFY(commitNow(*opened, std::move(transaction)));
        };
        write(u"a"_s, 1);
        write(u"a"_s, 5);
        write(u"a"_s, 1, momentOf(6)); // the end of a session that a newer one has replaced
        auto sessions = valueOf(opened->reader().sessions(u"ana"_s));
        QCOMPARE(sessions.size(), size_t(1));
        QCOMPARE(sessions[0].signedInAt, momentOf(5));
        QVERIFY(!sessions[0].endedAt);
        QCOMPARE(valueOf(opened->reader().user(u"ana"_s))->lastSignInAt, std::optional(momentOf(5)));
        for (int i = 0; i < 50; ++i)
            write(u"b%1"_s.arg(i), 10 + i);
        sessions = valueOf(opened->reader().sessions({}));
        QCOMPARE(sessions.size(), size_t(32));
        QCOMPARE(sessions[0].client, u"b49"_s);
        store::Transaction restart;
        restart.sessionsEndBefore = momentOf(100);
        QVERIFY(commitNow(*opened, std::move(restart)));
        QCOMPARE(valueOf(opened->reader().sessions(u"ana"_s))[0].endedAt, std::optional(momentOf(100)));
        auto user = *valueOf(opened->reader().user(u"ana"_s));
        user.role = verification::Role::Supervisor;
        user.lastSignInAt.reset();
        QVERIFY(opened->saveUser(user)); // what the command line changes does not touch the sign-in
        QVERIFY(valueOf(opened->reader().user(u"ana"_s))->lastSignInAt);
    }

    void refusesUrlsItDoesNotKnow_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("says");
        QTest::newRow("empty") << QString() << u"sqlite:PATH"_s;
        QTest::newRow("no scheme") << u"authlink.db"_s << u"sqlite:PATH"_s;
        QTest::newRow("no path") << u"sqlite:"_s << u"sqlite:PATH"_s;
        QTest::newRow("memory") << u"sqlite::memory:"_s << u"memory"_s;
        QTest::newRow("slashes") << u"sqlite://host/file"_s << u"sqlite:PATH"_s;
        QTest::newRow("postgresql") << u"postgresql://user@host:5432/authlink"_s << u"PostgreSQL is not built into this version yet"_s;
    }
    void refusesUrlsItDoesNotKnow()
    {
        QFETCH(QString, url);
        QFETCH(QString, says);
        const auto opened = store::openStore(url);
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::Invalid);
        QVERIFY2(opened.error().message.contains(says), qPrintable(opened.error().message));
    }

    void saysWhyItCannotOpen()
    {
        const auto opened = store::openStore(u"sqlite:"_s + m_dir.filePath(u"no/such/folder.db"_s));
        QVERIFY(!opened);
        QCOMPARE(opened.error().code, ErrorCode::StoreUnavailable);
        QVERIFY(opened.error().message.contains(u"no/such/folder.db"_s));
    }

    void onlyTheOwnerMayReadTheFiles()
    {
        QVERIFY(commitNow(*m_store, startOf(u"v1"_s)));
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
        for (const char *suffix : {"", "-wal", "-shm"}) {
            const QFileInfo file(m_path + QLatin1String(suffix));
            QVERIFY(file.exists());
            QVERIFY(file.permission(QFile::ReadOwner | QFile::WriteOwner));
            QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
        }
    }

    void whatIsCommittedIsThereAfterReopening()
    {
        const auto receipt = commitNow(*m_store, startOf(u"v1"_s));
        QVERIFY(receipt);
        QCOMPARE(receipt->seqs, std::vector<qint64>{1});
        reopen();
        QCOMPARE(valueOf(m_store->reader().lastSeq()), 1);
        const auto state = valueOf(m_store->reader().verification(u"v1"_s));
        QVERIFY(state);
        auto expected = verification::fold(startOf(u"v1"_s).events);
        expected.lastSeq = 1;
        QCOMPARE(*state, expected);
        const auto events = valueOf(m_store->reader().eventsOf(u"v1"_s));
        QCOMPARE(events.size(), size_t(1));
        auto event = startOf(u"v1"_s).events.front();
        event.seq = 1;
        QCOMPARE(events.front(), event);
    }

    void anEmptyStoreAnswersEmpty()
    {
        QCOMPARE(valueOf(m_store->reader().lastSeq()), 0);
        QVERIFY(!valueOf(m_store->reader().verification(u"x"_s)));
        QVERIFY(!valueOf(m_store->reader().verificationByInterview(u"x"_s)));
        QVERIFY(!valueOf(m_store->reader().link(u"x"_s)));
        QVERIFY(!valueOf(m_store->reader().linkByTokenHash(QString())));
        QVERIFY(!valueOf(m_store->reader().answer(u"u"_s, u"k"_s)));
        QVERIFY(!valueOf(m_store->reader().customer(u"x"_s)));
        QVERIFY(!valueOf(m_store->reader().user(u"x"_s)));
        QVERIFY(!valueOf(m_store->reader().userByTokenHash({})));
        QVERIFY(valueOf(m_store->reader().openVerifications()).empty());
        QVERIFY(valueOf(m_store->reader().history({})).items.empty());
        QVERIFY(m_store->check());
    }

    void seqsGrowInTheOrderOfTheCommits()
    {
        std::vector<int> order;
        std::vector<qint64> seqs;
        for (int i = 0; i < 100; ++i) {
            auto transaction = startOf(u"v%1"_s.arg(i));
            transaction.events.push_back(sampleEvent(transaction.states.front().id, verification::LinkPreviewed{}));
            m_store->commit(std::move(transaction), [&, i](base::Result<store::Receipt> result) {
                order.push_back(i);
                QVERIFY(result);
                seqs.insert(seqs.end(), result->seqs.begin(), result->seqs.end());
            });
        }
        QCOMPARE(m_store->pendingCommits(), 100);
        QTRY_COMPARE(m_store->pendingCommits(), 0);
        QVERIFY(std::is_sorted(order.begin(), order.end()));
        QCOMPARE(seqs.size(), size_t(200));
        for (size_t i = 0; i < seqs.size(); ++i)
            QCOMPARE(seqs[i], qint64(i) + 1);
        QCOMPARE(valueOf(m_store->reader().verification(u"v99"_s))->lastSeq, 200);
    }

    void answersOnlyFromTheEventLoop()
    {
        bool answered = false;
        m_store->commit(startOf(u"v1"_s), [&](const auto &) { answered = true; });
        QTRY_VERIFY(valueOf(m_store->reader().verification(u"v1"_s)) || answered);
        QTRY_VERIFY(answered);
    }

    void theSecondDeliveryOfABodyWritesNothing()
    {
        auto first = startOf(u"v1"_s);
        first.inbox = sampleInbox("h1");
        QVERIFY(!commitNow(*m_store, first)->duplicate);
        auto second = startOf(u"v2"_s);
        second.inbox = sampleInbox("h1");
        const auto receipt = commitNow(*m_store, second);
        QVERIFY(receipt);
        QVERIFY(receipt->duplicate);
        QVERIFY(receipt->seqs.empty());
        QVERIFY(!valueOf(m_store->reader().verification(u"v2"_s)));
        QCOMPARE(valueOf(m_store->reader().lastSeq()), 1);
        QVERIFY(valueOf(m_store->reader().inboxHas("h1")));
        QVERIFY(!valueOf(m_store->reader().inboxHas("h2")));
    }

    void theSameBodyTwiceInOneGroupIsSeen()
    {
        std::vector<bool> duplicates;
        for (int i = 0; i < 50; ++i) {
            auto transaction = startOf(u"v%1"_s.arg(i));
            transaction.inbox = sampleInbox("h" + QByteArray::number(i / 2));
            m_store->commit(std::move(transaction), [&](const auto &result) { duplicates.push_back(result->duplicate); });
        }
        QTRY_COMPARE(duplicates.size(), size_t(50));
        for (size_t i = 0; i < duplicates.size(); ++i)
            QCOMPARE(bool(duplicates[i]), i % 2 == 1);
        QCOMPARE(valueOf(m_store->reader().lastSeq()), 25);
    }

    void findsByEveryInterviewItStarted()
    {
        const QString id = u"v1"_s;
        auto state = startOf(id).states.front();
        QVERIFY(commitNow(*m_store, startOf(id)));
        for (const char *interview : {"int-1", "int-2"}) {
            auto change =
                changeOf(state, verification::LinkReady{
                                    .interviewId = QString::fromLatin1(interview), .linkTokenHash = {}, .linkExpiresAt = momentOf(300)});
            state = change.states.front();
            QVERIFY(commitNow(*m_store, change));
        }
        QCOMPARE(valueOf(m_store->reader().verificationByInterview(u"int-1"_s))->id, id);
        QCOMPARE(valueOf(m_store->reader().verificationByInterview(u"int-2"_s))->id, id);
        QVERIFY(!valueOf(m_store->reader().verificationByInterview(QString())));
    }

    void openOnesAreThoseThatHaveNotEnded()
    {
        for (const Status status : {Status::Preparing, Status::Checking, Status::Decided, Status::Closed, Status::Denied}) {
            auto transaction = startOf(verification::nameOf(status));
            transaction.states.front().status = status;
            QVERIFY(commitNow(*m_store, transaction));
        }
        QStringList open;
        for (const auto &state : valueOf(m_store->reader().openVerifications()))
            open.append(state.id);
        QCOMPARE(open, (QStringList{u"preparing"_s, u"checking"_s, u"decided"_s}));
        auto ended = valueOf(m_store->reader().verification(u"checking"_s));
        QVERIFY(commitNow(*m_store, changeOf(*ended, verification::CancelledEvent{})));
        auto cancelled = changeOf(*ended, verification::CancelledEvent{});
        cancelled.states.front().status = Status::Cancelled;
        QVERIFY(commitNow(*m_store, cancelled));
        QCOMPARE(valueOf(m_store->reader().openVerifications()).size(), size_t(2));
    }

    void eventsBetweenAreOldestFirstAndOneAgents()
    {
        for (int i = 0; i < 6; ++i)
            QVERIFY(commitNow(*m_store, startOf(u"v%1"_s.arg(i), sampleCreated(i % 2 ? u"bo"_s : u"ana"_s))));
        const auto seqsOf = [this](qint64 since, qint64 upTo, const QString &agent, int limit) {
            QList<qint64> seqs;
            for (const auto &event : valueOf(m_store->reader().eventsBetween(since, upTo, agent, limit)))
                seqs.append(event.seq);
            return seqs;
        };
        QCOMPARE(seqsOf(0, 6, {}, 100), (QList<qint64>{1, 2, 3, 4, 5, 6}));
        QCOMPARE(seqsOf(2, 5, {}, 100), (QList<qint64>{3, 4, 5}));
        QCOMPARE(seqsOf(0, 6, {}, 2), (QList<qint64>{1, 2}));
        QCOMPARE(seqsOf(0, 6, u"bo"_s, 100), (QList<qint64>{2, 4, 6}));
        QCOMPARE(seqsOf(0, 6, u"bo"_s, 2), (QList<qint64>{2, 4}));
        QVERIFY(seqsOf(6, 6, {}, 100).isEmpty());
    }

    void anEpochEndsWhereTheNextOneBegins()
    {
        constexpr qint64 kOpen = std::numeric_limits<qint64>::max();
        const auto endOf = [this](const QString &epoch) { return valueOf(m_store->reader().endOfEpoch(epoch)); };
        QCOMPARE(endOf(u"first"_s), std::nullopt);
        QVERIFY(m_store->beginEpoch(u"first"_s));
        QVERIFY(commitNow(*m_store, startOf(u"v1"_s)));
        QVERIFY(commitNow(*m_store, startOf(u"v2"_s)));
        QCOMPARE(endOf(u"first"_s), std::optional(kOpen));
        reopen();
        QVERIFY(m_store->beginEpoch(u"idle"_s));
        QVERIFY(m_store->beginEpoch(u"second"_s));
        QVERIFY(commitNow(*m_store, startOf(u"v3"_s)));
        QCOMPARE(endOf(u"first"_s), std::optional<qint64>(2));
        QCOMPARE(endOf(u"idle"_s), std::optional<qint64>(2));
        QCOMPARE(endOf(u"second"_s), std::optional(kOpen));
        QCOMPARE(endOf(QString()), std::nullopt);
        const auto again = m_store->beginEpoch(u"first"_s);
        QCOMPARE(again.error().code, ErrorCode::Internal);
        QCOMPARE(m_store->beginEpoch(QString()).error().code, ErrorCode::Internal);
        QCOMPARE(endOf(u"second"_s), std::optional(kOpen)); // a refused one ends nothing
    }

    void oldEpochsAreForgotten()
    {
        for (int i = 0; i <= store::Store::kMaxEpochs; ++i)
            QVERIFY(m_store->beginEpoch(QString::number(i)));
        QCOMPARE(valueOf(m_store->reader().endOfEpoch(u"0"_s)), std::nullopt);
        QCOMPARE(valueOf(m_store->reader().endOfEpoch(u"1"_s)), std::optional<qint64>(0));
    }

    void linksAreReplacedAndWiped()
    {
        const store::LinkRecord link{.verificationId = u"v1"_s,
                                     .tokenHash = u"t1"_s,
                                     .captureUrl = QUrl(u"https://example.com/a%20b?token=x%2By"_s),
                                     .deviceHash = {}};
        auto start = startOf(u"v1"_s);
        start.links = {link};
        QVERIFY(commitNow(*m_store, start));
        QCOMPARE(valueOf(m_store->reader().linkByTokenHash(u"t1"_s))->captureUrl, link.captureUrl);
        QVERIFY(!valueOf(m_store->reader().linkByTokenHash(u"t1"_s))->isSuperseded);
        auto replaced = link;
        replaced.tokenHash = u"t2"_s;
        replaced.deviceHash = "d";
        store::Transaction resend;
        resend.links = {replaced};
        QVERIFY(commitNow(*m_store, resend));
        const auto old = valueOf(m_store->reader().linkByTokenHash(u"t1"_s));
        QVERIFY(old && old->isSuperseded);
        QCOMPARE(old->verificationId, u"v1"_s);
        QVERIFY(old->captureUrl.isEmpty() && old->deviceHash.isEmpty());
        QCOMPARE(valueOf(m_store->reader().linkByTokenHash(u"t2"_s))->deviceHash, QByteArray("d"));
        QVERIFY(!valueOf(m_store->reader().linkByTokenHash(u"t2"_s))->isSuperseded);
        QCOMPARE(valueOf(m_store->reader().link(u"v1"_s))->tokenHash, u"t2"_s);
        store::Transaction wipe;
        wipe.wipedLinks = {u"v1"_s};
        QVERIFY(commitNow(*m_store, wipe));
        QVERIFY(!valueOf(m_store->reader().link(u"v1"_s)));
        QVERIFY(!valueOf(m_store->reader().linkByTokenHash(u"t1"_s)));
        QVERIFY(!valueOf(m_store->reader().linkByTokenHash(u"t2"_s)));
    }

    void theSameLinkAgainSupersedesNothing()
    {
        auto start = startOf(u"v1"_s);
        start.links = {{.verificationId = u"v1"_s, .tokenHash = u"t1"_s, .captureUrl = {}, .deviceHash = {}}};
        QVERIFY(commitNow(*m_store, start));
        store::Transaction yes; // the browser that said Yes is bound
        yes.links = {{.verificationId = u"v1"_s, .tokenHash = u"t1"_s, .captureUrl = {}, .deviceHash = "d"}};
        QVERIFY(commitNow(*m_store, yes));
        const auto link = valueOf(m_store->reader().linkByTokenHash(u"t1"_s));
        QVERIFY(link && !link->isSuperseded);
        QCOMPARE(link->deviceHash, QByteArray("d"));
        QVERIFY(!valueOf(m_store->reader().linkByTokenHash(QString())));
    }

    /// Each verification keeps its own, whatever the others have.
    void supersededLinksAreBounded()
    {
        const auto put = [this](const QString &id, int number) {
            store::Transaction transaction;
            transaction.links = {
                {.verificationId = id, .tokenHash = id + u'-' + QString::number(number), .captureUrl = {}, .deviceHash = {}}};
            return commitNow(*m_store, std::move(transaction));
        };
        const auto known = [this](const QString &hash) { return valueOf(m_store->reader().linkByTokenHash(hash)).has_value(); };
        constexpr int kMost = store::Store::kMaxSupersededLinks;
        QVERIFY(commitNow(*m_store, startOf(u"other"_s)));
        QVERIFY(commitNow(*m_store, startOf(u"v1"_s)));
        QVERIFY(put(u"other"_s, 0));
        for (int i = 0; i <= kMost; ++i)
            QVERIFY(put(u"v1"_s, i));
        QVERIFY(put(u"other"_s, 1));
        QVERIFY(known(u"v1-0"_s)); // as many as may be
        QVERIFY(put(u"v1"_s, kMost + 1));
        QVERIFY(!known(u"v1-0"_s));
        for (int i = 1; i <= kMost + 1; ++i)
            QVERIFY2(known(u"v1-%1"_s.arg(i)), qPrintable(QString::number(i)));
        QVERIFY(known(u"other-0"_s) && known(u"other-1"_s));
    }

    void anAnswerIsRememberedOnce()
    {
        auto start = startOf(u"v1"_s);
        start.answer = store::IdempotentAnswer{.user = u"ana"_s, .key = u"k"_s, .answer = "{\"id\":1}", .at = momentOf(0)};
        QVERIFY(commitNow(*m_store, start));
        auto again = startOf(u"v2"_s);
        again.answer = start.answer;
        again.answer->answer = "{\"id\":2}";
        const auto refused = commitNow(*m_store, again);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::Internal);
        QVERIFY(!valueOf(m_store->reader().verification(u"v2"_s)));
        QCOMPARE(valueOf(m_store->reader().answer(u"ana"_s, u"k"_s))->answer, QByteArray("{\"id\":1}"));
        QVERIFY(!valueOf(m_store->reader().answer(u"bo"_s, u"k"_s)));
    }

    void countsStartsAndFailures()
    {
        int count = 0;
        for (const Verdict verdict : {Verdict::Verified, Verdict::WrongPerson, Verdict::NotRecognized, Verdict::SpoofSuspected,
                                      Verdict::Blocklisted, Verdict::NotEnrolled, Verdict::Inconclusive, Verdict::NeedsReview}) {
            auto transaction = startOf(u"v%1"_s.arg(count), sampleCreated(), count);
            transaction.states.front().status = Status::Decided;
            transaction.states.front().verdict = verdict;
            transaction.states.front().decidedAt = momentOf(100 + count);
            QVERIFY(commitNow(*m_store, transaction));
            ++count;
        }
        QCOMPARE(valueOf(m_store->reader().startsOf(u"ana"_s, momentOf(6))), (std::vector{momentOf(6), momentOf(7)}));
        QVERIFY(valueOf(m_store->reader().startsOf(u"bo"_s, momentOf(0))).empty());
        QCOMPARE(valueOf(m_store->reader().failuresOf(u"cust-10001"_s, momentOf(0))),
                 (std::vector{momentOf(101), momentOf(102), momentOf(103), momentOf(104)}));
        QCOMPARE(valueOf(m_store->reader().failuresOf(u"cust-10001"_s, momentOf(103))).size(), size_t(2));
        QVERIFY(valueOf(m_store->reader().failuresOf(u"cust-1"_s, momentOf(0))).empty());
    }

    void usersAreSavedAndFoundByToken()
    {
        store::User user{.name = u"ana"_s,
                         .displayName = u"Ana B."_s,
                         .role = verification::Role::Supervisor,
                         .account = u"10001"_s,
                         .disabled = false,
                         .tokenHash = "aa",
                         .createdAt = momentOf(0)};
        QVERIFY(m_store->saveUser(user));
        QVERIFY(m_store->saveUser({.name = u"bo"_s, .displayName = {}, .account = {}, .tokenHash = {}}));
        QVERIFY(m_store->saveUser({.name = u"cy"_s, .displayName = {}, .account = {}, .tokenHash = {}}));
        user.disabled = true;
        user.tokenHash = "bb";
        QVERIFY(m_store->saveUser(user));
        reopen();
        QVERIFY(!valueOf(m_store->reader().userByTokenHash("aa")));
        QVERIFY(!valueOf(m_store->reader().userByTokenHash({})));
        const auto found = valueOf(m_store->reader().userByTokenHash("bb"));
        QVERIFY(found);
        QCOMPARE(found->name, user.name);
        QCOMPARE(found->role, user.role);
        QCOMPARE(found->account, user.account);
        QVERIFY(found->disabled);
        QCOMPARE(found->createdAt, user.createdAt);
        QCOMPARE(valueOf(m_store->reader().users()).size(), size_t(3));
        QVERIFY(!m_store->saveUser({}));
    }

    void hostileTextStaysText()
    {
        auto created = sampleCreated();
        created.customer.name = u"'; DROP TABLE events; -- <b>\u202Ex"_s + QChar(0xD800) + u'%' + u'_';
        QVERIFY(commitNow(*m_store, startOf(u"v1'--"_s, created)));
        store::HistoryQuery query;
        query.text = u"drop table"_s;
        QCOMPARE(valueOf(m_store->reader().history(query)).items.size(), size_t(1));
        query.text = u"dr%p"_s;
        QVERIFY(valueOf(m_store->reader().history(query)).items.empty());
        QCOMPARE(valueOf(m_store->reader().eventsOf(u"v1'--"_s)).size(), size_t(1));
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "store_test.moc"
