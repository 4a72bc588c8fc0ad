// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/stream_hub.h"

#include "core/base/log.h"
#include "core/base/secret.h"
#include "core/http/common/url.h"
#include "core/protocol/call_costs.h"
#include "core/protocol/call_params.h"
#include "core/protocol/view_of.h"
#include "core/relay/delivery/vendor_availability.h"

#include <QTimer>

#include <chrono>
#include <map>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::stream
{

using protocol::CloseCode;
using verification::Role;
using verification::Verification;

namespace
{
constexpr qsizetype kMaxCredential = 256;

/// Empty: there is no token, or it is nobody's by its form alone.
QByteArray bearerOf(const QByteArray &authorization)
{
    constexpr qsizetype kPrefix = 7;
    if (authorization.size() > kMaxCredential || authorization.left(kPrefix).toLower() != "bearer ")
        return {};
    QByteArray token = authorization.mid(kPrefix).trimmed();
    return authlink::http::isUrlToken(token) ? token : QByteArray();
}

QByteArray noticeFrame(protocol::NoticeLevel level, const QString &code, const QString &text)
{
    return protocol::notificationFrame(protocol::Notice{.level = level, .code = code, .text = text});
}

} // namespace

StreamHub::StreamHub(Services services, Settings settings, QObject *parent)
    : QObject(parent),
      m_repository(services.repository),
      m_store(services.store),
      m_clock(services.clock),
      m_router(services.router),
      m_vendor(services.vendor),
      m_storeAvailability(services.storeAvailability),
      m_handshake({services.repository, services.clock, services.vendor, services.storeAvailability}, std::move(settings.handshake)),
      m_limits(settings.limits),
      m_budget(base::TokenRate::perSecond(settings.limits.perSecond, settings.limits.burst)),
      m_tokenLife(settings.tokenLife),
      m_sessionLog(services.store, services.clock),
      m_outageTold(services.vendor.isOut()),
      m_pings(settings.limits.pingEvery, services.clock.now().time_since_epoch()),
      m_alarm(services.clock.makeAlarm([this] { onBeat(); }))
{
}

StreamHub::~StreamHub() = default;

void StreamHub::load()
{
    const auto users = m_store.reader().users();
    if (!users) {
        qCWarning(base::lcStream) << "whose sign-in tokens are good can't be read:" << users.error().message;
        return;
    }
    for (const store::User &user : *users) {
        if (!user.disabled && !isExpired(user, m_clock.now(), m_tokenLife))
            m_goodTokens.insert(user.tokenHash);
    }
}

bool StreamHub::knows(const QByteArray &authorization) const
{
    const QByteArray token = bearerOf(authorization);
    return !token.isEmpty() && m_goodTokens.contains(base::sha256Hex(token));
}

void StreamHub::learn(const QByteArray &tokenHash, http::Admission admission)
{
    using http::Admission;
    if (admission == Admission::NotSignedIn || admission == Admission::Disabled)
        m_goodTokens.remove(tokenHash);
    else if (admission != Admission::Unavailable)
        m_goodTokens.insert(tokenHash);
}

void StreamHub::admit(const QByteArray &authorization, Admitted done)
{
    using http::Admission;
    const QByteArray token = bearerOf(authorization);
    if (m_closing || token.isEmpty())
        return done(m_closing ? Admission::Unavailable : Admission::NotSignedIn, {});
    const QByteArray hash = base::sha256Hex(token);
    m_store.ask(
        store::Lane::Lookup, this, [hash](const store::Reader &reader) { return reader.userByTokenHash(hash); },
        [this, hash, done = std::move(done)](const base::Result<std::optional<store::User>> &user) {
            const Admission admission = admissionOf(user);
            learn(hash, admission);
            if (admission != Admission::Granted)
                return done(admission, {});
            done(admission, [this, guard = QPointer(this), user = **user](std::unique_ptr<QWebSocket> socket, const QHostAddress &peer) {
                if (guard)
                    enter(std::move(socket), user, peer);
            });
        });
}

http::Admission StreamHub::admissionOf(const base::Result<std::optional<store::User>> &user)
{
    using http::Admission;
    if (m_closing || !user)
        return Admission::Unavailable;
    if (!*user)
        return Admission::NotSignedIn;
    if ((*user)->disabled)
        return Admission::Disabled;
    if (isExpired(**user, m_clock.now(), m_tokenLife))
        return Admission::NotSignedIn;
    if (m_byUser.count((*user)->name) >= kMaxStreamsPerUser) {
        if (const auto heldBack = m_crowdLog.admit(m_clock.now().time_since_epoch())) {
            qCWarning(base::lcStream) << (*user)->name << "has too many streams open; turned away" << *heldBack
                                      << "more since the last such line";
        }
        return Admission::TooManyStreams;
    }
    const bool crowded = static_cast<qsizetype>(m_hellos.size()) >= m_limits.waitingHellos;
    return crowded ? Admission::Busy : Admission::Granted;
}

/// Whether the user may still be here is looked at again with the first call.
void StreamHub::enter(std::unique_ptr<QWebSocket> socket, const store::User &user, const QHostAddress &peer)
{
    if (m_closing)
        return StreamSession::dismiss(std::move(socket), CloseCode::Restarting, u"not now"_s, this);
    if (m_byUser.count(user.name) >= kMaxStreamsPerUser)
        return StreamSession::dismiss(std::move(socket), CloseCode::TooFast, u"too many streams"_s, this);
    auto *session = new StreamSession(std::move(socket), user, m_clock, m_limits, this);
    m_byUser.insert(session->user().name, session);
    m_addresses.insert(session, peer.toString());
    connect(session, &StreamSession::received, this, [this, session](const QByteArray &frame) { onFrame(session, frame); });
    connect(session, &StreamSession::gone, this, [this, session] { forget(session); });
    expect(session);
}

void StreamHub::forget(StreamSession *session)
{
    m_byUser.remove(session->user().name, session);
    m_pings.remove(session);
    m_seeAll.remove(session);
    m_addresses.remove(session);
    m_sessionLog.ended(session);
    session->deleteLater();
}

void StreamHub::onFrame(StreamSession *session, const QByteArray &frame)
{
    const auto parsed = protocol::parseFrame(frame);
    if (!parsed) {
        session->send(protocol::errorFrame(parsed.error().id, parsed.error().error));
        session->charge(m_limits.garbageCost);
        return;
    }
    if (const auto *request = std::get_if<protocol::Request>(&*parsed))
        onRequest(session, *request); // notifications and answers from a console mean nothing here
}

void StreamHub::onRequest(StreamSession *session, const protocol::Request &request)
{
    const QJsonValue id = request.id;
    const auto now = m_clock.now().time_since_epoch();
    if (const auto wait = m_budget.take(session->user().name, protocol::callCost(request.method, request.params), now)) {
        const base::Error tooFast{.code = base::ErrorCode::LimitReached,
                                  .message = u"Too many calls; wait."_s,
                                  .field = protocol::kDetailCallRate,
                                  .retryAfter = std::chrono::ceil<std::chrono::seconds>(*wait)};
        session->send(protocol::errorFrame(id, tooFast));
        session->charge(1);
        return;
    }
    refresh(
        session, [this, session, request] { serve(session, request); },
        [session, id](const base::Error &error) { session->send(protocol::errorFrame(id, error)); });
}

void StreamHub::serve(StreamSession *session, const protocol::Request &request)
{
    const QJsonValue id = request.id;
    const bool hello = request.method == protocol::kHello;
    if (hello ? session->hasSaidHello() : !session->isLive()) {
        const base::Error error{.code = base::ErrorCode::WrongState,
                                .message = hello ? u"Hello was said already."_s : u"Say hello first."_s,
                                .field = {},
                                .retryAfter = {}};
        return session->send(protocol::errorFrame(id, error));
    }
    if (hello)
        return onHello(session, request);
    const bool served =
        m_router.call(rpc::Caller{session->user()}, request.method, request.params,
                      [session = QPointer(session), id](const base::Result<QJsonValue> &result) {
                          if (!session)
                              return;
                          session->send(result ? protocol::resultFrame(id, *result) : protocol::errorFrame(id, result.error()));
                      });
    if (!served)
        session->send(protocol::errorFrame(id, protocol::methodNotFound(request.method)));
}

void StreamHub::refresh(StreamSession *session, std::function<void()> then, std::function<void(const base::Error &)> unknown)
{
    m_store.ask(
        store::Lane::Lookup, session, [name = session->user().name](const store::Reader &reader) { return reader.user(name); },
        [this, session, then = std::move(then), unknown = std::move(unknown)](const base::Result<std::optional<store::User>> &user) {
            if (!m_byUser.contains(session->user().name, session)) // it is leaving
                return;
            if (!user)
                unknown(user.error());
            else if (isWelcome(session, *user))
                then();
        });
}

bool StreamHub::isWelcome(StreamSession *session, const std::optional<store::User> &user)
{
    if (!user || user->tokenHash != session->user().tokenHash)
        session->close(CloseCode::NotSignedIn, u"signed out"_s);
    else if (user->disabled)
        session->close(CloseCode::Disabled, u"disabled"_s);
    else if (isExpired(*user, m_clock.now(), m_tokenLife))
        session->close(CloseCode::NotSignedIn, u"sign-in expired"_s);
    else if (user->role != session->user().role && session->isLive())
        session->close(CloseCode::Restarting, u"rights changed"_s); // its next hello finds the epoch of another role, and starts over
    else {
        session->setUser(*user);
        return true;
    }
    return false;
}

void StreamHub::replaceOlder(const StreamSession *session, const QString &client)
{
    if (client.isEmpty())
        return;
    const auto others = m_byUser.values(session->user().name);
    for (StreamSession *other : others) {
        if (other != session && other->isLive() && other->client() == client)
            other->close(CloseCode::Replaced, u"replaced by a newer connection"_s);
    }
}

void StreamHub::onPublished(const verifications::CommittedEvent &committed)
{
    const Verification &state = *committed.state;
    std::map<Role, QByteArray> frames; // shaped once per role
    const auto tell = [&](StreamSession *session) {
        const Role role = session->user().role;
        if (!session->isLive() || !protocol::maySee({session->user().name, role}, state))
            return;
        auto frame = frames.find(role);
        if (frame == frames.end())
            frame = frames.emplace(role, protocol::notificationFrame(protocol::viewOf(committed.event, state, role))).first;
        session->sendNews(frame->second);
    };
    const auto own = m_byUser.values(state.agent.name); // copies: a session that can't take it leaves
    for (StreamSession *session : own) {
        if (!m_seeAll.contains(session))
            tell(session);
    }
    const auto all = m_seeAll.values();
    for (StreamSession *session : all)
        tell(session);
}

void StreamHub::notify(const QStringList &users, const QString &code, const QString &text)
{
    const QByteArray frame = noticeFrame(protocol::NoticeLevel::Warning, code, text);
    for (const QString &user : users) {
        const auto sessions = m_byUser.values(user);
        for (StreamSession *session : sessions) {
            if (session->isLive())
                session->send(frame);
        }
    }
}

void StreamHub::notifySupervisors(const QString &code, const QString &text, const QString &account)
{
    const QByteArray frame = protocol::notificationFrame(
        protocol::Notice{.level = protocol::NoticeLevel::Warning, .code = code, .text = text, .account = account});
    const auto sessions = m_seeAll.values();
    for (StreamSession *session : sessions) {
        if (session->isLive())
            session->send(frame);
    }
}

void StreamHub::onVendorChanged()
{
    const bool out = m_vendor.isOut();
    if (std::exchange(m_outageTold, out) == out)
        return;
    const QByteArray frame =
        out ? noticeFrame(protocol::NoticeLevel::Error, protocol::kNoticeVendorOutage, delivery::VendorAvailability::outageText())
            : noticeFrame(protocol::NoticeLevel::Info, protocol::kNoticeVendorRecovered, u"Incode is answering again."_s);
    tellEverybody(frame);
}

void StreamHub::onStoreChanged()
{
    tellEverybody(m_storeAvailability.isOut()
                      ? noticeFrame(protocol::NoticeLevel::Error, protocol::kNoticeStoreOutage, u"Nothing can be recorded right now."_s)
                      : noticeFrame(protocol::NoticeLevel::Info, protocol::kNoticeStoreRecovered, u"The relay records again."_s));
}

void StreamHub::tellEverybody(const QByteArray &frame)
{
    Broadcast broadcast{.frame = frame, .left = {}};
    for (StreamSession *session : std::as_const(m_byUser)) {
        if (session->isLive())
            broadcast.left.emplace_back(session);
    }
    m_broadcasts.push_back(std::move(broadcast));
    if (m_broadcasts.size() == 1)
        tellSome();
}

/// So many a turn of the event loop: nobody is served while thousands are told.
void StreamHub::tellSome()
{
    Broadcast &broadcast = m_broadcasts.front();
    for (int i = 0; i < m_limits.toldPerTurn && !broadcast.left.empty(); ++i) {
        const QPointer<StreamSession> session = broadcast.left.back();
        broadcast.left.pop_back();
        if (session)
            session->send(broadcast.frame);
    }
    if (broadcast.left.empty())
        m_broadcasts.pop_front();
    if (!m_broadcasts.empty())
        QTimer::singleShot(0, this, &StreamHub::tellSome);
}

void StreamHub::closeAll()
{
    m_closing = true;
    const auto sessions = m_byUser.values();
    for (StreamSession *session : sessions)
        session->close(CloseCode::Restarting, u"relay restarting"_s);
    m_sessionLog.flush();
    const auto leaving = findChildren<QWebSocket *>();
    for (QWebSocket *socket : leaving)
        connect(socket, &QObject::destroyed, this, [this] {
            if (isEmpty())
                Q_EMIT emptied();
        });
    if (leaving.isEmpty())
        Q_EMIT emptied();
}

bool StreamHub::isEmpty() const
{
    return m_byUser.isEmpty() && findChildren<QWebSocket *>().isEmpty();
}

} // namespace authlink::relay::stream
