// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QUrl>
#include <QWebSocket>

namespace authlink::test
{

/// A console reduced to its wire: speaks raw JSON-RPC to a relay's stream and keeps every notification. For end-to-end tests.
class StreamProbe final : public QObject
{
    Q_OBJECT

public:
    explicit StreamProbe(QObject *parent = nullptr);

    /// Connects and says hello; the hello's result, empty if it failed within 10 s.
    /// @param since what was seen, of which epoch(); -1: nothing
    QJsonObject signIn(const QUrl &stream, const QByteArray &token, qint64 since = -1, const QString &epoch = {});
    /// As the last hello told it.
    [[nodiscard]] const QString &epoch() const { return m_epoch; }
    /// The whole answer ("result" or "error"); empty if none within 10 s.
    QJsonObject call(const QString &method, const QJsonObject &params);
    /// verification.link, once the relay has said that it is ready; empty if not within 10 s.
    QUrl link(const QString &verificationId);
    [[nodiscard]] const QList<QJsonObject> &notifications() const { return m_notifications; }
    /// The newest `verification` seen for this id; empty if none.
    [[nodiscard]] QJsonObject latest(const QString &verificationId) const;
    [[nodiscard]] int closeCode() const { return m_closeCode; }
    /// The HTTP status that refused the stream; 0: none did.
    [[nodiscard]] int refusal() const { return m_refusal; }
    QWebSocket &socket() { return m_socket; }

private:
    QWebSocket m_socket;
    QList<QJsonObject> m_notifications;
    QHash<int, QJsonObject> m_answers;
    QString m_epoch;
    int m_nextId = 1;
    int m_closeCode = 0;
    int m_refusal = 0;
};

} // namespace authlink::test
