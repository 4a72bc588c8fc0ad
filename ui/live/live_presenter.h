// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_calls.h"
#include "core/client/models/timeline_model.h"
#include "core/client/text/error_texts.h"
#include "ui/live/closing/closing_presenter.h"
#include "ui/live/live_services.h"
#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <QObject>

namespace authlink::ui
{

class LivePanel;

/// Keeps one panel up to date with one verification, and turns its signals into calls.
class LivePresenter final : public QObject
{
    Q_OBJECT

public:
    LivePresenter(const LiveServices &services, QString id, LivePanel &panel);

    [[nodiscard]] const QString &id() const { return m_id; }
    /// For a verification started by copy or QR: hands the link out as soon as there is one.
    void handOver();
    /// Ends it without a question, as the caller has hung up.
    void endNow();

Q_SIGNALS:
    /// The agent ended the call, or removed the panel of an ended verification.
    void dismissed(const QString &id);

private:
    using Answer = base::Result<protocol::VerificationView>;

    void refresh();
    void handOverNow();
    void resend();
    void resendByEmail();
    void correct(const QString &e164, const QString &reason);
    /// Asks first where a new link would cut off a customer who is using the old one.
    void sendAskingFirst(const protocol::ResendParams &params, const QString &done);
    void send(protocol::ResendParams params, const QString &done);
    void copyLink();
    void toggleQr(bool shown);
    void cancel();
    /// Asks first while it is not decided.
    void endCall();
    void close();
    void fetchLink(const std::function<void(const protocol::LinkView &)> &use);
    void finish(const Answer &answer, const QString &done, client::Action action = client::Action::Other);
    void fail(const base::Error &error, client::Action action = client::Action::Other);

    LiveServices m_services;
    QString m_id;
    LivePanel &m_panel;
    client::TimelineModel m_timeline;
    client::CallHandle m_call;
    ClosingPresenter m_closing;
    protocol::ResendParams m_unanswered; ///< a resend whose answer was lost; its repetition keeps the key
    bool m_handingOver = false;          ///< the link is fetched without the agent having asked here
    bool m_handOverWanted = false;
};

} // namespace authlink::ui
