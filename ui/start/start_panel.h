// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/models/customer_search_model.h"
#include "core/protocol/messages.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QAction;
class QLabel;
class QPushButton;

namespace authlink::client
{
class RecentCustomersModel;
}

namespace authlink::ui
{

class ChannelPicker;
class CustomerCard;
class CustomerSearch;
class NoticeLine;
class PhoneValidator;
class UnlistedForm;

/// Where a verification starts: search, pick, send. Enter picks, Enter again sends. Knows no relay: StartPresenter gives it values and
/// turns its signals into calls.
class StartPanel final : public QWidget
{
    Q_OBJECT

public:
    StartPanel(const Theme &theme, client::CustomerSearchModel &search, const PhoneValidator &validator, verification::Channel preferred,
               QWidget *parent = nullptr);

    /// Back to an empty search field with the focus (Ctrl+N).
    void startOver();
    /// Takes the focus again; what is picked or typed stays.
    void resume();
    /// Back to an empty search field; the focus stays where it is.
    void clear();
    /// For a call that has come in: looks for its customer as if the text had been typed. The focus stays where it is.
    /// @param callId goes with the next start, until the agent goes on to another call; may be empty
    void lookFor(const QString &text, const QString &callId);
    /// The call has ended: it goes with no start any more.
    void forgetCall(const QString &callId);
    /// Picks the customer; the focus stays where it is.
    void present(const protocol::CustomerView &customer);
    /// Nothing is typed, picked or described.
    /// The search is what it shows.
    [[nodiscard]] bool isSearching() const { return m_page == Page::Search; }
    [[nodiscard]] bool isEmpty() const;
    /// Another number whenever the agent went on to another customer: what belongs to an earlier one touches nothing here any more.
    [[nodiscard]] int round() const { return m_round; }
    /// What was picked is sent: an empty search field again, with the focus if it is here or nowhere.
    void finishRound();

    struct Offer {
        QList<verification::Channel> channels;
        bool allowUnlisted = false;
        bool live = false;      ///< connected; nothing can be sent otherwise
        bool vendorOut = false; ///< Incode can't be reached: nothing can be sent
        bool storeOut = false;  ///< the relay can't record anything: nothing can be sent
    };
    void setOffer(const Offer &offer);
    void setSending(bool sending);
    /// Customers to choose from while nothing is typed. @param customers outlives what is shown
    void offerRecent(client::RecentCustomersModel &customers);
    void setRecent(const QList<protocol::VerificationView> &items);
    void setRecentUnknown();
    void say(ColorRole role, Shape shape, const QString &text);
    void clearSaying();
    [[nodiscard]] bool isSaying() const;

    /// The picked customer; nullopt while searching or filling in the form.
    [[nodiscard]] const std::optional<protocol::CustomerView> &pickedCustomer() const { return m_picked; }
    [[nodiscard]] QAction &unlistedAction() const { return *m_unlistedAction; }

Q_SIGNALS:
    void customerPicked(const authlink::protocol::CustomerView &customer);
    /// With the customer picked or described; the presenter adds the idempotency key.
    void sendRequested(const authlink::protocol::StartParams &params);
    void channelPreferred(authlink::verification::Channel channel);
    void roundChanged(); ///< round() is another one

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum class Page { Search, Picked, Unlisted };
    void connectParts();
    void setPage(Page page);
    void pick(const protocol::CustomerView &customer);
    void update();
    void send();
    /// Why a link can't go this way; empty: it can.
    [[nodiscard]] QString whyNot(verification::Channel channel) const;
    void updateChannels();
    void updateTarget();
    [[nodiscard]] QString sendText() const;
    [[nodiscard]] QString spokenText() const;

    void nextRound();
    /// Another customer for the same call.
    void changeCustomer();
    void setCallId(const QString &callId);
    Page m_page = Page::Search;
    int m_round = 0;
    Offer m_offer;
    bool m_sending = false;
    std::optional<protocol::CustomerView> m_picked;
    QString m_callId; ///< goes with the start
    QAction *m_unlistedAction;
    CustomerSearch *m_search;
    CustomerCard *m_card;
    UnlistedForm *m_unlisted;
    QLabel *m_call; ///< m_callId, for people
    QWidget *m_sendArea;
    ChannelPicker *m_channels;
    QLabel *m_target; ///< where the link goes, or why a way is closed
    NoticeLine *m_outage;
    QPushButton *m_send;
    QPushButton *m_toUnlisted;
    NoticeLine *m_notice;
};

} // namespace authlink::ui
