// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/client/call_request.h"
#include "core/verification/values.h"

#include <QString>
#include <QStringList>
#include <QUrl>

namespace authlink::app
{

/// What authlink-console was asked to do; `--help` lists it.
struct Options {
    enum class Task { Welcome, Demo, Connect, Rehearse, Help, Version, Call };
    Task task = Task::Welcome;
    QUrl relay; ///< Connect: ws:// (loopback only) or wss://
    QString profile = QStringLiteral("default");
    QString language;                                              ///< of base::languages(); empty: as chosen in the menu, or the system's
    QString scenario;                                              ///< Rehearse
    verification::LinkMode link = verification::LinkMode::Session; ///< Rehearse
    client::CallRequest call;                                      ///< Call: for the console that runs, or else for this one
    QString screenshots;                                           ///< Rehearse: a folder; empty: none
};

/// Errors: Invalid, one sentence saying what to do (exit status 2).
[[nodiscard]] base::Result<Options> parseOptions(const QStringList &arguments);
[[nodiscard]] QString optionsHelp();

} // namespace authlink::app
