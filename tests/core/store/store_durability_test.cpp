// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QCoreApplication>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>
#include <functional>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kInFlight = 32;

/// What the child process does: commits without end, 32 at a time, and prints the number of each that was acknowledged.
int commitUntilKilled(const QString &url)
{
    auto opened = store::openStore(url);
    if (!opened)
        return 1;
    store::Store &store = **opened;
    int next = 0;
    const std::function<void()> commitOne = [&] {
        const int number = next++;
        auto transaction = startOf(u"v%1"_s.arg(number));
        transaction.inbox = sampleInbox(QByteArray::number(number));
        store.commit(std::move(transaction), [&, number](const base::Result<store::Receipt> &result) {
            if (!result)
                QCoreApplication::exit(2);
            std::printf("%d\n", number);
            std::fflush(stdout);
            commitOne();
        });
    };
    for (int i = 0; i < kInFlight; ++i)
        commitOne();
    return QCoreApplication::exec();
}

} // namespace

class StoreDurabilityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyAcknowledgedCommitOutlivesAKill_data()
    {
        QTest::addColumn<int>("acknowledged");
        QTest::newRow("early") << 1;
        QTest::newRow("soon") << 100;
        QTest::newRow("after a checkpoint") << 3000;
    }
    void everyAcknowledgedCommitOutlivesAKill()
    {
        QFETCH(int, acknowledged);
        QTemporaryDir dir;
        const QString url = u"sqlite:"_s + dir.filePath(u"store.db"_s);
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {u"--commit-until-killed"_s, url});
        QVERIFY(child.waitForStarted());
        QByteArray printed;
        QTRY_VERIFY_WITH_TIMEOUT((printed += child.readAllStandardOutput()).count('\n') >= acknowledged, 30'000);
        child.kill();
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        printed += child.readAllStandardOutput();
        printed.truncate(printed.lastIndexOf('\n'));

        auto opened = store::openStore(url);
        QVERIFY(opened);
        store::Store &store = **opened;
        const QList<QByteArray> numbers = printed.split('\n');
        QVERIFY(numbers.size() >= acknowledged);
        for (const QByteArray &number : numbers) {
            const QString id = u"v"_s + QString::fromLatin1(number);
            QVERIFY2(valueOf(store.reader().inboxHas(number)), number.constData());
            QVERIFY2(valueOf(store.reader().verification(id)), number.constData());
        }
        // A commit that was not acknowledged is there as a whole or not at all, and the seqs have no gap.
        const qint64 lastSeq = valueOf(store.reader().lastSeq());
        const auto events = valueOf(store.reader().eventsBetween(0, lastSeq, {}, static_cast<int>(lastSeq)));
        QCOMPARE(std::ssize(events), lastSeq);
        for (const auto &event : events) {
            const auto state = valueOf(store.reader().verification(event.verificationId));
            QVERIFY(state);
            QCOMPARE(state->lastSeq, event.seq);
        }
        QVERIFY(commitNow(store, startOf(u"after"_s)));
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() == 3 && arguments.at(1) == u"--commit-until-killed"_s)
        return commitUntilKilled(arguments.at(2));
    StoreDurabilityTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "store_durability_test.moc"
