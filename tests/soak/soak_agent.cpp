// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak_agent.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

SoakAgent::SoakAgent(const QUrl &stream, const QByteArray &token, base::Clock &clock, base::Random &random, QObject *parent)
    : QObject(parent),
      m_connection([] { return client::makeWebSocket(); }, clock, random, u"authlink_soak"_s),
      m_calls(m_connection, clock, random)
{
    m_connection.setUrl(stream);
    m_connection.setToken(base::Secret(token));
    m_connection.setWanted(client::RelayConnection::Wanted::Connected);
}

} // namespace authlink::test
