// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

class QWebSocket;

namespace authlink::incode
{
class VendorState;
} // namespace authlink::incode

/// What the HTTP routes ask of the rest of the relay: they know HTTP, the implementations know the product.
namespace authlink::relay::http
{

/// How a webhook was taken: 200 for Accepted, 400 for NotAnObject, 503 for StoreUnavailable.
enum class WebhookAnswer { Accepted, NotAnObject, StoreUnavailable };

class WebhookHandler
{
public:
    virtual ~WebhookHandler() = default;
    /// Credential, type and size were checked. `done` runs exactly once: after the commit that holds the webhook, or at once with
    /// NotAnObject.
    /// @return for operators, what makes it NotAnObject, in a sentence without anything of the body; empty: it is none
    virtual QString receive(const QByteArray &body, std::function<void(WebhookAnswer)> done) = 0;
};

/// How a delivery report was taken: 204 for Taken (also one that says nothing new), 404 for Unknown, 503 for StoreUnavailable.
enum class ReportAnswer { Taken, Unknown, StoreUnavailable };

class MessageReportHandler
{
public:
    virtual ~MessageReportHandler() = default;
    /// /webhooks/message/TOKEN. The token is the only credential; method and size were checked, nothing else.
    /// @param contentType the raw Content-Type header; of a GET, whose query is the body, a form's
    /// `done` runs exactly once, after the commit that holds the report.
    virtual void report(const QString &token, const QByteArray &contentType, const QByteArray &body,
                        std::function<void(ReportAnswer)> done) = 0;
};

/// The browser at the landing page.
struct Browser {
    QHostAddress address;    ///< after trusted proxies
    QString userAgent;       ///< bounded, plain text
    QByteArray deviceCookie; ///< empty: none yet
};

/// What a landing page shows. Unknown and expired tokens, and those of an ended verification, are all Gone, and look and cost the same.
struct LandingView {
    enum class Kind {
        Question,
        InUse,    ///< on another device than the one that said Yes, or by a link that a newer one replaced; No is offered
        Answered, ///< after the Yes there is nothing more to do; No is offered
        Gone,
        Denied,
        GoOn,
        Unavailable,
    };
    Kind kind = Kind::Gone;
    QString language = QStringLiteral("en"); ///< en, es, pt-BR
    QString company;
    QString agentFirstName;
    QString firstWord, secondWord;
    QUrl captureUrl;         ///< GoOn: 303 there
    QByteArray deviceCookie; ///< GoOn: set this (128 random bits)
};

class LandingHandler
{
public:
    virtual ~LandingHandler() = default;
    using Done = std::function<void(LandingView)>;
    /// GET: records link_previewed, changes nothing else.
    virtual void look(const QString &token, const Browser &browser, Done done) = 0;
    virtual void yes(const QString &token, const Browser &browser, Done done) = 0;
    virtual void no(const QString &token, const Browser &browser, Done done) = 0;
};

/// Whether a console may open a stream, and why not.
enum class Admission {
    Granted,
    NotSignedIn,    ///< no token, or none that is known: 401
    Disabled,       ///< the user is: 403
    TooManyStreams, ///< of this user: 429
    Busy,           ///< many are signing in: 503
    Unavailable,    ///< the store can't be asked, or the relay is stopping: 503
};

/// Takes over the sockets of consoles: upgraded to WebSocket, not yet said hello.
class StreamAcceptor
{
public:
    virtual ~StreamAcceptor() = default;
    /// Takes the socket of the console that was let in. What has changed since closes it with a code (docs/protocol.md).
    using Entrance = std::function<void(std::unique_ptr<QWebSocket>, const QHostAddress &peer)>;
    using Admitted = std::function<void(Admission, Entrance)>;
    /// Before the upgrade, so that who may not open a stream costs a request and no socket.
    /// @param authorization the raw Authorization header, empty if absent
    /// @param done runs exactly once, unless the acceptor is destroyed first; the entrance is empty unless granted
    virtual void admit(const QByteArray &authorization, Admitted done) = 0;
    /// Whether the header holds a token that was good when it was last looked up. Known without asking the store, so that consoles are told
    /// from who tries tokens at the same address. False says nothing: the token may be new.
    [[nodiscard]] virtual bool knows(const QByteArray &authorization) const = 0;
};

/// For /healthz and /readyz: empty list: fine; else the reasons.
class HealthSource
{
public:
    virtual ~HealthSource() = default;
    [[nodiscard]] virtual QStringList unhealthy() const = 0;
    [[nodiscard]] virtual QStringList unready() const = 0;
};

/// For /metrics: what somebody should look at, by kind.
class AlertSource
{
public:
    virtual ~AlertSource() = default;
    [[nodiscard]] virtual std::vector<std::pair<const char *, quint64>> alertCounts() const = 0;
};

struct HttpHandlers {
    WebhookHandler &webhooks;
    LandingHandler &landing;
    StreamAcceptor &stream;
    HealthSource &health;
    MessageReportHandler *reports = nullptr;     ///< nullptr: /webhooks/message/… is 404
    const incode::VendorState *vendor = nullptr; ///< nullptr: /metrics says nothing of Incode
    const AlertSource *alerts = nullptr;         ///< nullptr: /metrics tells of no alerts
};

} // namespace authlink::relay::http
