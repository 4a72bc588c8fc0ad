// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/doctor/local_checks.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using Level = relay::doctor::Finding::Level;

/// What the doctor sees without asking anybody.
class LocalChecksTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    relay::config::RelayConfig m_config;

    void write(const QString &name, const QByteArray &bytes, QFile::Permissions permissions = QFile::ReadOwner | QFile::WriteOwner)
    {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
        file.close();
        QVERIFY(file.setPermissions(permissions));
    }
    /// The level, if the text holds these words.
    std::optional<Level> keyLevel(const char *words) const
    {
        const auto finding = relay::doctor::keyFinding(m_config);
        return finding.text.contains(QString::fromLatin1(words)) ? std::optional(finding.level) : std::nullopt;
    }
    std::optional<Level> credentialLevel(const char *words) const
    {
        const auto finding = relay::doctor::credentialFinding(m_config.webhook);
        return finding.text.contains(QString::fromLatin1(words)) && !finding.text.contains(u"PLANTED"_s) ? std::optional(finding.level)
                                                                                                         : std::nullopt;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_config = {};
        m_config.store.url = u"sqlite:"_s + m_dir->filePath(u"relay.db"_s);
    }

    void phrasesInSomeLanguagesOnlyAreNamed()
    {
        using protocol::Phrase;
        QVERIFY(!relay::doctor::coachingFinding(m_config.coaching));
        m_config.coaching.phrases = {{u"en"_s, {{Phrase::Closed, u"Goodbye."_s}}}, {u"es"_s, {{Phrase::Closed, u"Hasta luego."_s}}}};
        const auto some = relay::doctor::coachingFinding(m_config.coaching);
        QVERIFY(some && some->level == Level::Hint);
        QVERIFY2(some->text.contains("2 phrases"_L1) && some->text.contains("coaching.pt-BR.closed"_L1), qPrintable(some->text));
        QVERIFY2(!some->text.contains("coaching.es"_L1) && !some->text.contains("expired"_L1), qPrintable(some->text));
        m_config.coaching.phrases[u"pt-BR"_s].insert(Phrase::Closed, u"Até logo."_s);
        const auto all = relay::doctor::coachingFinding(m_config.coaching);
        QVERIFY(all && all->level == Level::Ok);
    }

    /// A database of some hundred pages.
    void makeDatabase()
    {
        const auto store = store::openStore(m_config.store.url);
        QVERIFY(store.has_value());
        std::vector<verification::Customer> customers;
        for (int i = 0; i < 2'000; ++i) {
            customers.push_back({.account = u"account-%1"_s.arg(i),
                                 .customerId = u"id-%1"_s.arg(i),
                                 .name = u"Ann Somebody"_s,
                                 .phone = {},
                                 .email = {},
                                 .language = u"en"_s});
        }
        QVERIFY((*store)->importCustomers(customers).has_value());
    }
    std::optional<Level> fileLevel(const char *words, qint64 maxBytes = relay::doctor::kMaxLookedThrough) const
    {
        const auto store = store::openStore(m_config.store.url, store::Access::ReadOnly);
        if (!store)
            return std::nullopt;
        const auto finding = relay::doctor::fileFinding(**store, maxBytes);
        return finding.text.contains(QString::fromLatin1(words)) ? std::optional(finding.level) : std::nullopt;
    }

    void saysWhatTheConnectionToIncodeCanCarry()
    {
        using relay::doctor::transportFinding;
        const QUrl api(u"https://api.example/omni"_s);
        QCOMPARE(transportFinding(api, true)->level, Level::Ok);
        QCOMPARE(transportFinding(api, false)->level, Level::Hint);
        QVERIFY(transportFinding(api, false)->text.contains(u"HTTP/1.1"_s));
        QVERIFY(!transportFinding(QUrl(u"http://127.0.0.1:9000"_s), false)); // the sandbox
    }

    void aWholeDatabaseIsFine()
    {
        makeDatabase();
        QCOMPARE(fileLevel("The database is whole"), Level::Ok);
    }

    void damagedPagesAreAProblem()
    {
        makeDatabase();
        QFile file(m_dir->filePath(u"relay.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        constexpr qint64 kPage = 4096;
        for (qint64 page = file.size() / kPage / 2; page < file.size() / kPage; ++page) // some of them hold nothing
            QVERIFY(file.seek(page * kPage) && file.write(QByteArray(64, '\x7e')) == 64);
        file.close();
        QCOMPARE(fileLevel("The database is damaged"), Level::Problem);
        QCOMPARE(fileLevel("restore the newest backup"), Level::Problem);
    }

    /// Such a row can be a row, and decides who turns green; only the index of ids still knows the right one.
    void aChangedByteOfAnIdIsAProblem()
    {
        makeDatabase();
        QFile file(m_dir->filePath(u"relay.db"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 id = file.readAll().indexOf("id-1501");
        QVERIFY(id > 0 && file.seek(id) && file.write("id-1509") == 7);
        file.close();
        QCOMPARE(fileLevel("The database is damaged"), Level::Problem);
    }

    void aFileThatWasCutOffIsAProblem_data()
    {
        QTest::addColumn<qint64>("lost");
        QTest::newRow("a byte, which reads as a zero all the same") << qint64(1);
        QTest::newRow("most of a page") << qint64(4'000);
    }
    void aFileThatWasCutOffIsAProblem()
    {
        QFETCH(qint64, lost);
        makeDatabase();
        QFile file(m_dir->filePath(u"relay.db"_s));
        QVERIFY(file.resize(file.size() - lost));
        QCOMPARE(fileLevel("the file was cut off, and 1 of its "), Level::Problem);
        QCOMPARE(fileLevel("the file was cut off", 100'000), Level::Problem); // seen without reading all of it
    }

    void wholePagesThatAreMissingAreAProblemOrNoStore()
    {
        makeDatabase();
        QFile file(m_dir->filePath(u"relay.db"_s));
        QVERIFY(file.resize(file.size() - 8'192));
        if (store::openStore(m_config.store.url, store::Access::ReadOnly)) // whoever opens it says so otherwise
            QCOMPARE(fileLevel("restore the newest backup"), Level::Problem);
    }

    void whatStandsInTheLogIsNotMissing()
    {
        const auto serving = store::openStore(m_config.store.url);
        QVERIFY(serving.has_value());
        std::vector<verification::Customer> customers;
        for (int i = 0; i < 20; ++i)
            customers.push_back(
                {.account = u"a%1"_s.arg(i), .customerId = {}, .name = u"Ann"_s, .phone = {}, .email = {}, .language = u"en"_s});
        QVERIFY((*serving)->importCustomers(customers).has_value());
        const auto inspection = (*serving)->reader().inspect(relay::doctor::kMaxLookedThrough);
        QVERIFY(inspection.has_value());
        QVERIFY2(QFileInfo(m_dir->filePath(u"relay.db"_s)).size() < inspection->bytes, "some pages are in the log only");
        QCOMPARE(fileLevel("The database is whole"), Level::Ok);
    }

    void aLargeDatabaseIsNotLookedThrough()
    {
        makeDatabase();
        QCOMPARE(fileLevel("more than is looked through beside a relay", 100'000), Level::Hint);
    }

    void aKeyFileOfItsOwnerIsFine()
    {
        write(u"relay.db"_s, "x");
        write(u"relay.db.key"_s, QByteArray(32, 'k'));
        QCOMPARE(keyLevel("readable for its owner only"), Level::Ok);
    }

    void aKeyFileThatOthersMayReadIsAProblem()
    {
        write(u"relay.db.key"_s, QByteArray(32, 'k'), QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther);
        QCOMPARE(keyLevel("chmod 600"), Level::Problem);
    }

    void certificatesAreReadAsTheRelayReadsThem()
    {
        QVERIFY(!relay::doctor::tlsFinding(m_config.http));
        const auto levelOf = [this](const QString &certificate, const QString &key, const char *words) {
            const QString folder = QStringLiteral(AUTHLINK_SOURCE_DIR "/tests/fixtures/tls/test-only-");
            m_config.http.tlsCertificate = folder + certificate;
            m_config.http.tlsKey = folder + key;
            const auto finding = relay::doctor::tlsFinding(m_config.http);
            return finding && finding->text.contains(QString::fromLatin1(words)) ? std::optional(finding->level) : std::nullopt;
        };
        QCOMPARE(levelOf(u"certificate.pem"_s, u"key.pem"_s, "is good until"), Level::Ok);
        QCOMPARE(levelOf(u"certificate.pem"_s, u"rsa-key.pem"_s, "is not that of the first certificate"), Level::Problem);
        QCOMPARE(levelOf(u"absent.pem"_s, u"key.pem"_s, "No PEM certificate in"), Level::Problem);
    }

    void aDamagedKeyIsAProblem()
    {
        write(u"relay.db.key"_s, QByteArray(31, 'k'));
        QCOMPARE(keyLevel("restore it"), Level::Problem);
    }

    void aLostKeyIsSaidAndNotReplaced()
    {
        write(u"relay.db"_s, "x");
        QCOMPARE(keyLevel("is missing"), Level::Hint);
        QVERIFY(!QFile::exists(m_dir->filePath(u"relay.db.key"_s)));
    }

    void beforeTheFirstStartThereIsNone()
    {
        QCOMPARE(keyLevel("There is no sealing key yet"), Level::Ok);
        QVERIFY(!QFile::exists(m_dir->filePath(u"relay.db.key"_s)));
    }

    void aKeyInTheConfigurationNeedsNoFile()
    {
        m_config.store.key = base::Secret("PLANTED-KEY");
        QCOMPARE(keyLevel("in the configuration"), Level::Ok);
        QVERIFY(!relay::doctor::keyFinding(m_config).text.contains(u"PLANTED"_s));
    }

    void webhookCredentialsAreNamedAndNotTold()
    {
        QCOMPARE(credentialLevel("every webhook is refused"), Level::Problem);
        m_config.webhook.headerSecret = base::Secret("PLANTED-1");
        QCOMPARE(credentialLevel("by the header X-Incode-Secret."), Level::Ok);
        m_config.webhook.oauthClientSecret = base::Secret("PLANTED-2");
        QCOMPARE(credentialLevel("X-Incode-Secret or OAuth."), Level::Ok);
        m_config.webhook.headerSecret = {};
        QCOMPARE(credentialLevel("by OAuth."), Level::Ok);
        m_config.webhook.oauthClientSecretPrevious = base::Secret("PLANTED-3");
        QCOMPARE(credentialLevel("A previous secret is valid too"), Level::Hint);
    }
};

QTEST_GUILESS_MAIN(LocalChecksTest)
#include "local_checks_test.moc"
