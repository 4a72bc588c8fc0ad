// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace authlink::ui
{

/// Widgets side by side, wrapping to further lines when the width ends: buttons stay whole at any text size.
class FlowRow final : public QWidget
{
    Q_OBJECT

public:
    explicit FlowRow(QWidget *parent = nullptr);
    /// Takes ownership. The order is the tab order.
    void add(QWidget *widget);
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    enum class Pass { Measure, Place };
    int arrange(int width, Pass pass) const;

    QList<QWidget *> m_widgets;
};

} // namespace authlink::ui
