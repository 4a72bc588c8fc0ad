// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

#include <functional>

class QWidget;

namespace authlink::ui
{

/// Asks a modal question; only before what can't be undone. Tests have an implementation that answers at once.
class Confirmer
{
public:
    virtual ~Confirmer() = default;
    /// @param action the word on the button that does it
    /// `answer` is called exactly once, unless `parent` is destroyed first.
    virtual void ask(QWidget &parent, const QString &question, const QString &action, std::function<void(bool)> answer) = 0;
};

/// Asks with a window-modal message box; plain text; the harmless answer is the default.
class DialogConfirmer final : public Confirmer
{
    Q_DECLARE_TR_FUNCTIONS(authlink::ui::DialogConfirmer)

public:
    void ask(QWidget &parent, const QString &question, const QString &action, std::function<void(bool)> answer) override;
};

} // namespace authlink::ui
