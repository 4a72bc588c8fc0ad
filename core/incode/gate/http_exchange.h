// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>

class QNetworkAccessManager;

namespace authlink::http::client
{
class ClientCall;
struct ClientAnswer;
struct ClientFailure;
} // namespace authlink::http::client

namespace authlink::incode::gate
{

/// Largest answer read from the vendor; its real ones are a few hundred bytes.
inline constexpr qint64 kMaxAnswer = 256 * 1024;

/// Who goes first when calls wait for their turn.
enum class Priority {
    Confirm,   ///< a result waits for it, and a caller on the line
    Ordinary,  ///< starts, messages, log-ins
    Reconcile, ///< looks whether anything was missed
};

struct HttpCall {
    QByteArray method; ///< "GET" or "POST"
    QUrl base;         ///< IncodeSettings::apiUrl
    QString path;      ///< e.g. "/omni/start"; what the log names
    QList<QPair<QString, QString>> query{};
    base::Secret apiKey{};     ///< x-api-key; only a form may do without
    base::Secret hardwareId{}; ///< X-Incode-Hardware-Id: session or executive token; empty: left out
    base::Secret bearer{};     ///< Authorization: Bearer; empty: left out
    QJsonObject body{};        ///< POST only
    /// POST only, instead of `body`: application/x-www-form-urlencoded, as an OAuth token endpoint wants it.
    QList<QPair<QString, base::Secret>> form{};
    std::chrono::milliseconds timeout{};
    bool quiet = false; ///< a failure is not logged
    Priority priority = Priority::Ordinary;
};

struct HttpFailure {
    base::Error error;
    int httpStatus = 0;      ///< 0: no answer
    bool unsent = false;     ///< no connection came about: the vendor has seen nothing of the call
    QByteArray retryAfter{}; ///< header of the answer, as it came
    QByteArray date{};       ///< another one
};
/// A 2xx answer's object; empty if the answer was no JSON object (the vendor documents no body for some calls).
using HttpAnswer = tl::expected<QJsonObject, HttpFailure>;

/// One call to the vendor. `done` runs exactly once, from the event loop; never if the exchange is destroyed first.
class HttpExchange final : public QObject
{
    Q_OBJECT

public:
    using Done = std::function<void(HttpAnswer)>;
    HttpExchange(QNetworkAccessManager &network, HttpCall call, Done done);
    ~HttpExchange() override;

private:
    [[nodiscard]] bool isSendable() const;
    void onAnswer(const http::client::ClientAnswer &answer);
    void onFailure(const http::client::ClientFailure &failure);
    void finish(HttpAnswer answer);
    [[nodiscard]] HttpFailure failureOf(const QJsonObject &answer, int httpStatus) const;
    [[nodiscard]] QString withoutSecrets(QString text) const;

    HttpCall m_call;
    Done m_done;
    std::unique_ptr<http::client::ClientCall> m_transfer;
};

} // namespace authlink::incode::gate
