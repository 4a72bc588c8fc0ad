// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

namespace authlink::ui
{

/// Scrolls a column up and down only: it is always as wide as its content needs now, whatever the text size and whatever the
/// content shows.
class ColumnScroll final : public QScrollArea
{
    Q_OBJECT

public:
    explicit ColumnScroll(QWidget *content, QWidget *parent = nullptr);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void keepWhole();
};

} // namespace authlink::ui
