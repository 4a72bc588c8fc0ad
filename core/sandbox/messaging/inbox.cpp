// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/messaging/inbox.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::messaging
{

QString nameOf(MessageKind kind)
{
    return kind == MessageKind::Sms ? u"sms"_s : u"email"_s;
}

void Inbox::add(Message message, base::Instant at)
{
    message.id = QString::number(++m_lastId);
    message.link = QUrl(firstLink(message.text), QUrl::StrictMode);
    message.at = at;
    m_messages.push_front(std::move(message));
    if (m_messages.size() > kMaxMessages)
        m_messages.pop_back();
}

QString firstLink(const QString &text)
{
    static const QRegularExpression link(u"\\bhttps?://[^\\s<>\"']+"_s);
    QString found = link.match(text).captured();
    while (!found.isEmpty() && u".,;:!?)"_s.contains(found.back())) // punctuation of the sentence
        found.chop(1);
    return found;
}

} // namespace authlink::sandbox::messaging
