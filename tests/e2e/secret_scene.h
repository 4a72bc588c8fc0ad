// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/simulated_customer.h"
#include "tests/support/programs/console_program.h"
#include "tests/support/programs/secret_finder.h"
#include "tests/support/programs/stream_probe.h"
#include "tests/support/programs/wiretap.h"

#include <QNetworkAccessManager>

#include <memory>

namespace authlink::test
{

/// A bank for a morning: sandbox, relay and an agent's console as processes, every secret of the configuration a value that can be
/// recognised, and a tap on both wires between relay and vendor, so that the secrets born in the run are known too. Keeps all that anybody
/// without a right to secrets gets to see. Each step waits at most 15 s and says whether it came.
class SecretScene
{
public:
    // Of the scene's own directory (people who are in no program's resources).
    static constexpr char kAccount[] = "900100201", kOtherAccount[] = "900100202";
    static constexpr char kCustomerId[] = "5ec7e7000000000000c0ffee", kOtherCustomerId[] = "0badf00d11111111deadbeef";
    static constexpr char kPhone[] = "4155550141", kOtherPhone[] = "4155550142";
    static constexpr char kFirstName[] = "Wilhelmina", kOtherFirstName[] = "Bartholomew";
    static constexpr char kWrongSecret[] = "a-wrong-secret-that-somebody-typed";

    SecretScene();
    ~SecretScene();

    /// @param sections of the relay's configuration; VENDOR stands for the vendor's address
    /// @param gatewaySecret which of the planted secrets the message gateway asks for
    /// @param oauth webhooks come with a token instead of the header
    [[nodiscard]] bool start(const QByteArray &sections, const QString &gatewaySecret, bool oauth);
    [[nodiscard]] bool startConsole();

    [[nodiscard]] QString begin(const char *account, const QString &channel);
    [[nodiscard]] bool resend(const QString &id);
    [[nodiscard]] bool cancel(const QString &id);
    [[nodiscard]] bool waitForLink(); ///< a link that was not there before
    [[nodiscard]] bool sayYes();
    [[nodiscard]] bool capture(sandbox::Capture outcome);
    [[nodiscard]] bool fault(const QJsonObject &settings);
    [[nodiscard]] bool reaches(const QString &id, const QString &field, const QString &value);
    /// As by a power cut: nothing is put in order first.
    [[nodiscard]] bool killRelay();
    [[nodiscard]] bool startRelayAgain();
    [[nodiscard]] bool endAll(); ///< every verification begun here; false if one is still open
    [[nodiscard]] bool stop();

    /// POST of a webhook with this credential line; the status.
    int postWebhook(const QByteArray &credential, const QByteArray &body = "{}");
    /// Client credentials by Basic; the token, empty if refused.
    QByteArray fetchToken(const QByteArray &secret);
    void askPagesForStrangers();
    void askCommands();
    void askHistory(const QString &id); ///< agent and supervisor: one verification, and all pages of the history

    [[nodiscard]] QByteArray planted(const QString &key) const { return m_planted.value(key); }
    /// What was planted and what the taps heard, the console's own sign-in token aside; with it where `all`.
    [[nodiscard]] SecretFinder secrets(bool all = true) const;
    /// What an agent must not learn of customers: ids of Incode's, numbers in full, scores.
    [[nodiscard]] static SecretFinder agentsTaboos();
    [[nodiscard]] QMap<QString, QByteArrayList> born() const { return credentialsIn(toVendor.recorded() + toRelay.recorded()); }
    /// Every file of the relay's folder except those where the operator keeps secrets (configuration, sealing key): name to content.
    [[nodiscard]] QMap<QString, QByteArray> files() const;
    [[nodiscard]] QByteArray logs();

    Wiretap toVendor, toRelay;
    Program sandbox;
    RelayProgram relay;
    ConsoleProgram console;
    QByteArray agentHeard, supervisorHeard, strangersHeard, commandsSaid;

private:
    [[nodiscard]] bool startSandbox(const QString &people, const QString &gatewaySecret, bool oauth);
    [[nodiscard]] bool signIn();
    QByteArray run(const QStringList &arguments);

    QMap<QString, QByteArray> m_planted;
    QByteArray m_supervisorToken, m_earlierLogs;
    QByteArrayList m_fetchedTokens;
    std::unique_ptr<StreamProbe> m_agent, m_supervisor;
    QNetworkAccessManager m_network;
    std::unique_ptr<sandbox::SimulatedCustomer> m_customer;
    QUrl m_sandboxUrl, m_link;
    QString m_lastMessage;
    QStringList m_begun;
};

} // namespace authlink::test
