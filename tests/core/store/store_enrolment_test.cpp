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
using store::ImportReport;

/// An Identity Enrolled webhook binds an account to an Incode customer id, and never replaces an id that is there.
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
    Enrolment enrol(const QString &account, const QString &customerId)
    {
        store::Transaction transaction;
        transaction.enrolled = store::EnrolledIdentity{.account = account, .customerId = customerId, .at = momentOf(1)};
        return valueOf(commitNow(*m_store, std::move(transaction))).enrolment;
    }
    Enrolment enrol(const char *account, const char *customerId)
    {
        return enrol(QString::fromLatin1(account), QString::fromLatin1(customerId));
    }
    ImportReport import(const char *account, const char *customerId)
    {
        auto customer = sampleCustomer(QString::fromLatin1(account));
        customer.customerId = QString::fromLatin1(customerId);
        return valueOf(m_store->importCustomers({customer}));
    }
    QString idOf(const char *account)
    {
        const auto customer = valueOf(m_store->customer(QString::fromLatin1(account)));
        return customer ? customer->customerId : u"(no such customer)"_s;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        reopen();
    }
    void cleanup() { m_store.reset(); }

    void anAccountWithoutAnIdIsBound()
    {
        QCOMPARE(import("1", ""), (ImportReport{.customers = 1, .enrolled = 0, .conflicts = 0}));
        QCOMPARE(enrol(" 1 ", " id-1\t"), Enrolment::Bound);
        QCOMPARE(idOf("1"), u"id-1"_s);
        QCOMPARE(valueOf(m_store->customerByCustomerId(u"id-1"_s))->account, u"1"_s);
        QCOMPARE(valueOf(m_store->customer(u"1"_s))->name, sampleCustomer().name);
    }

    void theSameAgainIsKnown()
    {
        import("1", "id-1");
        QCOMPARE(enrol("1", "id-1"), Enrolment::Known);
        QCOMPARE(enrol("1", "id-1"), Enrolment::Known);
        QCOMPARE(enrol("2", "id-2"), Enrolment::Bound);
        QCOMPARE(enrol("2", "id-2"), Enrolment::Known);
    }

    void anotherIdIsAConflictAndChangesNothing()
    {
        import("1", "id-1");
        QCOMPARE(enrol("1", "id-2"), Enrolment::Conflict);
        QCOMPARE(enrol("1", "ID-1"), Enrolment::Conflict);
        QCOMPARE(idOf("1"), u"id-1"_s);
        QCOMPARE(enrol("1", "id-1"), Enrolment::Known);
    }

    void theFirstReportOfAnUnknownAccountStands()
    {
        QCOMPARE(enrol("7", "id-7"), Enrolment::Bound);
        QCOMPARE(enrol("7", "id-8"), Enrolment::Conflict);
        reopen();
        QCOMPARE(import("7", ""), (ImportReport{.customers = 1, .enrolled = 1, .conflicts = 0}));
        QCOMPARE(idOf("7"), u"id-7"_s);
    }

    /// One id under two accounts would let one face verify the other account (customers_csv.h).
    void anIdOfAnotherAccountIsAConflict()
    {
        import("1", "id-1");
        import("2", "");
        QCOMPARE(enrol("2", "id-1"), Enrolment::Conflict);
        QCOMPARE(idOf("2"), QString());
        QCOMPARE(enrol("8", "id-1"), Enrolment::Conflict);
        QCOMPARE(enrol("9", "id-9"), Enrolment::Bound);
        QCOMPARE(enrol("2", "id-9"), Enrolment::Conflict);
        QCOMPARE(idOf("2"), QString());
    }

    void whatCannotBeAnIdIsNone()
    {
        QCOMPARE(enrol("", "id-1"), Enrolment::None);
        QCOMPARE(enrol(" ", "id-1"), Enrolment::None);
        QCOMPARE(enrol("1", " "), Enrolment::None);
        QCOMPARE(enrol(QString(65, u'1'), u"id-1"_s), Enrolment::None);
        QCOMPARE(enrol(u"1"_s, QString(129, u'i')), Enrolment::None);
        QCOMPARE(import("1", ""), (ImportReport{.customers = 1, .enrolled = 0, .conflicts = 0}));
        QCOMPARE(enrol(QString(64, u'1'), QString(128, u'i')), Enrolment::Bound);
        QCOMPARE(valueOf(commitNow(*m_store, startOf(u"v1"_s))).enrolment, Enrolment::None);
    }

    void anImportWithoutIdsDoesNotUndoABinding()
    {
        import("1", "");
        QCOMPARE(enrol("1", "id-1"), Enrolment::Bound);
        QCOMPARE(import("1", " "), (ImportReport{.customers = 1, .enrolled = 1, .conflicts = 0}));
        QCOMPARE(idOf("1"), u"id-1"_s);
        import("2", "id-2");
        QCOMPARE(enrol("2", "id-2"), Enrolment::Known);
        import("2", "");
        QCOMPARE(idOf("2"), u"id-2"_s);
    }

    void anImportWithAnotherIdWinsAndIsCounted()
    {
        QCOMPARE(enrol("1", "id-1"), Enrolment::Bound);
        QCOMPARE(import("1", "id-2"), (ImportReport{.customers = 1, .enrolled = 0, .conflicts = 1}));
        QCOMPARE(idOf("1"), u"id-2"_s);
        QCOMPARE(import("1", "id-2"), (ImportReport{.customers = 1, .enrolled = 0, .conflicts = 0}));
        QCOMPARE(enrol("1", "id-1"), Enrolment::Conflict);
        QCOMPARE(import("1", ""), (ImportReport{.customers = 1, .enrolled = 0, .conflicts = 0}));
        QCOMPARE(idOf("1"), QString()); // what lost does not come back
    }

    void anImportWithTheReportedIdAgrees()
    {
        QCOMPARE(enrol("1", "id-1"), Enrolment::Bound);
        QCOMPARE(import("1", " id-1 "), (ImportReport{.customers = 1, .enrolled = 0, .conflicts = 0}));
        QCOMPARE(idOf("1"), u"id-1"_s);
    }

    void anImportDoesNotGiveAReportedIdToASecondAccount()
    {
        QCOMPARE(enrol("1", "id-1"), Enrolment::Bound);
        import("2", "id-1");
        QCOMPARE(import("1", ""), (ImportReport{.customers = 1, .enrolled = 0, .conflicts = 1}));
        QCOMPARE(idOf("1"), QString());
        QCOMPARE(idOf("2"), u"id-1"_s);
    }

    void aSecondDeliveryBindsNothing()
    {
        const auto deliver = [this](const char *customerId) {
            store::Transaction transaction;
            transaction.inbox = sampleInbox("same-body");
            transaction.enrolled =
                store::EnrolledIdentity{.account = u"1"_s, .customerId = QString::fromLatin1(customerId), .at = momentOf(1)};
            return valueOf(commitNow(*m_store, std::move(transaction)));
        };
        QCOMPARE(deliver("id-1").enrolment, Enrolment::Bound);
        const auto second = deliver("id-1");
        QVERIFY(second.duplicate);
        QCOMPARE(second.enrolment, Enrolment::None);
    }
};

QTEST_GUILESS_MAIN(StoreEnrolmentTest)
#include "store_enrolment_test.moc"
