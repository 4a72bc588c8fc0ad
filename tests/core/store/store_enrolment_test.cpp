// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using store::Enrolment;
using store::ImportConflict;
using store::ImportReport;

/// An Identity Enrolled webhook is remembered until somebody decides about it, and never replaces an id that is there.
class StoreEnrolmentTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Store> m_store;

    void reopen()
    {
        m_store.reset();
        m_store = valueOf(store::openStore(u"sqlite:"_s + m_dir->filePath(u"store.db"_s)));
    }
    Enrolment enrol(const QString &account, const QString &customerId, bool binds = false)
    {
        store::Transaction transaction;
        transaction.enrolled = store::EnrolledIdentity{
            .account = account, .customerId = customerId, .at = momentOf(1), .interviewId = u"interview"_s, .binds = binds};
        return valueOf(commitNow(*m_store, std::move(transaction))).enrolment;
    }
    Enrolment enrol(const char *account, const char *customerId)
    {
        return enrol(QString::fromLatin1(account), QString::fromLatin1(customerId));
    }
    /// As with directory.enrolments = "on".
    Enrolment bind(const char *account, const char *customerId)
    {
        return enrol(QString::fromLatin1(account), QString::fromLatin1(customerId), true);
    }
    ImportReport import(const char *account, const char *customerId, store::ImportOptions options = {})
    {
        auto customer = sampleCustomer(QString::fromLatin1(account));
        customer.customerId = QString::fromLatin1(customerId);
        options.by = u"olga"_s;
        options.at = momentOf(3);
        return valueOf(m_store->importCustomers({customer}, options));
    }
    QString idOf(const char *account)
    {
        const auto customer = valueOf(m_store->reader().customer(QString::fromLatin1(account)));
        return customer ? customer->customerId : u"(no such customer)"_s;
    }
    store::DirectoryEntry entryOf(const char *account)
    {
        return valueOf(m_store->reader().directoryEntry(QString::fromLatin1(account))).value_or(store::DirectoryEntry{});
    }
    std::vector<store::ReportedEnrolment> reported(std::optional<store::EnrolmentState> state = {})
    {
        return valueOf(m_store->reader().enrolments({.state = state, .account = {}}));
    }
    base::Result<store::ReportedEnrolment> decide(qint64 id, bool approve)
    {
        return m_store->decideEnrolment({.id = id, .approve = approve, .by = u"sue"_s, .at = momentOf(9)});
    }
    static QString refusalOf(const base::Result<store::ReportedEnrolment> &decided)
    {
        return decided ? u"none"_s : decided.error().message;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_store.reset(); }

    void aReportWaitsAndBindsNothing()
    {
        import("1", "");
        QCOMPARE(enrol(" 1 ", " id-1\t"), Enrolment::Pending);
        QCOMPARE(idOf("1"), QString());
        QVERIFY(!valueOf(m_store->reader().customerByCustomerId(u"id-1"_s)));
        QVERIFY(valueOf(m_store->reader().hasPendingEnrolment(u"1"_s)));
        QVERIFY(!valueOf(m_store->reader().hasPendingEnrolment(u"2"_s)));
        const auto all = reported();
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all[0].account, u"1"_s);
        QCOMPARE(all[0].customerId, u"id-1"_s);
        QCOMPARE(all[0].interviewId, u"interview"_s);
        QCOMPARE(all[0].reportedAt, momentOf(1));
        QCOMPARE(all[0].state, store::EnrolmentState::Pending);
        QVERIFY(all[0].isListed);
        QCOMPARE(all[0].name, sampleCustomer().name);
        QCOMPARE(enrol("1", "id-1"), Enrolment::Pending); // again: still one
        QCOMPARE(reported().size(), size_t(1));
    }

    void approvalGivesTheIdAndItsOrigin()
    {
        import("1", "");
        QCOMPARE(enrol("1", "id-1"), Enrolment::Pending);
        const auto approved = decide(reported()[0].id, true);
        QVERIFY2(approved, qPrintable(refusalOf(approved)));
        QCOMPARE(approved->state, store::EnrolmentState::Approved);
        QCOMPARE(approved->decidedBy, u"sue"_s);
        QCOMPARE(approved->decidedAt, momentOf(9));
        QCOMPARE(approved->currentId, u"id-1"_s);
        QVERIFY(!valueOf(m_store->reader().hasPendingEnrolment(u"1"_s)));
        const auto entry = entryOf("1");
        QCOMPARE(entry.customer.customerId, u"id-1"_s);
        QCOMPARE(entry.customer.name, sampleCustomer().name);
        QCOMPARE(entry.source, store::IdSource::Approved);
        QCOMPARE(entry.by, u"sue"_s);
        QCOMPARE(entry.at, momentOf(9));
        QCOMPARE(enrol("1", "id-1"), Enrolment::Known);
        const auto audit = valueOf(m_store->reader().auditOf(u"1"_s));
        QCOMPARE(audit.size(), size_t(1));
        QCOMPARE(audit[0].action, u"enrolment_approved"_s);
        QCOMPARE(audit[0].by, u"sue"_s);
    }

    void aRejectedIdStaysRejected()
    {
        import("1", "");
        enrol("1", "id-1");
        QVERIFY(decide(reported()[0].id, false));
        QCOMPARE(enrol("1", "id-1"), Enrolment::Rejected);
        QVERIFY(!valueOf(m_store->reader().hasPendingEnrolment(u"1"_s)));
        QCOMPARE(idOf("1"), QString());
        QCOMPARE(reported(store::EnrolmentState::Rejected).size(), size_t(1));
        QCOMPARE(reported(store::EnrolmentState::Pending).size(), size_t(0));
        QCOMPARE(bind("1", "id-1"), Enrolment::Rejected);
        QCOMPARE(enrol("1", "id-2"), Enrolment::Pending); // another id is another matter
        QCOMPARE(enrol("2", "id-1"), Enrolment::Pending); // so is another account
    }

    void whatWasApprovedCanBeTakenBack()
    {
        import("1", "");
        enrol("1", "id-1");
        const qint64 id = reported()[0].id;
        QVERIFY(decide(id, true));
        QVERIFY(decide(id, false));
        QCOMPARE(idOf("1"), QString());
        QCOMPARE(entryOf("1").source, store::IdSource::None);
        QVERIFY(decide(id, true)); // and given again by a person
        QCOMPARE(idOf("1"), u"id-1"_s);
    }

    void aRejectionDoesNotTakeAnImportedId()
    {
        enrol("1", "id-1");
        import("1", "id-1"); // the file agrees: the report needs nobody any more
        QCOMPARE(reported()[0].state, store::EnrolmentState::Approved);
        QCOMPARE(reported()[0].decidedBy, u"olga"_s);
        QVERIFY(decide(reported()[0].id, false));
        QCOMPARE(idOf("1"), u"id-1"_s);
    }

    void approvalIsRefusedWhereItWouldMislead()
    {
        enrol("1", "id-1");
        const qint64 id = reported()[0].id;
        QVERIFY2(refusalOf(decide(id, true)).contains(u"not in the directory"_s), qPrintable(refusalOf(decide(id, true))));
        import("1", "id-other");
        QVERIFY2(refusalOf(decide(id, true)).contains(u"another Incode id"_s), qPrintable(refusalOf(decide(id, true))));
        QCOMPARE(idOf("1"), u"id-other"_s);
        enrol("2", "id-2");
        import("2", "");
        import("3", "id-2");
        const qint64 second = reported().back().id;
        QVERIFY2(refusalOf(decide(second, true)).contains(u"one face"_s), qPrintable(refusalOf(decide(second, true))));
        QCOMPARE(idOf("2"), QString());
        QCOMPARE(decide(999, true).error().code, base::ErrorCode::NotFound);
        QCOMPARE(valueOf(m_store->reader().auditOf(u"1"_s)).size(), size_t(0)); // nothing happened
    }

    void whatTheDirectoryContradictsIsAConflictAndRemembersNothing()
    {
        import("1", "id-1");
        QCOMPARE(enrol("1", "id-1"), Enrolment::Known);
        QCOMPARE(enrol("1", "id-2"), Enrolment::Conflict);
        QCOMPARE(enrol("1", "ID-1"), Enrolment::Conflict);
        QCOMPARE(idOf("1"), u"id-1"_s);
        import("2", "");
        QCOMPARE(enrol("2", "id-1"), Enrolment::Conflict); // one id under two accounts would let one face verify the other
        QCOMPARE(enrol("8", "id-1"), Enrolment::Conflict);
        QCOMPARE(idOf("2"), QString());
        QCOMPARE(reported().size(), size_t(0));
    }

    void reportsThatContradictEachOtherAllWait()
    {
        QCOMPARE(enrol("7", "id-7"), Enrolment::Pending);
        QCOMPARE(enrol("7", "id-8"), Enrolment::Conflict); // somebody has to look: the first may be the forged one
        QCOMPARE(enrol("9", "id-7"), Enrolment::Conflict);
        QCOMPARE(reported(store::EnrolmentState::Pending).size(), size_t(3));
        import("7", "");
        QVERIFY(decide(reported()[1].id, true));
        QCOMPARE(idOf("7"), u"id-8"_s);
    }

    void aFloodOfReportsIsBounded()
    {
        for (int i = 0; i < 50; ++i)
            enrol(u"1"_s, u"id-%1"_s.arg(i));
        QCOMPARE(reported().size(), size_t(5));
    }

    void whatCannotBeAnIdIsNone()
    {
        QCOMPARE(enrol("", "id-1"), Enrolment::None);
        QCOMPARE(enrol(" ", "id-1"), Enrolment::None);
        QCOMPARE(enrol("1", " "), Enrolment::None);
        QCOMPARE(enrol(QString(65, u'1'), u"id-1"_s), Enrolment::None);
        QCOMPARE(enrol(u"1"_s, QString(129, u'i')), Enrolment::None);
        QCOMPARE(reported().size(), size_t(0));
        QCOMPARE(enrol(QString(64, u'1'), QString(128, u'i')), Enrolment::Pending);
        QCOMPARE(valueOf(commitNow(*m_store, startOf(u"v1"_s))).enrolment, Enrolment::None);
    }

    void switchedOnAReportBindsAtOnce()
    {
        import("1", "");
        QCOMPARE(bind("1", "id-1"), Enrolment::Bound);
        QCOMPARE(idOf("1"), u"id-1"_s);
        QCOMPARE(entryOf("1").source, store::IdSource::Webhook);
        QCOMPARE(entryOf("1").at, momentOf(1));
        QCOMPARE(bind("1", "id-1"), Enrolment::Known);
        QCOMPARE(bind("1", "id-2"), Enrolment::Conflict);
        QCOMPARE(bind("2", "id-2"), Enrolment::Pending); // not in the directory: an import must not adopt it by itself
        import("2", "");
        QCOMPARE(idOf("2"), QString());
        QVERIFY(decide(reported()[0].id, false)); // a person can take back what no person gave
        QCOMPARE(idOf("1"), QString());
    }

    void anImportTakesNoReportedId()
    {
        QCOMPARE(enrol("1", "id-1"), Enrolment::Pending);
        reopen();
        const auto report = import("1", "");
        QCOMPARE(report.customers, 1);
        QCOMPARE(report.waiting, 1);
        QCOMPARE(idOf("1"), QString());
        QVERIFY(valueOf(m_store->reader().hasPendingEnrolment(u"1"_s)));
    }

    void anImportWithoutAnIdKeepsTheKnownOne()
    {
        import("1", "");
        enrol("1", "id-1");
        QVERIFY(decide(reported()[0].id, true));
        QCOMPARE(import("1", " ").kept, 1);
        QCOMPARE(idOf("1"), u"id-1"_s);
        QCOMPARE(entryOf("1").source, store::IdSource::Approved);
        import("2", "id-2");
        QCOMPARE(import("2", "").kept, 1);
        QCOMPARE(idOf("2"), u"id-2"_s);
    }

    void anImportThatWouldReplaceAnIdChangesNothing()
    {
        import("1", "id-1");
        auto renamed = sampleCustomer(u"1"_s);
        renamed.customerId = u"id-2"_s;
        renamed.name = u"Somebody Else"_s;
        const auto report = valueOf(m_store->importCustomers({sampleCustomer(u"5"_s), renamed}));
        QCOMPARE(report.customers, 0);
        QCOMPARE(report.conflicts, (std::vector{ImportConflict{.index = 1, .kind = ImportConflict::Kind::ReplacesId, .known = u"id-1"_s}}));
        QCOMPARE(idOf("1"), u"id-1"_s);
        QCOMPARE(entryOf("1").customer.name, sampleCustomer().name);
        QCOMPARE(idOf("5"), u"(no such customer)"_s);
        QCOMPARE(import("1", "id-2", {.by = {}, .replaceIds = true, .remove = {}}).customers, 1);
        QCOMPARE(idOf("1"), u"id-2"_s);
        QCOMPARE(entryOf("1").source, store::IdSource::Import);
        QCOMPARE(entryOf("1").by, u"olga"_s);
        QCOMPARE(valueOf(m_store->reader().auditOf(u"1"_s))[0].action, u"id_replaced"_s);
    }

    void anImportThatWouldShareAnIdChangesNothing()
    {
        const auto shares = [](size_t index, const QString &account) {
            return ImportConflict{.index = index, .kind = ImportConflict::Kind::SharesId, .known = account};
        };
        import("1", "id-1");
        QCOMPARE(import("2", "id-1").conflicts, std::vector{shares(0, u"1"_s)});
        QCOMPARE(idOf("2"), u"(no such customer)"_s);
        auto third = sampleCustomer(u"3"_s);
        auto fourth = sampleCustomer(u"4"_s);
        fourth.customerId = third.customerId;
        QCOMPARE(valueOf(m_store->importCustomers({third, fourth})).conflicts, std::vector{shares(1, u"3"_s)});
        QCOMPARE(import("2", "id-1", {.by = {}, .sharedIds = true, .remove = {}}).customers, 1);
        QCOMPARE(idOf("2"), u"id-1"_s);
        QCOMPARE(valueOf(m_store->reader().auditOf(u"2"_s))[0].action, u"id_shared"_s);
        QCOMPARE(import("2", "id-1").customers, 1); // the same file again shares nothing new
    }

    void idsMayMoveBetweenAccountsWhenReplacingIsAllowed()
    {
        import("1", "id-1");
        import("2", "id-2");
        auto first = sampleCustomer(u"1"_s);
        auto second = sampleCustomer(u"2"_s);
        first.customerId = u"id-2"_s;
        second.customerId = u"id-1"_s;
        QCOMPARE(valueOf(m_store->importCustomers({first, second})).conflicts.size(), size_t(2));
        const auto swapped = valueOf(m_store->importCustomers({first, second}, {.by = {}, .replaceIds = true, .remove = {}}));
        QCOMPARE(swapped.customers, 2); // shared by nobody when it is done
        QCOMPARE(idOf("1"), u"id-2"_s);
        QCOMPARE(idOf("2"), u"id-1"_s);
    }

    void anImportOfARejectedIdSaysSo()
    {
        enrol("1", "id-1");
        QVERIFY(decide(reported()[0].id, false));
        QCOMPARE(import("1", "id-1").conflicts,
                 (std::vector{ImportConflict{.index = 0, .kind = ImportConflict::Kind::RejectedId, .known = {}}}));
        QCOMPARE(import("1", "id-1", {.by = {}, .replaceIds = true, .remove = {}}).customers, 1);
    }

    void aSecondDeliveryRemembersNothing()
    {
        const auto deliver = [this](const char *customerId) {
            store::Transaction transaction;
            transaction.inbox = sampleInbox("same-body");
            transaction.enrolled = store::EnrolledIdentity{
                .account = u"1"_s, .customerId = QString::fromLatin1(customerId), .at = momentOf(1), .interviewId = {}};
            return valueOf(commitNow(*m_store, std::move(transaction)));
        };
        QCOMPARE(deliver("id-1").enrolment, Enrolment::Pending);
        QCOMPARE(reported()[0].bodyHash, QByteArray("same-body"));
        const auto second = deliver("id-1");
        QVERIFY(second.duplicate);
        QCOMPARE(second.enrolment, Enrolment::None);
    }
};

QTEST_GUILESS_MAIN(StoreEnrolmentTest)
#include "store_enrolment_test.moc"
