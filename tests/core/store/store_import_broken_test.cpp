// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/import_samples.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using store::ImportProgress;

namespace
{

constexpr char kImports[] = "--import";

std::vector<verification::Customer> newCustomers()
{
    auto customers = manyCustomers(QStringLiteral("Bob"), kMany);
    customers[7].customerId = QStringLiteral("id-other");
    return customers;
}

store::ImportOptions replacing(std::function<bool(const ImportProgress &)> progress = {})
{
    auto options = importOptions(std::move(progress));
    options.replaceIds = true;
    options.remove = {QStringLiteral("gone")};
    return options;
}

/// The program that is killed: imports, and at the given step says so and waits for its end.
int importAndWait(const QString &path, int phase, int time)
{
    const auto store = valueOf(store::openStore(QStringLiteral("sqlite:") + path));
    const auto wait = [&, seen = 0](const ImportProgress &progress) mutable {
        if (int(progress.phase) == phase && ++seen == time) {
            std::puts("here");
            std::fflush(stdout);
            std::getchar();
        }
        return true;
    };
    return store->importCustomers(newCustomers(), replacing(wait)) ? 0 : 1;
}

} // namespace

/// An import whose process is killed in the middle.
class StoreImportBrokenTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QString m_path;
    std::unique_ptr<store::Store> m_relay;
    QStringList m_before;

    void killImportAt(Phase phase, int time)
    {
        QProcess program;
        program.start(QCoreApplication::applicationFilePath(),
                      {QString::fromLatin1(kImports), m_path, QString::number(int(phase)), QString::number(time)});
        QVERIFY2(program.waitForReadyRead(60'000), "the import never came there");
        program.kill();
        QVERIFY(program.waitForFinished());
        QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    }
    /// One round of retention.
    void purge()
    {
        for (;;) {
            store::Transaction transaction;
            transaction.purge = store::Purge{};
            if (valueOf(commitNow(*m_relay, std::move(transaction))).purged.isNothing())
                return;
        }
    }
    bool isNew() { return valueOf(m_relay->reader().customer(u"m-9"_s))->name == u"Bob"_s; }
    void verifyOutcome()
    {
        QCOMPARE(leftBehind(m_path), 0);
        QCOMPARE(directoryOf(*m_relay).size(), kMany);
        QCOMPARE(valueOf(m_relay->reader().customerByCustomerId(u"id-other"_s))->account, u"m-7"_s);
        QVERIFY(!valueOf(m_relay->reader().customer(u"gone"_s)));
        QCOMPARE(valueOf(m_relay->reader().auditOf(u"gone"_s)).size(), 1U);
        QCOMPARE(valueOf(m_relay->reader().auditOf(u"m-7"_s)).size(), 1U);
        QVERIFY(valueOf(m_relay->reader().searchCustomers(u"ann"_s, 10)).empty());
        QCOMPARE(valueOf(m_relay->reader().searchCustomers(u"bob"_s, 10)).size(), 10U);
    }

private Q_SLOTS:
    void init()
    {
        static int s_count = 0;
        m_path = m_dir.filePath(u"store%1.db"_s.arg(++s_count));
        m_relay = valueOf(store::openStore(u"sqlite:"_s + m_path, store::Access::Serve, u"relay"_s));
        auto customers = manyCustomers(u"Ann"_s, 300);
        customers.push_back(sampleCustomer(u"gone"_s));
        QVERIFY(m_relay->importCustomers(customers, importOptions()));
        m_before = directoryOf(*m_relay);
    }
    void cleanup() { m_relay.reset(); }

    void killed_data()
    {
        QTest::addColumn<int>("phase");
        QTest::addColumn<int>("time");
        QTest::addColumn<bool>("isShown");
        QTest::newRow("while it checks") << int(Phase::Check) << 2 << false;
        QTest::newRow("while it writes") << int(Phase::Write) << 2 << false;
        QTest::newRow("while it writes search terms") << int(Phase::Write) << 5 << false;
        QTest::newRow("before it is shown") << int(Phase::Show) << 1 << false;
        QTest::newRow("while it tidies up") << int(Phase::Tidy) << 2 << true;
    }
    void killed()
    {
        QFETCH(int, phase);
        QFETCH(int, time);
        QFETCH(bool, isShown);
        killImportAt(static_cast<Phase>(phase), time);
        QVERIFY(countIn(m_path, "SELECT count(*) FROM import_run") == 1);
        QCOMPARE(isNew(), isShown);
        if (!isShown) {
            QCOMPARE(directoryOf(*m_relay), m_before);
            QCOMPARE(valueOf(m_relay->reader().searchCustomers(u"bob"_s, 10)).size(), 0U);
        }
        bool wasCleared = false;
        const auto note = [&wasCleared](const ImportProgress &progress) {
            wasCleared = wasCleared || progress.phase == Phase::Clear;
            return true;
        };
        QVERIFY(m_relay->importCustomers(newCustomers(), replacing(note)));
        QVERIFY(wasCleared || phase == int(Phase::Check)); // nothing was written then
        verifyOutcome();
    }

    void retentionClearsUp_data() { killed_data(); }
    void retentionClearsUp()
    {
        QFETCH(int, phase);
        QFETCH(int, time);
        QFETCH(bool, isShown);
        killImportAt(static_cast<Phase>(phase), time);
        purge();
        QCOMPARE(leftBehind(m_path), 0);
        QCOMPARE(isNew(), isShown);
        if (isShown)
            verifyOutcome();
        else
            QCOMPARE(directoryOf(*m_relay), m_before);
    }

    void retentionLeavesAnImportAloneThatIsAlive()
    {
        const auto import = valueOf(store::openStore(u"sqlite:"_s + m_path));
        const auto options = replacing([this](const ImportProgress &progress) {
            if (progress.phase == Phase::Show)
                purge();
            return true;
        });
        QVERIFY(import->importCustomers(newCustomers(), options));
        verifyOutcome();
    }
};

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    if (words.size() == 5 && words.at(1) == QLatin1String(kImports))
        return importAndWait(words.at(2), words.at(3).toInt(), words.at(4).toInt());
    StoreImportBrokenTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "store_import_broken_test.moc"
