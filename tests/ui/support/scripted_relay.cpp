// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/scripted_relay.h"

#include "core/protocol/stream.h"

#include <QJsonArray>
#include <QMetaObject>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

using namespace protocol;

class ScriptedRelay::Socket final : public client::StreamSocket
{
public:
    explicit Socket(ScriptedRelay &relay) : m_relay(relay) {}
    void open(const QUrl &, const base::Secret &) override
    {
        QMetaObject::invokeMethod(
            this, [this] { m_relay.onOpen(*this); }, Qt::QueuedConnection);
    }
    void send(const QByteArray &utf8) override
    {
        QMetaObject::invokeMethod(
            this, [this, utf8] { m_relay.onFrame(utf8); }, Qt::QueuedConnection);
    }
    void ping(const QByteArray &payload) override
    {
        if (m_relay.answerPings)
            QMetaObject::invokeMethod(
                this, [this, payload] { Q_EMIT pong(payload); }, Qt::QueuedConnection);
    }
    void leave() override {}

private:
    ScriptedRelay &m_relay;
};

ScriptedRelay::ScriptedRelay(ManualClock &clock) : m_clock(clock)
{
    policy.allowUnlistedCustomer = true;
    policy.channels = {verification::Channel::Sms, verification::Channel::Copy, verification::Channel::Qr};
}

client::SocketFactory ScriptedRelay::sockets()
{
    return [this]() -> std::unique_ptr<client::StreamSocket> { return std::make_unique<Socket>(*this); };
}

void ScriptedRelay::vanish()
{
    m_reachable = false;
    if (auto *socket = static_cast<Socket *>(m_socket.data()))
        Q_EMIT socket->ended({.failure = client::SocketFailure::Unreachable, .code = 0, .text = u"gone"_s});
}

void ScriptedRelay::back()
{
    m_reachable = true;
}

void ScriptedRelay::onOpen(Socket &socket)
{
    if (!m_reachable) {
        Q_EMIT socket.ended({.failure = client::SocketFailure::Unreachable, .code = 0, .text = u"gone"_s});
        return;
    }
    m_socket = &socket;
    Q_EMIT socket.opened();
}

void ScriptedRelay::send(const QByteArray &frame)
{
    if (auto *socket = static_cast<Socket *>(m_socket.data()))
        Q_EMIT socket->received(frame);
}

void ScriptedRelay::onFrame(const QByteArray &frame)
{
    const auto parsed = parseFrame(frame);
    if (!parsed || !std::holds_alternative<Request>(*parsed))
        return;
    const auto request = std::get<Request>(*parsed);
    m_params[request.method].append(request.params);
    if ((request.method == QLatin1String(kVerificationStart) && !answerStarts) || request.method == held) {
        m_heldStarts.append(request);
        return;
    }
    const auto result = answer(request.method, request.params);
    send(result ? resultFrame(request.id, *result) : errorFrame(request.id, result.error()));
}

void ScriptedRelay::answerHeldStarts()
{
    for (const Request &request : std::exchange(m_heldStarts, {})) {
        const auto result = answer(request.method, request.params);
        send(result ? resultFrame(request.id, *result) : errorFrame(request.id, result.error()));
    }
}

QJsonValue ScriptedRelay::hello() const
{
    HelloResult result;
    result.user = user;
    result.seq = m_seq;
    result.serverTime = m_clock.now();
    result.policy = policy;
    result.company = u"Example Bank"_s;
    result.vendor = vendor;
    result.history = Resync{.open = m_open};
    return toJson(result);
}

base::Result<QJsonValue> ScriptedRelay::answer(const QString &method, const QJsonObject &params)
{
    const QString id = params.value("id"_L1).toString();
    if (method == QLatin1String(kHello))
        return hello();
    if (method == QLatin1String(kVerificationStart))
        return start(params);
    if (method == QLatin1String(kCustomersSearch)) {
        QJsonArray found;
        const QString text = params.value("text"_L1).toString();
        for (const CustomerView &customer : directory) {
            if (customer.name.contains(text, Qt::CaseInsensitive) || customer.account.contains(text)
                || phones.value(customer.account) == text)
                found.append(toJson(customer));
        }
        return found;
    }
    if (method == QLatin1String(kHistorySearch)) {
        HistoryPageView page;
        const QString verdict = params.value("verdict"_L1).toString();
        for (const VerificationView &view : history) {
            if (verdict.isEmpty() || view.verdict.name == verdict)
                page.items.append(view);
        }
        return toJson(page);
    }
    if (method == QLatin1String(kVerificationLink) && linkRefusals > 0) {
        --linkRefusals;
        return base::fail(base::ErrorCode::WrongState, u"The link is not ready yet."_s);
    }
    if (method == QLatin1String(kVerificationLink) && at(id).status.is(verification::Status::Preparing))
        push(id, u"message_sent"_s, [](VerificationView &view) { view.status = verification::Status::Sent; });
    if (method == QLatin1String(kVerificationLink))
        return toJson(LinkView{.url = QUrl(u"https://verify.example.com/v/TOKEN"_s), .expiresAt = at(id).linkExpiresAt});
    if (method == QLatin1String(kVerificationGet)) {
        for (const VerificationView &view : history) {
            if (view.id == id)
                return toJson(VerificationDetail{.verification = view, .events = m_events.value(id)});
        }
        return toJson(VerificationDetail{.verification = at(id), .events = m_events.value(id)});
    }
    if (method == QLatin1String(kVerificationNote) && noteRefusal)
        return base::fail(*noteRefusal);
    if (method == QLatin1String(kVerificationNote)) {
        QJsonObject detail{{u"code"_s, u"call_note"_s}, {u"text"_s, params.value("text"_L1).toString()}};
        if (params.contains("outcome"_L1))
            detail.insert(u"outcome"_s, params.value("outcome"_L1));
        push(id, u"note"_s, {}, detail, user.name);
    } else if (method == QLatin1String(kVerificationResend))
        push(id, u"resent"_s, [&](VerificationView &view) {
            ++view.sends;
            if (params.contains("channel"_L1))
                view.channel = WireEnum<verification::Channel>::fromName(params.value("channel"_L1).toString());
        });
    else if (method == QLatin1String(kVerificationCancel))
        push(id, u"cancelled"_s, [](VerificationView &view) { view.status = verification::Status::Cancelled; });
    else if (method == QLatin1String(kVerificationClose))
        push(id, u"closed"_s, [](VerificationView &view) { view.status = verification::Status::Closed; });
    else
        return base::fail(base::ErrorCode::Internal, u"unknown method"_s);
    return toJson(at(id));
}

base::Result<QJsonValue> ScriptedRelay::start(const QJsonObject &params)
{
    if (startRefusal)
        return base::fail(*startRefusal);
    CustomerView customer;
    customer.name = params.value("customer"_L1).toObject().value("name"_L1).toString();
    for (const CustomerView &known : directory) {
        if (known.account == params.value("account"_L1).toString())
            customer = known;
    }
    const QString id = addOpen(customer);
    at(id).channel = WireEnum<verification::Channel>::fromName(params.value("channel"_L1).toString());
    if (!at(id).channel.is(verification::Channel::Sms)) // handing the link out is what sends it
        at(id).status = verification::Status::Preparing;
    return toJson(at(id));
}

QString ScriptedRelay::addOpen(const CustomerView &customer)
{
    VerificationView view;
    view.id = u"01%1"_s.arg(m_open.size() + 1, 4, 10, QChar(u'0'));
    view.status = verification::Status::Sent;
    view.customer = customer;
    view.agent = {.name = user.name, .displayName = user.displayName};
    view.channel = verification::Channel::Sms;
    view.linkMode = verification::LinkMode::Session;
    view.firstWord = u"amber"_s;
    view.secondWord = u"falcon"_s;
    view.sends = 1;
    view.createdAt = view.sentAt = m_clock.now();
    view.linkExpiresAt = m_clock.now() + policy.linkLife;
    m_open.append(view);
    for (const char *kind : {"created", "link_ready", "message_sent"})
        m_events[view.id].append({.seq = ++m_seq, .at = m_clock.now(), .kind = QLatin1String(kind), .by = user.name, .detail = {}});
    return view.id;
}

VerificationView &ScriptedRelay::at(const QString &id)
{
    for (VerificationView &view : m_open) {
        if (view.id == id)
            return view;
    }
    qFatal("no such verification");
}

void ScriptedRelay::push(const QString &id, const QString &kind, const std::function<void(VerificationView &)> &change,
                         const QJsonObject &detail, const QString &by)
{
    VerificationView &view = at(id);
    if (change)
        change(view);
    VerificationChanged changed;
    changed.seq = ++m_seq;
    changed.at = m_clock.now();
    changed.event = {.seq = changed.seq, .at = changed.at, .kind = kind, .by = by, .detail = detail};
    changed.verification = view;
    m_events[id].append(changed.event);
    send(notificationFrame(QLatin1String(kVerificationChanged), toJson(changed)));
}

void ScriptedRelay::notify(const Notice &notice)
{
    send(notificationFrame(QLatin1String(kNotice), toJson(notice)));
}

void ScriptedRelay::setVendor(VendorState state)
{
    vendor = state;
    const bool out = state == VendorState::Outage;
    notify({.level = out ? NoticeLevel::Error : NoticeLevel::Info,
            .code = out ? kNoticeVendorOutage : kNoticeVendorRecovered,
            .text = u"raw words of the relay"_s});
}

} // namespace authlink::test
