// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/import_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using store::ImportConflict;
using store::ImportProgress;

/// An import of many customers beside a relay that serves the same database: `m_import` is the operator's program, `m_relay` the relay.
class StoreImportTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<store::Store> m_import, m_relay;
    int m_started = 0;

    /// An import during which `meanwhile` is done once, when the import has written half of what it writes.
    base::Result<store::ImportReport> importWhile(const std::vector<verification::Customer> &customers,
                                                  const std::function<void()> &meanwhile, store::ImportOptions options = importOptions())
    {
        bool isDone = false;
        options.progress = [&](const ImportProgress &progress) {
            if (!isDone && progress.phase == Phase::Write && progress.done * 2 > progress.all) {
                isDone = true;
                meanwhile();
            }
            return true;
        };
        auto imported = m_import->importCustomers(customers, options);
        if (!isDone)
            qFatal("the import had no second half");
        return imported;
    }
    /// As an Identity Enrolled webhook has it.
    void report(const QString &account, const QString &customerId, bool binds)
    {
        store::Transaction transaction;
        transaction.enrolled =
            store::EnrolledIdentity{.account = account, .customerId = customerId, .at = momentOf(5), .interviewId = {}, .binds = binds};
        QVERIFY(commitNow(*m_relay, std::move(transaction)));
    }
    void startVerification(const QString &account)
    {
        auto created = sampleCreated();
        created.customer.account = account;
        QVERIFY(commitNow(*m_relay, startOf(u"v-%1"_s.arg(++m_started), created)));
    }
    store::DirectoryEntry entryOf(const QString &account)
    {
        return valueOf(m_relay->reader().directoryEntry(account)).value_or(store::DirectoryEntry{});
    }
    static std::vector<ImportConflict> one(size_t index, ImportConflict::Kind kind, const QString &known)
    {
        return {{.index = index, .kind = kind, .known = known}};
    }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        m_path = m_dir.filePath(u"store%1.db"_s.arg(++s_count));
        m_relay = valueOf(store::openStore(u"sqlite:"_s + m_path, store::Access::Serve, u"relay"_s));
        m_import = valueOf(store::openStore(u"sqlite:"_s + m_path));
    }
    void cleanup()
    {
        m_import.reset();
        m_relay.reset();
    }

    void readersSeeAllOfItOrNothing()
    {
        QVERIFY(m_import->importCustomers(manyCustomers(u"Ann Old"_s), importOptions()));
        const QStringList before = directoryOf(*m_relay);
        QCOMPARE(before.size(), kMany);
        auto next = manyCustomers(u"Bob New"_s, kMany + 50);
        next[7].customerId = u"id-other"_s;
        auto options = importOptions();
        options.replaceIds = true;
        options.remove = {u"m-3"_s, u"m-4"_s}; // in the file as well: they stay
        QStringList after;
        int looks = 0;
        options.progress = [&](const ImportProgress &progress) {
            const bool isNew = progress.phase == Phase::Tidy;
            ++looks;
            const QStringList now = directoryOf(*m_relay);
            if (isNew && after.isEmpty())
                after = now;
            if (now != (isNew ? after : before))
                qFatal("a reader saw a part of it");
            const auto seen = [&](bool is) { return is == isNew; };
            if (!seen(valueOf(m_relay->reader().customer(u"m-620"_s)).has_value())
                || !seen(valueOf(m_relay->reader().customer(u"m-9"_s))->name == u"Bob New"_s)
                || !seen(!valueOf(m_relay->reader().customerByCustomerId(u"id-7"_s)))
                || !seen(valueOf(m_relay->reader().customerByCustomerId(u"id-other"_s)).has_value())
                || !seen(!valueOf(m_relay->reader().searchCustomers(u"bob"_s, 10)).empty())
                || !seen(valueOf(m_relay->reader().searchCustomers(u"ann old"_s, 10)).empty())
                || !seen(valueOf(m_relay->reader().searchCustomers(u"m620"_s, 10)).size() == 1))
                qFatal("a lookup saw a part of it, in phase %d", static_cast<int>(progress.phase));
            return true;
        };
        const auto report = valueOf(m_import->importCustomers(next, options));
        QCOMPARE(report.customers, kMany + 50);
        QCOMPARE(report.removed, 0);
        QVERIFY2(looks > 10, qPrintable(QString::number(looks)));
        QCOMPARE(after.size(), kMany + 50);
        QCOMPARE(directoryOf(*m_relay), after);
        QCOMPARE(valueOf(m_relay->reader().auditOf(u"m-7"_s)).size(), 1U);
        QCOMPARE(valueOf(m_relay->reader().auditOf(u"m-7"_s))[0].action, u"id_replaced"_s);
        QCOMPARE(leftBehind(m_path), 0);
    }

    /// Each commit is answered while the import waits for its next transaction, so none waits for the whole.
    void theRelayCommitsBetweenAnyTwoSteps()
    {
        std::vector<Phase> committedIn;
        const auto options = importOptions([&](const ImportProgress &progress) {
            startVerification(u"somebody"_s);
            committedIn.push_back(progress.phase);
            return true;
        });
        QCOMPARE(valueOf(m_import->importCustomers(manyCustomers(u"Ann"_s), options)).customers, kMany);
        QVERIFY(std::count(committedIn.begin(), committedIn.end(), Phase::Write) >= 5);
        QVERIFY(std::count(committedIn.begin(), committedIn.end(), Phase::Show) == 1);
        QCOMPARE(valueOf(m_relay->reader().openVerifications()).size(), committedIn.size());
    }

    void whatIsThereAlreadyIsNotWritten()
    {
        QVERIFY(m_import->importCustomers(manyCustomers(u"Ann"_s), importOptions()));
        const int rows = countIn(m_path, "SELECT max(row) FROM customer_versions");
        const QStringList before = directoryOf(*m_relay);
        auto later = importOptions();
        later.at = momentOf(99);
        QCOMPARE(valueOf(m_import->importCustomers(manyCustomers(u"Ann"_s), later)).customers, kMany);
        QCOMPARE(countIn(m_path, "SELECT max(row) FROM customer_versions"), rows);
        QCOMPARE(directoryOf(*m_relay), before);
    }

    void anIdThatSomebodyElseGotMeanwhileIsAConflict()
    {
        QVERIFY(m_import->importCustomers(
            {{.account = u"a"_s, .customerId = {}, .name = u"Al"_s, .phone = {}, .email = {}, .language = u"en"_s}}));
        const auto report = valueOf(importWhile(manyCustomers(u"Ann"_s), [this] { this->report(u"a"_s, u"id-400"_s, true); }));
        QCOMPARE(report.conflicts, one(400, ImportConflict::Kind::SharesId, u"a"_s));
        QCOMPARE(directoryOf(*m_relay).size(), 1);
        QCOMPARE(entryOf(u"a"_s).customer.customerId, u"id-400"_s);
        QCOMPARE(leftBehind(m_path), 0);
    }

    void anIdThatTheAccountGotMeanwhileIsNotReplaced()
    {
        auto customers = manyCustomers(u"Ann"_s);
        for (auto &customer : customers)
            customer.customerId.clear();
        QVERIFY(m_import->importCustomers(customers, importOptions()));
        const auto bound = [this] { report(u"m-5"_s, u"id-webhook"_s, true); };
        QCOMPARE(valueOf(importWhile(manyCustomers(u"Bob"_s), bound)).conflicts, one(5, ImportConflict::Kind::ReplacesId, u"id-webhook"_s));
        QCOMPARE(entryOf(u"m-6"_s).customer.name, u"Ann"_s);
        QCOMPARE(entryOf(u"m-6"_s).customer.customerId, QString());
        QCOMPARE(leftBehind(m_path), 0);
    }

    void aRejectionMeanwhileIsAConflict()
    {
        report(u"m-5"_s, u"id-5"_s, false);
        const auto reject = [this] { QVERIFY(m_relay->decideEnrolment({.id = 1, .approve = false, .by = u"sue"_s, .at = momentOf(9)})); };
        QCOMPARE(valueOf(importWhile(manyCustomers(u"Ann"_s), reject)).conflicts, one(5, ImportConflict::Kind::RejectedId, {}));
        QCOMPARE(directoryOf(*m_relay), QStringList());
    }

    void anIdThatCameMeanwhileIsKept()
    {
        auto customers = manyCustomers(u"Ann"_s);
        customers[5].customerId.clear();
        customers[6].customerId.clear();
        QVERIFY(m_import->importCustomers(customers, importOptions()));
        for (auto &customer : customers)
            customer.name = customer.account == u"m-6"_s ? u"Ann"_s : u"Bob"_s; // m-6 stays as it is
        const auto report = valueOf(importWhile(customers, [this] {
            this->report(u"m-5"_s, u"id-webhook"_s, true);
            this->report(u"m-6"_s, u"id-6"_s, true);
        }));
        QCOMPARE(report.conflicts.size(), 0U);
        QCOMPARE(report.kept, 2);
        QCOMPARE(entryOf(u"m-5"_s).customer.name, u"Bob"_s);
        for (const auto &[account, id] : {std::pair(u"m-5"_s, u"id-webhook"_s), std::pair(u"m-6"_s, u"id-6"_s)}) {
            QCOMPARE(entryOf(account).customer.customerId, id);
            QCOMPARE(entryOf(account).source, store::IdSource::Webhook);
            QCOMPARE(valueOf(m_relay->reader().customerByCustomerId(id))->account, account);
        }
        QCOMPARE(leftBehind(m_path), 0);
    }

    void anIdThatWasTakenBackMeanwhileDoesNotReturn()
    {
        auto customers = manyCustomers(u"Ann"_s);
        customers[5].customerId.clear();
        QVERIFY(m_import->importCustomers(customers, importOptions()));
        report(u"m-5"_s, u"id-webhook"_s, true);
        for (auto &customer : customers)
            customer.name = u"Bob"_s;
        const auto takeBack = [this] { QVERIFY(m_relay->decideEnrolment({.id = 1, .approve = false, .by = u"sue"_s, .at = momentOf(9)})); };
        QCOMPARE(valueOf(importWhile(customers, takeBack)).kept, 0);
        QCOMPARE(entryOf(u"m-5"_s).customer.customerId, QString());
        QCOMPARE(entryOf(u"m-5"_s).customer.name, u"Bob"_s);
        QVERIFY(!valueOf(m_relay->reader().customerByCustomerId(u"id-webhook"_s)));
    }

    void aReportThatCameMeanwhileAndAgreesIsSettled()
    {
        const auto agree = [this] { report(u"m-500"_s, u"id-500"_s, false); };
        QCOMPARE(valueOf(importWhile(manyCustomers(u"Ann"_s), agree)).conflicts.size(), 0U);
        const auto reported = valueOf(m_relay->reader().enrolments({.state = {}, .account = u"m-500"_s}));
        QCOMPARE(reported.at(0).state, store::EnrolmentState::Approved);
        QCOMPARE(reported.at(0).decidedBy, u"olga"_s);
    }

    void moreChangesThanOneTransactionTakesUp()
    {
        const auto flood = [this] {
            for (int i = 0; i < 300; ++i)
                report(u"m-%1"_s.arg(i), u"other-%1"_s.arg(i), false);
        };
        QCOMPARE(valueOf(importWhile(manyCustomers(u"Ann"_s), flood)).customers, kMany);
        QCOMPARE(directoryOf(*m_relay).size(), kMany);
        QCOMPARE(leftBehind(m_path), 0);
    }

    void whoIsBeingVerifiedByThenStays()
    {
        QVERIFY(m_import->importCustomers(manyCustomers(u"Ann"_s), importOptions()));
        auto options = importOptions();
        for (int i = 300; i < kMany; ++i)
            options.remove.push_back(u"m-%1"_s.arg(i));
        report(u"m-301"_s, u"id-301"_s, false); // known
        const auto kept = manyCustomers(u"Bob"_s, 300);
        const auto report = valueOf(importWhile(
            kept, [this] { startVerification(u"m-350"_s); }, options));
        QCOMPARE(report.removed, 299);
        QCOMPARE(report.notRemoved, std::vector{u"m-350"_s});
        QCOMPARE(directoryOf(*m_relay).size(), 301);
        QCOMPARE(entryOf(u"m-350"_s).customer.name, u"Ann"_s);
        QCOMPARE(valueOf(m_relay->reader().auditOf(u"m-350"_s)).size(), 0U);
        QCOMPARE(valueOf(m_relay->reader().auditOf(u"m-351"_s)).at(0).action, u"removed"_s);
        QCOMPARE(leftBehind(m_path), 0);
    }

    void theIdOfWhoStaysIsNotFree()
    {
        QVERIFY(m_import->importCustomers(manyCustomers(u"Ann"_s), importOptions()));
        auto options = importOptions();
        options.remove = {u"m-350"_s};
        auto customers = manyCustomers(u"Bob"_s, 300);
        customers.push_back(customers.front());
        customers.back().account = u"heir"_s;
        customers.back().customerId = u"id-350"_s;
        const auto report = valueOf(importWhile(
            customers, [this] { startVerification(u"m-350"_s); }, options));
        QCOMPARE(report.conflicts, one(300, ImportConflict::Kind::SharesId, u"m-350"_s));
        QCOMPARE(directoryOf(*m_relay).size(), kMany);
        QCOMPARE(entryOf(u"m-0"_s).customer.name, u"Ann"_s);
    }

    void aSecondImportIsRefusedInASentence()
    {
        QString said;
        QVERIFY(importWhile(manyCustomers(u"Ann"_s), [&] {
            const auto second = m_relay->importCustomers({sampleCustomer()}, {.by = u"eve"_s, .remove = {}});
            QCOMPARE(second.error().code, ErrorCode::StoreUnavailable);
            said = second.error().message;
        }));
        QVERIFY2(said.contains(u"another import is under way (olga, since "_s) && said.contains(u"try again"_s), qPrintable(said));
        QVERIFY(m_relay->importCustomers({sampleCustomer()}));
    }

    void givenUpItChangesNothing_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<int>("time");
        QTest::newRow("while it checks") << int(Phase::Check) << 2;
        QTest::newRow("before it writes") << int(Phase::Write) << 1;
        QTest::newRow("while it writes") << int(Phase::Write) << 4;
        QTest::newRow("before it is shown") << int(Phase::Show) << 1;
    }
    void givenUpItChangesNothing()
    {
        QFETCH(int, phase);
        QFETCH(int, time);
        QVERIFY(m_import->importCustomers(manyCustomers(u"Ann"_s, 400), importOptions()));
        const QStringList before = directoryOf(*m_relay);
        auto options =
            importOptions([&, seen = 0](const ImportProgress &progress) mutable { return int(progress.phase) != phase || ++seen < time; });
        options.remove = {u"m-399"_s};
        const auto given = m_import->importCustomers(manyCustomers(u"Bob"_s, 399), options);
        QCOMPARE(given.error().code, ErrorCode::Cancelled);
        QVERIFY2(given.error().message.contains(u"nothing was changed"_s), qPrintable(given.error().message));
        QCOMPARE(directoryOf(*m_relay), before);
        QCOMPARE(valueOf(m_relay->reader().auditOf(u"m-399"_s)).size(), 0U);
        QCOMPARE(leftBehind(m_path), 0);
    }

    void shownItIsNotGivenUpAnyMore()
    {
        QVERIFY(m_import->importCustomers(manyCustomers(u"Ann"_s), importOptions()));
        const auto options = importOptions([](const ImportProgress &progress) { return progress.phase != Phase::Tidy; });
        QCOMPARE(valueOf(m_import->importCustomers(manyCustomers(u"Bob"_s), options)).customers, kMany);
        QCOMPARE(entryOf(u"m-9"_s).customer.name, u"Bob"_s);
        QVERIFY(leftBehind(m_path) > 0);
        QVERIFY(m_import->importCustomers({sampleCustomer()})); // does the rest first
        QCOMPARE(leftBehind(m_path), 0);
        QCOMPARE(directoryOf(*m_relay).size(), kMany + 1);
    }

    void anAccountThatIsThereTwiceIsRefused()
    {
        QCOMPARE(m_import->importCustomers({sampleCustomer(), sampleCustomer()}).error().code, ErrorCode::Invalid);
    }
};

QTEST_GUILESS_MAIN(StoreImportTest)
#include "store_import_test.moc"
