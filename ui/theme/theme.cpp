// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include "ui/theme/style_sheet.h"

#include <QApplication>
#include <QEvent>
#include <QFontMetricsF>
#include <QScopedValueRollback>
#include <QStyleFactory>
#include <QToolTip>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

Theme::Theme(QApplication &application, QObject *parent) : QObject(parent), m_application(application), m_systemFont(QApplication::font())
{
    QApplication::setStyle(QStyleFactory::create(u"Fusion"_s)); // the application owns its style
    m_system = schemeOf(QApplication::palette());
    m_application.installEventFilter(this);
    apply();
}

void Theme::setPreference(Preference preference)
{
    if (m_preference == preference)
        return;
    m_preference = preference;
    apply();
}

void Theme::setTextScale(int percent)
{
    const int clamped = std::clamp(percent, kMinScale, kMaxScale);
    if (m_textScale == clamped)
        return;
    m_textScale = clamped;
    apply();
}

QIcon Theme::icon(Shape shape) const
{
    return tintedIcon(
        shape, [this] { return m_colors.text; }, [this] { return m_colors.outline; });
}

QIcon Theme::icon(Shape shape, ColorRole role) const
{
    return tintedIcon(
        shape, [this, role] { return m_colors.of(role).line; }, [this] { return m_colors.outline; });
}

QIcon Theme::iconOnFill(Shape shape, ColorRole role) const
{
    return tintedIcon(
        shape, [this, role] { return m_colors.of(role).text; }, [this] { return m_colors.outline; });
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    if (!m_applying) {
        // ThemeChange comes from the platform; a palette set on the application comes from a platform without such an event.
        if (event->type() == QEvent::ThemeChange) {
            const QScopedValueRollback guard(m_applying, true);
            QApplication::setPalette(QPalette()); // uncovers the system's own
            readSystem();
        } else if (event->type() == QEvent::ApplicationPaletteChange && watched == &m_application) {
            readSystem();
        }
    }
    return QObject::eventFilter(watched, event);
}

void Theme::readSystem()
{
    m_system = schemeOf(QApplication::palette());
    // Not from inside the delivery of the event that told us.
    QMetaObject::invokeMethod(this, &Theme::apply, Qt::QueuedConnection);
}

void Theme::apply()
{
    const QScopedValueRollback guard(m_applying, true);
    Scheme scheme = m_system;
    if (m_preference == Preference::Light)
        scheme = Scheme::Light;
    else if (m_preference == Preference::Dark)
        scheme = Scheme::Dark;
    else if (m_preference == Preference::HighContrast)
        scheme = isDark(m_system) ? Scheme::HighContrastDark : Scheme::HighContrastLight;
    m_colors = colorsFor(scheme);
    const QFont font = scaled(m_systemFont, m_textScale / 100.0);
    QApplication::setFont(font);
    const QPalette palette = paletteFor(m_colors);
    QApplication::setPalette(palette);
    QToolTip::setPalette(palette);
    m_application.setStyleSheet(styleSheetFor(m_colors, font));
    Q_EMIT changed();
}

int em(double count)
{
    constexpr double lineToEm = 1.2;
    return std::max(1, static_cast<int>(std::lround(QFontMetricsF(QApplication::font()).height() / lineToEm * count)));
}

QFont scaled(QFont font, double factor, bool bold)
{
    if (font.pointSizeF() > 0.0)
        font.setPointSizeF(font.pointSizeF() * factor);
    else
        font.setPixelSize(std::max(1, static_cast<int>(std::lround(font.pixelSize() * factor))));
    if (bold)
        font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace authlink::ui
