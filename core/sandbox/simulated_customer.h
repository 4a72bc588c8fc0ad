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

/// A customer with a phone, who reads the SMS or e-mail, opens its link, says yes or no and takes the selfie, all over HTTP as a browser
/// does. For the demo's phone, the rehearsal and the end-to-end tests. Every step calls back exactly once, from the event loop, unless the
/// customer is destroyed first. Customers do not share cookies. One thread.
class SimulatedCustomer final : public QObject
{
    Q_OBJECT

public:
    struct Message {
        QString id, phone, text; ///< phone: for an e-mail, its address
        QUrl link;               ///< the first http(s) link in the text; empty if none
        QString subject;         ///< of an e-mail
        bool isEmail = false;
    };

    /// @param sandboxUrl Sandbox::url()
    SimulatedCustomer(QUrl sandboxUrl, QNetworkAccessManager &network, QObject *parent = nullptr);
    ~SimulatedCustomer() override;

    using Done = std::function<void(base::Result<void>)>;
    /// All messages of the inbox, newest first.
    void readMessages(std::function<void(base::Result<std::vector<Message>>)> done);
    /// Loads the landing page and does nothing there, like the preview of a messenger.
    void preview(const QUrl &link, Done done);
    /// Opens the link, says yes, follows the redirect to the capture page and remembers that page. A link that leads straight to a capture
    /// page works as well; there is nothing to say yes to then.
    /// Errors: NotFound (gone), WrongState (in use, or no longer to be answered), Unreachable, Timeout.
    void sayYes(const QUrl &link, Done done);
    /// Opens the link and says no. Errors: as sayYes().
    void sayNo(const QUrl &link, Done done);
    /// Whose face the camera sees, by customer id; empty: that of whoever owns the phone or mailbox that got the link.
    void setFace(const QString &customerId);
    /// Takes one selfie at the remembered capture page, which uses up one attempt.
    /// Errors: WrongState (no page yet, or the session has ended), Invalid (nobody knows whose face it is), Unreachable, Timeout.
    void capture(Capture outcome, Done done);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace authlink::sandbox
