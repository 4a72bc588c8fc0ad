// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;

namespace
{
const QString &sessionToken()
{
    static const QString kind = u"session_token"_s;
    return kind;
}
const QString &legacyProof()
{
    static const QString kind = u"legacy_proof"_s;
    return kind;
}
} // namespace

/// Secrets are kept only for as long as they are needed, and are then gone from the disk, too.
class StoreSecretsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Store> m_store;

    void reopen()
    {
        m_store.reset();
        m_store = valueOf(store::openStore(u"sqlite:"_s + m_dir->filePath(u"store.db"_s)));
    }
    base::Result<store::Receipt> keep(const char *id, const QString &kind, const QByteArray &sealed)
    {
        store::Transaction transaction;
        transaction.secrets = {{.verificationId = QString::fromLatin1(id), .kind = kind, .sealed = sealed}};
        return commitNow(*m_store, std::move(transaction));
    }
    base::Result<store::Receipt> wipe(const char *id)
    {
        store::Transaction transaction;
        transaction.wipedSecrets = {QString::fromLatin1(id)};
        transaction.wipedLinks = transaction.wipedSecrets;
        return commitNow(*m_store, std::move(transaction));
    }
    std::optional<QByteArray> secretOf(const char *id, const QString &kind)
    {
        return valueOf(m_store->reader().secret(QString::fromLatin1(id), kind));
    }
    /// The names of the files that hold these bytes.
    QStringList filesWith(const QByteArray &bytes)
    {
        QStringList holders;
        const QDir folder(m_dir->path());
        for (const QString &name : folder.entryList(QDir::Files)) {
            QFile file(folder.filePath(name));
            if (!file.open(QIODevice::ReadOnly))
                qFatal("can't read %s", qPrintable(name));
            if (file.readAll().contains(bytes))
                holders.append(name);
        }
        return holders;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        reopen();
        QVERIFY(commitNow(*m_store, startOf(u"v1"_s)));
        QVERIFY(commitNow(*m_store, startOf(u"v2"_s)));
    }
    void cleanup() { m_store.reset(); }

    void isKeptByKindAndOutlivesTheProgram()
    {
        const QByteArray sealed("\0\xff\x01 any bytes", 13);
        QVERIFY(keep("v1", sessionToken(), sealed));
        QVERIFY(keep("v1", legacyProof(), "proof"));
        QVERIFY(keep("v2", sessionToken(), "other"));
        reopen();
        QCOMPARE(secretOf("v1", sessionToken()), sealed);
        QCOMPARE(secretOf("v1", legacyProof()), QByteArray("proof"));
        QCOMPARE(secretOf("v2", sessionToken()), QByteArray("other"));
        QCOMPARE(secretOf("v2", legacyProof()), std::nullopt);
        QCOMPARE(secretOf("v3", sessionToken()), std::nullopt);
    }

    void theNewerOneReplacesTheOlder()
    {
        QVERIFY(keep("v1", sessionToken(), "first"));
        QVERIFY(keep("v1", sessionToken(), "second"));
        QCOMPARE(secretOf("v1", sessionToken()), QByteArray("second"));
    }

    void wipingTakesEveryKindOfThatVerificationOnly()
    {
        QVERIFY(keep("v1", sessionToken(), "token"));
        QVERIFY(keep("v1", legacyProof(), "proof"));
        QVERIFY(keep("v2", sessionToken(), "other"));
        QVERIFY(wipe("v1"));
        QVERIFY(wipe("v1"));
        QCOMPARE(secretOf("v1", sessionToken()), std::nullopt);
        QCOMPARE(secretOf("v1", legacyProof()), std::nullopt);
        QCOMPARE(secretOf("v2", sessionToken()), QByteArray("other"));
    }

    void whatIsKeptAndWipedInOneChangeIsWiped()
    {
        store::Transaction transaction;
        transaction.secrets = {{.verificationId = u"v1"_s, .kind = sessionToken(), .sealed = "token"}};
        transaction.wipedSecrets = {u"v1"_s};
        QVERIFY(commitNow(*m_store, std::move(transaction)));
        QCOMPARE(secretOf("v1", sessionToken()), std::nullopt);
    }

    void oneOfAnUnknownVerificationIsRefused()
    {
        const auto kept = keep("v3", sessionToken(), "token");
        QVERIFY(!kept);
        QCOMPARE(kept.error().code, ErrorCode::Internal);
        QCOMPARE(secretOf("v3", sessionToken()), std::nullopt);
    }

    /// Many, so that pages of the file split and merge, which is where a database leaves copies behind.
    void nothingOfAWipedOneIsLeftInTheFilesAfterClosing()
    {
        const QByteArray planted = "PLANTED-SECRET-";
        const QByteArray plantedUrl = "planted-capture-link";
        constexpr int kMany = 200;
        for (int i = 0; i < kMany; ++i) {
            const QString id = u"many-%1"_s.arg(i);
            auto transaction = startOf(id);
            transaction.secrets = {
                {.verificationId = id, .kind = sessionToken(), .sealed = planted + QByteArray::number(i) + QByteArray(i * 7, 'x')},
                {.verificationId = id, .kind = legacyProof(), .sealed = planted + QByteArray(i * 31, 'y')}};
            transaction.links = {{.verificationId = id,
                                  .tokenHash = u"hash-%1"_s.arg(i),
                                  .captureUrl = QUrl(u"https://example.com/"_s + QString::fromLatin1(plantedUrl)),
                                  .deviceHash = {}}};
            m_store->commit(std::move(transaction), {});
        }
        QTRY_COMPARE(m_store->pendingCommits(), 0);
        QVERIFY2(!filesWith(planted).isEmpty(), "what was planted must be findable, or this test finds nothing ever");
        for (int i = 0; i < kMany; i += 2) // replaced ones leave nothing either
            QVERIFY(keep(qPrintable(u"many-%1"_s.arg(i)), sessionToken(), "short"));
        for (int i = 0; i < kMany; ++i)
            QVERIFY(wipe(qPrintable(u"many-%1"_s.arg(i))));
        m_store.reset();
        QCOMPARE(filesWith(planted), QStringList());
        QCOMPARE(filesWith(plantedUrl), QStringList());
        QCOMPARE(QDir(m_dir->path()).entryList(QDir::Files), QStringList{u"store.db"_s});
    }

    void aReportAddressLeadsToItsVerification()
    {
        store::Transaction transaction;
        transaction.reportAddresses = {{.tokenHash = u"r1"_s, .verificationId = u"v1"_s},
                                       {.tokenHash = u"r2"_s, .verificationId = u"v1"_s},
                                       {.tokenHash = u"r3"_s, .verificationId = u"v2"_s}};
        QVERIFY(commitNow(*m_store, std::move(transaction)));
        reopen();
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(u"r1"_s)), u"v1"_s);
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(u"r2"_s)), u"v1"_s);
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(u"r3"_s)), u"v2"_s);
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(u"r4"_s)), std::nullopt);
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(QString())), std::nullopt);
    }

    void aNewReportAddressTakesTheOldOnesPlace()
    {
        const auto add = [this](const char *hash, const char *id) {
            store::Transaction transaction;
            transaction.reportAddresses = {{.tokenHash = QString::fromLatin1(hash), .verificationId = QString::fromLatin1(id)}};
            return commitNow(*m_store, std::move(transaction)).has_value();
        };
        QVERIFY(add("r1", "v1") && add("r2", "v2") && add("r3", "v1"));
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(u"r1"_s)), std::nullopt);
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(u"r2"_s)), u"v2"_s);
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(u"r3"_s)), u"v1"_s);
    }

    void aReportAddressIsNeverTurnedToAnotherVerification()
    {
        const auto add = [this](const char *id) {
            store::Transaction transaction;
            transaction.reportAddresses = {{.tokenHash = u"r1"_s, .verificationId = QString::fromLatin1(id)}};
            return commitNow(*m_store, std::move(transaction));
        };
        QVERIFY(add("v1"));
        QCOMPARE(add("v2").error().code, ErrorCode::Internal);
        QCOMPARE(valueOf(m_store->reader().verificationByReportToken(u"r1"_s)), u"v1"_s);
    }
};

QTEST_GUILESS_MAIN(StoreSecretsTest)
#include "store_secrets_test.moc"
