// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTcpServer>

#include <functional>
#include <utility>

namespace authlink::http::server
{

/// One more address for a server that has one: hands over the descriptors of its connections.
class ExtraListener final : public QTcpServer
{
public:
    ExtraListener(std::function<void(qintptr)> take, QObject *parent) : QTcpServer(parent), m_take(std::move(take)) {}

protected:
    void incomingConnection(qintptr descriptor) override { m_take(descriptor); }

private:
    std::function<void(qintptr)> m_take;
};

} // namespace authlink::http::server
