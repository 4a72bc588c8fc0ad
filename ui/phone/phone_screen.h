// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

namespace authlink::ui
{

/// The body of a phone: bezel, speaker, and a screen that holds one widget.
class PhoneScreen final : public QFrame
{
    Q_OBJECT

public:
    PhoneScreen(const Theme &theme, QWidget *screen, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyMargins();

    const Theme &m_theme;
};

} // namespace authlink::ui
