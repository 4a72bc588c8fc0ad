// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/stream/stream_hub.h"

#include "core/base/log.h"
#include "core/protocol/call_params.h"

#include <QTimer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

/// What the hub answers to hello.
namespace authlink::relay::stream
{

using protocol::CloseCode;
using verification::Role;

void StreamHub::onHello(StreamSession *session, const protocol::Request &request)
{
    const auto params = protocol::helloParamsFromJson(request.params);
    if (!params)
        return session->send(protocol::errorFrame(request.id, params.error()));
    session->noteHello();
    m_hellos.push_back({.session = session, .id = request.id, .params = *params});
    if (m_hellos.size() == 1)
        QTimer::singleShot(0, this, &StreamHub::answerHellos);
}

/// So many a turn: after a restart all consoles say hello at once, and nobody is served while one is being answered.
void StreamHub::answerHellos()
{
    for (int i = 0; i < m_limits.hellosPerTurn && !m_hellos.empty() && m_replaying < m_limits.replays; ++i) {
        const WaitingHello next = std::move(m_hellos.front());
        m_hellos.pop_front();
        if (next.session && m_byUser.contains(next.session->user().name, next.session)) // it may be leaving
            greet(next.session, next.id, next.params);
    }
    if (!m_hellos.empty() && m_replaying < m_limits.replays) // else the next one that is told goes on
        QTimer::singleShot(0, this, &StreamHub::answerHellos);
}

void StreamHub::greet(StreamSession *session, const QJsonValue &id, const protocol::HelloParams &params)
{
    replaceOlder(session, params.client);
    session->goLive(params.client);
    m_sessionLog.signedIn(session, session->user().name, params.client, m_addresses.take(session));
    if (session->user().role != Role::Agent)
        m_seeAll.insert(session);
    session->hold();
    const auto missed = m_handshake.missedBy(session->user(), params);
    if (!missed)
        return startOver(session, id, params.pages);
    // What is published from here on comes after what was missed.
    const protocol::HelloResult greeting = m_handshake.greeting(session->user());
    ++m_replaying;
    m_store.ask(
        store::Lane::Replay, this, [missed = *missed](const store::Reader &reader) { return StreamHandshake::replay(missed, reader); },
        [this, waiting = QPointer(session), id, greeting, pages = params.pages](const auto &frames) {
            if (m_replaying-- == m_limits.replays && !m_hellos.empty())
                QTimer::singleShot(0, this, &StreamHub::answerHellos);
            if (waiting)
                onReplayed(waiting, id, greeting, pages, frames);
        });
}

void StreamHub::onReplayed(StreamSession *session, const QJsonValue &id, protocol::HelloResult greeting, bool pages, const Frames &frames)
{
    if (!frames)
        return session->close(CloseCode::Restarting, u"store unavailable"_s);
    if (!*frames)
        return startOver(session, id, pages);
    greeting.serverTime = m_clock.now(); // the console sets its clock by it
    welcome(session, id, StreamHandshake::resumed(std::move(greeting), **frames));
}

void StreamHub::startOver(StreamSession *session, const QJsonValue &id, bool pages)
{
    // What a failed commit dropped, and was not read again yet, would be missing.
    m_repository.whenCurrent(session, [this, session, id, pages](const base::Result<void> &current) {
        if (current)
            welcome(session, id, m_handshake.startOver(session->user(), pages));
        else
            session->close(CloseCode::Restarting, u"store unavailable"_s);
    });
}

void StreamHub::welcome(StreamSession *session, const QJsonValue &id, const StreamHandshake::Welcome &welcome)
{
    const bool resumed = std::holds_alternative<protocol::Replayed>(welcome.result.history);
    std::vector<QByteArray> first{protocol::resultFrame(id, welcome.result)};
    first.insert(first.end(), welcome.missed.begin(), welcome.missed.end());
    session->sendFirst(first, resumed);
    if (welcome.unlisted > 0)
        tellOfTheUnlisted(*session, welcome.unlisted);
    qCInfo(base::lcStream) << "console of" << session->user().name << (resumed ? "resumed" : "synchronised") << "at" << welcome.result.seq;
}

void StreamHub::tellOfTheUnlisted(StreamSession &session, qsizetype count)
{
    qCWarning(base::lcStream) << "too much is open for the console of" << session.user().name << ":" << count << "are not listed";
    session.send(protocol::notificationFrame(
        protocol::Notice{.level = protocol::NoticeLevel::Warning,
                         .code = u"open_not_listed"_s,
                         .text = u"Too many verifications are open: the %1 oldest are not listed. The history has them."_s.arg(count)}));
}

} // namespace authlink::relay::stream
