// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/incode/webhook_parser.h"
#include "core/relay/case_book.h"
#include "core/relay/http/handlers.h"
#include "core/verification/correlation.h"
#include "core/verification/policy.h"

#include <QHash>
#include <QObject>

#include <vector>

namespace authlink::relay
{

/// The way of a webhook: parse, recognise a second delivery, find the verification, decide, commit inbox row, events and state in one
/// transaction, answer. A copy that arrives while the first is under way gets the first one's answer. One thread.
class WebhookIntake final : public QObject, public WebhookHandler
{
    Q_OBJECT

public:
    /// Everything referred to outlives the intake.
    WebhookIntake(CaseBook &book, store::Store &store, base::Clock &clock, verification::Policy policy, verification::LinkMode link,
                  QObject *parent = nullptr);

    void receive(const QByteArray &body, std::function<void(WebhookAnswer)> done) override;
    [[nodiscard]] bool isIdle() const { return m_underWay.isEmpty(); }

Q_SIGNALS:
    /// Something for the agents named, beyond their cases' own events: {code, text}.
    void notice(const QStringList &agents, const QString &code, const QString &text);

private:
    struct Plan {
        Change change;
        QStringList agents; // to be told `code` and `text` after the commit
        QString code, text;
    };

    void take(const incode::ParsedWebhook &webhook);
    base::Result<Plan> plan(const incode::ParsedWebhook &webhook);
    void planOutcome(const verification::Verification &state, const verification::Evidence &evidence, Plan &plan) const;
    void planAmbiguous(const verification::Correlation &correlation, const verification::Evidence &evidence, Plan &plan) const;
    void planUnattributed(const verification::Evidence &evidence, Plan &plan) const;
    [[nodiscard]] verification::Event note(const QString &id, QLatin1StringView code, const QString &text) const;
    void finish(const QByteArray &hash, WebhookAnswer answer);

    CaseBook &m_book;
    store::Store &m_store;
    base::Clock &m_clock;
    verification::Policy m_policy;
    verification::LinkMode m_link;
    QHash<QByteArray, std::vector<std::function<void(WebhookAnswer)>>> m_underWay; // by body hash
};

} // namespace authlink::relay
