// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/coaching.h"
#include "core/protocol/messages.h"
#include "ui/live/banner/banner.h"
#include "ui/live/panel_actions.h"

#include <QWidget>

#include <functional>

class QAbstractItemModel;
class QBoxLayout;
class QLabel;
class QPushButton;

namespace authlink::ui
{

class ClosingCard;
class CoachingCard;
class CorrectForm;
class FlowRow;
class LinkCard;
class NoticeLine;
class PhoneValidator;
class QrView;
class QuestionCard;
class SpokenLine;
class TimelineView;
class WordsCard;

/// Everything a live panel shows of one verification at one moment.
struct PanelContent {
    const protocol::VerificationView &view;
    const protocol::PolicyView &policy;
    const client::Coaching &coaching;
    BannerContent banner;
    QString alert;                           ///< what the agent must be warned of; empty: nothing
    bool confirmed = false;                  ///< known to be current; otherwise the panel greys out
    bool mayCorrect = false;                 ///< this user may send to another number than the one on file
    bool busy = false;                       ///< a call of this panel is under way
    bool vendorOut = false;                  ///< Incode can't be reached: nothing is sent
    bool offersNew = false;                  ///< the link was followed on a second device: a new one at once
    std::optional<base::Instant> lastSentAt; ///< server time, starts the cooldown
    QString notConfirmed;                    ///< notConfirmedText(), shown while not confirmed
    base::Instant serverNow{};
};

/// One open verification: who is claimed, the banner, what to say, the two words, the link, the timeline. Knows no relay:
/// LivePresenter gives it values and turns its signals into calls.
class LivePanel final : public QWidget
{
    Q_OBJECT

public:
    LivePanel(const Theme &theme, const PhoneValidator &validator, QWidget *parent = nullptr);

    void show(const PanelContent &content);
    using QWidget::show;
    void setTimeline(QAbstractItemModel *model);
    /// Shows the link as a QR code; empty hides it.
    void setQr(const QString &url);
    void say(ColorRole role, Shape shape, const QString &text);
    void clearSaying();
    void openCorrectForm();
    /// The number was sent to.
    void closeCorrectForm();
    /// QuestionCard::ask(), in the place of the buttons.
    void ask(const QString &question, const QString &action, std::function<void()> confirmed);

    [[nodiscard]] PanelActions &actions() const { return *m_actions; }
    [[nodiscard]] ClosingCard &closing() const { return *m_closing; }
    /// Everything for the menu.
    [[nodiscard]] QList<QAction *> menuActions() const;

Q_SIGNALS:
    void correctionSubmitted(const QString &e164, const QString &reason);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QBoxLayout *buildHeader();
    [[nodiscard]] QBoxLayout *buildActions();
    void showCustomer(const protocol::VerificationView &view);
    void showParts();
    void speakValidity(const PanelContent &content);

    PanelActions *m_actions;
    QLabel *m_name;
    QLabel *m_about;
    Banner *m_banner;
    CoachingCard *m_coaching;
    ClosingCard *m_closing;
    WordsCard *m_words;
    LinkCard *m_link;
    FlowRow *m_buttons;
    QWidget *m_qrFrame;
    QrView *m_qr;
    CorrectForm *m_correct;
    QuestionCard *m_question;
    bool m_isPending = false;
    QPushButton *m_emailButton = nullptr;
    NoticeLine *m_alert;
    NoticeLine *m_stale;
    NoticeLine *m_notice;
    TimelineView *m_timeline;
    SpokenLine *m_validity;
    QBoxLayout *m_columns = nullptr;
    QBoxLayout *m_cards = nullptr;
};

} // namespace authlink::ui
