// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clipboard_guard.h"

#include <QClipboard>
#include <QMimeData>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

ClipboardGuard::ClipboardGuard(QClipboard &clipboard, base::Clock &clock, QObject *parent)
    : QObject(parent),
      m_clipboard(clipboard),
      m_clock(clock),
      m_alarm(clock.makeAlarm([this] { clear(); }))
{
}

ClipboardGuard::~ClipboardGuard()
{
    clear();
}

void ClipboardGuard::copy(const QString &text)
{
    m_text = text;
    auto *data = new QMimeData; // the clipboard owns it
    data->setText(text);
    // Clipboard histories that know this hint leave the entry out (KDE's convention, honoured by others).
    data->setData(u"x-kde-passwordManagerHint"_s, QByteArrayLiteral("secret"));
    m_clipboard.setMimeData(data);
    m_alarm->set(m_clock.now() + kKeep);
}

void ClipboardGuard::clear()
{
    if (!m_text.isEmpty() && m_clipboard.text() == m_text)
        m_clipboard.clear();
    m_text.clear();
}

} // namespace authlink::ui
