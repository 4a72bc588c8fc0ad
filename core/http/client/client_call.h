// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/pending_call.h"

#include <QByteArray>
#include <QList>
#include <QNetworkReply>
#include <QObject>
#include <QPair>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QUrl>

#include <tl/expected.hpp>

#include <chrono>
#include <functional>

class QNetworkAccessManager;

namespace authlink::http::client
{

/// What a ClientCall asks, and what it may cost.
struct ClientRequest {
    /// How much of the answer is needed.
    enum class Want {
        Whole,     ///< a larger answer, and a 2xx that breaks off, are failures
        Beginning, ///< any answer will do, as far as it came
    };

    QByteArray method = "GET"; ///< "GET" or "POST"
    QUrl url{};
    QList<QPair<QByteArray, QByteArray>> headers{};
    QByteArray body{};                                            ///< POST only
    std::chrono::milliseconds timeout = std::chrono::seconds(30); ///< of the whole call
    qint64 maxAnswer = 256LL * 1024;                              ///< bytes of its body
    Want want = Want::Whole;
};

/// An HTTP answer, whatever its status.
struct ClientAnswer {
    int status = 0;
    QByteArray body{};
    QList<QPair<QByteArray, QByteArray>> headers{};
    bool isHttp2 = false; ///< many calls at once share a connection; else Qt opens six to a host and lets the others wait

    /// The value of a header, in any case; empty: it is not there.
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

/// Why there is no answer.
struct ClientFailure {
    enum class Kind {
        NoAnswer, ///< no connection, or it broke before the status line
        Broken,   ///< a 2xx began, and its end did not arrive
        TooLarge,
        Timeout,
    };
    Kind kind = Kind::NoAnswer;
    int status = 0;                                             ///< of a Broken one
    bool isUnsent = false;                                      ///< no connection came about: nobody has seen anything of the call
    QNetworkReply::NetworkError error = QNetworkReply::NoError; ///< NoAnswer and Broken
    QString text{};                                             ///< Qt's words for it; they name addresses
};

/// One HTTP call to somebody else's API. It follows nothing and remembers nothing: no redirect, cookie, cached answer or credential of an
/// earlier call. It leaves from the event loop, so that destroying it at once sends nothing; a body goes out at most once. `done` runs
/// exactly once, from the event loop; never if the call is destroyed first. One thread.
class ClientCall final : public QObject, public base::PendingCall
{
    Q_OBJECT

public:
    using Done = std::function<void(tl::expected<ClientAnswer, ClientFailure>)>;

    /// @param network may be destroyed before the call
    ClientCall(QNetworkAccessManager &network, ClientRequest request, Done done);
    ~ClientCall() override;
    ClientCall(const ClientCall &) = delete;
    ClientCall &operator=(const ClientCall &) = delete;

private:
    class OneWayBody;

    void send();
    void checkSize();
    void onFinished();
    [[nodiscard]] bool isUnsent() const;
    void answer();
    void fail(ClientFailure failure);
    void finish(tl::expected<ClientAnswer, ClientFailure> outcome);
    void dropReply();

    QPointer<QNetworkAccessManager> m_network;
    ClientRequest m_request;
    Done m_done;
    QPointer<QNetworkReply> m_reply;    // the manager, which owns it, may die first
    const OneWayBody *m_body = nullptr; // the reply's; POST only
    QTimer m_deadline;                  // Qt's own transfer timeout starts anew with every byte
};

} // namespace authlink::http::client
