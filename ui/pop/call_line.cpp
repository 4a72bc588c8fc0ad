// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/pop/call_line.h"

#include "ui/widgets/notice_line.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

CallLine::CallLine(const QString &name, const Theme &theme, QAction &accept, const QString &dismissText, const QString &dismissTip,
                   QWidget *parent)
    : QWidget(parent),
      m_notice(new NoticeLine(name + u"Notice"_s, theme)),
      m_accept(makeButton(name + u"Accept"_s, accept))
{
    setObjectName(name);
    m_accept->setAutoDefault(true); // Enter presses it
    m_accept->installEventFilter(this);
    QPushButton *dismiss = makeButton(name + u"Dismiss"_s, dismissText, dismissTip, Variant::Quiet);
    auto *row = new QHBoxLayout(this);
    setSpacing(*row, 0.4, 0.6);
    row->addWidget(m_notice, 1);
    row->addWidget(m_accept);
    row->addWidget(dismiss);
    connect(dismiss, &QPushButton::clicked, this, &CallLine::dismissed);
    hide();
}

void CallLine::say(ColorRole role, Shape shape, const QString &text)
{
    m_notice->say(role, shape, text);
    show();
}

void CallLine::clear()
{
    if (hasFocusInside())
        window()->focusWidget()->clearFocus();
    m_notice->clear();
    hide();
}

/// The line gets the focus by itself, and who is in the middle of typing a name presses the space bar next.
bool CallLine::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::KeyRelease;
    if (watched == m_accept && isKey && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Space)
        return true;
    return QWidget::eventFilter(watched, event);
}

bool CallLine::hasFocusInside() const
{
    const QWidget *focus = window()->focusWidget();
    return focus != nullptr && isAncestorOf(focus);
}

void CallLine::focusAccept()
{
    m_accept->setFocus(Qt::OtherFocusReason);
}

} // namespace authlink::ui
