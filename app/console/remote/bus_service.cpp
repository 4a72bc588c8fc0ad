// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/bus_service.h"

#include "app/console/remote/shown_state.h"
#include "core/base/log.h"

#include <QDBusError>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

// Flags of RequestName (D-Bus specification, "Message Bus Messages").
constexpr uint kAllowReplacement = 1;
constexpr uint kReplaceExisting = 2;

} // namespace

BusService::BusService(QObject &object, const QDBusConnection &bus, Handler handler, const ShownState &state)
    : QDBusAbstractAdaptor(&object),
      m_bus(bus),
      m_handler(std::move(handler)),
      m_state(state)
{
    connect(&state, &ShownState::changed, this, &BusService::tellState);
}

QString BusService::state() const
{
    return m_state.name();
}

QString BusService::Verify(const QVariantMap &call, const QDBusMessage &message)
{
    return act(requestFromBus(call), message);
}

QString BusService::EndCall(const QString &call, const QDBusMessage &message)
{
    return act(client::checkedRequest({.kind = client::CallRequest::Kind::EndCall, .text = {}, .callId = call}), message);
}

QString BusService::act(const base::Result<client::CallRequest> &request, const QDBusMessage &message)
{
    if (request)
        return QString(client::nameOf(m_handler(*request)));
    message.setDelayedReply(true); // this one instead
    m_bus.send(message.createErrorReply(QDBusError::InvalidArgs, request.error().message));
    return {};
}

void BusService::tellState()
{
    QDBusMessage news = QDBusMessage::createSignal(kPath, u"org.freedesktop.DBus.Properties"_s, u"PropertiesChanged"_s);
    news << QString(kInterface) << QVariantMap{{u"State"_s, state()}} << QStringList();
    m_bus.send(news);
    Q_EMIT StateChanged(state());
}

base::Result<client::CallRequest> requestFromBus(const QVariantMap &call)
{
    client::CallRequest request;
    request.kind = client::CallRequest::Kind::Verify;
    bool isNamed = false;
    for (auto field = call.begin(); field != call.end(); ++field) {
        const auto by = client::byFromName(field.key());
        const bool fits = field.value().typeId() == QMetaType::QString && ((by && !isNamed) || field.key() == "call_id"_L1);
        if (!fits)
            return base::fail(base::invalid({}, u"verify takes one of account, phone and search, and call_id, as strings"_s));
        if (by) {
            isNamed = true;
            request.by = *by;
            request.text = field.value().toString();
        } else {
            request.callId = field.value().toString();
        }
    }
    return client::checkedRequest(request);
}

QString busNameOf(const QString &profile)
{
    QString name = u"org.authlink.Console"_s;
    if (profile == u"default")
        return name;
    QString element = u"p_"_s;
    for (const QChar c : profile) {
        const bool fits = (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
        element += fits ? QString(c) : u"_%1"_s.arg(c.unicode(), 2, 16, QChar(u'0'));
    }
    return name + u'.' + element;
}

void joinBus(QDBusConnection bus, QObject &object, const QString &name, NameClaim claim)
{
    if (!bus.isConnected() || !bus.registerObject(QString(BusService::kPath), &object, QDBusConnection::ExportAdaptors)) {
        qCInfo(base::lcClient) << "no session bus: softphones use the command line or the local socket";
        return;
    }
    QDBusMessage wish =
        QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s, u"org.freedesktop.DBus"_s, u"RequestName"_s);
    wish << name << (claim == NameClaim::Firm ? kReplaceExisting : kAllowReplacement);
    bus.send(wish); // whoever has the name keeps it, and we wait in line
}

} // namespace authlink::app
