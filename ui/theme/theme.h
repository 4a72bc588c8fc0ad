// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/colors.h"
#include "ui/theme/icons.h"

#include <QFont>
#include <QObject>

class QApplication;

namespace authlink::ui
{

/// The look of the whole program: style, palette and style sheet of the application, and colors by role for widgets that paint.
/// Follows the system's palette while it runs. One per application, made by app/ before the first widget and outliving the last.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Preference { System, Light, Dark, HighContrast };
    Q_ENUM(Preference)

    static constexpr int kMinScale = 100; ///< percent of the system's font size
    static constexpr int kMaxScale = 200;
    static constexpr int kScaleStep = 25;

    explicit Theme(QApplication &application, QObject *parent = nullptr);

    [[nodiscard]] const Colors &colors() const { return m_colors; }
    [[nodiscard]] Preference preference() const { return m_preference; }
    void setPreference(Preference preference);
    /// Size of text and of everything measured in it, percent; clamped.
    [[nodiscard]] int textScale() const { return m_textScale; }
    void setTextScale(int percent);

    /// An icon in the role's line color, or in the text color without a role.
    [[nodiscard]] QIcon icon(Shape shape) const;
    [[nodiscard]] QIcon icon(Shape shape, ColorRole role) const;
    /// An icon for a filled (primary) button.
    [[nodiscard]] QIcon iconOnFill(Shape shape, ColorRole role) const;

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Colors or sizes are new; palette and style sheet are already set.
    void changed();

private:
    void readSystem();
    void apply();

    QApplication &m_application;
    Preference m_preference = Preference::System;
    Scheme m_system = Scheme::Light;
    Colors m_colors;
    QFont m_systemFont;
    int m_textScale = kMinScale;
    bool m_applying = false;
};

/// `count` em of the application's font in logical pixels: the unit of all distances, so that layouts grow with the text.
[[nodiscard]] int em(double count = 1.0);

/// The font `factor` times as large.
[[nodiscard]] QFont scaled(QFont font, double factor, bool bold = false);

} // namespace authlink::ui
