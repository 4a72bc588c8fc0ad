// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>

class QLabel;

namespace authlink::ui
{

/// One line on what is happening, and the sentence to say now, in the caller's language. Screen readers hear each once, as an alert, while
/// the card is shown.
class CoachingCard final : public QFrame
{
    Q_OBJECT

public:
    explicit CoachingCard(const Theme &theme, QWidget *parent = nullptr);
    /// @param language of the sentence, for screen readers and direction; may be empty
    void setCoaching(const QString &happening, const QString &sentence, const QString &language);

Q_SIGNALS:
    /// Assistive technology has been told.
    void announced(const QString &words);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void announce();
    void applyColors();

    QString m_announced;

    const Theme &m_theme;
    QLabel *m_icon;
    QLabel *m_happening;
    QLabel *m_say;
    QLabel *m_sentence;
};

} // namespace authlink::ui
