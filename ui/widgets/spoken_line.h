// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <chrono>
#include <optional>

namespace authlink::ui
{

/// Words for screen readers, of what others see: an alert that takes no room. What was to be heard on a page that has been left is not
/// heard when it comes back.
class SpokenLine final : public QWidget
{
    Q_OBJECT

public:
    /// Stands in a corner of its parent; not for a layout.
    SpokenLine(const QString &name, QWidget *parent);

    /// Speaks the words, unless they are those that it spoke last.
    void say(const QString &words);
    /// Speaks when another mark of a countdown is reached; nullopt: none, or the countdown has begun anew.
    void sayAt(std::optional<std::chrono::seconds> mark, const QString &words);
    /// Takes the words away while they are not true; the same words are not spoken again.
    void pause();
    /// Nothing is to be heard; the same words are spoken again.
    void fallSilent();

Q_SIGNALS:
    /// Assistive technology has been told (QAccessible::Alert).
    void said(const QString &words);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    QString m_last;
    std::optional<std::chrono::seconds> m_mark;
};

/// The last of the marks that a countdown has reached: 60, 30, 10 seconds left. nullopt: none yet, or it is over.
[[nodiscard]] std::optional<std::chrono::seconds> countdownMark(std::chrono::milliseconds left);

} // namespace authlink::ui
