// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/shown_state.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

ShownState::ShownState(const client::RelayConnection &connection, const client::LiveVerifications &verifications,
                       const ui::MainWindow &window, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_verifications(verifications),
      m_window(window)
{
    connect(&connection, &client::RelayConnection::stateChanged, this, &ShownState::update);
    connect(&verifications, &client::LiveVerifications::added, this, &ShownState::update);
    connect(&verifications, &client::LiveVerifications::changed, this, &ShownState::update);
    connect(&verifications, &client::LiveVerifications::removed, this, &ShownState::update);
    connect(&window, &ui::MainWindow::shownVerificationChanged, this, &ShownState::update);
    update();
}

void ShownState::update()
{
    const QString id = m_window.shownVerification();
    const bool isKnown = !id.isEmpty() && m_verifications.find(id) != nullptr;
    const QString name = !m_connection.isLive() ? u"offline"_s : isKnown ? QString(stateNameOf(m_verifications.banner(id))) : u"none"_s;
    if (name == m_name)
        return;
    m_name = name;
    Q_EMIT changed();
}

QLatin1StringView stateNameOf(client::BannerKind kind)
{
    using Kind = client::BannerKind;
    switch (kind) {
    case Kind::NotVerifiedYet:
        return "pending"_L1;
    case Kind::Verified:
        return "verified"_L1;
    case Kind::NotVerified:
    case Kind::WrongPerson:
    case Kind::SpoofSuspected:
    case Kind::Refused:
        return "not_verified"_L1;
    case Kind::FaceOnly:
    case Kind::Inconclusive:
    case Kind::NeedsReview:
    case Kind::SendFailed:
        return "unclear"_L1;
    case Kind::Expired:
    case Kind::Cancelled:
    case Kind::Ended:
        return "ended"_L1;
    case Kind::Outage:
        return "outage"_L1;
    case Kind::Stale:
        break;
    }
    return "offline"_L1;
}

} // namespace authlink::app
