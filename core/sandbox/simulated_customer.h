// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/sandbox/capture_outcome.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>
#include <vector>

class QNetworkAccessManager;

namespace authlink::sandbox
{

/// A person with a phone: reads the SMS or e-mail, opens the link, says yes or no, takes the selfie; all over HTTP, as a phone would.
/// Used by the demo's phone, the rehearsal and the end-to-end tests. Every step calls back exactly once, from the event loop, unless
/// the customer is destroyed first. Each customer is a browser of its own: cookies are not shared. One thread.
class SimulatedCustomer final : public QObject
{
    Q_OBJECT

public:
    struct Message {
        QString id, phone, text; ///< phone: or the address of an e-mail
        QUrl link;               ///< the first http(s) link in the text; empty if none
        QString subject;         ///< of an e-mail
        bool isEmail = false;
    };

    /// @param sandboxUrl Sandbox::url(): where the SMS inbox and the capture page are
    SimulatedCustomer(QUrl sandboxUrl, QNetworkAccessManager &network, QObject *parent = nullptr);
    ~SimulatedCustomer() override;

    using Done = std::function<void(base::Result<void>)>;
    /// All messages, newest first. Polled by the phone; phones do poll.
    void readMessages(std::function<void(base::Result<std::vector<Message>>)> done);
    /// GET of the landing page, as a preview bot would.
    void preview(const QUrl &link, Done done);
    /// Opens the link and says yes; the redirect (with this phone's cookie) leads to the capture page, which is remembered.
    /// A link straight to a capture page works too: there is nothing to say yes to.
    /// Errors: NotFound (gone), WrongState (in use, or no longer to be answered), Unreachable, Timeout.
    void sayYes(const QUrl &link, Done done);
    void sayNo(const QUrl &link, Done done);
    /// Whose face the camera sees at Pass: an Incode customer id. Empty: the owner of the phone that got the link.
    void setFace(const QString &customerId);
    /// Posts one selfie at the remembered capture page: one attempt. NotRecognized and TooDark are final only when none is left.
    /// Errors: WrongState (no page yet, or the session has ended), Invalid (nobody knows whose face it is), Unreachable, Timeout.
    void capture(Capture outcome, Done done);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace authlink::sandbox
