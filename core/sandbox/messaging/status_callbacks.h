// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <deque>
#include <utility>

class QNetworkReply;

namespace authlink::sandbox::messaging
{

/// Delivery reports of the simulated message provider: forms, one after the other, in the order given. One that fails is not repeated,
/// as with the providers. One thread.
class StatusCallbacks final : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t kQueueLimit = 1'000; ///< the newest is lost beyond

    struct Report {
        QString sid;
        QString status; ///< sent, delivered, undelivered
        QString to;
        QString errorCode; ///< empty: none
    };

    StatusCallbacks();
    ~StatusCallbacks() override;

    void post(const QUrl &url, const Report &report);
    void stop(); ///< nothing is sent any more

private:
    void pump();

    QNetworkAccessManager m_network;
    std::deque<std::pair<QUrl, QByteArray>> m_waiting;
    QPointer<QNetworkReply> m_reply;
    bool m_stopped = false;
};

} // namespace authlink::sandbox::messaging
