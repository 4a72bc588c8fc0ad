// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/simulated_customer.h"
#include "ui/phone/phone_backend.h"

#include <QNetworkAccessManager>
#include <QTimer>

namespace authlink::app
{

/// The customer's phone of the demo: reads the sandbox's inbox of text messages and e-mails and acts over HTTP, as a phone would. Main
/// thread.
class DemoPhone final : public ui::PhoneBackend
{
    Q_OBJECT

public:
    explicit DemoPhone(const QUrl &sandboxUrl, QObject *parent = nullptr);

    [[nodiscard]] QList<ui::PhoneMessage> messages() const override { return m_messages; }
    void sayYes(const QUrl &link, Done done) override;
    void sayNo(const QUrl &link, Done done) override;
    void capture(ui::PhoneFace face, Done done) override;

private:
    void poll();

    QNetworkAccessManager m_network;
    sandbox::SimulatedCustomer m_customer;
    QList<ui::PhoneMessage> m_messages;
    QTimer m_poll;
};

} // namespace authlink::app
