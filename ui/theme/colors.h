// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace authlink::ui
{

/// What a color says. Widgets ask for a role, never for a color, and say nothing by color alone (docs/user-guide.md "The banner").
enum class ColorRole {
    Verified,  ///< green: the claimed customer, and nobody else
    Denied,    ///< red: a negative verdict
    Attention, ///< amber: the agent has to decide or to wait for somebody
    Neutral,   ///< grey: nothing is proven yet, or no longer
    Outage,    ///< we cannot know
    Accent,    ///< the primary action and the selection
};

enum class Scheme { Light, Dark, HighContrastLight, HighContrastDark };

/// A role's colors. `text` on `fill`, `line` on the surfaces and `softText` on `soft` all keep WCAG 2.2 AA (4.5:1).
struct Swatch {
    QColor fill;     ///< large areas: the banner, the primary button
    QColor text;     ///< on fill
    QColor line;     ///< icons and words on a card or the window
    QColor soft;     ///< quiet areas: a notice inside a panel
    QColor softText; ///< on soft
};

/// All colors of one scheme.
struct Colors {
    Scheme scheme = Scheme::Light;
    Swatch verified, denied, attention, neutral, outage, accent;
    QColor window;  ///< behind everything
    QColor card;    ///< panels, fields, tables
    QColor sunken;  ///< headers, tab bars, alternate rows
    QColor text;    ///< on window, card and sunken
    QColor muted;   ///< secondary text on window, card and sunken (4.5:1 as well)
    QColor divider; ///< decoration only; carries no meaning
    QColor outline; ///< borders of fields and buttons (3:1 on card and window)
    QColor focus;   ///< the focus ring (3:1 on card and window)

    [[nodiscard]] const Swatch &of(ColorRole role) const;
};

[[nodiscard]] Colors colorsFor(Scheme scheme);

/// WCAG 2.2 contrast ratio of two opaque colors, 1 to 21.
[[nodiscard]] double contrastRatio(const QColor &a, const QColor &b);

/// The scheme that fits the system's palette: dark if its window is darker than its text; high contrast if window and fields are the
/// same pure black or white. (Qt 6.4 has no QStyleHints::colorScheme.)
[[nodiscard]] Scheme schemeOf(const QPalette &system);

[[nodiscard]] bool isDark(Scheme scheme);

/// The widgets' palette of a scheme.
[[nodiscard]] QPalette paletteFor(const Colors &colors);

} // namespace authlink::ui
