// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/parties.h"
#include "tests/support/programs/console_program.h"
#include "tests/support/programs/virtual_screen.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

/// The programs as they are built, and a person's keys on an X server. What came of a key is read from the relay's database and from the
/// customer's phone, never from the screen.
class RealKeysTest : public QObject
{
    Q_OBJECT

private:
    /// The first column of a query on the relay's database.
    [[nodiscard]] QStringList read(const QString &query) const
    {
        QStringList values;
        {
            QSqlDatabase db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"truth"_s);
            db.setDatabaseName(m_parties->relay.databasePath());
            db.setConnectOptions(u"QSQLITE_OPEN_READONLY"_s);
            if (db.open()) {
                for (QSqlQuery rows(query, db); rows.next();)
                    values.append(rows.value(0).toString());
            }
        }
        QSqlDatabase::removeDatabase(u"truth"_s);
        return values;
    }
    [[nodiscard]] QStringList statuses() const { return read(u"SELECT status FROM verifications ORDER BY created_at"_s); }
    [[nodiscard]] qsizetype messages() const { return read(u"SELECT kind FROM events WHERE kind = 'message_sent'"_s).size(); }

    /// Finds a customer by the name, and picks and sends by two keys.
    void send(const QString &name) const
    {
        const qsizetype before = statuses().size();
        QVERIFY(m_screen->type(name));
        QVERIFY(m_screen->press(u"Return"_s));
        // The list may come later than the key; the pick is not to be seen from outside, and Enter again would be a second wish.
        QTest::qWait(2'500);
        QVERIFY(m_screen->press(u"Return"_s));
        QTRY_COMPARE_WITH_TIMEOUT(statuses().size(), before + 1, 20'000);
    }

    std::unique_ptr<Parties> m_parties;
    std::unique_ptr<VirtualScreen> m_screen;
    std::unique_ptr<ConsoleProgram> m_console;

private Q_SLOTS:
    void init()
    {
        if (const QStringList missing = VirtualScreen::missing(); !missing.isEmpty())
            QSKIP(qPrintable(u"needs "_s + missing.join(u", "_s)));
        m_parties = std::make_unique<Parties>();
        m_parties->relay.keepDefaultSecret();
        QVERIFY(m_parties->start());
        m_screen = std::make_unique<VirtualScreen>();
        QVERIFY(m_screen->start());
        m_console = std::make_unique<ConsoleProgram>();
        m_console->program.environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        m_console->program.environment.insert(u"DISPLAY"_s, m_screen->display());
        QVERIFY(m_console->startWith(m_parties->relay));
        QVERIFY(m_screen->focusWindowOf(m_console->program.pid()));
    }
    void cleanup()
    {
        m_console.reset();
        m_screen.reset();
        m_parties.reset();
    }

    void twoKeysAfterTheNameSendTheLink()
    {
        send(u"zoe"_s);
        QVERIFY(m_parties->linkOnThePhone().isValid());
        QCOMPARE(messages(), 1);
    }

    void aHeldEnterPicksAndSendsNothing()
    {
        QVERIFY(m_screen->type(u"zoe"_s));
        QTest::qWait(2'500); // the list is there
        QVERIFY(m_screen->hold(u"Return"_s));
        QCOMPARE(statuses().size(), 0);
        QVERIFY(m_screen->press(u"Return"_s)); // the one that was meant
        QTRY_COMPARE_WITH_TIMEOUT(statuses().size(), 1, 20'000);
        QTRY_COMPARE_WITH_TIMEOUT(messages(), 1, 20'000);
    }

    void theCallEndsWhereverTheFocusIsLeft()
    {
        send(u"zoe"_s);
        const QUrl link = m_parties->linkOnThePhone();
        QVERIFY(link.isValid());
        QVERIFY(m_screen->type(u"james"_s)); // the focus is in the search field
        QVERIFY(m_screen->press(u"Home"_s));
        QVERIFY(m_screen->press(u"ctrl+e"_s)); // not decided: asks, and the harmless answer has the focus
        QVERIFY(m_screen->press(u"Return"_s));
        QVERIFY(m_parties->sayYes(link));
        QVERIFY(m_parties->capture(sandbox::Capture::Pass));
        QTRY_COMPARE_WITH_TIMEOUT(statuses(), QStringList{u"decided"_s}, 30'000);
        // The verdict reaches the window when it does; until then the key asks again.
        QVERIFY(QTest::qWaitFor([this] { return m_screen->press(u"ctrl+e"_s) && statuses() == QStringList{u"closed"_s}; }, 20'000));
    }

    void keysOfAPanelDoNothingBehindTheHistory()
    {
        send(u"zoe"_s);
        QVERIFY(m_screen->press(u"ctrl+h"_s));
        for (const auto &chord : {u"ctrl+e"_s, u"Tab"_s, u"Return"_s, u"ctrl+shift+x"_s, u"Tab"_s, u"Return"_s, u"ctrl+r"_s})
            QVERIFY(m_screen->press(chord));
        QVERIFY(m_screen->press(u"ctrl+l"_s));
        QVERIFY(m_screen->press(u"ctrl+shift+x"_s)); // here it asks
        QVERIFY(m_screen->press(u"Escape"_s));
        QTest::qWait(500);
        QVERIFY(!statuses().contains(u"cancelled"_s) && !statuses().contains(u"closed"_s));
        QCOMPARE(messages(), 1);
        QVERIFY(m_screen->press(u"ctrl+shift+x"_s));
        QVERIFY(m_screen->press(u"Tab"_s));
        QVERIFY(m_screen->press(u"Return"_s));
        QTRY_COMPARE_WITH_TIMEOUT(statuses(), QStringList{u"cancelled"_s}, 20'000);
    }
};

QTEST_GUILESS_MAIN(RealKeysTest)
#include "real_keys_test.moc"
