// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/wire_enum.h"
#include "core/verification/values.h"
#include "ui/theme/theme.h"

#include <QStyledItemDelegate>

namespace authlink::ui
{

/// The shape that stands for a verdict; None without one.
[[nodiscard]] Shape verdictShape(const protocol::WireEnum<verification::Verdict> &verdict);

/// Cells of the history: plain text, and the verdict's shape before its words. Without the banner's colors:
/// nothing in a table may look like a verdict that counts now.
class OutcomeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    OutcomeDelegate(const Theme &theme, QObject *parent);
    [[nodiscard]] QString displayText(const QVariant &value, const QLocale &locale) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const Theme &m_theme;
};

} // namespace authlink::ui
