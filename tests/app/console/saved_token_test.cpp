// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sign_in/relay_address.h"
#include "app/console/sign_in/saved_token.h"
#include "tests/app/console/fake_token_store.h"
#include "tests/support/manual_clock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using app::SavedToken;
using Missing = SavedToken::Missing;
using Mood = test::FakeTokenStore::Mood;

namespace
{

const QUrl kBank(u"wss://relay.bank.example/v1/stream"_s);
const QUrl kOther(u"wss://relay.other.example/v1/stream"_s);

/// What was said since the last look.
struct Said {
    QList<QPair<QUrl, QByteArray>> found;
    QList<bool> late;
    QList<Missing> missing;
};

} // namespace

/// A sign-in token belongs to one relay; and a keychain that fails says how.
class SavedTokenTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<test::ManualClock> m_clock;
    std::unique_ptr<test::FakeTokenStore> m_store;
    std::unique_ptr<SavedToken> m_saved;
    Said m_said;

    /// As at a start of the console.
    void start(const QString &profile = u"default"_s)
    {
        m_saved = std::make_unique<SavedToken>(*m_store, *m_clock, *m_settings, profile);
        m_said = {};
        connect(m_saved.get(), &SavedToken::found, this, [this](const QUrl &relay, const base::Secret &token, bool late) {
            m_said.found.append({relay, token.reveal()});
            m_said.late.append(late);
        });
        connect(m_saved.get(), &SavedToken::missing, this, [this](const QUrl &, Missing why) { m_said.missing.append(why); });
    }

    /// Everything that is due in the loop has run: nothing here waits for time.
    static void settle()
    {
        constexpr int kTurns = 10; // the longest chain: two loads, a save, a removal
        for (int turn = 0; turn < kTurns; ++turn)
            QCoreApplication::processEvents();
    }

    Said ask(const QUrl &relay)
    {
        m_said = {};
        m_saved->ask(relay);
        settle();
        return m_said;
    }

private Q_SLOTS:
    void init()
    {
        m_saved.reset();
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_folder->filePath(u"settings.ini"_s), QSettings::IniFormat);
        m_clock = std::make_unique<test::ManualClock>();
        m_store = std::make_unique<test::FakeTokenStore>();
    }

    void relaysAreToldApartByOrigin_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *one, const char *other, bool same) {
            QTest::newRow(qPrintable(QString::fromLatin1(one) + u' ' + QString::fromLatin1(other)))
                << QString::fromLatin1(one) << QString::fromLatin1(other) << same;
        };
        row("relay.bank.example", "wss://RELAY.Bank.Example:443/v1/stream", true);
        row("https://relay.bank.example/authlink/v1/stream", "relay.bank.example", true);
        row("ws://127.0.0.1:80/", "ws://127.0.0.1/v1/stream", true);
        row("relay.bank.example", "relay.bank.example:8443", false);
        row("relay.bank.example", "relay.bank.example.evil.example", false);
        row("ws://127.0.0.1:443", "wss://127.0.0.1:443", false);
        row("ws://127.0.0.1:8080", "ws://[::1]:8080", false);
        row("relay.bank.example", "relay.bank.example.", false);
    }

    void relaysAreToldApartByOrigin()
    {
        QFETCH(QString, one);
        QFETCH(QString, other);
        QFETCH(bool, same);
        const auto first = app::relayUrlFrom(one);
        const auto second = app::relayUrlFrom(other);
        QVERIFY(first && second);
        QCOMPARE(app::originOf(*first) == app::originOf(*second), same);
    }

    void aTokenIsForItsRelayAlone()
    {
        start();
        m_saved->keep(kBank, base::Secret("token-bank"));
        settle();
        QCOMPARE(ask(kOther).missing, QList{Missing::NeverSaved});
        QVERIFY(m_said.found.isEmpty());
        m_saved->keep(kOther, base::Secret("token-other"));
        settle();
        QCOMPARE(ask(kBank).found, (QList<QPair<QUrl, QByteArray>>{{kBank, "token-bank"}}));
        QCOMPARE(ask(kOther).found, (QList<QPair<QUrl, QByteArray>>{{kOther, "token-other"}}));
        QCOMPARE(m_said.late, QList{false});
    }

    void profilesDoNotMix()
    {
        start();
        m_saved->keep(kBank, base::Secret("token-bank"));
        settle();
        start(u"training"_s);
        QCOMPARE(ask(kBank).missing, QList{Missing::NeverSaved});
    }

    void anOldTokenIsMovedToTheRelayInTheSettings()
    {
        m_settings->setValue(SavedToken::kRelaySetting, kBank); // as earlier consoles wrote it
        m_store->entries.insert_or_assign(u"default"_s, base::Secret("token-old"));
        start();
        QCOMPARE(ask(kOther).missing, QList{Missing::NeverSaved});
        QVERIFY(m_store->entries.contains(u"default"_s));
        QCOMPARE(ask(kBank).found, (QList<QPair<QUrl, QByteArray>>{{kBank, "token-old"}}));
        QVERIFY(!m_store->entries.contains(u"default"_s));
        QCOMPARE(m_store->entries.size(), size_t(1));
        QCOMPARE(ask(kBank).found.size(), 1);
        m_store->asked.clear();
        ask(kOther);
        QCOMPARE(m_store->asked.size(), 1); // nobody looks for an old one any more
    }

    void anOldTokenStaysWithItsRelayWhenTheSettingsChange()
    {
        m_settings->setValue(SavedToken::kRelaySetting, kBank);
        m_store->entries.insert_or_assign(u"default"_s, base::Secret("token-old"));
        start();
        m_settings->setValue(SavedToken::kRelaySetting, kOther.toString()); // edited, or signed in there without a keychain
        start();
        QCOMPARE(ask(kOther).missing, QList{Missing::NeverSaved});
        QVERIFY(!m_store->asked.contains(u"default"_s));
        QCOMPARE(ask(kBank).found, (QList<QPair<QUrl, QByteArray>>{{kBank, "token-old"}}));
    }

    void aTokenWithoutARelayIsNobodys()
    {
        m_store->entries.insert_or_assign(u"default"_s, base::Secret("token-old"));
        start();
        QCOMPARE(ask(kBank).missing, QList{Missing::NeverSaved});
        QCOMPARE(m_store->asked.size(), 1);
    }

    void anOldTokenNeverReplacesANewOne()
    {
        m_settings->setValue(SavedToken::kRelaySetting, kBank);
        m_store->entries.insert_or_assign(u"default"_s, base::Secret("token-old"));
        start();
        m_store->mood = Mood::Silent;
        m_saved->ask(kBank);
        m_saved->keep(kBank, base::Secret("token-new")); // the person was faster
        m_store->mood = Mood::Works;
        m_store->answerHeld();
        settle();
        QVERIFY(m_said.found.isEmpty());
        QVERIFY(!m_store->entries.contains(u"default"_s)); // the new one took its place
        QCOMPARE(ask(kBank).found, (QList<QPair<QUrl, QByteArray>>{{kBank, "token-new"}}));
    }

    void aKeychainThatFailsSaysHow_data()
    {
        QTest::addColumn<Mood>("mood");
        QTest::addColumn<Missing>("why");
        QTest::newRow("nothing kept") << Mood::Works << Missing::NeverSaved;
        QTest::newRow("locked") << Mood::Locked << Missing::Locked;
        QTest::newRow("there is none") << Mood::Missing << Missing::NoKeychain;
    }

    void aKeychainThatFailsSaysHow()
    {
        QFETCH(Mood, mood);
        QFETCH(Missing, why);
        m_store->mood = mood;
        start();
        QCOMPARE(ask(kBank).missing, QList{why});
        m_clock->advance(2 * SavedToken::kDeadline);
        QCOMPARE(m_said.missing, QList{why}); // once
    }

    void silenceHasADeadline()
    {
        m_store->mood = Mood::Silent;
        start();
        QVERIFY(ask(kBank).missing.isEmpty());
        m_clock->advance(SavedToken::kDeadline - 1ms);
        QVERIFY(m_said.missing.isEmpty());
        m_clock->advance(1ms);
        QCOMPARE(m_said.missing, QList{Missing::Silent});
    }

    void aLateTokenIsToldAsLate()
    {
        start();
        m_saved->keep(kBank, base::Secret("token-bank"));
        settle();
        m_store->mood = Mood::Silent;
        ask(kBank);
        m_clock->advance(SavedToken::kDeadline);
        m_store->mood = Mood::Works;
        m_store->answerHeld();
        settle();
        QCOMPARE(m_said.found.size(), 1);
        QCOMPARE(m_said.late, QList{true});
    }

    void aLateRefusalIsNotTold()
    {
        m_store->mood = Mood::Silent;
        start();
        ask(kBank);
        m_clock->advance(SavedToken::kDeadline);
        m_store->mood = Mood::Locked;
        m_store->answerHeld();
        settle();
        QCOMPARE(m_said.missing, QList{Missing::Silent});
    }

    void whatIsNotWantedAnyMoreIsNotTold()
    {
        start();
        m_saved->keep(kBank, base::Secret("token-bank"));
        settle();
        m_store->mood = Mood::Silent;
        m_saved->ask(kBank);
        m_saved->giveUp();
        m_store->mood = Mood::Works;
        m_store->answerHeld();
        settle();
        m_clock->advance(2 * SavedToken::kDeadline);
        QVERIFY(m_said.found.isEmpty() && m_said.missing.isEmpty());
    }
};

QTEST_GUILESS_MAIN(SavedTokenTest)
#include "saved_token_test.moc"
