// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/demo/demo_phone.h"

#include <utility>

namespace authlink::app
{

namespace
{

constexpr std::chrono::milliseconds kPollInterval(250);

sandbox::Capture captureOf(ui::PhoneFace face)
{
    switch (face) {
    case ui::PhoneFace::Claimed:
        return sandbox::Capture::Pass;
    case ui::PhoneFace::OtherPerson:
        return sandbox::Capture::OtherPerson;
    case ui::PhoneFace::NotRecognized:
        return sandbox::Capture::NotRecognized;
    case ui::PhoneFace::Spoof:
        return sandbox::Capture::Spoof;
    case ui::PhoneFace::Blocklisted:
        return sandbox::Capture::Blocklisted;
    case ui::PhoneFace::NotEnrolled:
        return sandbox::Capture::NotEnrolled;
    case ui::PhoneFace::TooDark:
        break;
    }
    return sandbox::Capture::TooDark;
}

} // namespace

DemoPhone::DemoPhone(const QUrl &sandboxUrl, QObject *parent) : PhoneBackend(parent), m_customer(sandboxUrl, m_network)
{
    m_poll.setSingleShot(true);
    m_poll.setInterval(kPollInterval);
    connect(&m_poll, &QTimer::timeout, this, &DemoPhone::poll);
    poll();
}

void DemoPhone::poll()
{
    m_customer.readMessages([this](const base::Result<std::vector<sandbox::SimulatedCustomer::Message>> &read) {
        m_poll.start();
        if (!read)
            return; // the next poll tries again; a phone without a network shows what it has
        QList<ui::PhoneMessage> messages;
        for (const auto &message : *read)
            messages.append({.id = message.id,
                             .to = message.phone,
                             .text = message.text,
                             .link = message.link,
                             .isEmail = message.isEmail,
                             .subject = message.subject});
        if (messages == m_messages)
            return;
        m_messages = std::move(messages);
        Q_EMIT messagesChanged();
    });
}

void DemoPhone::sayYes(const QUrl &link, Done done)
{
    m_customer.sayYes(link, std::move(done));
}

void DemoPhone::sayNo(const QUrl &link, Done done)
{
    m_customer.sayNo(link, std::move(done));
}

void DemoPhone::capture(ui::PhoneFace face, Done done)
{
    m_customer.capture(captureOf(face), std::move(done));
}

} // namespace authlink::app
