// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/incode/incode_api.h"

#include <QList>
#include <QObject>
#include <QPointer>

#include <optional>

namespace authlink::test
{

/// Incode as far as the relay asks it: sessions with ids, an SMS outbox, faults and silence on request. Answers come from the event
/// loop, as the real one's. Single thread.
class FakeIncode final : public QObject, public incode::IncodeApi
{
    Q_OBJECT

public:
    [[nodiscard]] std::unique_ptr<incode::PendingCall> startSession(const incode::SessionRequest &request,
                                                                    incode::Callback<incode::Session> done) override;
    [[nodiscard]] std::unique_ptr<incode::PendingCall> sendSms(const incode::SmsRequest &request, incode::Callback<void> done) override;
    [[nodiscard]] QUrl staticLink() const override { return QUrl(QStringLiteral("https://onboarding.invalid/client/hello")); }

    /// Answers what was held back by `silent`.
    void speak();

    bool silent = false;                       ///< calls stay unanswered until speak()
    std::optional<base::Error> sessionFailure; ///< the next answers of startSession
    std::optional<base::Error> smsFailure;
    QList<incode::SessionRequest> sessions; ///< asked for, in order; the n-th (from 1) has interview id "interview-n"
    QList<incode::SmsRequest> messages;     ///< asked to be sent, in order
    /// The link in the newest message; empty if there is none.
    [[nodiscard]] QUrl newestLink() const;

private:
    class Call;
    std::unique_ptr<incode::PendingCall> answer(std::function<void()> speech);
    QList<QPointer<Call>> m_held;
};

} // namespace authlink::test
