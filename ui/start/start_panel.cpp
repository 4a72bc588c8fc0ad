// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/start_panel.h"

#include "core/client/text/banner_texts.h"
#include "core/client/text/coaching_texts.h"
#include "core/client/text/connection_texts.h"
#include "core/client/text/error_texts.h"
#include "ui/start/channel_picker.h"
#include "ui/start/customer_card.h"
#include "ui/start/customer_search.h"
#include "ui/start/search_speech.h"
#include "ui/start/spoken_send.h"
#include "ui/start/unlisted_form.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/notice_line.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

using verification::Channel;

StartPanel::StartPanel(const Theme &theme, client::CustomerSearchModel &search, const PhoneValidator &validator, Channel preferred,
                       QWidget *parent)
    : QWidget(parent),
      m_unlistedAction(new QAction(theme.icon(Shape::PersonAdd, ColorRole::Accent), tr("Not in the &directory…"), this)),
      m_search(new CustomerSearch(theme, search)),
      m_card(new CustomerCard),
      m_unlisted(new UnlistedForm(validator)),
      m_call(makeLabel(u"startCall"_s, Tone::Muted)),
      m_sendArea(new QWidget),
      m_channels(new ChannelPicker(theme, preferred)),
      m_target(makeLabel(u"channelTarget"_s, Tone::Muted)),
      m_outage(new NoticeLine(u"startOutage"_s, theme)),
      m_send(makeButton(u"sendButton"_s, QString(), tr("Send the link to the customer (Enter)"), Variant::Primary)),
      m_toUnlisted(nullptr),
      m_notice(new NoticeLine(u"startNotice"_s, theme))
{
    setObjectName(u"startPanel"_s);
    setAccessibleName(tr("Start a verification"));
    m_unlistedAction->setObjectName(u"unlistedAction"_s);
    m_unlistedAction->setShortcut(QKeySequence(tr("Ctrl+Shift+N")));
    m_unlistedAction->setStatusTip(tr("Verify a customer who is not in the directory; needs a reason"));
    m_toUnlisted = makeButton(u"unlistedButton"_s, *m_unlistedAction, Variant::Quiet);
    m_send->setIcon(theme.iconOnFill(Shape::Send, ColorRole::Accent));
    m_send->setAutoDefault(true); // Enter presses it

    QLabel *title = makeLabel(u"startTitle"_s, Tone::Strong, 1.3);
    title->setText(tr("Who is calling?"));
    auto *sendColumn = new QVBoxLayout(m_sendArea);
    setSpacing(*sendColumn, 0, 0.6);
    QLabel *how = makeLabel(u"channelTitle"_s, Tone::Muted);
    how->setText(tr("Send the link by"));
    sendColumn->addWidget(how);
    sendColumn->addWidget(m_channels);
    m_target->setWordWrap(true);
    sendColumn->addWidget(m_target);
    sendColumn->addWidget(m_send);

    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 1.0, 0.8);
    column->addWidget(title);
    column->addWidget(m_outage);
    column->addWidget(m_search, 100);
    column->addWidget(m_card);
    column->addWidget(m_unlisted);
    column->addWidget(m_call);
    column->addWidget(m_notice);
    column->addWidget(m_sendArea);
    column->addWidget(m_toUnlisted, 0, Qt::AlignLeading);
    column->addStretch(1);
    new SearchSpeech(search, *m_search);
    m_call->setWordWrap(true);
    connectParts();
    setCallId({});
    setPage(Page::Search);
}

void StartPanel::connectParts()
{
    connect(m_search, &CustomerSearch::picked, this, &StartPanel::pick);
    connect(m_card, &CustomerCard::changeRequested, this, &StartPanel::changeCustomer);
    connect(m_unlisted, &UnlistedForm::changed, this, &StartPanel::update);
    connect(m_unlisted, &UnlistedForm::submitted, this, &StartPanel::send);
    connect(m_unlisted, &UnlistedForm::backRequested, this, &StartPanel::changeCustomer);
    connect(m_channels, &ChannelPicker::changed, this, &StartPanel::update);
    connect(m_channels, &ChannelPicker::preferred, this, &StartPanel::channelPreferred);
    connect(m_send, &QPushButton::clicked, this, &StartPanel::send);
    connect(m_unlistedAction, &QAction::triggered, this, [this] {
        nextRound();
        m_unlisted->clear();
        clearSaying();
        setPage(Page::Unlisted);
        m_unlisted->setFocus(Qt::ShortcutFocusReason);
    });
}

void StartPanel::startOver()
{
    clear();
    m_search->setFocus(Qt::ShortcutFocusReason);
}

void StartPanel::changeCustomer()
{
    const QString callId = m_callId;
    startOver();
    setCallId(callId);
}

void StartPanel::finishRound()
{
    const QWidget *focus = window()->focusWidget();
    const bool isHere = focus == nullptr || isAncestorOf(focus);
    clear();
    if (isHere)
        m_search->setFocus(Qt::OtherFocusReason);
}

void StartPanel::clear()
{
    nextRound();
    m_picked.reset();
    m_search->clear();
    setCallId({});
    clearSaying();
    setPage(Page::Search);
}

void StartPanel::nextRound()
{
    ++m_round;
    Q_EMIT roundChanged();
}

void StartPanel::lookFor(const QString &text, const QString &callId)
{
    clear();
    m_search->setText(text);
    setCallId(callId);
}

void StartPanel::setCallId(const QString &callId)
{
    m_callId = callId;
    m_call->setText(callId.isEmpty() ? QString() : tr("For call %1").arg(bounded(callId, 40)));
    m_call->setVisible(!callId.isEmpty());
}

void StartPanel::forgetCall(const QString &callId)
{
    if (m_callId == callId)
        setCallId({});
}

bool StartPanel::isEmpty() const
{
    return m_page == Page::Search && m_search->isEmpty();
}

void StartPanel::resume()
{
    clearSaying();
    if (m_page == Page::Search)
        m_search->setFocus(Qt::OtherFocusReason);
    else if (m_page == Page::Unlisted)
        m_unlisted->setFocus(Qt::OtherFocusReason);
    else
        m_send->setFocus(Qt::OtherFocusReason);
}

bool StartPanel::isSaying() const
{
    return !m_notice->isHidden();
}

void StartPanel::pick(const protocol::CustomerView &customer)
{
    present(customer);
    m_send->setFocus(Qt::OtherFocusReason);
}

void StartPanel::present(const protocol::CustomerView &customer)
{
    nextRound();
    m_picked = customer;
    m_card->show(customer);
    clearSaying();
    setPage(Page::Picked);
    Q_EMIT customerPicked(customer);
}

void StartPanel::setPage(Page page)
{
    m_page = page;
    m_search->setVisible(page == Page::Search);
    m_card->setVisible(page == Page::Picked);
    m_unlisted->setVisible(page == Page::Unlisted);
    m_sendArea->setVisible(page != Page::Search);
    m_toUnlisted->setVisible(page == Page::Search && m_offer.allowUnlisted);
    updateChannels();
    update();
}

void StartPanel::setOffer(const Offer &offer)
{
    m_offer = offer;
    if (!offer.live)
        m_search->forgetWish();
    if (offer.storeOut)
        m_outage->say(ColorRole::Outage, Shape::CloudOff, client::storeOutageText());
    else if (offer.vendorOut)
        m_outage->say(ColorRole::Outage, Shape::CloudOff, u"%1 %2"_s.arg(client::outageAlertText(), client::outageAdviceText()));
    else
        m_outage->clear();
    m_unlistedAction->setEnabled(offer.allowUnlisted);
    m_toUnlisted->setVisible(m_page == Page::Search && offer.allowUnlisted);
    updateChannels();
    update();
}

QString StartPanel::whyNot(Channel channel) const
{
    if (!m_offer.channels.contains(channel))
        return tr("This relay does not send links this way");
    if (m_page == Page::Unlisted && channel == Channel::Email)
        return tr("For a customer of the directory only");
    if (m_page != Page::Picked || !m_picked)
        return {};
    if (channel == Channel::Sms && m_picked->phoneMasked.isEmpty())
        return tr("No phone number is on file for this customer");
    if (channel == Channel::Email && m_picked->emailMasked.isEmpty())
        return tr("No e-mail address is on file for this customer");
    return {};
}

void StartPanel::updateChannels()
{
    QList<Channel> channels;
    QHash<Channel, QString> reasons;
    for (const Channel channel : {Channel::Sms, Channel::Email, Channel::Copy, Channel::Qr}) {
        const QString reason = whyNot(channel);
        if (reason.isEmpty())
            channels.append(channel);
        else
            reasons.insert(channel, reason);
    }
    m_channels->setAvailable(channels, reasons);
}

void StartPanel::updateTarget()
{
    const auto channel = m_channels->channel();
    QStringList words;
    const QString obstacle = m_page == Page::Picked && m_picked ? client::enrolmentText(m_picked->enrolment) : QString();
    if (!obstacle.isEmpty()) {
        words.append(obstacle);
    } else if (m_page == Page::Picked && m_picked) {
        if (channel == Channel::Sms)
            words.append(tr("To %1").arg(bounded(m_picked->phoneMasked, 60)));
        if (channel == Channel::Email)
            words.append(tr("To %1").arg(bounded(m_picked->emailMasked, 60)));
        if (m_offer.channels.contains(Channel::Email) && m_picked->emailMasked.isEmpty())
            words.append(whyNot(Channel::Email));
    }
    m_target->setText(words.join(u'\n'));
    m_target->setVisible(!words.isEmpty());
}

QString StartPanel::sendText() const
{
    if (m_sending)
        return tr("Sending…");
    if (!m_offer.live)
        return tr("Not connected");
    if (m_offer.storeOut || m_offer.vendorOut)
        return tr("Nothing can be sent now"); // the line above says why
    switch (m_channels->channel().value_or(Channel::Sms)) {
    case Channel::Email:
        return tr("&Send link by e-mail");
    case Channel::Copy:
        return tr("&Start and copy link");
    case Channel::Qr:
        return tr("&Start and show QR code");
    case Channel::Sms:
        break;
    }
    return tr("&Send link by SMS");
}

QString StartPanel::spokenText() const
{
    const QString shown = sendText().remove(u'&');
    const Channel channel = m_channels->channel().value_or(Channel::Sms);
    QString action;
    if (m_page == Page::Picked && m_picked)
        action = spokenSend(channel, *m_picked);
    else if (const auto unlisted = m_page == Page::Unlisted ? m_unlisted->customer() : std::nullopt)
        action = spokenSend(channel, *unlisted);
    if (action.isEmpty() || m_send->isEnabled())
        return action.isEmpty() ? shown : action;
    return u"%1. %2"_s.arg(shown, action); // what is in the way first
}

void StartPanel::update()
{
    m_send->setText(sendText());
    const bool known = m_page == Page::Picked ? m_picked && client::enrolmentText(m_picked->enrolment).isEmpty()
                                              : m_page == Page::Unlisted && m_unlisted->missing().isEmpty();
    enableKeepingFocus(*m_send,
                       known && m_offer.live && !m_offer.vendorOut && !m_offer.storeOut && !m_sending && m_channels->channel().has_value());
    setSpokenName(*m_send, spokenText());
    updateTarget();
    m_send->setToolTip(m_page == Page::Unlisted && !known ? m_unlisted->missing() : tr("Send the link to the customer (Enter)"));
}

void StartPanel::setSending(bool sending)
{
    m_sending = sending;
    update();
}

void StartPanel::offerRecent(client::RecentCustomersModel &customers)
{
    m_search->offerRecent(customers);
}

void StartPanel::setRecent(const QList<protocol::VerificationView> &items)
{
    m_card->setRecent(CustomerCard::Recent::Known, items);
}

void StartPanel::setRecentUnknown()
{
    m_card->setRecent(CustomerCard::Recent::Unknown);
}

void StartPanel::say(ColorRole role, Shape shape, const QString &text)
{
    m_notice->say(role, shape, text);
}

void StartPanel::clearSaying()
{
    m_notice->clear();
}

void StartPanel::send()
{
    if (!m_send->isEnabled() || !isVisible())
        return; // nothing is sent to somebody whom nobody sees
    protocol::StartParams params;
    params.channel = *m_channels->channel();
    params.callId = m_callId;
    if (m_page == Page::Picked)
        params.customer = protocol::ListedCustomer{.account = m_picked->account};
    else if (const auto unlisted = m_unlisted->customer())
        params.customer = *unlisted;
    Q_EMIT sendRequested(params);
}

void StartPanel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_page != Page::Search)
        changeCustomer();
    else
        QWidget::keyPressEvent(event);
}

} // namespace authlink::ui
