// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::StreamProbe;
using test::TestRelay;
using verification::Status;

/// A store that is there and says no to one change.
class StoreRefusalTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_relay = std::make_unique<TestRelay>(); }
    void cleanup()
    {
        m_ben.reset();
        m_relay.reset();
    }

    void whatTheStoreRefusesIsNotTriedForEver_data()
    {
        QTest::addColumn<QString>("kinds");
        QTest::newRow("that it was sent") << u"'message_sent'"_s;
        QTest::newRow("that it was sent, and that it failed") << u"'message_sent', 'message_failed'"_s;
    }
    void whatTheStoreRefusesIsNotTriedForEver()
    {
        QFETCH(const QString, kinds);
        m_relay->start();
        m_ben = m_relay->console("ben");
        QVERIFY(refuse(kinds));
        const QString id = TestRelay::result(*m_ben, u"verification.start"_s, {{u"account"_s, u"2001"_s}, {u"channel"_s, u"sms"_s}})
                               .value("id"_L1)
                               .toString();
        QSignalSpy failed(&m_relay->services().repository, &relay::verifications::VerificationRepository::commitFailed);
        QTRY_COMPARE(failed.count(), 1);
        QTRY_VERIFY(!m_relay->services().delivery.isBusy(id));
        for (int i = 0; i < 10; ++i) {
            m_relay->clock.advance(1s);
            QTRY_COMPARE(m_relay->services().repository.pending(), 0);
        }
        QVERIFY2(failed.count() <= 2, qPrintable(QString::number(failed.count())));
        if (!kinds.contains(u"failed"_s))
            QTRY_COMPARE(m_relay->state(id).status, Status::SendFailed);
        QCOMPARE(m_relay->incode.messages.size(), 1);
    }

private:
    /// From now on the store takes no events of these kinds.
    [[nodiscard]] bool refuse(const QString &kinds) const
    {
        bool done = false;
        {
            auto database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s);
            database.setDatabaseName(m_relay->databasePath());
            done = database.open()
                   && QSqlQuery(database).exec(u"CREATE TRIGGER refuse BEFORE INSERT ON events WHEN NEW.kind IN (%1) "
                                               "BEGIN SELECT RAISE(ABORT, 'refused'); END"_s.arg(kinds));
        }
        QSqlDatabase::removeDatabase(u"beside"_s);
        return done;
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ben;
};

QTEST_GUILESS_MAIN(StoreRefusalTest)
#include "store_refusal_test.moc"
