// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pop/come_forward.h"

#include <QApplication>
#include <QWidget>

namespace authlink::ui
{

void comeForward(QWidget &window, Activation activation)
{
    const bool isWanted = activation == Activation::Wanted;
    if (isWanted && window.isMinimized())
        window.setWindowState(window.windowState() & ~Qt::WindowMinimized);
    if (!window.isVisible()) {
        window.setAttribute(Qt::WA_ShowWithoutActivating, !isWanted);
        window.show();
        window.setAttribute(Qt::WA_ShowWithoutActivating, false);
    }
    if (!window.isMinimized())
        window.raise();
    if (isWanted)
        window.activateWindow();
    QApplication::alert(&window);
}

} // namespace authlink::ui
