// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/first_frame.h"

#include "core/base/log.h"

#include <QEvent>

namespace authlink::app
{

FirstFrame::FirstFrame(QWidget &window, const client::RelayConnection &connection, QObject *parent)
    : QObject(parent),
      m_window(window),
      m_connection(connection)
{
    if (base::lcClient().isDebugEnabled())
        m_window.installEventFilter(this);
}

bool FirstFrame::eventFilter(QObject *watched, QEvent *event)
{
    const bool paints = event->type() == QEvent::UpdateRequest || event->type() == QEvent::Paint;
    if (watched == &m_window && paints && m_connection.isLive()) {
        m_window.removeEventFilter(this);
        // Queued: the event is about to paint, and the frame is there only after it.
        QMetaObject::invokeMethod(
            this, [] { qCDebug(base::lcClient) << kSaying; }, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

} // namespace authlink::app
