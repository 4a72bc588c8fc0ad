// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/programs/program.h"

#include <QByteArray>

namespace authlink::test
{

/// authlink-relay as a process, on a free port, with a store of its own that outlives restarts and one agent who may sign in.
class RelayProgram
{
public:
    static constexpr char kSecret[] = "e2e-webhook-secret";

    RelayProgram();
    /// Adds a key for the next start, e.g. "[incode]\nlink = \"static\"\n". Sections may not repeat.
    void configure(const QByteArray &toml);
    /// The same for [http], where the address is.
    void configureHttp(const QByteArray &toml) { m_extraHttp += toml; }
    /// The webhook secret of the next start or rewrite().
    void setSecret(const QByteArray &secret) { m_secret = secret; }
    /// Writes the configuration anew, for a relay that reloads.
    [[nodiscard]] bool rewrite() { return writeConfig(); }
    /// The built-in webhook secret from now on, which is the sandbox's own default.
    void keepDefaultSecret() { m_secret.clear(); }
    /// Imports the sample directory and adds the agent; once.
    [[nodiscard]] bool prepare();
    [[nodiscard]] bool start();

    [[nodiscard]] QUrl http() const { return m_http; }
    [[nodiscard]] quint16 operationsPort() const; ///< health in detail, metrics
    [[nodiscard]] QUrl webhook() const { return m_http.resolved(QUrl(QStringLiteral("/webhooks/incode"))); }
    [[nodiscard]] QUrl stream() const;
    [[nodiscard]] QByteArray token() const { return m_token; }
    [[nodiscard]] QString databasePath() const { return program.filePath(QStringLiteral("relay.db")); }

    Program program;

private:
    bool writeConfig();
    QByteArray m_extra, m_extraHttp;
    QByteArray m_secret = kSecret;
    QByteArray m_token;
    QUrl m_http;
    quint16 m_port = 0; ///< kept over restarts, so that consoles find it again
};

/// An answer over a raw connection.
struct RawAnswer {
    int status = 0; ///< 0: none
    QByteArray all;
};

/// Sends the bytes as they are on a fresh connection and reads until the peer closes, a whole answer is there, or `patienceMs` passed.
[[nodiscard]] RawAnswer sendRaw(quint16 port, const QByteArray &bytes, int patienceMs = 15'000);
/// A webhook POST as bytes.
[[nodiscard]] QByteArray webhookPost(const QByteArray &body, const QByteArray &secret, const QByteArray &contentType = "application/json");

} // namespace authlink::test
