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
constexpr int kMaxPreviews = 10;     // recorded per verification
constexpr int kMaxSecondDevices = 5; // recorded per link, and as many other browsers of the same phone
constexpr int kMaxDeviceText = 256;

QByteArray hashOf(const QByteArray &cookie)
{
    return cookie.isEmpty() ? QByteArray() : base::sha256Hex(cookie);
}

base::Error gone()
{
    return {.code = base::ErrorCode::NotFound, .message = u"This link does not work (any more)."_s, .field = {}, .retryAfter = {}};
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
        m_bindings.remove(id);
    }
}

void LandingService::visit(const QString &token, const Browser &browser, const Done &done, const std::function<void(Visit)> &then,
                           int plans)
{
    // Hashed and looked up whatever it is, so that no kind of wrong token is told from another by time.
    const QString hash = QString::fromLatin1(base::sha256Hex(token.left(kMaxHashedToken).toUtf8()));
    std::function<void()> again;
    if (plans > 1)
        again = [this, token, browser, done, then, plans] { visit(token, browser, done, then, plans - 1); };
    const auto onState = [this, hash, browser, done, then, again](const store::LinkRecord &link, const base::Result<Verification> &state) {
        if (!state)
            return done(failed(state.error()));
        auto visit = visitOf(hash, browser, link, *state);
        if (!visit)
            return done(failed(visit.error()));
        visit->again = again;
        then(*std::move(visit));
    };
    const auto onLink = [this, done, onState](const base::Result<std::optional<store::LinkRecord>> &link) {
        if (!link)
            return done(failed(link.error()));
        if (!*link)
            return done(failed(gone()));
        m_repository.find((*link)->verificationId, this,
                          [onState, link = **link](const base::Result<Verification> &state) { onState(link, state); });
    };
    m_store.ask(
        store::Lane::Lookup, this, [hash](const store::Reader &reader) { return reader.linkByTokenHash(hash); }, onLink);
}

base::Result<LandingService::Visit> LandingService::visitOf(const QString &hash, const Browser &browser, const store::LinkRecord &link,
                                                            const Verification &state) const
{
    if (!verification::isNoHeard(state, {.now = m_clock.now(), .policy = m_settings.policy}))
        return base::fail(gone());
    // Also one whose successor is not on the disk yet, or not made yet. Where it led is nobody's business any more.
    if (link.isSuperseded || state.linkTokenHash != hash)
        return Visit{.state = state, .link = {}, .otherDevice = false, .isSuperseded = true, .waits = false, .again = {}};
    const bool isAlive = state.linkExpiresAt && m_clock.now() < *state.linkExpiresAt;
    const bool waits = isAlive && verification::isPending(state.status) && state.status != Status::Checking;
    Visit visit{.state = state, .link = link, .otherDevice = false, .isSuperseded = false, .waits = waits, .again = {}};
    if (const Binding binding = m_bindings.value(state.id); binding.tokenHash == hash)
        visit.link.deviceHash = binding.deviceHash;
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
    visit(token, browser, done, [this, browser, done](const Visit &found) { look(found, browser, done); });
}

void LandingService::look(const Visit &visit, const Browser &browser, const Done &done)
{
    if (visit.otherDevice && visit.waits)
        return refuseSecondDevice(visit, browser, done);
    if (!visit.waits) // who looks now, perhaps a mail scanner, is no news
        return done(viewOf(visit.state, visit.otherDevice || visit.isSuperseded ? Kind::InUse : Kind::Answered));
    const LandingView view = viewOf(visit.state, Kind::Question);
    Known &known = m_known[visit.state.id];
    if (known.previews >= kMaxPreviews)
        return done(view);
    ++known.previews;
    store::Transaction transaction;
    transaction.events.push_back(eventOf(visit.state.id, verification::LinkPreviewed{}));
    commit(visit, std::move(transaction), view, done);
}

void LandingService::yes(const QString &token, const Browser &browser, Done done)
{
    visit(token, browser, done, [this, browser, done](Visit found) { yes(std::move(found), browser, done); });
}

void LandingService::yes(Visit visit, const Browser &browser, const Done &done)
{
    if (visit.isSuperseded) // no alarm: who has two messages may take the first
        return done(viewOf(visit.state, Kind::InUse));
    if (visit.otherDevice)
        return refuseSecondDevice(visit, browser, done);
    if (!visit.waits)
        return done(viewOf(visit.state, Kind::Answered));
    LandingView view = viewOf(visit.state, Kind::GoOn);
    view.captureUrl = visit.link.captureUrl;
    if (!visit.link.deviceHash.isEmpty()) { // the bound browser comes back
        view.deviceCookie = browser.deviceCookie;
        return done(std::move(view));
    }
    const QString id = visit.state.id;
    auto events = verification::onYes(visit.state, browser.address.toString(), browser.userAgent.left(kMaxDeviceText),
                                      {.now = m_clock.now(), .policy = m_settings.policy});
    if (!events)
        return done(failed(events.error()));
    view.deviceCookie = base::makeToken(m_random, kDeviceBits).toLatin1();
    visit.link.deviceHash = hashOf(view.deviceCookie);
    m_bindings.insert(id, {.tokenHash = visit.link.tokenHash, .deviceHash = visit.link.deviceHash});
    m_known[id].opener = browser;
    store::Transaction transaction;
    transaction.events = std::move(*events);
    transaction.links.push_back(visit.link);
    commit(visit, std::move(transaction), std::move(view), done, [this, id, bound = visit.link.deviceHash](bool committed) {
        if (!committed && m_bindings.value(id).deviceHash == bound)
            m_bindings.remove(id);
    });
}

void LandingService::no(const QString &token, const Browser &browser, Done done)
{
    visit(token, browser, done, [this, browser, done](const Visit &found) { no(found, browser, done); });
}

void LandingService::no(const Visit &visit, const Browser &browser, const Done &done)
{
    const QString id = visit.state.id;
    const LandingView thanks = viewOf(visit.state, Kind::Denied);
    const bool isLate = visit.state.status == Status::Decided;
    const bool Known::*const heard = isLate ? &Known::deniedLate : &Known::deniedElsewhere;
    if ((isLate || visit.otherDevice || visit.isSuperseded) && m_known[id].*heard) // once is enough, if it is on the disk
        return done(thanks);
    auto events = denialOf(visit, browser);
    if (!events)
        return done(failed(events.error()));
    const char *how = visit.isSuperseded ? "by a link that was replaced" : visit.otherDevice ? "on another device" : "";
    qCWarning(base::lcRelay) << "the customer says No to verification" << id << how;
    store::Transaction transaction;
    transaction.events = std::move(*events);
    commit(visit, std::move(transaction), thanks, done, [this, id, isLate](bool committed) {
        if (committed && m_repository.open(id) != nullptr)
            (isLate ? m_known[id].deniedLate : m_known[id].deniedElsewhere) = true;
    });
}

base::Result<std::vector<verification::Event>> LandingService::denialOf(const Visit &visit, const Browser &browser) const
{
    const verification::Context context{.now = m_clock.now(), .policy = m_settings.policy};
    if (visit.isSuperseded)
        return verification::onNoByOldLink(visit.state, context);
    if (visit.otherDevice)
        return verification::onNoElsewhere(visit.state, secondDeviceOf(visit.state.id, browser), context);
    return verification::onNo(visit.state, context);
}

void LandingService::refuseSecondDevice(const Visit &visit, const Browser &browser, const Done &done)
{
    const LandingView view = viewOf(visit.state, Kind::InUse);
    Known &known = m_known[visit.state.id];
    if (known.link != visit.link.tokenHash) {
        known.link = visit.link.tokenHash;
        known.otherPhones = known.otherBrowsers = 0;
    }
    const verification::SecondDevice device = secondDeviceOf(visit.state.id, browser);
    int &recorded = device.samePhone ? known.otherBrowsers : known.otherPhones;
    if (recorded >= kMaxSecondDevices)
        return done(view);
    ++recorded;
    qCWarning(base::lcRelay) << "second device on the link of verification" << visit.state.id;
    store::Transaction transaction;
    transaction.events.push_back(eventOf(visit.state.id, device));
    commit(visit, std::move(transaction), view, done);
}

verification::SecondDevice LandingService::secondDeviceOf(const QString &id, const Browser &browser) const
{
    const std::optional<Browser> opener = m_known.value(id).opener;
    return {.address = browser.address.toString(),
            .device = browser.userAgent.left(kMaxDeviceText),
            .samePhone = opener && isProbablySamePhone(*opener, browser)};
}

void LandingService::commit(const Visit &visit, store::Transaction transaction, LandingView view, Done done,
                            std::function<void(bool)> after)
{
    m_repository.commit(std::move(transaction),
                        [guard = QPointer(this), again = visit.again, view = std::move(view), done = std::move(done),
                         after = std::move(after)](const base::Result<verifications::CommitResult> &result) {
                            if (guard && after)
                                after(result.has_value());
                            if (result)
                                return done(view);
                            if (guard && again && result.error().code == base::ErrorCode::Conflict)
                                return again();
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
