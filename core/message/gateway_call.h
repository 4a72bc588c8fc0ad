// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/gateway_answer.h"
#include "core/message/gateway_request.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

#include <chrono>

class QNetworkAccessManager;
class QNetworkReply;

namespace authlink::message
{

/// One POST to a provider. Leaves from the event loop, so that destroying the call at once sends nothing. Private to GatewaySender.
class GatewayCall final : public QObject, public base::PendingCall
{
    Q_OBJECT

public:
    struct Order {
        QUrl url;
        base::Result<GatewayRequest> request; ///< an error is answered, from the event loop
        GatewayAnswerRule rule;
        QStringList sent; ///< values that no log shows
        std::chrono::milliseconds timeout{};
    };
    GatewayCall(QNetworkAccessManager &network, Order order, base::Callback<Accepted> done);
    ~GatewayCall() override;

private:
    void post();
    void checkSize();
    void onFinished();
    void finish(base::Result<Accepted> result);
    void dropReply();

    QPointer<QNetworkAccessManager> m_network;
    Order m_order;
    base::Callback<Accepted> m_done;
    QPointer<QNetworkReply> m_reply; // the manager may die first
    QTimer m_deadline;               // of the whole call: Qt's transfer timeout starts anew with every byte
};

} // namespace authlink::message
