// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/start_presenter.h"

#include "core/client/text/error_texts.h"
#include "core/client/text/verification_texts.h"
#include "core/verification/rules/limits.h"
#include "ui/start/customer_card.h"
#include "ui/start/start_panel.h"
#include "ui/widgets/ticker.h"

#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr QLatin1StringView kChannelKey("start/channel");
constexpr int kRecentAsked = 20; // more than are shown: the search by text may find other customers too
} // namespace

StartPresenter::StartPresenter(client::RelayConnection &connection, client::RelayCalls &calls, Ticker &ticker, QSettings &settings,
                               StartPanel &panel)
    : QObject(&panel),
      m_connection(connection),
      m_calls(calls),
      m_ticker(ticker),
      m_panel(panel),
      m_recentCustomers(new client::RecentCustomersModel(connection, calls, this))
{
    panel.offerRecent(*m_recentCustomers);
    connect(&connection, &client::RelayConnection::stateChanged, this, &StartPresenter::updateOffer);
    connect(&connection, &client::RelayConnection::storeChanged, this, &StartPresenter::updateOffer);
    connect(&connection, &client::RelayConnection::vendorChanged, this, &StartPresenter::updateOffer);
    connect(&panel, &StartPanel::customerPicked, this, &StartPresenter::loadRecent);
    connect(&panel, &StartPanel::sendRequested, this, &StartPresenter::start);
    connect(&panel, &StartPanel::channelPreferred, this,
            [&settings](verification::Channel channel) { settings.setValue(kChannelKey, verification::nameOf(channel)); });
    connect(&ticker, &Ticker::ticked, this, [this] {
        if (!m_panel.isSaying())
            m_refusal.reset();
        else if (m_refusal)
            sayRefusal();
    });
    updateOffer();
}

verification::Channel StartPresenter::lastChannel(const QSettings &settings)
{
    const QString name = settings.value(kChannelKey).toString();
    return verification::fromName<verification::Channel>(name).value_or(verification::Channel::Sms);
}

void StartPresenter::updateOffer()
{
    const auto &hello = m_connection.hello();
    StartPanel::Offer offer;
    offer.live = m_connection.isLive();
    offer.vendorOut = offer.live && m_connection.vendor() == protocol::VendorState::Outage;
    offer.storeOut = offer.live && m_connection.store() == protocol::StoreState::Outage;
    if (hello) {
        offer.channels = hello->policy.channels;
        offer.allowUnlisted = hello->policy.allowUnlistedCustomer && hello->user.role != verification::Role::Agent;
    }
    m_panel.setOffer(offer);
}

void StartPresenter::loadRecent(const protocol::CustomerView &customer)
{
    m_refusal.reset();
    protocol::HistoryParams params;
    params.account = customer.account;
    params.text = customer.account; // for a relay that does not know `account` yet
    params.limit = kRecentAsked;
    m_recent = m_calls.history(params, [this, account = customer.account](const base::Result<protocol::HistoryPageView> &page) {
        m_recent = {};
        if (!page) {
            m_panel.setRecentUnknown();
            return;
        }
        QList<protocol::VerificationView> own;
        for (const protocol::VerificationView &view : page->items) {
            if (view.customer.account == account)
                own.append(view);
        }
        m_panel.setRecent(own);
    });
}

void StartPresenter::start(protocol::StartParams params)
{
    if (m_start.isPending())
        return;
    params.idempotencyKey = m_unanswered.idempotencyKey;
    if (params.idempotencyKey.isEmpty() || params != m_unanswered)
        params.idempotencyKey = m_calls.newIdempotencyKey();
    m_unanswered = params;
    m_refusal.reset();
    m_panel.clearSaying();
    m_panel.setSending(true);
    m_round = m_panel.round();
    protocol::CustomerView whom;
    if (const auto *unlisted = std::get_if<protocol::UnlistedCustomer>(&params.customer)) {
        whom.name = unlisted->name;
        whom.customerId = unlisted->customerId;
    } else {
        whom.account = std::get<protocol::ListedCustomer>(params.customer).account;
    }
    m_whom = client::whoText(whom);
    m_start = m_calls.start(params, [this](const base::Result<protocol::VerificationView> &answer) { onStarted(answer); });
}

void StartPresenter::onStarted(const base::Result<protocol::VerificationView> &answer)
{
    m_start = {};
    m_panel.setSending(false);
    if (answer) {
        m_unanswered = {};
        const bool isShown = isRoundShown();
        if (isShown)
            m_panel.finishRound();
        m_recentCustomers->refresh();
        Q_EMIT started(*answer, isShown);
        return;
    }
    const base::Error &error = answer.error();
    if (error.code != base::ErrorCode::Timeout && error.code != base::ErrorCode::Unreachable)
        m_unanswered = {};
    m_refusal = error;
    m_refusedUntil = error.retryAfter ? std::optional(m_ticker.now() + *error.retryAfter) : std::nullopt;
    sayRefusal();
}

bool StartPresenter::isRoundShown() const
{
    return m_panel.round() == m_round;
}

void StartPresenter::sayRefusal()
{
    base::Error shown = *m_refusal;
    if (m_refusedUntil) {
        const auto left = std::chrono::ceil<std::chrono::seconds>(*m_refusedUntil - m_ticker.now());
        if (left.count() <= 0) {
            m_refusal.reset();
            m_panel.clearSaying();
            return;
        }
        shown.retryAfter = left;
    }
    const bool locked = shown.code == base::ErrorCode::Locked || shown.code == base::ErrorCode::NotAllowed
                        || shown.field == verification::kRefusedOpenByOther;
    const QString why = client::errorText(shown, client::Action::Start);
    m_panel.say(locked ? ColorRole::Denied : ColorRole::Attention, locked ? Shape::Block : Shape::Warning,
                isRoundShown() ? why : u"%1: %2"_s.arg(m_whom, why));
}

} // namespace authlink::ui
