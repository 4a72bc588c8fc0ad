// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_panel.h"

#include "core/client/text/banner_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/live/cards/coaching_card.h"
#include "ui/live/cards/link_card.h"
#include "ui/live/cards/question_card.h"
#include "ui/live/cards/words_card.h"
#include "ui/live/closing/closing_card.h"
#include "ui/live/correct_form.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/flow_row.h"
#include "ui/widgets/notice_line.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/qr_view.h"
#include "ui/widgets/spoken_line.h"
#include "ui/widgets/timeline_view.h"

#include <QResizeEvent>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr double kTimelineBesideEm = 62.0; // from here on the timeline stands beside, not below
constexpr double kCardsEm = 34.0;          // from here on the two cards stand side by side
constexpr double kGapEm = 0.8;
} // namespace

LivePanel::LivePanel(const Theme &theme, const PhoneValidator &validator, QWidget *parent)
    : QWidget(parent),
      m_actions(new PanelActions(theme, this)),
      m_name(makeLabel(u"customerName"_s, Tone::Strong, 1.5)),
      m_about(makeLabel(u"customerAbout"_s, Tone::Muted)),
      m_banner(new Banner(theme)),
      m_coaching(new CoachingCard(theme)),
      m_closing(new ClosingCard(theme)),
      m_words(new WordsCard(theme)),
      m_link(new LinkCard),
      m_buttons(new FlowRow),
      m_qrFrame(makeFrame(u"qrFrame"_s, Surface::Card)),
      m_qr(new QrView),
      m_correct(new CorrectForm(validator)),
      m_question(new QuestionCard(theme)),
      m_alert(new NoticeLine(u"alertNotice"_s, theme)),
      m_stale(new NoticeLine(u"staleNotice"_s, theme)),
      m_notice(new NoticeLine(u"panelNotice"_s, theme)),
      m_timeline(new TimelineView(u"timeline"_s, theme)),
      m_validity(new SpokenLine(u"validitySpoken"_s, this))
{
    setObjectName(u"livePanel"_s);
    m_name->setWordWrap(true);
    m_about->setWordWrap(true);

    auto *left = new QVBoxLayout;
    left->setSpacing(em(kGapEm));
    left->addWidget(m_stale);
    left->addWidget(m_banner);
    left->addWidget(m_alert);
    left->addWidget(m_coaching);
    left->addWidget(m_closing);
    m_cards = new QBoxLayout(QBoxLayout::LeftToRight);
    m_cards->setSpacing(em(kGapEm));
    m_cards->addWidget(m_words, 1);
    m_cards->addWidget(m_link, 1);
    left->addLayout(m_cards);
    left->addWidget(m_question);
    left->addLayout(buildActions());
    left->addWidget(m_notice);
    left->addWidget(m_correct);
    auto *qrRow = new QHBoxLayout(m_qrFrame);
    qrRow->addWidget(m_qr, 0, Qt::AlignCenter);
    m_qrFrame->hide();
    left->addWidget(m_qrFrame);
    left->addStretch(1);

    m_columns = new QBoxLayout(QBoxLayout::TopToBottom);
    m_columns->setSpacing(em(kGapEm));
    m_columns->addLayout(left, 3);
    m_columns->addWidget(m_timeline, 2);

    auto *page = new QVBoxLayout(this);
    setSpacing(*page, 1.0, kGapEm);
    page->addLayout(buildHeader());
    page->addLayout(m_columns, 1);

    for (QAction *action : menuActions())
        addAction(action);
    connect(m_correct, &CorrectForm::submitted, this, &LivePanel::correctionSubmitted);
    connect(m_question, &QuestionCard::closed, this, &LivePanel::showParts);
}

QBoxLayout *LivePanel::buildHeader()
{
    auto *header = new QHBoxLayout;
    auto *who = new QVBoxLayout;
    who->setSpacing(em(0.1));
    who->addWidget(m_name);
    who->addWidget(m_about);
    header->addLayout(who, 1);
    header->addWidget(makeButton(u"endCallButton"_s, *m_actions->endCall, Variant::Danger), 0, Qt::AlignTop);
    return header;
}

QBoxLayout *LivePanel::buildActions()
{
    auto *row = new QHBoxLayout;
    const std::pair<const char *, QAction *> buttons[] = {
        {"resendButton", m_actions->resend},   {"resendByEmailButton", m_actions->resendByEmail},
        {"correctButton", m_actions->correct}, {"copyLinkButton", m_actions->copyLink},
        {"showQrButton", m_actions->showQr},   {"cancelButton", m_actions->cancel}};
    for (const auto &[name, action] : buttons) {
        QPushButton *button = makeButton(QLatin1String(name), *action);
        m_buttons->add(button);
        if (action == m_actions->resendByEmail)
            m_emailButton = button;
    }
    row->addWidget(m_buttons);
    return row;
}

void LivePanel::show(const PanelContent &content)
{
    showCustomer(content.view);
    m_banner->setContent(content.banner);
    speakValidity(content);
    m_coaching->setCoaching(content.coaching.happening, content.coaching.sentence, content.view.customer.language);
    m_words->setWords(content.view.firstWord, content.view.secondWord);
    m_link->show(content.view, content.policy, content.serverNow);
    m_actions->update({.view = content.view,
                       .policy = content.policy,
                       .confirmed = content.confirmed,
                       .mayCorrect = content.mayCorrect,
                       .busy = content.busy,
                       .vendorOut = content.vendorOut,
                       .offersNew = content.offersNew,
                       .isDenied = content.coaching.situation == client::Situation::DeniedElsewhere,
                       .lastSentAt = content.lastSentAt,
                       .serverNow = content.serverNow});
    m_emailButton->setVisible(m_actions->resendByEmail->isVisible());
    if (content.alert.isEmpty())
        m_alert->clear();
    else
        m_alert->say(ColorRole::Attention, Shape::Warning, content.alert, NoticeLine::Weight::Strong);
    if (content.confirmed)
        m_stale->clear();
    else
        m_stale->say(ColorRole::Attention, Shape::CloudOff, content.notConfirmed);
    for (QWidget *part : std::initializer_list<QWidget *>{m_name, m_about, m_words, m_link, m_timeline})
        enableKeepingFocus(*part, content.confirmed);
    m_isPending = content.view.isPending();
    m_correct->setBusy(content.busy);
    const bool asksForWord = m_isPending || content.coaching.situation == client::Situation::VerifiedContested;
    showKeepingFocus(*m_words, asksForWord && client::hasCodeWords(content.view));
    showKeepingFocus(*m_link, m_isPending);
    showParts();
    if (!m_isPending) {
        setQr(QString());
        showKeepingFocus(*m_correct, false);
        m_question->withdraw(tr("Nothing was done: meanwhile this verification has been decided or has ended."));
    }
}

void LivePanel::showParts()
{
    showKeepingFocus(*m_buttons, m_isPending && !m_question->isOpen());
}

void LivePanel::ask(const QString &question, const QString &action, std::function<void()> confirmed)
{
    m_question->ask(question, action, std::move(confirmed));
    showParts();
}

void LivePanel::speakValidity(const PanelContent &content)
{
    const bool isValid = content.confirmed && content.view.verdict.is(verification::Verdict::Verified) && !content.view.hasEnded();
    const auto left = isValid && content.view.validUntil ? *content.view.validUntil - content.serverNow : std::chrono::milliseconds(0);
    m_validity->sayAt(countdownMark(left), u"%1. %2"_s.arg(content.banner.title, client::validForText(left)));
}

void LivePanel::showCustomer(const protocol::VerificationView &view)
{
    const protocol::CustomerView &customer = view.customer;
    m_name->setText(wrappable(client::customerText(view)));
    QStringList facts{client::accountText(customer)};
    const QString id = customer.account.isEmpty() ? QString() : customer.customerId.value_or(QString()); // without an account it is first
    for (const QString &fact : {customer.phoneMasked, customer.emailMasked, id})
        facts.append(bounded(fact, 60));
    facts.removeAll(QString());
    m_about->setText(wrappable(facts.join(u" · "_s)));
    setSpokenName(*this, tr("Verification of %1").arg(client::whoText(view)));
}

QList<QAction *> LivePanel::menuActions() const
{
    return m_actions->all() + m_closing->actions();
}

void LivePanel::setTimeline(QAbstractItemModel *model)
{
    m_timeline->setModel(model);
}

void LivePanel::setQr(const QString &url)
{
    const bool shown = !url.isEmpty() && m_qr->setText(url);
    if (!shown)
        m_qr->setText(QString());
    showKeepingFocus(*m_qrFrame, shown);
    m_actions->showQr->setChecked(shown);
}

void LivePanel::say(ColorRole role, Shape shape, const QString &text)
{
    m_notice->say(role, shape, text);
}

void LivePanel::clearSaying()
{
    m_notice->clear();
}

void LivePanel::openCorrectForm()
{
    m_correct->open();
}

void LivePanel::closeCorrectForm()
{
    showKeepingFocus(*m_correct, false);
}

void LivePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool wide = event->size().width() >= em(kTimelineBesideEm);
    m_columns->setStretch(0, wide ? 3 : 0); // below each other, the timeline takes what is left
    m_columns->setStretch(1, wide ? 2 : 1);
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    const int left = wide ? event->size().width() * 3 / 5 : event->size().width();
    m_cards->setDirection(left >= em(kCardsEm) ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace authlink::ui
