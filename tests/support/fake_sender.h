// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/message_sender.h"
#include "tests/support/held_answers.h"

#include <QList>
#include <QSet>

#include <optional>

namespace authlink::test
{

/// A provider of messages: an outbox, faults and silence on request. Answers come from the event loop. Single thread.
class FakeSender final : public message::MessageSender
{
public:
    [[nodiscard]] bool serves(verification::Channel channel) const override { return channels.contains(channel); }
    [[nodiscard]] std::unique_ptr<base::PendingCall> send(const message::OutgoingMessage &message,
                                                          base::Callback<message::Accepted> done) override;
    /// Answers what was held back by `silent`.
    void speak();

    QSet<verification::Channel> channels;
    bool silent = false;                ///< calls stay unanswered until speak()
    std::optional<base::Error> failure; ///< every answer
    QList<message::OutgoingMessage> sent;
    /// The link in the newest message; empty if there is none.
    [[nodiscard]] QUrl newestLink() const;
    [[nodiscard]] int cancelled() const { return m_answers.cancelled(); } ///< calls let go before their answer

private:
    HeldAnswers m_answers;
};

} // namespace authlink::test
