// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/relay/test_relay.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using test::StreamProbe;
using test::TestRelay;
using verification::Status;

/// verification.note: what agents say about a call.
class CallNoteTest : public QObject
{
    Q_OBJECT

private:
    static constexpr QLatin1StringView kNote{"verification.note"};

    void start()
    {
        m_relay->start();
        m_ana = m_relay->console("ana");
        m_id = m_relay->startSent(*m_ana, u"2001"_s);
    }
    /// Another face than the customer's: decided at once.
    void decide()
    {
        m_relay->visit(TestRelay::Press::Yes, m_relay->incode.newestLink());
        m_relay->post(TestRelay::faceResult(u"interview-1"_s, u"cid-9999"_s));
        QCOMPARE(m_relay->state(m_id).status, Status::Decided);
    }
    QJsonObject params(const QString &text, const QString &outcome = {}, const QString &key = {}) const
    {
        QJsonObject said{{u"id"_s, m_id}, {u"text"_s, text}};
        if (!outcome.isEmpty())
            said.insert(u"outcome"_s, outcome);
        if (!key.isEmpty())
            said.insert(u"idempotencyKey"_s, key);
        return said;
    }
    /// Every note about the call in the store, oldest first.
    QList<verification::Event> notes() const
    {
        QList<verification::Event> found;
        const auto events = m_relay->store().reader().eventsOf(m_id);
        for (const verification::Event &event : events.value_or(std::vector<verification::Event>{})) {
            const auto *note = std::get_if<verification::Note>(&event.body);
            if (note != nullptr && note->code == verification::kNoteOfCall)
                found.append(event);
        }
        return found;
    }
    QString newestText() const
    {
        const auto all = notes();
        return all.isEmpty() ? QString() : std::get<verification::Note>(all.constLast().body).text;
    }

    std::unique_ptr<TestRelay> m_relay;
    std::unique_ptr<StreamProbe> m_ana;
    QString m_id;

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<TestRelay>();
        m_relay->config.closing.outcomes = {{.code = u"address_changed"_s, .labels = {{u"en"_s, u"Address changed"_s}}}};
    }
    void cleanup()
    {
        m_ana.reset();
        m_relay.reset();
    }

    void isRecordedWithWhoSaidIt()
    {
        start();
        decide();
        const QJsonObject view = TestRelay::result(*m_ana, kNote, params(u"Moved to Calle Mayor 5."_s, u"address_changed"_s));
        QCOMPARE(view.value("id"_L1).toString(), m_id);
        QCOMPARE(view.value("status"_L1).toString(), u"decided"_s);
        QCOMPARE(notes().size(), 1);
        QCOMPARE(notes().first().by, u"ana"_s);
        QCOMPARE(m_relay->state(m_id).outcome, u"address_changed"_s);
        const QJsonObject detail = TestRelay::result(*m_ana, u"verification.get"_s, {{u"id"_s, m_id}});
        const QJsonObject event = detail.value("events"_L1).toArray().last().toObject();
        QCOMPARE(event.value("kind"_L1).toString(), u"note"_s);
        QCOMPARE(
            event.value("detail"_L1).toObject(),
            (QJsonObject{{u"code"_s, u"call_note"_s}, {u"text"_s, u"Moved to Calle Mayor 5."_s}, {u"outcome"_s, u"address_changed"_s}}));
    }

    void isKeptOverARestartAndTakenAfterTheEnd()
    {
        start();
        decide();
        TestRelay::result(*m_ana, u"verification.close"_s, {{u"id"_s, m_id}});
        m_ana.reset();
        m_relay->restart();
        m_ana = m_relay->console("ana");
        TestRelay::result(*m_ana, kNote, params(u"Called back."_s));
        QCOMPARE(newestText(), u"Called back."_s);
        QCOMPARE(m_relay->state(m_id).status, Status::Closed);
        QCOMPARE(m_relay->state(m_id).callNotes, 1);
        m_relay->clock.advance(verification::kCallNoteTime);
        QCOMPARE(TestRelay::refusal(*m_ana, kNote, params(u"Much later."_s)), u"wrong_state"_s);
        QCOMPARE(notes().size(), 1);
    }

    void theSameKeyIsTheSameNote()
    {
        start();
        decide();
        const QJsonObject first = TestRelay::result(*m_ana, kNote, params(u"Once."_s, {}, u"key-1"_s));
        QCOMPARE(TestRelay::result(*m_ana, kNote, params(u"Once."_s, {}, u"key-1"_s)), first);
        QCOMPARE(notes().size(), 1);
        TestRelay::result(*m_ana, kNote, params(u"Twice."_s, {}, u"key-2"_s));
        QCOMPARE(notes().size(), 2);
    }

    void onlyTheOwnerOrASupervisorMay()
    {
        start();
        decide();
        const auto ben = m_relay->console("ben");
        QCOMPARE(TestRelay::refusal(*ben, kNote, params(u"Not mine."_s)), u"not_found"_s);
        QCOMPARE(notes().size(), 0);
        const auto sue = m_relay->console("sue");
        TestRelay::result(*sue, kNote, params(u"Seen by me."_s));
        QCOMPARE(notes().first().by, u"sue"_s);
    }

    void waitsForTheVerdict()
    {
        start();
        QCOMPARE(TestRelay::refusal(*m_ana, kNote, params(u"Too early."_s)), u"wrong_state"_s);
        QCOMPARE(notes().size(), 0);
    }

    void refusesWhatIsNoNote_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("field");
        QTest::newRow("nothing") << QString() << QString() << u"text"_s;
        QTest::newRow("nothing that is seen") << u" \u202E\u202C\u200F"_s << QString() << u"text"_s;
        QTest::newRow("too long") << QString(protocol::kMaxCallNote + 1, u'x') << QString() << u"text"_s;
        QTest::newRow("zero") << u"a%1b"_s.arg(QChar(u'\0')) << QString() << u"text"_s;
        QTest::newRow("half a character") << QString(QChar(0xD800)) << QString() << u"text"_s;
        QTest::newRow("an outcome of somebody else's") << u"Words."_s << u"solved"_s << u"outcome"_s;
        QTest::newRow("an outcome in capitals") << u"Words."_s << u"ADDRESS_CHANGED"_s << u"outcome"_s;
        QTest::newRow("a long outcome") << u"Words."_s << QString(41, u'x') << u"outcome"_s;
    }
    void refusesWhatIsNoNote()
    {
        QFETCH(QString, text);
        QFETCH(QString, outcome);
        QFETCH(QString, field);
        start();
        decide();
        const QJsonObject error = m_ana->call(kNote, params(text, outcome)).value("error"_L1).toObject();
        QCOMPARE(error.value("data"_L1).toObject().value("code"_L1).toString(), u"invalid"_s);
        QCOMPARE(error.value("data"_L1).toObject().value("field"_L1).toString(), field);
        QCOMPARE(notes().size(), 0);
    }

    void becomesOneParagraphOfPlainText()
    {
        start();
        decide();
        TestRelay::result(*m_ana, kNote, params(u"first\r\nsecond\t\u202Ethird\u202C <b>&amp;</b>"_s));
        QCOMPARE(newestText(), u"first second third <b>&amp;</b>"_s);
        TestRelay::result(*m_ana, kNote, params(QString(protocol::kMaxCallNote, u'x')));
        QCOMPARE(newestText().size(), protocol::kMaxCallNote);
    }

    void consolesAreToldWhatTheOperatorOffers()
    {
        m_relay->config.closing.followUps = {
            {.results = {u"verified"_s}, .labels = {{u"en"_s, u"Open"_s}}, .url = u"https://crm.example/{account}"_s}};
        m_relay->start();
        StreamProbe console;
        const auto hello = protocol::helloResultFromJson(console.signIn(m_relay->streamUrl(), "token-ana"));
        QVERIFY(hello.has_value());
        QCOMPARE(hello->policy.closing, m_relay->config.closing);
    }

    void isNotTakenWhereTheOperatorWantsNone()
    {
        m_relay->config.closing.notes = false;
        start();
        decide();
        QCOMPARE(TestRelay::refusal(*m_ana, kNote, params(u"Words."_s)), u"not_allowed"_s);
        QCOMPARE(notes().size(), 0);
    }

    void isNotSaidToBeKeptWhereItIsNot()
    {
        start();
        decide();
        m_relay->diskBroken = true;
        QVERIFY(!TestRelay::refusal(*m_ana, kNote, params(u"Lost?"_s, {}, u"key-1"_s)).isEmpty());
        QCOMPARE(notes().size(), 0);
    }
};

QTEST_GUILESS_MAIN(CallNoteTest)
#include "call_note_test.moc"
