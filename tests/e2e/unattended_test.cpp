// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QDateTime>
#include <QJsonArray>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;

/// The relay as a process, with verdicts in its database whose calls nobody ended.
class UnattendedTest : public QObject
{
    Q_OBJECT

    static constexpr int kOpen = 5; // as many as an agent may have

    static QString idOf(int number) { return u"01935000-0000-7000-8000-00000000000%1"_s.arg(number); }

    /// A red verdict of the agent's, `ago`.
    static store::Transaction redVerdict(int number, std::chrono::minutes ago)
    {
        const base::Instant now = base::fromMillis(QDateTime::currentMSecsSinceEpoch());
        const auto event = [&](verification::EventBody body) {
            return verification::Event{
                .verificationId = idOf(number), .at = now - ago, .by = u"relay"_s, .body = std::move(body), .seq = 0};
        };
        verification::Created created;
        created.agent = {.name = u"alex"_s, .displayName = u"Alex Morgan"_s};
        created.customer.customerId = u"customer %1"_s.arg(number);
        verification::VerdictReached verdict;
        verdict.verdict = verification::Verdict::WrongPerson;
        store::Transaction transaction;
        transaction.events = {event(created),
                              event(verification::LinkReady{.interviewId = {}, .linkTokenHash = {}, .linkExpiresAt = now - ago}),
                              event(verification::MessageSent{}), event(verification::Opened{}), event(verdict)};
        transaction.states = {verification::fold(transaction.events)};
        return transaction;
    }

    static bool fill(const QString &path, std::chrono::minutes ago)
    {
        const auto store = store::openStore(u"sqlite:"_s + path);
        if (!store)
            return false;
        int committed = 0;
        for (int i = 0; i < kOpen; ++i)
            (*store)->commit(redVerdict(i, ago), [&committed](const base::Result<store::Receipt> &done) { committed += done ? 1 : 0; });
        return QTest::qWaitFor([&committed] { return committed == kOpen; });
    }

    static QString start(StreamProbe &probe)
    {
        const auto found = probe.call(u"customers.search"_s, {{u"text"_s, u"maria"_s}, {u"limit"_s, 1}});
        const QString account = found.value("result"_L1).toArray().at(0).toObject().value("account"_L1).toString();
        const auto answer = probe.call(u"verification.start"_s, {{u"account"_s, account}, {u"channel"_s, u"copy"_s}});
        return answer.contains("result"_L1) ? u"started"_s
                                            : answer.value("error"_L1).toObject().value("data"_L1).toObject().value("code"_L1).toString();
    }

private Q_SLOTS:
    void verdictsOfCallsThatNobodyEndedClose_data()
    {
        QTest::addColumn<qint64>("minutes");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("next");
        QTest::newRow("an hour ago") << qint64(61) << u"closed"_s << u"started"_s;
        QTest::newRow("a minute ago") << qint64(1) << u"decided"_s << u"limit_reached"_s;
        QTest::newRow("the clock was set back a day") << qint64(-24 * 60) << u"closed"_s << u"started"_s;
    }

    void verdictsOfCallsThatNobodyEndedClose()
    {
        QFETCH(qint64, minutes);
        QFETCH(QString, status);
        QFETCH(QString, next);
        RelayProgram relay;
        relay.configure("[incode]\nlink = \"static\"\n[message]\nsender = \"none\"\n");
        QVERIFY(relay.prepare());
        QVERIFY(fill(relay.databasePath(), std::chrono::minutes(minutes)));
        QVERIFY(relay.start());
        StreamProbe probe;
        QVERIFY(!probe.signIn(relay.stream(), relay.token()).isEmpty());
        for (int i = 0; i < kOpen; ++i) {
            const auto view = [&probe, i] {
                return probe.call(u"verification.get"_s, {{u"id"_s, idOf(i)}})
                    .value("result"_L1)
                    .toObject()
                    .value("verification"_L1)
                    .toObject();
            };
            QTRY_COMPARE(view().value("status"_L1).toString(), status);
            QCOMPARE(view().value("verdict"_L1).toString(), u"wrong_person"_s);
        }
        QCOMPARE(start(probe), next);
    }
};

QTEST_GUILESS_MAIN(UnattendedTest)
#include "unattended_test.moc"
