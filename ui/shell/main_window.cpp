// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/main_window.h"

#include "core/client/live_verifications.h"
#include "core/client/models/customer_search_model.h"
#include "ui/history/history_tab.h"
#include "ui/live/live_area.h"
#include "ui/live/live_panel.h"
#include "ui/pop/call_line.h"
#include "ui/pop/call_pops.h"
#include "ui/pop/come_forward.h"
#include "ui/pop/hang_ups.h"
#include "ui/shell/connection_bar.h"
#include "ui/shell/help_actions.h"
#include "ui/shell/key_guard.h"
#include "ui/shell/language_menu.h"
#include "ui/shell/look_actions.h"
#include "ui/shell/notice_board.h"
#include "ui/start/start_panel.h"
#include "ui/start/start_presenter.h"
#include "ui/widgets/column_scroll.h"
#include "ui/widgets/confirmer.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QMenuBar>
#include <QSettings>
#include <QSplitter>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

constexpr QLatin1StringView kGeometry("window/geometry");
constexpr QLatin1StringView kSplit("window/split");
constexpr QSize kMinSize{640, 420};
constexpr QSize kFirstSize{1180, 760};
constexpr double kStartEm = 23.0;
constexpr double kPhoneEm = 20.0;
constexpr double kBesideEm = 62.0; // narrower, the side panel would leave too little for a live panel: it becomes a page

} // namespace

MainWindow::MainWindow(const WindowServices &services, QWidget *parent)
    : QMainWindow(parent),
      m_services(services),
      m_searchModel(new client::CustomerSearchModel(services.live.calls, services.clock, this)),
      m_tabs(new QTabWidget),
      m_split(new QSplitter(Qt::Horizontal)),
      m_start(new StartPanel(services.theme, *m_searchModel, services.live.validator, StartPresenter::lastChannel(services.settings))),
      m_startPresenter(
          new StartPresenter(services.live.connection, services.live.calls, services.live.ticker, services.settings, *m_start)),
      m_live(new LiveArea(services.live)),
      m_history(new HistoryTab(services.theme, services.live.calls, services.clock)),
      m_pops(new CallPops({services.theme, services.live.connection, services.live.ticker, services.live.validator, *m_searchModel},
                          *m_start, *this)),
      m_hangUps(new HangUps(services.live, *m_live, *this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(tr("Authlink Console"));
    setMinimumSize(kMinSize);
    buildPages();
    buildMenus();
    connect(m_startPresenter, &StartPresenter::started, this, &MainWindow::onStarted);
    connect(m_start, &StartPanel::customerPicked, this,
            [this](const protocol::CustomerView &customer) { m_live->setCallerLanguage(customer.language); });
    connect(m_live, &LiveArea::currentChanged, this, &MainWindow::rebuildPanelMenu);
    connect(m_live, &LiveArea::dismissed, this, [this] {
        const QWidget *focus = focusWidget();
        if ((focus == nullptr || focus == m_tabs->tabBar()) && m_start->isSearching() && m_start->isVisible())
            m_start->resume(); // never on Send: somebody may be picked there whom the agent has not looked at
    });
    connect(m_live, &LiveArea::hungUp, this, [this] {
        if (focusWidget() == nullptr && m_start->isEmpty())
            m_start->resume();
    });
    connect(m_live, &LiveArea::currentChanged, this, &MainWindow::shownVerificationChanged);
    connect(m_pops, &CallPops::pageWanted, this, [this] { showPage(Page::Live); });
    connect(&services.live.connection, &client::RelayConnection::stateChanged, this, [this] {
        if (m_services.live.connection.isLive()) {
            m_searchModel->refresh();
            if (m_tabs->currentIndex() == static_cast<int>(Page::History)) // else it asks when it comes to the front
                m_history->refresh();
        }
    });
    rebuildPanelMenu();
    restore();
    new KeyGuard(*this);
    m_start->startOver();
}

MainWindow::~MainWindow() = default;

void MainWindow::buildPages()
{
    m_tabs->setObjectName(u"mainTabs"_s);
    m_tabs->setDocumentMode(true);
    auto *work = new QSplitter(Qt::Horizontal);
    work->setObjectName(u"workSplitter"_s);
    work->setChildrenCollapsible(false);
    work->addWidget(new ColumnScroll(m_start));
    work->addWidget(m_live);
    work->setStretchFactor(0, 0);
    work->setStretchFactor(1, 1);
    work->setSizes({em(kStartEm), em(kStartEm * 3)});
    m_tabs->addTab(work, m_services.theme.icon(Shape::Live), tr("Verifications"));
    m_tabs->addTab(m_history, m_services.theme.icon(Shape::History), tr("History"));
    m_tabs->tabBar()->setObjectName(u"mainTabBar"_s);
    for (QWidget *pages : std::initializer_list<QWidget *>{m_tabs, m_tabs->tabBar()})
        pages->setAccessibleName(tr("Pages"));
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int page) {
        if (page == static_cast<int>(Page::History))
            m_history->refresh();
        if (m_panelMenu != nullptr)
            rebuildPanelMenu();
    });

    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    setSpacing(*column, 0, 0);
    column->addWidget(new ConnectionBar(m_services.theme, m_services.live.connection, m_services.live.ticker));
    column->addWidget(new NoticeBoard(m_services.theme, m_services.live.connection, m_services.live.ticker));
    column->addWidget(&m_pops->line());
    column->addWidget(&m_hangUps->line());
    column->addWidget(m_tabs, 1);
    m_split->setObjectName(u"sideSplitter"_s);
    m_split->setChildrenCollapsible(false);
    m_split->addWidget(page);
    m_split->setStretchFactor(0, 1);
    setCentralWidget(m_split);
}

void MainWindow::buildMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&Verification"));
    connect(addEntry(*file, u"newAction"_s, tr("&New…"), tr("Find a customer and send a link"), QKeySequence(tr("Ctrl+N"))),
            &QAction::triggered, this, &MainWindow::focusStart);
    file->addAction(&m_start->unlistedAction());
    file->addActions({&m_pops->acceptAction(), &m_hangUps->acceptAction()});
    file->addSeparator();
    file->addActions(m_live->switchActions());
    // What they lead to is on this page.
    for (const QAction *action : m_live->switchActions() + QList<QAction *>{&m_start->unlistedAction()})
        connect(action, &QAction::triggered, this, [this] { showPage(Page::Live); });
    file->addSeparator();
    connect(addEntry(*file, u"quitAction"_s, tr("&Quit"), tr("Close the console"), QKeySequence(tr("Ctrl+Q"))), &QAction::triggered, this,
            &QWidget::close);
    m_panelMenu = menuBar()->addMenu(tr("&Panel"));
    m_panelMenu->setObjectName(u"panelMenu"_s);
    m_viewMenu = menuBar()->addMenu(tr("V&iew"));
    connect(addEntry(*m_viewMenu, u"showLiveAction"_s, tr("&Verifications"), tr("Show the open verifications"), QKeySequence(tr("Ctrl+L"))),
            &QAction::triggered, this, [this] { showPage(Page::Live); });
    connect(addEntry(*m_viewMenu, u"showHistoryAction"_s, tr("&History"), tr("Show past verifications"), QKeySequence(tr("Ctrl+H"))),
            &QAction::triggered, this, [this] { showPage(Page::History); });
    m_viewMenu->addSeparator();
    addLookActions(*m_viewMenu, m_services.theme, m_services.settings);
    addLanguageMenu(*m_viewMenu, m_services.settings);
    QMenu *connection = menuBar()->addMenu(tr("&Connection"));
    connection->setObjectName(u"connectionMenu"_s);
    connect(addEntry(*connection, u"tryNowAction"_s, tr("&Try now"), tr("Connect now instead of waiting"), QKeySequence(tr("Ctrl+T"))),
            &QAction::triggered, this, [this] { m_services.live.connection.tryNow(); });
    addHelpActions(*menuBar()->addMenu(tr("&Help")), *this);
}

void MainWindow::rebuildPanelMenu()
{
    m_panelMenu->clear();
    // Its keys act on the panel that is shown, and on none while another page is.
    const LivePanel *panel = m_tabs->currentIndex() == static_cast<int>(Page::Live) ? m_live->currentPanel() : nullptr;
    m_panelMenu->menuAction()->setEnabled(panel != nullptr);
    if (panel != nullptr)
        m_panelMenu->addActions(panel->menuActions());
}

void MainWindow::restore()
{
    const QSettings &settings = m_services.settings;
    resize(kFirstSize);
    restoreGeometry(settings.value(kGeometry).toByteArray());
}

void MainWindow::setSidePanel(QWidget *panel, const QString &title)
{
    m_side = new ColumnScroll(panel);
    m_side->setObjectName(u"sidePanel"_s);
    m_side->setWindowTitle(title);
    placeSide();
    m_split->restoreState(m_services.settings.value(kSplit).toByteArray());
    QAction *toggle = addEntry(*m_viewMenu, u"sidePanelAction"_s, title, title, QKeySequence(tr("Ctrl+Shift+P")));
    toggle->setCheckable(true);
    toggle->setChecked(true);
    connect(toggle, &QAction::toggled, this, [this](bool shown) {
        m_sideWanted = shown;
        placeSide();
    });
}

void MainWindow::placeSide()
{
    if (m_side == nullptr)
        return;
    const bool beside = width() >= em(kBesideEm);
    const int tab = m_tabs->indexOf(m_side);
    if (beside || !m_sideWanted) {
        if (tab >= 0)
            m_tabs->removeTab(tab);
        if (m_split->indexOf(m_side) < 0) {
            m_split->addWidget(m_side);
            m_split->setStretchFactor(1, 0);
            m_split->setSizes({width() - em(kPhoneEm), em(kPhoneEm)});
        }
        m_side->setVisible(m_sideWanted);
    } else if (tab < 0) {
        m_tabs->addTab(m_side, m_services.theme.icon(Shape::Phone), m_side->windowTitle());
    }
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    placeSide();
}

void MainWindow::onStarted(const protocol::VerificationView &view, bool isShown)
{
    m_services.live.verifications.adopt(view);
    if (isShown)
        m_live->focusStarted(view.id);
}

client::CallOutcome MainWindow::take(const client::CallRequest &request, base::Instant askedAt)
{
    switch (request.kind) {
    case client::CallRequest::Kind::Verify:
        return m_pops->take(request, askedAt);
    case client::CallRequest::Kind::EndCall: {
        const bool wasOffered = m_pops->forgetCall(request.callId);
        const client::CallOutcome outcome = m_hangUps->end(request.callId, askedAt);
        return wasOffered && outcome == client::CallOutcome::Nothing ? client::CallOutcome::Ended : outcome;
    }
    case client::CallRequest::Kind::Raise:
        break;
    }
    comeForward(*this, Activation::Wanted);
    return client::CallOutcome::Raised;
}

QString MainWindow::shownVerification() const
{
    return m_live->currentId();
}

void MainWindow::focusStart()
{
    showPage(Page::Live);
    m_start->startOver();
}

void MainWindow::showPage(Page page)
{
    m_tabs->setCurrentIndex(static_cast<int>(page));
    if (page == Page::History)
        m_history->focusSearch();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    const QString question = m_live->hasUndecided()
                                 ? tr("A verification is not decided yet. If you quit, you will not see what comes of it.")
                             : m_live->hasUnsavedNote() ? tr("A note about a call is not saved yet. If you quit, it is lost.")
                                                        : QString();
    if (!question.isEmpty() && !m_mayClose && !qApp->isSavingSession()) {
        event->ignore();
        m_services.confirmer.ask(*this, question, tr("Quit"), [this](bool yes) {
            m_mayClose = yes;
            if (yes)
                close();
        });
        return;
    }
    m_services.settings.setValue(kGeometry, saveGeometry());
    m_services.settings.setValue(kSplit, m_split->saveState());
    QMainWindow::closeEvent(event);
}

} // namespace authlink::ui
