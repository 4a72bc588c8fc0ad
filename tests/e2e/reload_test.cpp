// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using namespace authlink::test;

/// SIGHUP, `authlink-relay reload`, renewed certificates, and what systemd is told.
class ReloadTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray body(const QByteArray &id) { return "{\"event_type\":\"SESSION_STARTED\",\"interviewId\":\"" + id + "\"}"; }
    static int post(const RelayProgram &relay, const QByteArray &id, const QByteArray &secret)
    {
        return sendRaw(static_cast<quint16>(relay.http().port()), webhookPost(body(id), secret)).status;
    }
    static bool says(RelayProgram &relay, const QByteArray &text, int times = 1)
    {
        return QTest::qWaitFor(
            [&] {
                relay.program.readMore();
                return relay.program.output().count(text) >= times;
            },
            20'000);
    }
    static bool overwrite(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }
    static void hangUp(const RelayProgram &relay) { ::kill(static_cast<pid_t>(relay.program.pid()), SIGHUP); }

    /// Puts a fixture in the place of the file, as certificate clients do: written beside it, then renamed.
    static void install(const RelayProgram &relay, const QString &fixture, const QString &name)
    {
        const QString fresh = relay.program.filePath(name + u".new"_s);
        QVERIFY(QFile::copy(QStringLiteral(AUTHLINK_SOURCE_DIR "/tests/fixtures/tls/") + fixture, fresh));
        QCOMPARE(::rename(QFile::encodeName(fresh).constData(), QFile::encodeName(relay.program.filePath(name)).constData()), 0);
    }
    static QByteArray fixtureDigest(const QString &fixture)
    {
        return QSslCertificate::fromPath(QStringLiteral(AUTHLINK_SOURCE_DIR "/tests/fixtures/tls/") + fixture)
            .value(0)
            .digest(QCryptographicHash::Sha256);
    }
    /// The certificate that a new connection is shown; empty: the handshake failed.
    static QByteArray shownDigest(const RelayProgram &relay)
    {
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(u"127.0.0.1"_s, static_cast<quint16>(relay.http().port()));
        return socket.waitForEncrypted(10'000) ? socket.peerCertificate().digest(QCryptographicHash::Sha256) : QByteArray();
    }

private Q_SLOTS:
    void aHangupTakesUpTheNewSecretAndNamesWhatItCannot()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        QCOMPARE(post(relay, "a", RelayProgram::kSecret), 200);

        relay.setSecret("another-secret");
        relay.configure("[policy]\nlink_life_s = 120\n");
        QVERIFY(relay.rewrite());
        hangUp(relay);
        QVERIFY(says(relay, "reloaded; changed: webhook.header_secret\n"));
        // The file names the port that the first start was given.
        QVERIFY(says(relay, "only a restart takes up: http.listen, policy.link_life_s\n"));
        QCOMPARE(post(relay, "b", "another-secret"), 200);
        QCOMPARE(post(relay, "c", RelayProgram::kSecret), 401);
        QVERIFY(!relay.program.output().contains("another-secret"));

        hangUp(relay); // again, and what waits for the restart is named again
        QVERIFY(says(relay, "reloaded; changed: nothing\n"));
        QVERIFY(says(relay, "only a restart takes up: http.listen, policy.link_life_s\n", 2));
        QCOMPARE(relay.program.terminate(), 0);
    }

    void aHangupDuringTheStartWaits()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        QFile file(relay.program.filePath(u"relay.toml"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray config = file.readAll();
        // A pipe holds the start where the configuration is read.
        const QByteArray pipe = QFile::encodeName(relay.program.filePath(u"pipe.toml"_s));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        const auto readerCame = [&pipe](QFile &to) {
            return QTest::qWaitFor(
                [&] {
                    const int descriptor = ::open(pipe.constData(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
                    return descriptor >= 0 && to.open(descriptor, QIODevice::WriteOnly, QFile::AutoCloseHandle);
                },
                20'000);
        };
        QProcess serve;
        serve.setProcessChannelMode(QProcess::MergedChannels);
        serve.setWorkingDirectory(relay.program.filePath(u"."_s));
        serve.start(QStringLiteral(AUTHLINK_BIN_DIR "/authlink-relay"), {u"serve"_s, u"--config"_s, u"pipe.toml"_s});
        QByteArray said;
        const auto hears = [&](const QByteArray &text) {
            return QTest::qWaitFor(
                [&] {
                    said += serve.readAll();
                    return said.contains(text);
                },
                20'000);
        };
        QFile first;
        QVERIFY(readerCame(first));
        QCOMPARE(::kill(static_cast<pid_t>(serve.processId()), SIGHUP), 0);
        QVERIFY(first.write(config) == config.size());
        first.close();
        QVERIFY2(hears("serving at"), said.constData());
        QFile second; // the reload that was asked for
        QVERIFY(readerCame(second));
        QVERIFY(second.write(config) == config.size());
        second.close();
        QVERIFY2(hears("reloaded; changed: nothing"), said.constData());
        serve.terminate();
        QVERIFY(serve.waitForFinished(20'000));
        QCOMPARE(serve.exitCode(), 0);
    }

    void aBrokenConfigurationChangesNothing()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        relay.setSecret("another-secret");
        relay.configure("[policy]\nlink_live_s = 120\n");
        QVERIFY(relay.rewrite());
        hangUp(relay);
        QVERIFY(says(relay, "the reload was refused, everything stays as it was"));
        QVERIFY(relay.program.output().contains("link_life_s")); // the nearest key is named
        QCOMPARE(post(relay, "a", RelayProgram::kSecret), 200);
        QCOMPARE(post(relay, "b", "another-secret"), 401);

        // The command refuses it, too, where the operator reads why, and tells the relay nothing.
        const auto told = relay.program.run({u"reload"_s, u"--config"_s, relay.program.filePath(u"relay.toml"_s)});
        QCOMPARE(told.exitCode, 1);
        QVERIFY(told.err.contains("link_life_s"));
        QCOMPARE(relay.program.terminate(), 0);
    }

    void whatIsEmptyOrCutOffChangesNothing()
    {
        RelayProgram relay;
        const QString secret = relay.program.filePath(u"secret"_s);
        const QString config = relay.program.filePath(u"relay.toml"_s);
        relay.keepDefaultSecret(); // a sandbox has a built-in one, which everybody knows
        relay.configure("[webhook]\nheader_secret_file = \"secret\"\n");
        QVERIFY(overwrite(secret, RelayProgram::kSecret));
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        const QStringList reload{u"reload"_s, u"--config"_s, config};
        QFile file(config);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray whole = file.readAll();
        const auto isRefused = [&](const QByteArray &because) {
            const auto told = relay.program.run(reload);
            return told.exitCode == 1 && told.err.contains(because) && says(relay, because)
                   && post(relay, "a" + because.left(4), RelayProgram::kSecret) == 200 && post(relay, "b", "sandbox-webhook-secret") == 401;
        };

        QVERIFY(overwrite(secret, ""));
        QVERIFY(isRefused("'webhook.header_secret' had a value and has none any more"));
        QVERIFY(overwrite(secret, "\n"));
        hangUp(relay);
        QVERIFY(says(relay, "had a value and has none any more", 2));
        QVERIFY(overwrite(secret, RelayProgram::kSecret));
        QVERIFY(overwrite(config, whole.first(whole.indexOf("[webhook]")))); // the disk was full
        QVERIFY(isRefused("'webhook.header_secret' had a value and has none any more"));
        QVERIFY(overwrite(config, "# to be written\n"));
        hangUp(relay);
        QVERIFY(says(relay, "relay.toml holds no key any more"));
        QCOMPARE(post(relay, "c", RelayProgram::kSecret), 200);
        QCOMPARE(relay.program.run(reload).exitCode, 1);

        // Whole again, with OAuth in its place.
        QVERIFY(overwrite(config, whole.first(whole.indexOf("[webhook]"))
                                      + "[webhook]\noauth_client_id = \"i\"\noauth_client_secret = \"another-secret\"\n"));
        const auto told = relay.program.run(reload);
        QVERIFY2(told.exitCode == 0, told.err.constData());
        QVERIFY2(told.out.contains("reloaded; changed: webhook.header_secret, webhook.oauth_client_id"), told.out.constData());
        QCOMPARE(relay.program.terminate(), 0);
    }

    void whatIsTakenUpMustGoWithWhatStays()
    {
        RelayProgram relay;
        relay.configure("[incode]\nenvironment = \"demo\"\nclient_id = \"c\"\napi_key = \"k\"\nconfiguration_id = \"f\"\n"
                        "[message]\nsender = \"none\"\n");
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        // Alone it would be a good configuration, of a sandbox with a secret that everybody knows.
        QFile file(relay.program.filePath(u"relay.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("[store]\nurl = \"sqlite:relay.db\"\n") > 0);
        file.close();
        hangUp(relay);
        QVERIFY(says(relay, "the reload was refused, everything stays as it was"));
        QCOMPARE(post(relay, "a", "sandbox-webhook-secret"), 401);
        QCOMPARE(post(relay, "b", RelayProgram::kSecret), 200);
        QCOMPARE(relay.program.terminate(), 0);
    }

    void theCommandFindsTheRelayThatServesItsDatabase()
    {
        RelayProgram relay;
        QVERIFY(relay.prepare());
        const QStringList reload{u"reload"_s, u"--config"_s, relay.program.filePath(u"relay.toml"_s)};
        const auto nobody = relay.program.run(reload);
        QCOMPARE(nobody.exitCode, 1);
        QVERIFY2(nobody.err.contains("no relay serves this database"), nobody.err.constData());
        QVERIFY(relay.start());
        relay.setSecret("another-secret");
        QVERIFY(relay.rewrite());
        const auto told = relay.program.run(reload);
        QVERIFY2(told.exitCode == 0, told.err.constData());
        QVERIFY(says(relay, "reloaded; changed: webhook.header_secret\n"));
        QCOMPARE(post(relay, "a", "another-secret"), 200);
        relay.program.kill(); // what it left says nothing about another process
        QCOMPARE(relay.program.run(reload).exitCode, 1);
        QVERIFY(relay.start());
        QCOMPARE(relay.program.run(reload).exitCode, 0);
        QCOMPARE(relay.program.terminate(), 0);
    }

    void aRenewedCertificateIsServedWithoutARestart()
    {
        RelayProgram relay;
        relay.configureHttp("tls_certificate = \"certificate.pem\"\ntls_key = \"key.pem\"\n");
        install(relay, u"test-only-certificate.pem"_s, u"certificate.pem"_s);
        install(relay, u"test-only-key.pem"_s, u"key.pem"_s);
        QVERIFY(relay.prepare());
        QVERIFY(relay.start());
        QCOMPARE(shownDigest(relay), fixtureDigest(u"test-only-certificate.pem"_s));

        // Half of a pair is not used, by a reload neither.
        install(relay, u"test-only-renewed-certificate.pem"_s, u"certificate.pem"_s);
        hangUp(relay);
        QVERIFY(says(relay, "the reload was refused, everything stays as it was"));
        QCOMPARE(shownDigest(relay), fixtureDigest(u"test-only-certificate.pem"_s));
        // By a reload, at once.
        install(relay, u"test-only-renewed-key.pem"_s, u"key.pem"_s);
        hangUp(relay);
        QVERIFY(says(relay, "reloaded; changed: nothing\n"));
        QCOMPARE(shownDigest(relay), fixtureDigest(u"test-only-renewed-certificate.pem"_s));
        // By themselves, soon. Another kind of key, too.
        install(relay, u"test-only-rsa-key.pem"_s, u"key.pem"_s);
        install(relay, u"test-only-rsa-certificate.pem"_s, u"certificate.pem"_s);
        QVERIFY(says(relay, "the certificate was renewed; it is good until "));
        QTRY_COMPARE_WITH_TIMEOUT(shownDigest(relay), fixtureDigest(u"test-only-rsa-certificate.pem"_s), 20'000);
        QCOMPARE(relay.program.terminate(), 0);
    }

    void systemdIsToldHowItIs()
    {
        RelayProgram relay;
        const QByteArray name = QFile::encodeName(relay.program.filePath(u"notify"_s));
        const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK, 0);
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        qstrncpy(address.sun_path, name.constData(), sizeof(address.sun_path));
        QCOMPARE(::bind(socket, reinterpret_cast<const sockaddr *>(&address), sizeof(address)), 0);
        QByteArrayList told;
        const auto heard = [&](const QByteArray &state) {
            return QTest::qWaitFor(
                [&] {
                    std::array<char, 256> buffer{};
                    for (ssize_t n = 0; (n = ::recv(socket, buffer.data(), buffer.size(), 0)) > 0;)
                        told.append(QByteArray(buffer.data(), n));
                    return told.contains(state);
                },
                20'000);
        };
        QVERIFY(relay.prepare());
        relay.program.environment.insert(u"NOTIFY_SOCKET"_s, QFile::decodeName(name));
        relay.program.environment.insert(u"WATCHDOG_USEC"_s, u"300000"_s);
        QVERIFY(relay.start());
        QVERIFY(heard("READY=1"));
        QVERIFY(heard("WATCHDOG=1"));
        told.clear();
        hangUp(relay);
        QVERIFY(heard("READY=1"));
        QVERIFY(std::any_of(told.cbegin(), told.cend(),
                            [](const QByteArray &state) { return state.startsWith("RELOADING=1\nMONOTONIC_USEC="); }));
        relay.program.askToStop();
        QVERIFY(heard("STOPPING=1"));
        QCOMPARE(relay.program.waitForEnd(), 0);
        ::close(socket);
    }
};

QTEST_GUILESS_MAIN(ReloadTest)
#include "reload_test.moc"
