// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/attention/announcer.h"
#include "ui/attention/attention_settings.h"
#include "ui/attention/mini_strip.h"
#include "ui/attention/notifier.h"
#include "ui/attention/outcome_sounds.h"
#include "ui/attention/tray_icon.h"

#include <QObject>

#include <functional>
#include <memory>

class QAction;
class QMenu;
class QSettings;

namespace authlink::ui
{

class LiveArea;
class Ticker;

/// nullptr: notifications come from the tray icon.
using MakeNotifier = std::function<std::unique_ptr<Notifier>()>;

/// What the attention works with; all outlive it.
struct AttentionServices {
    const Theme &theme;
    client::RelayConnection &connection;
    client::LiveVerifications &verifications;
    Ticker &ticker;
    QSettings &settings;
    QWidget &window; ///< the agent's
    LiveArea &area;  ///< in `window`
    QMenu &menu;     ///< of `window`: gets the entries
    MakeSoundPlayer makeSoundPlayer;
    MakeNotifier makeNotifier;
};

/// What is seen and heard from the corner of the eye: sounds, notifications, the taskbar, the mini strip, the tray icon. Nothing of it
/// takes the focus by itself. Until the window has been painted with the relay live, it costs nothing: no sound library, no bus, no tray.
class Attention final : public QObject
{
    Q_OBJECT

public:
    explicit Attention(AttentionServices services);
    ~Attention() override;

    /// Makes what the first frame must not wait for. Comes by itself.
    void start();
    [[nodiscard]] MiniStrip *strip() const { return m_strip.get(); }      ///< nullptr before start()
    [[nodiscard]] TrayIcon *trayIcon() const { return m_trayIcon.get(); } ///< nullptr before start()
    [[nodiscard]] AttentionSettings &settings() { return m_settings; }
    [[nodiscard]] OutcomeSounds &sounds() { return m_sounds; }

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void addEntries();
    void fillTrayMenu();
    void announce(const client::Announcement &announcement);
    void notify(const client::Announcement &announcement);
    void withdraw();
    void onChanged(const QString &id);
    void refreshSoon();
    void refresh();
    void followSettings();
    void bringForward();
    void openSettings();
    /// The number of its panel, from 1; 0: it has none.
    [[nodiscard]] int numberOf(const QString &id) const;

    AttentionServices m_services;
    AttentionSettings m_settings;
    OutcomeSounds m_sounds;
    client::Announcer m_announcer;
    std::unique_ptr<Notifier> m_notifier;
    std::unique_ptr<MiniStrip> m_strip;
    std::unique_ptr<TrayIcon> m_trayIcon;
    QAction *m_showStrip = nullptr;
    QAction *m_goToStrip = nullptr;
    QString m_notified;                                          ///< the verification that the notification is about
    client::BannerKind m_notifiedAs = client::BannerKind::Stale; ///< what its banner was
    bool m_isStarted = false;
    bool m_isRefreshDue = false;
};

} // namespace authlink::ui
