// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/colors.h"

#include <algorithm>
#include <cmath>

namespace authlink::ui
{
namespace
{

Colors light()
{
    Colors c;
    c.scheme = Scheme::Light;
    c.verified = {0x14783a, Qt::white, 0x12703a, 0xe0f3e6, 0x0e5a2c};
    c.denied = {0xb42318, Qt::white, 0xb42318, 0xfde8e6, 0x8f1a12};
    c.attention = {0xf4b63f, 0x2b1c00, 0x8a5200, 0xfdf1d8, 0x6b4000};
    c.neutral = {0x56606d, Qt::white, 0x56606d, 0xe9ecf0, 0x3b444f};
    c.outage = {0x3f3a63, Qt::white, 0x4b4580, 0xe9e7f5, 0x3f3a63};
    c.accent = {0x1d5fbf, Qt::white, 0x1d5fbf, 0xe4eefb, 0x174c99};
    c.window = QColor(0xf3f5f8);
    c.card = QColor(Qt::white);
    c.sunken = QColor(0xe9edf2);
    c.text = QColor(0x1a1f27);
    c.muted = QColor(0x545e6b);
    c.divider = QColor(0xdbe0e7);
    c.outline = QColor(0x7d8794);
    c.focus = QColor(0x1d5fbf);
    return c;
}

Colors dark()
{
    Colors c;
    c.scheme = Scheme::Dark;
    c.verified = {0x1c7f42, Qt::white, 0x5fd38d, 0x14301f, 0x9be7b8};
    c.denied = {0xc0362b, Qt::white, 0xff9289, 0x3d1a18, 0xffb9b3};
    c.attention = {0xe0a52e, 0x241800, 0xf2c15d, 0x362a10, 0xf7d591};
    c.neutral = {0x4d5764, Qt::white, 0xaab4c0, 0x2b323b, 0xc8d0d9};
    c.outage = {0x564f8a, Qt::white, 0xb9b2f2, 0x27243d, 0xcfcaf7};
    c.accent = {0x2f72d6, Qt::white, 0x7fb2ff, 0x1a2c47, 0xa9ccff};
    c.window = QColor(0x14181d);
    c.card = QColor(0x1d2229);
    c.sunken = QColor(0x181c22);
    c.text = QColor(0xe9ecf1);
    c.muted = QColor(0xa5afbb);
    c.divider = QColor(0x313944);
    c.outline = QColor(0x76818f);
    c.focus = QColor(0x7fb2ff);
    return c;
}

Colors highContrastLight()
{
    Colors c;
    c.scheme = Scheme::HighContrastLight;
    c.verified = {0x00501e, Qt::white, 0x00501e, Qt::white, 0x00501e};
    c.denied = {0x8b0000, Qt::white, 0x8b0000, Qt::white, 0x8b0000};
    c.attention = {0xffd75e, Qt::black, 0x5a3400, Qt::white, 0x5a3400};
    c.neutral = {0x303030, Qt::white, 0x303030, Qt::white, Qt::black};
    c.outage = {0x2a1a6b, Qt::white, 0x2a1a6b, Qt::white, 0x2a1a6b};
    c.accent = {0x00308f, Qt::white, 0x00308f, Qt::white, 0x00308f};
    c.window = c.card = c.sunken = QColor(Qt::white);
    c.text = c.muted = c.divider = c.outline = QColor(Qt::black);
    c.focus = QColor(0x00308f);
    return c;
}

Colors highContrastDark()
{
    Colors c;
    c.scheme = Scheme::HighContrastDark;
    c.verified = {0x4dff88, Qt::black, 0x4dff88, Qt::black, 0x4dff88};
    c.denied = {0xff9d94, Qt::black, 0xff9d94, Qt::black, 0xff9d94};
    c.attention = {0xffe14d, Qt::black, 0xffe14d, Qt::black, 0xffe14d};
    c.neutral = {0xe0e0e0, Qt::black, 0xe0e0e0, Qt::black, Qt::white};
    c.outage = {0xd2c9ff, Qt::black, 0xd2c9ff, Qt::black, 0xd2c9ff};
    c.accent = {0x6fe3ff, Qt::black, 0x6fe3ff, Qt::black, 0x6fe3ff};
    c.window = c.card = c.sunken = QColor(Qt::black);
    c.text = c.muted = c.divider = c.outline = QColor(Qt::white);
    c.focus = QColor(0x6fe3ff);
    return c;
}

double linear(float channel)
{
    const double value = static_cast<double>(channel);
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

} // namespace

const Swatch &Colors::of(ColorRole role) const
{
    switch (role) {
    case ColorRole::Verified:
        return verified;
    case ColorRole::Denied:
        return denied;
    case ColorRole::Attention:
        return attention;
    case ColorRole::Outage:
        return outage;
    case ColorRole::Accent:
        return accent;
    case ColorRole::Neutral:
        break;
    }
    return neutral;
}

Colors colorsFor(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Dark:
        return dark();
    case Scheme::HighContrastLight:
        return highContrastLight();
    case Scheme::HighContrastDark:
        return highContrastDark();
    case Scheme::Light:
        break;
    }
    return light();
}

double contrastRatio(const QColor &a, const QColor &b)
{
    const double first = luminance(a);
    const double second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

Scheme schemeOf(const QPalette &system)
{
    const QColor window = system.color(QPalette::Active, QPalette::Window);
    const QColor text = system.color(QPalette::Active, QPalette::WindowText);
    const QColor base = system.color(QPalette::Active, QPalette::Base);
    const bool darker = luminance(window) < luminance(text);
    const bool pure = window.rgb() == base.rgb() && (window.rgb() == QColor(Qt::black).rgb() || window.rgb() == QColor(Qt::white).rgb());
    if (pure && contrastRatio(window, text) >= 15.0)
        return darker ? Scheme::HighContrastDark : Scheme::HighContrastLight;
    return darker ? Scheme::Dark : Scheme::Light;
}

bool isDark(Scheme scheme)
{
    return scheme == Scheme::Dark || scheme == Scheme::HighContrastDark;
}

QPalette paletteFor(const Colors &colors)
{
    QPalette palette(colors.text, colors.card, colors.card, colors.outline, colors.divider, colors.text, colors.card);
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.card);
    palette.setColor(QPalette::AlternateBase, colors.sunken);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::Button, colors.card);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.denied.line);
    palette.setColor(QPalette::ToolTipBase, colors.text);
    palette.setColor(QPalette::ToolTipText, colors.card);
    palette.setColor(QPalette::PlaceholderText, colors.muted);
    palette.setColor(QPalette::Highlight, colors.accent.fill);
    palette.setColor(QPalette::HighlightedText, colors.accent.text);
    palette.setColor(QPalette::Link, colors.accent.line);
    palette.setColor(QPalette::LinkVisited, colors.accent.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, colors.outline);
    return palette;
}

} // namespace authlink::ui
