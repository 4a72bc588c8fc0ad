// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/support/desk.h"
#include "tests/ui/support/scripted_phone.h"

#include <functional>

namespace authlink::test
{

/// Leads the real windows through everything that they can say, in the language in effect: how to sign in, the start, a verification in
/// every status and with every verdict and reason, the connection, alerts, the history and the demo's phone.
class WindowTour
{
public:
    /// What to do at each stop; `scene` names it.
    using Visit = std::function<void(const QWidget &window, const QString &scene)>;

    explicit WindowTour(Visit visit);

    void signIn();
    void proxy();
    void start();
    void verification();
    void verdicts();
    void timeline();
    void connection();
    void history();
    void help();
    void phone();

private:
    void open();
    void sendLink();
    void show(const QWidget &window, const QString &scene);
    void show(const QString &scene) { show(*m_desk.window, scene); }
    void push(const char *kind, const std::function<void(protocol::VerificationView &)> &change = {}, const QJsonObject &detail = {});
    void search(const QString &text);

    Visit m_visit;
    Desk m_desk;
    ScriptedPhone m_phone;
};

/// What shows in those windows and is nobody's to translate: names, addresses, the relay's own words.
[[nodiscard]] QStringList dataOfTheTour();

} // namespace authlink::test
