// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/attention.h"

#include "core/client/attention/attention_texts.h"
#include "ui/attention/attention_page.h"
#include "ui/attention/standing_look.h"
#include "ui/live/live_area.h"
#include "ui/shell/look_actions.h"
#include "ui/widgets/ticker.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

using client::Announcement;
using client::LiveVerifications;
using client::RelayConnection;

Attention::Attention(AttentionServices services)
    : m_services(std::move(services)),
      m_settings(m_services.settings),
      m_sounds(m_settings, std::move(m_services.makeSoundPlayer)),
      m_announcer(m_services.verifications, m_services.connection)
{
    setObjectName(u"attention"_s);
    addEntries();
    const AttentionServices &live = m_services;
    connect(&m_announcer, &client::Announcer::announced, this, &Attention::announce);
    connect(&live.verifications, &LiveVerifications::added, this, &Attention::refreshSoon);
    connect(&live.verifications, &LiveVerifications::changed, this, &Attention::onChanged);
    connect(&live.verifications, &LiveVerifications::removed, this, &Attention::onChanged);
    connect(&live.connection, &RelayConnection::stateChanged, this, &Attention::refreshSoon);
    connect(&live.connection, &RelayConnection::vendorChanged, this, &Attention::refreshSoon);
    connect(&live.connection, &RelayConnection::storeChanged, this, &Attention::refreshSoon);
    connect(&live.ticker, &Ticker::ticked, this, &Attention::refreshSoon);
    connect(&m_services.area, &LiveArea::currentChanged, this, &Attention::refreshSoon);
    connect(&m_settings, &AttentionSettings::changed, this, &Attention::followSettings);
    m_services.window.installEventFilter(this);
}

Attention::~Attention() = default;

void Attention::addEntries()
{
    QMenu &menu = m_services.menu;
    menu.addSeparator();
    m_showStrip = addEntry(menu, u"showStripAction"_s, tr("&Mini strip"), tr("Show or hide the strip above all other windows"),
                           QKeySequence(tr("Ctrl+Shift+S")));
    m_showStrip->setCheckable(true);
    m_showStrip->setChecked(m_settings.showsStrip());
    connect(m_showStrip, &QAction::toggled, &m_settings, &AttentionSettings::setShowsStrip);
    m_goToStrip = addEntry(menu, u"goToStripAction"_s, tr("&Go to the mini strip"),
                           tr("Move it with the arrow keys; the same key goes back"), QKeySequence(Qt::Key_F6));
    m_goToStrip->setEnabled(m_settings.showsStrip());
    connect(m_goToStrip, &QAction::triggered, this, [this] {
        if (m_strip && m_strip->isActiveWindow())
            bringForward();
        else if (m_strip)
            m_strip->takeFocus();
    });
    connect(
        addEntry(menu, u"attentionAction"_s, tr("S&ounds and notifications…"), tr("Choose what is seen and heard over other windows"), {}),
        &QAction::triggered, this, &Attention::openSettings);
}

void Attention::start()
{
    if (std::exchange(m_isStarted, true))
        return;
    const Theme &theme = m_services.theme;
    m_strip = std::make_unique<MiniStrip>(theme, m_services.settings);
    m_strip->addActions({m_showStrip, m_goToStrip}); // their keys work there, too
    connect(m_strip.get(), &MiniStrip::backWanted, this, &Attention::bringForward);
    m_trayIcon = std::make_unique<TrayIcon>(theme);
    fillTrayMenu();
    connect(m_trayIcon.get(), &TrayIcon::activated, this, &Attention::bringForward);
    if (m_services.makeNotifier)
        m_notifier = m_services.makeNotifier();
    if (m_notifier) {
        connect(m_notifier.get(), &Notifier::activated, this, &Attention::bringForward);
        connect(m_notifier.get(), &Notifier::failed, m_trayIcon.get(),
                [this](const QString &heading) { m_trayIcon->notify(heading, Notifier::Urgency::Normal); });
    }
    refresh();
    followSettings();
}

void Attention::fillTrayMenu()
{
    QMenu &menu = m_trayIcon->menu();
    connect(addEntry(menu, u"trayShowAction"_s, tr("Show the &window"), tr("Bring the console forward"), {}), &QAction::triggered, this,
            &Attention::bringForward);
    menu.addAction(m_showStrip);
    menu.addSeparator();
    connect(addEntry(menu, u"trayQuitAction"_s, tr("&Quit"), tr("Close the console"), {}), &QAction::triggered, &m_services.window,
            &QWidget::close);
}

bool Attention::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != &m_services.window)
        return false;
    const bool paints = event->type() == QEvent::UpdateRequest || event->type() == QEvent::Paint;
    if (paints && !m_isStarted && m_services.connection.isLive())
        QMetaObject::invokeMethod(this, &Attention::start, Qt::QueuedConnection); // behind the frame that is about to be painted
    if (event->type() == QEvent::WindowActivate)
        withdraw(); // the agent has seen it
    return false;
}

void Attention::announce(const Announcement &announcement)
{
    start();
    m_sounds.play(announcement.kind);
    const QWidget &window = m_services.window;
    const bool isLookedAt = window.isActiveWindow();
    if (!isLookedAt && announcement.kind != Announcement::Kind::Recovered)
        QApplication::alert(&m_services.window, 0);
    const bool isOnScreen = announcement.id.isEmpty() || (m_services.area.isVisible() && m_services.area.currentId() == announcement.id);
    if (isLookedAt && isOnScreen)
        withdraw();
    else
        notify(announcement);
}

void Attention::notify(const Announcement &announcement)
{
    if (!m_settings.showsNotifications())
        return;
    m_notified = announcement.id;
    m_notifiedAs = m_services.verifications.banner(announcement.id);
    const QString heading = client::announcementText(announcement, numberOf(announcement.id));
    const auto urgency = announcement.isCustomersNo() ? Notifier::Urgency::Critical : Notifier::Urgency::Normal;
    if (m_notifier)
        m_notifier->notify(heading, urgency);
    else
        m_trayIcon->notify(heading, urgency);
}

void Attention::withdraw()
{
    m_notified.clear();
    if (m_notifier)
        m_notifier->withdraw();
}

void Attention::onChanged(const QString &id)
{
    if (!id.isEmpty() && id == m_notified && m_services.verifications.banner(id) != m_notifiedAs)
        withdraw(); // what it says is not true any more; what is news takes its place
    refreshSoon();
}

void Attention::refreshSoon()
{
    if (!m_isStarted || std::exchange(m_isRefreshDue, true))
        return;
    QMetaObject::invokeMethod(this, &Attention::refresh, Qt::QueuedConnection);
}

void Attention::refresh()
{
    m_isRefreshDue = false;
    const AttentionServices &live = m_services;
    const QList<client::Standing> standings = client::ownStandings(live.verifications, live.connection);
    const client::Overview overview = client::overviewOf(standings, client::lineOf(live.connection));
    m_trayIcon->show(lookOf(overview), client::overviewText(overview, numberOf(overview.worst.id)));
    m_strip->setContent(stripContentOf({.verifications = live.verifications,
                                        .connection = live.connection,
                                        .standings = standings,
                                        .id = m_services.area.currentId(),
                                        .localNow = live.ticker.now()}));
}

void Attention::followSettings()
{
    m_showStrip->setChecked(m_settings.showsStrip());
    m_goToStrip->setEnabled(m_settings.showsStrip());
    if (!m_settings.showsNotifications())
        withdraw();
    if (!m_isStarted)
        return;
    m_sounds.prepare();
    const bool hadKeys = m_strip->isActiveWindow();
    m_strip->setShown(m_settings.showsStrip());
    if (hadKeys && !m_settings.showsStrip())
        bringForward(); // the keys go back where they came from
    m_trayIcon->setShown(m_settings.showsTrayIcon());
}

/// Only by the agent's hand: a key, a click on the strip, the icon or the notification.
void Attention::bringForward()
{
    QWidget &window = m_services.window;
    window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    window.show();
    window.raise();
    window.activateWindow();
}

void Attention::openSettings()
{
    auto *dialog = m_services.window.findChild<QDialog *>(u"attentionDialog"_s, Qt::FindDirectChildrenOnly);
    if (dialog == nullptr) {
        dialog = new QDialog(&m_services.window);
        dialog->setObjectName(u"attentionDialog"_s);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setWindowTitle(tr("Sounds and notifications"));
        auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
        connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
        auto *column = new QVBoxLayout(dialog);
        column->addWidget(new AttentionPage(m_settings, m_sounds), 1);
        column->addWidget(buttons);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

int Attention::numberOf(const QString &id) const
{
    const auto standings = client::ownStandings(m_services.verifications, m_services.connection);
    const auto found = std::find_if(standings.begin(), standings.end(), [&id](const client::Standing &each) { return each.id == id; });
    return found == standings.end() ? 0 : static_cast<int>(found - standings.begin()) + 1;
}

} // namespace authlink::ui
