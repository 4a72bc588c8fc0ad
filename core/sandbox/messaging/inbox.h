// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>
#include <QUrl>

#include <deque>

namespace authlink::sandbox::messaging
{

enum class MessageKind { Sms, Email };

/// The name in JSON: sms, email.
[[nodiscard]] QString nameOf(MessageKind kind);

/// One message that arrived at one of the simulated phones or mailboxes.
struct Message {
    MessageKind kind = MessageKind::Sms;
    QString to;      ///< E.164, or an e-mail address
    QString subject; ///< of an e-mail; empty for SMS
    QString text;
    QString id{};
    QUrl link{}; ///< the first http(s) link in the text; empty if none
    base::Instant at{};
};

/// The messages of all simulated phones and mailboxes; beyond the limit the oldest is forgotten. One thread.
class Inbox
{
public:
    static constexpr size_t kMaxMessages = 200;
    static constexpr qsizetype kMaxText = 1600;       ///< characters of an SMS; no gateway joins more parts than that
    static constexpr qsizetype kMaxEmail = 16 * 1024; ///< characters of an e-mail

    /// @param message whose id, link and time are filled in here
    void add(Message message, base::Instant at);
    [[nodiscard]] const std::deque<Message> &newestFirst() const { return m_messages; }

private:
    std::deque<Message> m_messages;
    qint64 m_lastId = 0;
};

/// The first http or https link of a text, without the punctuation that ends the sentence; empty if there is none.
[[nodiscard]] QString firstLink(const QString &text);

} // namespace authlink::sandbox::messaging
