// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/spoken_line.h"

#include "ui/widgets/accessibility.h"

namespace authlink::ui
{

SpokenLine::SpokenLine(const QString &name, QWidget *parent) : QWidget(parent)
{
    setObjectName(name);
    makeAlert(*this);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFixedSize(1, 1); // screen readers speak only what shows
}

void SpokenLine::say(const QString &words)
{
    if (!isVisible())
        return;
    setSpokenName(*this, words);
    if (words == m_last || words.isEmpty())
        return;
    m_last = words;
    raiseAlert(*this);
    Q_EMIT said(words);
}

void SpokenLine::sayAt(std::optional<std::chrono::seconds> mark, const QString &words)
{
    if (mark == m_mark)
        return;
    m_mark = mark;
    fallSilent();
    if (mark)
        say(words);
}

void SpokenLine::pause()
{
    setSpokenName(*this, QString());
}

void SpokenLine::fallSilent()
{
    m_last.clear();
    pause();
}

void SpokenLine::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    fallSilent();
}

std::optional<std::chrono::seconds> countdownMark(std::chrono::milliseconds left)
{
    using std::chrono::seconds;
    if (left <= left.zero())
        return std::nullopt;
    for (const seconds mark : {seconds(10), seconds(30), seconds(60)}) {
        if (left <= mark)
            return mark;
    }
    return std::nullopt;
}

} // namespace authlink::ui
