// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/http/server/http_server.h"
#include "core/relay/relay_services.h"
#include "tests/support/fake_incode.h"
#include "tests/support/fake_invitations.h"
#include "tests/support/fake_sender.h"
#include "tests/support/fake_vendor_records.h"
#include "tests/support/manual_clock.h"
#include "tests/support/programs/stream_probe.h"
#include "tests/support/seeded_random.h"

#include <QTemporaryDir>

#include <atomic>
#include <memory>
#include <optional>

namespace authlink::test
{

/// A relay whose HTTP front serves the stream only: real services, a real SQLite file, real WebSockets on port 0, time and Incode in the
/// test's hand.
/// Users: ana, ben and cleo (agents; ana's own record is account 1001), sue (supervisor); sign-in token "token-NAME".
/// Customers: 1001 (cid-1001), 2001 (cid-2001, es), 2002 (cid-2002, no phone), 2003 (cid-2003).
class TestRelay final : public QObject
{
    Q_OBJECT

public:
    TestRelay();
    ~TestRelay() override;

    void start();
    /// As after a crash: everything in memory goes, the file stays.
    void stop();
    void restart();

    [[nodiscard]] relay::RelayServices &services() { return *m_services; }
    [[nodiscard]] store::Store &store() { return *m_store; }
    [[nodiscard]] QString databasePath() const { return m_folder.filePath(QStringLiteral("relay.db")); }
    [[nodiscard]] QUrl streamUrl() const;

    /// Signs a new console in; owned by the relay of the test. Empty hello result: it failed.
    std::unique_ptr<StreamProbe> console(const QByteArray &user, qint64 since = -1, const QString &epoch = {});

    /// The result of a call that must succeed.
    static QJsonObject result(StreamProbe &console, const QString &method, const QJsonObject &params);
    /// data.code of a call that must fail.
    static QString refusal(StreamProbe &console, const QString &method, const QJsonObject &params);
    /// Starts for an account and waits until the message (or link) is out; the id.
    QString startSent(StreamProbe &console, const QString &account, const QString &channel = QStringLiteral("sms"));
    /// Imports as many customers more, 3000, 3001, … (cid-3000, …).
    void addCustomers(int count);
    /// Notices with this code that the console got.
    static int notices(const StreamProbe &console, const QString &code);
    /// The newest committed state.
    [[nodiscard]] verification::Verification state(const QString &id);
    [[nodiscard]] QStringList kinds(const QString &id);

    /// Posts a webhook and waits for the answer; nullopt: none within 10 s.
    std::optional<relay::http::WebhookAnswer> post(const QByteArray &body);
    /// The Face Authentication webhook of a session.
    static QByteArray faceResult(const QString &interview, const QString &customer, const QByteArray &overall = "PASS");
    /// The legacy 1:N webhook, with what confirms it: TRANSACTION, "secret" and "interview-secret".
    static QByteArray legacyResult(const QString &customer, const QByteArray &transaction, const QByteArray &overall = "PASS");

    enum class Press { Look, Yes, No };
    relay::http::LandingView visit(Press press, const QUrl &link, const QByteArray &cookie = {});

    relay::config::RelayConfig config;
    relay::stream::StreamLimits limits;
    ManualClock clock;
    SeededRandom random;
    QString userAgent = QStringLiteral("Phone"); ///< of those who visit
    FakeIncode incode;
    FakeSender messages; ///< serves nothing unless told to
    FakeInvitations invitations;
    FakeVendorRecords records;
    incode::VendorState vendor;
    std::atomic_bool diskBroken = false; ///< every commit fails
    std::atomic_bool diskHangs = false;  ///< every commit waits
    bool diskBrokenAtStart = false;      ///< no epoch begins

private:
    void fill();
    void admit(const http::server::Request &request, const std::function<void(http::server::HttpServer::UpgradeVerdict)> &verdict);

    QTemporaryDir m_folder;
    vault::Vault m_vault;
    std::unique_ptr<store::Store> m_store;
    std::unique_ptr<relay::RelayServices> m_services;
    http::server::HttpServer m_server; // goes first: its connections know the services
};

} // namespace authlink::test
