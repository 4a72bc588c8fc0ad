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

/// Posts the delivery reports of the simulated message provider as forms, one after the other in the order given. A report that is not
/// taken is not repeated, just as real providers do it. One thread.
class StatusCallbacks final : public QObject
{
    Q_OBJECT

public:
    static constexpr size_t kMaxQueue = 1'000; ///< reports that wait; a new one beyond is lost

    struct Report {
        QString sid;
        QString status; ///< sent, delivered, undelivered
        QString to;
        QString errorCode; ///< empty: the message did not fail
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
