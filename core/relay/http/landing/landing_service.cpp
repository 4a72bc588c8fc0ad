// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/landing/landing_service.h"

#include "core/base/log.h"
#include "core/base/secret.h"
#include "core/relay/delivery/message_texts.h"
#include "core/relay/http/landing/same_phone.h"

#include <QPointer>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::http
{

using verification::Status;
using verification::Verification;
using Kind = LandingView::Kind;

namespace
{
constexpr int kMaxHashedToken = 64; // ours have 22 characters
constexpr int kDeviceBits = 128;
constexpr int kMaxPreviews = 10; // recorded per verification
constexpr int kMaxSecondDevices = 5;
constexpr int kMaxDeviceText = 256;

QByteArray hashOf(const QByteArray &cookie)
{
    return cookie.isEmpty() ? QByteArray() : base::sha256Hex(cookie);
}
} // namespace

LandingService::LandingService(verifications::VerificationRepository &repository, store::Store &store, base::Clock &clock,
                               base::Random &random, Settings settings, QObject *parent)
    : QObject(parent),
      m_repository(repository),
      m_store(store),
      m_clock(clock),
      m_random(random),
      m_settings(std::move(settings))
{
}

void LandingService::onChanged(const QString &id)
{
    const Verification *state = m_repository.open(id);
    if (state == nullptr || verification::isEnd(state->status)) {
        m_known.remove(id);
        m_binding.remove(id);
    }
}

base::Result<LandingService::Visit> LandingService::visit(const QString &token, const Browser &browser)
{
    const auto gone = [] { return base::fail(base::ErrorCode::NotFound, u"This link does not work (any more)."_s); };
    // Hashed and looked up whatever it is, so that no kind of wrong token is told from another by time.
    const QString hash = QString::fromLatin1(base::sha256Hex(token.left(kMaxHashedToken).toUtf8()));
    auto link = m_store.reader().linkByTokenHash(hash);
    if (!link)
        return base::fail(link.error());
    if (!*link)
        return gone();
    auto state = m_repository.find((*link)->verificationId);
    if (!state)
        return state.error().code == base::ErrorCode::NotFound ? gone() : base::fail(state.error());
    if (state->linkTokenHash != hash || !verification::isNoHeard(*state, {.now = m_clock.now(), .policy = m_settings.policy}))
        return gone();
    const bool isAlive = state->linkExpiresAt && m_clock.now() < *state->linkExpiresAt;
    const bool waits = isAlive && verification::isPending(state->status) && state->status != Status::Checking;
    Visit visit{.state = std::move(*state), .link = std::move(**link), .otherDevice = false, .waits = waits};
    if (const QByteArray binding = m_binding.value(visit.state.id); !binding.isEmpty())
        visit.link.deviceHash = binding;
    visit.otherDevice = !visit.link.deviceHash.isEmpty() && !base::constantTimeEquals(visit.link.deviceHash, hashOf(browser.deviceCookie));
    return visit;
}

LandingView LandingService::viewOf(const Verification &state, Kind kind) const
{
    LandingView view;
    view.kind = kind;
    view.language = state.customer.language;
    view.company = m_settings.company;
    if (kind == Kind::Question) {
        view.agentFirstName = delivery::firstNameOf(state.agent.displayName);
        view.firstWord = state.firstWord;
        view.secondWord = state.secondWord;
    }
    return view;
}

LandingView LandingService::failed(const base::Error &error) const
{
    LandingView view; // nothing of the verification: every dead link looks the same
    view.kind = error.code == base::ErrorCode::StoreUnavailable ? Kind::Unavailable : Kind::Gone;
    view.company = m_settings.company;
    return view;
}

void LandingService::look(const QString &token, const Browser &browser, Done done)
{
    const auto found = visit(token, browser);
    if (!found)
        return done(failed(found.error()));
    if (found->otherDevice && found->waits)
        return refuseSecondDevice(*found, browser, done);
    if (!found->waits) // who looks now, perhaps a mail scanner, is no news
        return done(viewOf(found->state, found->otherDevice ? Kind::InUse : Kind::Answered));
    const LandingView view = viewOf(found->state, Kind::Question);
    Known &known = m_known[found->state.id];
    if (known.previews >= kMaxPreviews)
        return done(view);
    ++known.previews;
    store::Transaction transaction;
    transaction.events.push_back(eventOf(found->state.id, verification::LinkPreviewed{}));
    commit(std::move(transaction), view, std::move(done));
}

void LandingService::yes(const QString &token, const Browser &browser, Done done)
{
    auto found = visit(token, browser);
    if (!found)
        return done(failed(found.error()));
    if (found->otherDevice)
        return refuseSecondDevice(*found, browser, done);
    if (!found->waits)
        return done(viewOf(found->state, Kind::Answered));
    LandingView view = viewOf(found->state, Kind::GoOn);
    view.captureUrl = found->link.captureUrl;
    if (!found->link.deviceHash.isEmpty()) { // the bound browser comes back
        view.deviceCookie = browser.deviceCookie;
        return done(std::move(view));
    }
    const QString id = found->state.id;
    auto events = verification::onYes(found->state, browser.address.toString(), browser.userAgent.left(kMaxDeviceText),
                                      {.now = m_clock.now(), .policy = m_settings.policy});
    if (!events)
        return done(failed(events.error()));
    view.deviceCookie = base::makeToken(m_random, kDeviceBits).toLatin1();
    found->link.deviceHash = hashOf(view.deviceCookie);
    m_binding.insert(id, found->link.deviceHash);
    m_known[id].opener = browser;
    store::Transaction transaction;
    transaction.events = std::move(*events);
    transaction.links.push_back(found->link);
    commit(std::move(transaction), std::move(view), [guard = QPointer(this), id, done = std::move(done)](const LandingView &answer) {
        if (guard)
            guard->m_binding.remove(id);
        done(answer);
    });
}

void LandingService::no(const QString &token, const Browser &browser, Done done)
{
    const auto found = visit(token, browser);
    if (!found)
        return done(failed(found.error()));
    const QString id = found->state.id;
    const LandingView thanks = viewOf(found->state, Kind::Denied);
    const bool isLate = found->state.status == Status::Decided;
    const bool Known::*const heard = isLate ? &Known::deniedLate : &Known::deniedElsewhere;
    if ((isLate || found->otherDevice) && m_known[id].*heard) // once is enough, if it is on the disk
        return done(thanks);
    const verification::Context context{.now = m_clock.now(), .policy = m_settings.policy};
    auto events = found->otherDevice ? verification::onNoElsewhere(found->state, secondDeviceOf(id, browser), context)
                                     : verification::onNo(found->state, context);
    if (!events)
        return done(failed(events.error()));
    qCWarning(base::lcRelay) << "the customer says No to verification" << id << (found->otherDevice ? "on another device" : "");
    store::Transaction transaction;
    transaction.events = std::move(*events);
    commit(std::move(transaction), thanks, std::move(done), [guard = QPointer(this), id, isLate] {
        if (guard && guard->m_repository.open(id) != nullptr)
            (isLate ? guard->m_known[id].deniedLate : guard->m_known[id].deniedElsewhere) = true;
    });
}

void LandingService::refuseSecondDevice(const Visit &visit, const Browser &browser, const Done &done)
{
    const LandingView view = viewOf(visit.state, Kind::InUse);
    Known &known = m_known[visit.state.id];
    if (known.secondDevices >= kMaxSecondDevices)
        return done(view);
    ++known.secondDevices;
    qCWarning(base::lcRelay) << "second device on the link of verification" << visit.state.id;
    store::Transaction transaction;
    transaction.events.push_back(eventOf(visit.state.id, secondDeviceOf(visit.state.id, browser)));
    commit(std::move(transaction), view, done);
}

verification::SecondDevice LandingService::secondDeviceOf(const QString &id, const Browser &browser) const
{
    const std::optional<Browser> opener = m_known.value(id).opener;
    return {.address = browser.address.toString(),
            .device = browser.userAgent.left(kMaxDeviceText),
            .samePhone = opener && isProbablySamePhone(*opener, browser)};
}

void LandingService::commit(store::Transaction transaction, LandingView view, Done done, std::function<void()> committed)
{
    m_repository.commit(std::move(transaction), [view = std::move(view), done = std::move(done), committed = std::move(committed)](
                                                    const base::Result<verifications::CommitResult> &result) {
        if (result) {
            if (committed)
                committed();
            return done(view);
        }
        LandingView sorry;
        sorry.kind = Kind::Unavailable;
        sorry.language = view.language;
        sorry.company = view.company;
        done(sorry);
    });
}

verification::Event LandingService::eventOf(const QString &id, verification::EventBody body) const
{
    return {.verificationId = id, .at = m_clock.now(), .by = verification::kByCustomer, .body = std::move(body), .seq = 0};
}

} // namespace authlink::relay::http
