// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/users.h"

namespace authlink::store
{

SqlResult<void> putUser(Connection &connection, const User &user)
{
    return connection
        .run("user_put", {textValue(user.name), textValue(user.displayName), verification::nameOf(user.role), textValue(user.account),
                          user.disabled ? 1 : 0, textValue(QString::fromLatin1(user.tokenHash)), base::toMillis(user.createdAt),
                          base::toMillis(user.tokenAt)})
        .map([](int) {});
}

SqlResult<void> putSession(Connection &connection, const UserSession &session)
{
    const QVariant endedAt = session.endedAt ? QVariant(base::toMillis(*session.endedAt)) : QVariant(QMetaType::fromType<qint64>());
    auto written = connection.run("session_put", {textValue(session.user), textValue(session.client), textValue(session.address),
                                                  base::toMillis(session.signedInAt), endedAt});
    if (written && !session.endedAt)
        written = connection.run("user_signed_in", {base::toMillis(session.signedInAt), textValue(session.user)});
    if (written)
        written = connection.run("sessions_bound", {textValue(session.user), kMaxSessionsOfUser});
    return written.map([](int) {});
}

SqlResult<void> endSessionsBefore(Connection &connection, base::Instant start)
{
    return connection.run("sessions_end", {base::toMillis(start)}).map([](int) {});
}

} // namespace authlink::store
