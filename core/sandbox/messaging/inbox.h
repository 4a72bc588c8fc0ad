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

/// Names in JSON: sms, email.
[[nodiscard]] QString nameOf(MessageKind kind);

/// One message that arrived at one of the simulated phones or mailboxes.
struct Message {
    MessageKind kind = MessageKind::Sms;
    QString to;      ///< E.164, or an e-mail address
    QString subject; ///< e-mail only
    QString text;
    QString id{};
    QUrl link{}; ///< the first http(s) link in the text; empty if none
    base::Instant at{};
};

/// The inbox of all simulated phones and mailboxes; the oldest messages go first beyond the limit.
class Inbox
{
public:
    static constexpr size_t kMaxMessages = 200;
    static constexpr qsizetype kMaxText = 1600; ///< ten parts, more than any gateway joins
    static constexpr qsizetype kMaxEmail = 16 * 1024;

    /// @param message without id, link and time, which are found here
    void add(Message message, base::Instant at);
    [[nodiscard]] const std::deque<Message> &newestFirst() const { return m_messages; }

private:
    std::deque<Message> m_messages;
    qint64 m_lastId = 0;
};

/// The first http or https link, up to white space; empty if none.
[[nodiscard]] QString firstLink(const QString &text);

} // namespace authlink::sandbox::messaging
