// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QByteArray>
#include <QObject>
#include <QPointer>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <optional>

class QNetworkAccessManager;
class QNetworkReply;

namespace authlink::relay::doctor
{

struct ProbeAnswer {
    int status = 0;
    std::optional<base::Instant> date; ///< the answerer's clock, from its Date header
    QByteArray body;                   ///< its beginning
};

/// One request that carries no credential: does anybody answer, and with what? Any HTTP answer is one. One thread.
class HttpProbe final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(base::Result<ProbeAnswer>)>;

    /// @param body empty: GET; else POST of this JSON
    /// @param done exactly once, from the event loop; never if the probe is destroyed first. Errors: VendorUnavailable, Timeout.
    HttpProbe(QNetworkAccessManager &network, const QUrl &url, const QByteArray &body, Done done);
    ~HttpProbe() override;

private:
    void onFinished();
    void finish(base::Result<ProbeAnswer> answer);

    Done m_done;
    QPointer<QNetworkReply> m_reply; // the manager may die first
    QTimer m_deadline;
};

} // namespace authlink::relay::doctor
