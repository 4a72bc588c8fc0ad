// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/messages.h"

#include <QRegularExpression>

namespace authlink::sandbox
{

void Messages::add(const QString &phone, const QString &text, base::Instant at)
{
    m_messages.push_front(
        Sms{.id = QString::number(++m_lastId), .phone = phone, .text = text, .link = QUrl(firstLink(text), QUrl::StrictMode), .at = at});
    if (m_messages.size() > kMaximum)
        m_messages.pop_back();
}

bool isE164(const QString &phone)
{
    static const QRegularExpression e164(QStringLiteral("^\\+[1-9][0-9]{6,14}\\z"));
    return e164.match(phone).hasMatch();
}

QString firstLink(const QString &text)
{
    static const QRegularExpression link(QStringLiteral("\\bhttps?://[^\\s<>\"']+"));
    QString found = link.match(text).captured();
    while (!found.isEmpty() && QStringLiteral(".,;:!?)").contains(found.back())) // the sentence's, not the link's
        found.chop(1);
    return found;
}

} // namespace authlink::sandbox
