// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/call_request.h"
#include "ui/live/live_services.h"
#include "ui/theme/theme.h"

#include <QMainWindow>

class QSettings;
class QSplitter;
class QTabWidget;

namespace authlink::client
{
class CustomerSearchModel;
}
namespace authlink::protocol
{
struct VerificationView;
} // namespace authlink::protocol

namespace authlink::ui
{

class Confirmer;
class CallPops;
class HangUps;
class HistoryTab;
class LiveArea;
class StartPanel;
class StartPresenter;

/// What the window works with; all outlive it.
struct WindowServices {
    Theme &theme;
    base::Clock &clock;
    QSettings &settings;
    Confirmer &confirmer; ///< before the window closes over something undecided
    LiveServices live;
};

/// The agent's window: composition only. Start panel and live panels, the history, the connection bar, the menus.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    explicit MainWindow(const WindowServices &services, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes ownership. The panel stands beside the pages; in a narrow window it is a page itself.
    void setSidePanel(QWidget *panel, const QString &title);

    enum class Page { Live, History };
    void showPage(Page page);

    /// What the telephony system, or a second start of the program, asks for. @param askedAt it waits for a connection from then on
    client::CallOutcome take(const client::CallRequest &request, base::Instant askedAt);
    /// The id of the verification whose panel is in front, whichever page is; empty: none is open.
    [[nodiscard]] QString shownVerification() const;

    [[nodiscard]] LiveArea &liveArea() { return *m_live; }
    [[nodiscard]] QMenu &viewMenu() { return *m_viewMenu; }

Q_SIGNALS:
    void shownVerificationChanged();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildPages();
    void buildMenus();
    void rebuildPanelMenu();
    void onStarted(const protocol::VerificationView &view, bool isShown);
    void focusStart();
    void restore();
    void placeSide();

    WindowServices m_services;
    client::CustomerSearchModel *m_searchModel;
    QTabWidget *m_tabs;
    QSplitter *m_split;
    QWidget *m_side = nullptr; ///< beside the pages, or a page of its own in a narrow window
    bool m_sideWanted = true;
    bool m_mayClose = false; ///< the agent said so, though something is undecided
    StartPanel *m_start;
    StartPresenter *m_startPresenter;
    LiveArea *m_live;
    HistoryTab *m_history;
    CallPops *m_pops;
    HangUps *m_hangUps;
    QMenu *m_panelMenu = nullptr;
    QMenu *m_viewMenu = nullptr;
};

} // namespace authlink::ui
