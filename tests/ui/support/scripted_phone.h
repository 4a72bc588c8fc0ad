// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phone/phone_backend.h"

namespace authlink::test
{

using namespace Qt::Literals::StringLiterals;

/// A backend of the phone that records what it is asked and answers from the event loop.
class ScriptedPhone final : public ui::PhoneBackend
{
public:
    [[nodiscard]] QList<ui::PhoneMessage> messages() const override { return inbox; }
    void sayYes(const QUrl &link, Done done) override { record(u"yes "_s + link.toString(), std::move(done)); }
    void sayNo(const QUrl &link, Done done) override { record(u"no "_s + link.toString(), std::move(done)); }
    void capture(ui::PhoneFace face, Done done) override { record(u"face %1"_s.arg(static_cast<int>(face)), std::move(done)); }

    void receive(const ui::PhoneMessage &message)
    {
        inbox.prepend(message);
        Q_EMIT messagesChanged();
    }

    QList<ui::PhoneMessage> inbox;
    QStringList deeds;
    base::Result<void> outcome;

private:
    void record(const QString &what, Done callback)
    {
        deeds.append(what);
        QMetaObject::invokeMethod(
            this, [this, callback = std::move(callback)] { callback(outcome); }, Qt::QueuedConnection);
    }
};

} // namespace authlink::test
