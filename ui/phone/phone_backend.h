// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>

namespace authlink::ui
{

/// A message on the simulated phone: a text message, or an e-mail.
struct PhoneMessage {
    QString id;
    QString to; ///< the number or address it was sent to
    QString text;
    QUrl link; ///< empty: none in the text
    bool isEmail = false;
    QString subject = {}; ///< of an e-mail
    bool operator==(const PhoneMessage &) const = default;
};

/// Whose face the camera sees.
enum class PhoneFace {
    Claimed,       ///< the claimed customer
    OtherPerson,   ///< another enrolled customer
    NotRecognized, ///< a face nobody enrolled
    Spoof,         ///< a picture of a picture
    Blocklisted,
    NotEnrolled,
    TooDark, ///< tries are left
};

/// The backend of the demo's phone; app/console implements it with the sandbox's simulated customer.
/// Every step calls back exactly once, from the event loop, unless the backend is destroyed first.
class PhoneBackend : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    using Done = std::function<void(base::Result<void>)>;

    /// Newest first.
    [[nodiscard]] virtual QList<PhoneMessage> messages() const = 0;
    /// Opens the link and says "yes, I am on this call"; the capture page is remembered for capture().
    virtual void sayYes(const QUrl &link, Done done) = 0;
    virtual void sayNo(const QUrl &link, Done done) = 0;
    virtual void capture(PhoneFace face, Done done) = 0;

Q_SIGNALS:
    void messagesChanged();
};

} // namespace authlink::ui
