// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/live/banner/banner_content.h"
#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;
class QSpacerItem;

namespace authlink::ui
{

/// The verdict of a live panel in large words. Screen readers hear every change of its words as an alert, except for `aside`, which changes
/// every second.
class Banner final : public QFrame
{
    Q_OBJECT

public:
    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    void setContent(const BannerContent &content);
    [[nodiscard]] const BannerContent &content() const { return m_content; }
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    /// The words changed, and assistive technology has been told as an alert (QAccessible::Alert).
    void announced(const QString &words);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void applyColors();
    void fitTitle();
    void refit();
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] int margin() const;
    [[nodiscard]] int shapeSide() const;

    const Theme &m_theme;
    BannerContent m_content;
    bool m_fittedNarrow = false;
    QLabel *m_title;
    QLabel *m_detail;
    QLabel *m_aside;
    QSpacerItem *m_strut; ///< keeps the row as high as the shape; the layout owns it
};

} // namespace authlink::ui
