// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using vault::Vault;

/// The file that holds the relay's key, from its making on.
class VaultKeyTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;

    [[nodiscard]] QByteArray key() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A process of its own that makes the key.
    /// @param dies the kernel ends it at the first byte that it writes to a file
    [[nodiscard]] pid_t maker(bool dies) const
    {
        const pid_t child = ::fork();
        if (child != 0)
            return child;
        if (dies) {
            constexpr rlimit kNothing{.rlim_cur = 0, .rlim_max = 0};
            ::signal(SIGXFSZ, SIG_DFL);
            ::setrlimit(RLIMIT_CORE, &kNothing);
            ::setrlimit(RLIMIT_FSIZE, &kNothing);
        }
        ::_exit(Vault::withKeyFile(m_path) ? 0 : 1);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        QDir(m_folder.path()).removeRecursively();
        QVERIFY(QDir().mkpath(m_folder.path()));
        m_path = m_folder.filePath(u"relay.key"_s);
    }

    void isMadeOnceForItsOwnerOnly()
    {
        QVERIFY(Vault::withKeyFile(m_path));
        const QByteArray made = key();
        QCOMPARE(made.size(), Vault::kKeyBytes);
        struct stat status {
        };
        QCOMPARE(::stat(QFile::encodeName(m_path).constData(), &status), 0);
        QCOMPARE(status.st_mode & 0777U, 0600U);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"relay.key"_s});
        QVERIFY(Vault::withKeyFile(m_path));
        QCOMPARE(key(), made);
    }

    void aCrashWhileItIsMadeLeavesNoHalfKey()
    {
        int status = 0;
        const pid_t child = maker(true);
        QCOMPARE(::waitpid(child, &status, 0), child);
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGXFSZ);
        QVERIFY(!QFile::exists(m_path));
        QVERIFY(Vault::withKeyFile(m_path)); // and the next start makes one
        QCOMPARE(key().size(), Vault::kKeyBytes);
    }

    void whoStartsTogetherEndsWithOneKey()
    {
        std::vector<pid_t> children;
        for (int i = 0; i < 8; ++i)
            children.push_back(maker(false));
        for (const pid_t child : children) {
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            QVERIFY(WIFEXITED(status));
            QCOMPARE(WEXITSTATUS(status), 0);
        }
        QCOMPARE(key().size(), Vault::kKeyBytes);
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"relay.key"_s});
    }

    void whereNoneCanBeMadeSaysWhy()
    {
        m_path = m_folder.filePath(u"no-such-folder/relay.key"_s);
        const auto opened = Vault::withKeyFile(m_path);
        QVERIFY(!opened);
        QVERIFY(opened.error().message.contains(u"can't be written"_s));
    }
};

QTEST_GUILESS_MAIN(VaultKeyTest)
#include "vault_key_test.moc"
