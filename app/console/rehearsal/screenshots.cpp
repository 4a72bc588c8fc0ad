// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/screenshots.h"

#include <QCoreApplication>
#include <QDir>
#include <QEventLoop>
#include <QPixmap>
#include <QWidget>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

Screenshots::Screenshots(QString folder, QString scenario, ui::Theme &theme, QWidget &window)
    : m_folder(std::move(folder)),
      m_scenario(std::move(scenario)),
      m_theme(theme),
      m_window(window)
{
}

void Screenshots::take(const QString &step)
{
    if (m_folder.isEmpty())
        return;
    save(step, ui::Theme::Preference::Dark, u"dark"_s);
    save(step, ui::Theme::Preference::Light, u"light"_s);
}

void Screenshots::save(const QString &step, ui::Theme::Preference look, const QString &lookName)
{
    m_theme.setPreference(look);
    QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents); // the new look reaches every widget
    const QString path = QDir(m_folder).filePath(u"%1-%2-%3.png"_s.arg(m_scenario, step, lookName));
    if (!QDir().mkpath(m_folder) || !m_window.grab().save(path))
        m_outcome = base::fail(base::ErrorCode::Invalid, u"can't write the picture %1"_s.arg(path));
}

} // namespace authlink::app
