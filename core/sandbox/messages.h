// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QString>
#include <QUrl>

#include <deque>

namespace authlink::sandbox
{

/// One SMS that arrived at one of the simulated phones.
struct Sms {
    QString id;
    QString phone;
    QString text;
    QUrl link; ///< the first http(s) link in the text; empty if none
    base::Instant at{};
};

/// The SMS inbox of all simulated phones; the oldest messages go first beyond the limit.
class Messages
{
public:
    static constexpr size_t kMaximum = 200;
    static constexpr qsizetype kLongestText = 1600; ///< ten parts, more than any gateway joins

    void add(const QString &phone, const QString &text, base::Instant at);
    [[nodiscard]] const std::deque<Sms> &newestFirst() const { return m_messages; }

private:
    std::deque<Sms> m_messages;
    qint64 m_lastId = 0;
};

/// International form with '+'.
[[nodiscard]] bool isE164(const QString &phone);

/// The first http or https link, up to white space; empty if none.
[[nodiscard]] QString firstLink(const QString &text);

} // namespace authlink::sandbox
