// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_presenter.h"

#include "core/client/live_verifications.h"
#include "core/client/situation.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/error_texts.h"
#include "core/client/text/notice_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/live/banner/banner_content.h"
#include "ui/live/live_panel.h"
#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/ticker.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

/// The latest moment a message left: the cooldown starts there.
std::optional<base::Instant> lastSent(const client::LiveVerification &entry)
{
    std::optional<base::Instant> last = entry.view.sentAt;
    for (const protocol::EventView &event : entry.events) {
        const bool sent = event.kind == "message_sent"_L1 || event.kind == "resent"_L1;
        if (sent && (!last || event.at > *last))
            last = event.at;
    }
    return last;
}

} // namespace

LivePresenter::LivePresenter(const LiveServices &services, QString id, LivePanel &panel)
    : QObject(&panel),
      m_services(services),
      m_id(std::move(id)),
      m_panel(panel),
      m_closing(m_services, m_id, panel.closing())
{
    m_timeline.follow(services.verifications, m_id);
    panel.setTimeline(&m_timeline);
    connect(&services.verifications, &client::LiveVerifications::changed, this, [this](const QString &changed) {
        if (changed == m_id)
            refresh();
    });
    connect(&services.connection, &client::RelayConnection::stateChanged, this, &LivePresenter::refresh);
    connect(&services.connection, &client::RelayConnection::vendorChanged, this, &LivePresenter::refresh);
    connect(&services.ticker, &Ticker::ticked, this, &LivePresenter::refresh);
    connect(&panel, &LivePanel::correctionSubmitted, this, &LivePresenter::correct);
    const PanelActions &actions = panel.actions();
    connect(actions.resend, &QAction::triggered, this, &LivePresenter::resend);
    connect(actions.resendByEmail, &QAction::triggered, this, &LivePresenter::resendByEmail);
    connect(actions.correct, &QAction::triggered, &panel, &LivePanel::openCorrectForm);
    connect(actions.copyLink, &QAction::triggered, this, &LivePresenter::copyLink);
    connect(actions.showQr, &QAction::triggered, this, &LivePresenter::toggleQr);
    connect(actions.cancel, &QAction::triggered, this, &LivePresenter::cancel);
    connect(actions.endCall, &QAction::triggered, this, &LivePresenter::endCall);
    connect(&m_closing, &ClosingPresenter::changed, this, &LivePresenter::refresh);
    refresh();
}

void LivePresenter::refresh()
{
    const client::LiveVerification *entry = m_services.verifications.find(m_id);
    if (entry == nullptr)
        return;
    const auto &hello = m_services.connection.hello();
    const protocol::PolicyView policy = hello ? hello->policy : protocol::PolicyView{};
    const base::Instant serverNow = m_services.connection.serverNow();
    const base::Instant localNow = m_services.ticker.now();
    const client::Coaching coaching = client::coach({.view = entry->view,
                                                     .events = entry->events,
                                                     .serverNow = serverNow,
                                                     .stallAfter = policy.stallAfter,
                                                     .freshness = entry->freshness,
                                                     .vendor = m_services.connection.vendor(),
                                                     .company = hello ? hello->company : QString(),
                                                     .own = policy.coaching});
    const client::BannerKind banner = m_services.verifications.banner(m_id);
    m_panel.show({.view = entry->view,
                  .policy = policy,
                  .coaching = coaching,
                  .banner = contentOf({.kind = banner,
                                       .view = entry->view,
                                       .serverNow = serverNow,
                                       .localNow = localNow,
                                       .staleSince = entry->staleSince,
                                       .confirmingSince = client::confirmingSince(entry->view, entry->events)}),
                  .alert = client::alertText(entry->view, entry->events, banner),
                  .confirmed = entry->freshness == client::Freshness::Fresh,
                  .mayCorrect = hello && hello->user.role != verification::Role::Agent,
                  .busy = m_call.isPending(),
                  .vendorOut = m_services.connection.vendor() == protocol::VendorState::Outage,
                  .offersNew = client::secondDeviceOf(entry->events) != nullptr,
                  .lastSentAt = lastSent(*entry),
                  .notConfirmed = client::notConfirmedText(entry->staleSince.value_or(localNow), localNow),
                  .serverNow = serverNow});
    m_closing.refresh(*entry, banner);
    handOverNow();
}

void LivePresenter::handOver()
{
    m_handOverWanted = true;
    handOverNow();
}

void LivePresenter::handOverNow()
{
    const client::LiveVerification *entry = m_services.verifications.find(m_id);
    if (!m_handOverWanted || entry == nullptr || m_call.isPending() || !m_panel.actions().copyLink->isEnabled())
        return;
    m_handOverWanted = false;
    m_handingOver = true;
    if (entry->view.channel.is(verification::Channel::Qr))
        toggleQr(true);
    else if (entry->view.channel.is(verification::Channel::Copy))
        copyLink();
    else
        m_handingOver = false;
}

void LivePresenter::resend()
{
    protocol::ResendParams params;
    params.id = m_id;
    sendAskingFirst(params, tr("A new link is on its way. The old one no longer works."));
}

void LivePresenter::resendByEmail()
{
    protocol::ResendParams params;
    params.id = m_id;
    params.channel = verification::Channel::Email;
    sendAskingFirst(params, tr("A new link is on its way by e-mail. The old one no longer works."));
}

void LivePresenter::correct(const QString &e164, const QString &reason)
{
    protocol::ResendParams params;
    params.id = m_id;
    params.contact = protocol::OtherContact{.value = e164, .reason = reason};
    sendAskingFirst(params, tr("A new link is on its way to the corrected number. This is marked in the record."));
}

void LivePresenter::sendAskingFirst(const protocol::ResendParams &params, const QString &done)
{
    const client::LiveVerification *entry = m_services.verifications.find(m_id);
    const bool isInUse = entry != nullptr && entry->view.status.is(verification::Status::Opened)
                         && client::secondDeviceOf(entry->events) == nullptr; // then a new link is what the customer waits for
    if (!isInUse)
        return send(params, done);
    m_panel.ask(
        tr("%1 has opened the link and is using it now. A new link cuts them off, and they begin again.").arg(client::whoText(entry->view)),
        tr("Send a new link"), [this, params, done] { send(params, done); });
}

void LivePresenter::send(protocol::ResendParams params, const QString &done)
{
    const bool repeated =
        params.contact == m_unanswered.contact && params.channel == m_unanswered.channel && !m_unanswered.idempotencyKey.isEmpty();
    params.idempotencyKey = repeated ? m_unanswered.idempotencyKey : m_services.calls.newIdempotencyKey();
    m_unanswered = params;
    m_panel.clearSaying();
    m_call = m_services.calls.resend(params, [this, done](const Answer &answer) {
        const bool lost =
            !answer && (answer.error().code == base::ErrorCode::Timeout || answer.error().code == base::ErrorCode::Unreachable);
        if (!lost)
            m_unanswered = {};
        if (answer)
            m_panel.closeCorrectForm();
        finish(answer, done, client::Action::Resend);
    });
    refresh();
}

void LivePresenter::fetchLink(const std::function<void(const protocol::LinkView &)> &use)
{
    m_panel.clearSaying();
    m_call = m_services.calls.link(m_id, [this, use](const base::Result<protocol::LinkView> &answer) {
        m_call = {};
        const bool byItself = std::exchange(m_handingOver, false);
        const client::LiveVerification *entry = m_services.verifications.find(m_id);
        const bool preparing = entry != nullptr && entry->view.status.is(verification::Status::Preparing);
        if (!answer && byItself && preparing && answer.error().code == base::ErrorCode::WrongState) {
            m_handOverWanted = true; // no error: the link is not ready yet, and the next tick tries again
            return;
        }
        refresh();
        if (answer)
            use(*answer);
        else
            fail(answer.error());
    });
    refresh();
}

void LivePresenter::copyLink()
{
    fetchLink([this](const protocol::LinkView &link) {
        m_services.clipboard.copy(link.url.toString(QUrl::FullyEncoded));
        m_panel.say(ColorRole::Accent, Shape::Copy, tr("The link is on the clipboard for 60 seconds. Give it to this customer only."));
    });
}

void LivePresenter::toggleQr(bool shown)
{
    if (!shown) {
        m_panel.setQr(QString());
        return;
    }
    fetchLink([this](const protocol::LinkView &link) { m_panel.setQr(link.url.toString(QUrl::FullyEncoded)); });
}

void LivePresenter::cancel()
{
    const client::LiveVerification *entry = m_services.verifications.find(m_id);
    if (entry == nullptr)
        return;
    const QString question = tr("Cancel the verification of %1? Its link stops working at once.").arg(client::whoText(entry->view));
    m_panel.ask(question, tr("Cancel verification"), [this] {
        m_panel.clearSaying();
        m_call = m_services.calls.cancel(m_id, QString(), [this](const Answer &answer) { finish(answer, QString()); });
        refresh();
    });
}

void LivePresenter::endCall()
{
    const client::LiveVerification *entry = m_services.verifications.find(m_id);
    if (entry == nullptr || !entry->view.isPending())
        return endNow();
    m_panel.ask(
        tr("The verification of %1 is not decided yet. If you end the call, its link stops working.").arg(client::whoText(entry->view)),
        tr("End call"), [this] { close(); });
}

void LivePresenter::endNow()
{
    const client::LiveVerification *entry = m_services.verifications.find(m_id);
    if (entry == nullptr)
        return Q_EMIT dismissed(m_id);
    // What was typed goes into the record; if it can't, the panel stays with it.
    if (entry->view.hasEnded())
        m_closing.saveThen([this] { Q_EMIT dismissed(m_id); });
    else
        close();
}

void LivePresenter::close()
{
    m_panel.clearSaying();
    m_call = m_services.calls.close(m_id, [this](const Answer &answer) {
        finish(answer, QString());
        if (answer) // the verdict ends now, whatever becomes of the note
            m_closing.saveThen([this] { Q_EMIT dismissed(m_id); });
    });
    refresh();
}

void LivePresenter::finish(const Answer &answer, const QString &done, client::Action action)
{
    m_call = {};
    refresh();
    if (!answer)
        fail(answer.error(), action);
    else if (!done.isEmpty())
        m_panel.say(ColorRole::Accent, Shape::Send, done);
}

void LivePresenter::fail(const base::Error &error, client::Action action)
{
    m_panel.say(ColorRole::Attention, Shape::Warning, client::errorText(error, action));
}

} // namespace authlink::ui
