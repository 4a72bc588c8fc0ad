// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/incode/incode_api.h"
#include "core/incode/vendor_records.h"
#include "core/relay/config/relay_config.h"
#include "core/relay/doctor/finding.h"
#include "core/store/store.h"

#include <functional>
#include <memory>
#include <vector>

namespace authlink::http::client
{
struct ClientAnswer;
struct ClientRequest;
} // namespace authlink::http::client

namespace authlink::relay::doctor
{

struct DoctorParts {
    base::Clock &clock;
    base::Random &random;
    QNetworkAccessManager &network;
    incode::IncodeApi &incode;
    incode::VendorRecords &records;
    const store::Store *store = nullptr; ///< nullptr: it can't be opened, a problem that whoever tried reports
};

/// `authlink-relay doctor`: asks everything that a relay depends on, one after the other. Changes nothing of ours; at Incode it starts one
/// session that nobody opens (there is no other way to know that the key and the configuration id are right). One thread.
class Doctor final : public QObject
{
    Q_OBJECT

public:
    /// @param config and all parts outlive the doctor
    Doctor(const config::RelayConfig &config, const DoctorParts &parts);
    ~Doctor() override;

    /// Once.
    void examine();

Q_SIGNALS:
    void found(const authlink::relay::doctor::Finding &finding);
    /// Exactly once, last. @param healthy nothing was a Problem
    void finished(bool healthy);

private:
    using Step = void (Doctor::*)();

    void next();
    void report(Finding::Level level, const QString &text);
    /// Does anybody answer there, and with what?
    void probe(authlink::http::client::ClientRequest request, base::Callback<authlink::http::client::ClientAnswer> done);
    /// What else a path in http.public_url may have to do with it.
    [[nodiscard]] QString pathAdvice() const;

    void lookAround();
    void lookThroughStore();
    void lookAtInbox();
    void judgeInbox(const std::vector<store::InboxEntry> &newestFirst);
    void reachIncode();
    void compareClocks(const std::optional<base::Instant> &theirs);
    void startSession();
    void askForRecord();
    void askAsExecutive();
    void reachOurselves();
    void knockAtOurDoor();
    void lookAtOurPage();
    void sendOurForm();

    const config::RelayConfig &m_config;
    const DoctorParts m_parts;
    std::size_t m_step = 0;
    bool m_healthy = true;
    QString m_interviewId;
    base::Secret m_sessionToken;
    std::unique_ptr<base::PendingCall> m_call;
    std::unique_ptr<base::PendingCall> m_probe;
};

} // namespace authlink::relay::doctor
