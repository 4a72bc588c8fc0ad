// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/live_area.h"

#include "core/client/coaching.h"
#include "core/client/live_verifications.h"
#include "ui/live/banner/banner_content.h"
#include "ui/live/closing/closing_card.h"
#include "ui/live/live_panel.h"
#include "ui/live/live_presenter.h"
#include "ui/live/outage_view.h"
#include "ui/live/verification_tabs.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QApplication>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
using client::VerificationListModel;
} // namespace

LiveArea::LiveArea(const LiveServices &services, QWidget *parent)
    : QWidget(parent),
      m_services(services),
      m_model(services.verifications, services.connection, VerificationListModel::Scope::Own),
      m_tabs(new VerificationTabs(this)),
      m_stack(new QStackedWidget(this)),
      m_empty(new QWidget(this))
{
    setObjectName(u"liveArea"_s);
    m_tabs->setObjectName(u"liveTabs"_s);
    m_tabs->setAccessibleName(tr("Open verifications"));
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0, 0);
    column->addWidget(m_tabs);
    column->addWidget(m_stack, 1);
    buildEmpty();

    for (int i = 0; i < kNumberKeys; ++i) {
        auto *action = new QAction(tr("Panel &%1").arg(i + 1), this);
        action->setObjectName(u"panelAction%1"_s.arg(i + 1));
        action->setShortcut(QKeySequence(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + i)));
        action->setStatusTip(tr("Show open verification %1").arg(i + 1));
        connect(action, &QAction::triggered, this, [this, i] { select(i); });
        m_switches.append(action);
    }
    connect(m_tabs, &QTabBar::currentChanged, this, &LiveArea::select);
    connect(&m_model, &VerificationListModel::rowsInserted, this,
            [this](const QModelIndex &, int first, int last) { onInserted(first, last); });
    connect(&m_model, &VerificationListModel::rowsRemoved, this,
            [this](const QModelIndex &, int first, int last) { onRemoved(first, last); });
    connect(&m_model, &VerificationListModel::modelReset, this, &LiveArea::reset);
    connect(&m_model, &VerificationListModel::dataChanged, this, &LiveArea::updateTabs);
    connect(&m_services.theme, &Theme::changed, this, &LiveArea::updateTabs);
    reset();
}

LiveArea::~LiveArea()
{
    // Panels and presenters use the services and the model, so they are destroyed before these.
    m_tabs->disconnect(this);
    for (const Entry &entry : m_entries)
        delete entry.panel;
    m_entries.clear();
}

void LiveArea::buildEmpty()
{
    m_empty->setObjectName(u"liveEmpty"_s);
    auto *column = new QVBoxLayout(m_empty);
    QLabel *title = makeLabel(u"liveEmptyTitle"_s, Tone::Muted, 1.5);
    title->setText(tr("No verification is open"));
    title->setAlignment(Qt::AlignCenter);
    title->setWordWrap(true);
    QLabel *hint = makeLabel(u"liveEmptyHint"_s, Tone::Muted);
    hint->setText(tr("Find the customer on the left and press Enter twice: once to pick, once to send."));
    hint->setAlignment(Qt::AlignCenter);
    hint->setWordWrap(true);
    column->addStretch(1);
    column->addWidget(title);
    column->addWidget(hint);
    column->addStretch(2);
    m_stack->addWidget(m_empty);
    connect(&m_services.connection, &client::RelayConnection::vendorChanged, this, &LiveArea::showEmpty);
    connect(&m_services.connection, &client::RelayConnection::stateChanged, this, &LiveArea::showEmpty);
}

void LiveArea::showEmpty()
{
    const bool out = m_services.connection.isLive() && m_services.connection.vendor() == protocol::VendorState::Outage;
    if (out && m_entries.isEmpty()) {
        if (m_outage == nullptr) {
            m_outage = new OutageView(m_services.theme);
            showOutageSentence();
            m_stack->addWidget(m_outage);
        }
        m_stack->setCurrentWidget(m_outage);
        return;
    }
    if (m_entries.isEmpty())
        m_stack->setCurrentWidget(m_empty);
    delete std::exchange(m_outage, nullptr);
}

void LiveArea::setCallerLanguage(const QString &language)
{
    m_callerLanguage = language;
    if (m_outage != nullptr)
        showOutageSentence();
}

void LiveArea::showOutageSentence()
{
    const auto &hello = m_services.connection.hello();
    const protocol::HelloResult said = hello ? *hello : protocol::HelloResult{};
    m_outage->setSentence(client::outageSentence(m_callerLanguage, said.company, said.policy.coaching), m_callerLanguage);
}

void LiveArea::onInserted(int first, int last)
{
    const bool isFirst = m_entries.isEmpty();
    for (int row = first; row <= last; ++row) {
        const QString id = m_model.idAt(row);
        auto *panel = new LivePanel(m_services.theme, m_services.validator);
        auto *presenter = new LivePresenter(m_services, id, *panel);
        connect(presenter, &LivePresenter::dismissed, this, &LiveArea::dismiss, Qt::QueuedConnection);
        auto *scroll = new QScrollArea;
        scroll->setObjectName(u"liveScroll"_s);
        scroll->setWidgetResizable(true);
        scroll->setFrameShape(QFrame::NoFrame);
        scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
        scroll->setFocusPolicy(Qt::NoFocus);
        panel->setProperty("surface", u"plain"_s);
        scroll->setWidget(panel);
        m_stack->addWidget(scroll);
        m_entries.insert(row, {panel, presenter});
        m_tabs->insertTab(row, QString());
    }
    updateTabs();
    select(isFirst ? last : m_tabs->currentIndex()); // what is shown changes only by the agent's hand
    if (m_model.rowOf(m_handOver) >= first && m_model.rowOf(m_handOver) <= last)
        focusStarted(m_handOver);
    // A late change of a call that has ended would bring its removed panel back.
    QMetaObject::invokeMethod(
        this,
        [this] {
            for (const QString &id : QStringList(m_dismissed)) {
                const client::LiveVerification *entry = m_services.verifications.find(id);
                if (entry != nullptr && entry->view.hasEnded())
                    m_services.verifications.forget(id);
            }
        },
        Qt::QueuedConnection);
}

void LiveArea::onRemoved(int first, int last)
{
    for (int row = last; row >= first; --row) {
        const Entry entry = m_entries.takeAt(row);
        m_tabs->removeTab(row);
        QWidget *scroll = entry.panel->parentWidget()->parentWidget();
        showKeepingFocus(*scroll, false);
        m_stack->removeWidget(scroll);
        scroll->deleteLater(); // this may run within one of its signals
    }
    updateTabs();
    select(m_tabs->currentIndex());
}

void LiveArea::reset()
{
    if (!m_entries.isEmpty())
        onRemoved(0, static_cast<int>(m_entries.size()) - 1);
    if (m_model.rowCount() > 0)
        onInserted(0, m_model.rowCount() - 1);
    else
        select(-1);
    updateTabs();
}

void LiveArea::updateTabs()
{
    for (int row = 0; row < m_tabs->count(); ++row)
        updateTab(row);
    m_tabs->setVisible(m_tabs->count() > 0);
    for (int i = 0; i < kNumberKeys; ++i)
        m_switches.at(i)->setEnabled(i < m_tabs->count());
}

void LiveArea::updateTab(int row)
{
    const QModelIndex index = m_model.index(row);
    const auto kind = static_cast<client::BannerKind>(index.data(VerificationListModel::BannerRole).toInt());
    const bool alert = index.data(VerificationListModel::AlertRole).toBool();
    // On a grey tab the alert is more important than the banner.
    const auto look = alert && kind == client::BannerKind::NotVerifiedYet ? BannerLook{ColorRole::Attention, Shape::Warning} : lookOf(kind);
    const QString who = index.data(VerificationListModel::WhoRole).toString();
    const QString banner = index.data(VerificationListModel::BannerTextRole).toString();
    const QString words = alert ? tr("%1, ALERT").arg(banner) : banner;
    // Not escaped, since it is the spoken description too: Qt looks for markup in the first line only, and there is none.
    const QString tip = u"Ctrl+%1\n%2: %3"_s.arg(QString::number(row + 1), who, words);
    m_tabs->setCustomer(row, index.data(VerificationListModel::CustomerRole).toString(),
                        index.data(VerificationListModel::AccountRole).toString());
    m_tabs->setTabIcon(row, m_services.theme.icon(look.shape, look.role));
    m_tabs->setTabToolTip(row, tip);
    const QString spoken = u"%1, %2"_s.arg(who, words);
    if (m_tabs->accessibleTabName(row) != spoken)
        m_tabs->setAccessibleTabName(row, spoken);
}

void LiveArea::select(int row)
{
    if (row >= 0 && row < m_entries.size()) {
        m_tabs->setCurrentIndex(row);
        QWidget *focused = window()->focusWidget();
        if (focused != nullptr && m_entries.at(row).panel->parentWidget()->parentWidget() != m_stack->currentWidget()
            && m_stack->isAncestorOf(focused))
            m_tabs->setFocus(Qt::OtherFocusReason); // not on some button of the other panel, where the next key would press it
        m_stack->setCurrentWidget(m_entries.at(row).panel->parentWidget()->parentWidget());
    }
    showEmpty();
    Q_EMIT currentChanged();
}

void LiveArea::focusStarted(const QString &id)
{
    const int row = m_model.rowOf(id);
    if (row < 0) {
        m_handOver = id;
        return;
    }
    m_handOver.clear();
    const QWidget *focus = window()->focusWidget();
    if (focus == nullptr || !m_stack->isAncestorOf(focus)) // who works in another panel meanwhile stays there
        select(row);
    m_entries.at(row).presenter->handOver();
}

LivePanel *LiveArea::currentPanel() const
{
    return m_entries.value(m_tabs->currentIndex()).panel;
}

QString LiveArea::currentId() const
{
    return m_model.idAt(m_tabs->currentIndex());
}

bool LiveArea::hasUndecided() const
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const client::LiveVerification *entry = m_services.verifications.find(m_model.idAt(row));
        if (entry != nullptr && entry->view.isPending())
            return true;
    }
    return false;
}

bool LiveArea::hasUnsavedNote() const
{
    return std::any_of(m_entries.begin(), m_entries.end(),
                       [](const Entry &entry) { return entry.panel->closing().unsaved() != CallNote{}; });
}

void LiveArea::endCall(const QString &id)
{
    const int row = m_model.rowOf(id);
    if (row < 0)
        return;
    if (!m_hungUp.contains(id))
        m_hungUp.append(id);
    m_entries.at(row).presenter->endNow();
}

void LiveArea::dismiss(const QString &id)
{
    constexpr qsizetype kRemembered = 50;
    const bool isHungUp = m_hungUp.removeAll(id) > 0;
    m_dismissed.append(id);
    while (m_dismissed.size() > kRemembered)
        m_dismissed.removeFirst();
    // The focus goes on to the next customer, but never out of another panel, where a note may be written meanwhile.
    QWidget *focus = window()->focusWidget();
    const QWidget *panel = m_entries.value(m_model.rowOf(id)).panel;
    const bool isInPanel = focus != nullptr && panel != nullptr && (focus == panel || panel->isAncestorOf(focus));
    if (focus != nullptr && (isInPanel || (focus == m_tabs && !isHungUp)))
        focus->clearFocus();
    m_services.verifications.forget(id);
    if (isHungUp)
        Q_EMIT hungUp();
    else
        Q_EMIT dismissed();
}

} // namespace authlink::ui
