// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QFrame>
#include <QPointer>

#include <functional>

class QLabel;
class QPushButton;

namespace authlink::ui
{

/// Asks in the panel itself before what can't be undone: a box above the window would lie over the sentence to say, and hold up a call that
/// is in the next tab. From the agent's key on, the harmless answer has the focus; Escape gives it.
class QuestionCard final : public QFrame
{
    Q_OBJECT

public:
    explicit QuestionCard(const Theme &theme, QWidget *parent = nullptr);

    /// Takes the place of a question that is open. @param action the word on the button that does it
    /// `confirmed` is called when that button is pressed, otherwise never.
    void ask(const QString &question, const QString &action, std::function<void()> confirmed);
    /// What was asked is no longer the question. Only the words and the harmless answer stay, so that the key that the agent is about to
    /// press falls on nothing else. Nothing if no question is open.
    void withdraw(const QString &why);
    [[nodiscard]] bool isOpen() const { return !isHidden(); }

Q_SIGNALS:
    /// Answered: it hides, and the focus is where it was before the question, if that still shows.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void close();
    void applyColors();
    void setWords(const QString &words);

    const Theme &m_theme;
    QLabel *m_words;
    QPushButton *m_yes;
    QPushButton *m_no;
    std::function<void()> m_confirmed;
    QPointer<QWidget> m_before; ///< had the focus
};

} // namespace authlink::ui
