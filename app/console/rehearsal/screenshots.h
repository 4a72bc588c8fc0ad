// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/theme/theme.h"

#include <QString>

class QWidget;

namespace authlink::app
{

/// Pictures of the window, light and dark, as DIR/SCENARIO-STEP-light.png and …-dark.png. Does nothing without a folder.
class Screenshots
{
public:
    /// The window and the theme outlive this.
    Screenshots(QString folder, QString scenario, ui::Theme &theme, QWidget &window);

    void take(const QString &step);
    /// The first picture that could not be written, if any.
    [[nodiscard]] base::Result<void> outcome() const { return m_outcome; }

private:
    void save(const QString &step, ui::Theme::Preference look, const QString &lookName);

    QString m_folder;
    QString m_scenario;
    ui::Theme &m_theme;
    QWidget &m_window;
    base::Result<void> m_outcome;
};

} // namespace authlink::app
