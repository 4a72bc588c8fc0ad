// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_calls.h"
#include "core/client/connection/relay_connection.h"
#include "core/client/live_verifications.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"
#include "tests/ui/support/scripted_relay.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/clipboard_guard.h"
#include "ui/widgets/confirmer.h"
#include "ui/widgets/phone_validator.h"
#include "ui/widgets/ticker.h"

#include <QApplication>
#include <QClipboard>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

namespace authlink::test
{

using namespace Qt::Literals::StringLiterals;

/// Answers modal questions as the test decides.
class ScriptedConfirmer final : public ui::Confirmer
{
public:
    void ask(QWidget &, const QString &question, const QString &, std::function<void(bool)> answer) override
    {
        questions.append(question);
        answer(says);
    }
    QStringList questions;
    bool says = true;
};

/// A whole workplace: the real client and the real window, in front of a scripted relay, on a clock the test moves.
struct Desk {
    Desk()
    {
        relay.directory = {{u"1001"_s, u"Maria García"_s, u"••••••••67"_s, u"m•••@example.com"_s, u"es"_s, QString()},
                           {u"1002"_s, u"Mark Lee"_s, u"••••••••12"_s, QString(), u"en"_s, QString()},
                           {u"1003"_s, u"<b>Zoë</b> & Söhne"_s, u"••••••••90"_s, QString(), u"en"_s, QString()}};
    }

    void open(QSize size = {1200, 800})
    {
        makeWindow(size);
        goLive();
    }

    /// The window is shown; nothing is connected.
    void makeWindow(QSize size = {1200, 800})
    {
        connection.setUrl(QUrl(u"ws://relay.invalid/v1/stream"_s));
        connection.setToken(base::Secret("token"));
        window = std::make_unique<ui::MainWindow>(
            ui::WindowServices{.theme = theme,
                               .clock = clock,
                               .settings = settings,
                               .confirmer = confirmer,
                               .live = {theme, connection, calls, verifications, ticker, clipboard, validator, [this](const QUrl &url) {
                                            opened.append(url);
                                            return browserWorks;
                                        }}});
        window->resize(size);
        window->show();
    }

    void goLive()
    {
        connection.setWanted(client::RelayConnection::Wanted::Connected);
        QTRY_VERIFY(connection.isLive());
    }

    /// Lets time pass as in life: the relay answers pings meanwhile.
    void pass(std::chrono::milliseconds time)
    {
        constexpr std::chrono::milliseconds step{1000};
        for (; time.count() > 0; time -= step) {
            clock.advance(std::min(time, step));
            for (int turn = 0; turn < 4; ++turn)
                QCoreApplication::processEvents();
        }
    }

    template <typename Widget = QWidget>
    [[nodiscard]] Widget *find(const char *name) const
    {
        return window->findChild<Widget *>(QLatin1String(name));
    }

    ManualClock clock;
    SeededRandom random;
    QTemporaryDir folder;
    QSettings settings{folder.filePath(u"ui.ini"_s), QSettings::IniFormat};
    ScriptedRelay relay{clock};
    ui::Theme theme{*qApp};
    client::RelayConnection connection{relay.sockets(), clock, random, u"test"_s};
    client::RelayCalls calls{connection, clock, random};
    client::LiveVerifications verifications{connection, calls, clock};
    ui::Ticker ticker{clock};
    ui::ClipboardGuard clipboard{*QGuiApplication::clipboard(), clock};
    ScriptedConfirmer confirmer;
    QList<QUrl> opened; ///< in the browser
    bool browserWorks = true;
    ui::PhoneNumberValidator validator{u"US"_s};
    std::unique_ptr<ui::MainWindow> window;
};

} // namespace authlink::test
