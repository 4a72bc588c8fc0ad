// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;

namespace authlink::ui
{

/// The two words that the customer's landing page shows. The caller reads out the second one: that ties the phone to this call.
class WordsCard final : public QFrame
{
    Q_OBJECT

public:
    explicit WordsCard(const Theme &theme, QWidget *parent = nullptr);
    void setWords(const QString &first, const QString &second);

private:
    void applyColors();

    const Theme &m_theme;
    QLabel *m_first;
    QLabel *m_second;
};

} // namespace authlink::ui
