// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/import_samples.h"

#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kAccounts = 12;
constexpr int kIds = 6;
constexpr int kRounds = 40;

} // namespace

/// What an import says and does is the same in one transaction and in many: the same imports, reports and decisions, made at random, go to
/// two directories. One of them has so many customers beside in each import that it is written in steps.
class StoreImportModelTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::mt19937 m_random;

    int upTo(int most) { return std::uniform_int_distribution<int>(0, most)(m_random); }
    bool once(int in) { return upTo(in - 1) == 0; }
    QString account() { return u"a%1"_s.arg(upTo(kAccounts - 1)); }
    QString id() { return once(3) ? QString() : u"i%1"_s.arg(upTo(kIds - 1)); }

    std::vector<verification::Customer> someCustomers()
    {
        std::vector<verification::Customer> customers;
        for (int i = 0; i < kAccounts; ++i) {
            if (once(2))
                customers.push_back({.account = u"a%1"_s.arg(i),
                                     .customerId = id(),
                                     .name = once(2) ? u"Ann"_s : u"Bob"_s,
                                     .phone = {},
                                     .email = {},
                                     .language = u"en"_s});
        }
        return customers;
    }
    store::ImportOptions someOptions(int round)
    {
        store::ImportOptions options{.by = u"op%1"_s.arg(round), .at = momentOf(round), .remove = {}};
        options.replaceIds = once(2);
        options.sharedIds = once(2);
        for (int i = upTo(2); i > 0; --i)
            options.remove.push_back(account());
        return options;
    }
    static QString textOf(const store::ImportReport &report)
    {
        QStringList parts{u"kept %1 waiting %2 removed %3"_s.arg(report.kept).arg(report.waiting).arg(report.removed)};
        for (const QString &account : report.notRemoved)
            parts.append(u"stays "_s + account);
        for (const auto &conflict : report.conflicts)
            parts.append(u"conflict %1 %2 %3"_s.arg(conflict.index).arg(int(conflict.kind)).arg(conflict.known));
        return parts.join(u'\n');
    }
    /// All that anybody can see of the directory.
    static QString pictureOf(store::Store &store)
    {
        QStringList lines = directoryOf(store).filter(QRegularExpression(u"^a"_s));
        for (const auto &enrolment : valueOf(store.reader().enrolments({}))) {
            lines.append(u"%1 %2 %3 by %4"_s.arg(enrolment.account, enrolment.customerId, nameOf(enrolment.state), enrolment.decidedBy));
        }
        for (int i = 0; i < kAccounts; ++i) {
            const QString account = u"a%1"_s.arg(i);
            for (const auto &entry : valueOf(store.reader().auditOf(account)))
                lines.append(u"%1 %2 %3 %4 %5"_s.arg(account, entry.action, entry.by, entry.detail, base::toRfc3339(entry.at)));
        }
        for (const char *typed : {"ann", "bob", "a1"}) {
            for (const auto &customer : valueOf(store.reader().searchCustomers(QString::fromLatin1(typed), 50)))
                lines.append(QString::fromLatin1(typed) + u" finds "_s + customer.account);
        }
        return lines.join(u'\n');
    }
    void reportOne(store::Store &one, store::Store &other)
    {
        store::Transaction transaction;
        transaction.enrolled = store::EnrolledIdentity{
            .account = account(), .customerId = u"i%1"_s.arg(upTo(kIds - 1)), .at = momentOf(1), .interviewId = {}, .binds = once(2)};
        QCOMPARE(valueOf(commitNow(one, transaction)).enrolment, valueOf(commitNow(other, transaction)).enrolment);
    }
    void decideOne(store::Store &one, store::Store &other)
    {
        const store::EnrolmentDecision decision{.id = 1 + upTo(20), .approve = once(2), .by = u"sue"_s, .at = momentOf(2)};
        QCOMPARE(one.decideEnrolment(decision).has_value(), other.decideEnrolment(decision).has_value());
    }

private Q_SLOTS:
    void oneTransactionOrManyAreTheSame_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 4; ++seed)
            QTest::newRow(qPrintable(QString::number(seed))) << seed;
    }
    void oneTransactionOrManyAreTheSame()
    {
        QFETCH(unsigned, seed);
        m_random.seed(seed);
        const auto small = valueOf(store::openStore(u"sqlite:%1/small%2.db"_s.arg(m_dir.path()).arg(seed)));
        const QString path = u"%1/large%2.db"_s.arg(m_dir.path()).arg(seed);
        const auto large = valueOf(store::openStore(u"sqlite:"_s + path));
        const auto others = manyCustomers(u"Zoe"_s, 300);
        int imported = 0;
        for (int round = 0; round < kRounds; ++round) {
            const auto customers = someCustomers();
            auto options = someOptions(round);
            const auto one = valueOf(small->importCustomers(customers, options));
            auto more = customers;
            more.insert(more.end(), others.begin(), others.end());
            int steps = 0;
            options.progress = [&steps](const auto &) {
                ++steps;
                return true;
            };
            const auto many = valueOf(large->importCustomers(more, options));
            QVERIFY(steps > 0);
            QCOMPARE(textOf(many), textOf(one));
            imported += one.conflicts.empty() ? 1 : 0;
            for (int i = upTo(3); i > 0; --i)
                reportOne(*small, *large);
            for (int i = upTo(2); i > 0; --i)
                decideOne(*small, *large);
            QCOMPARE(pictureOf(*large), pictureOf(*small));
            QCOMPARE(leftBehind(path), 0);
        }
        QVERIFY(imported > kRounds / 10 && imported < kRounds);
    }
};

QTEST_GUILESS_MAIN(StoreImportModelTest)
#include "store_import_model_test.moc"
