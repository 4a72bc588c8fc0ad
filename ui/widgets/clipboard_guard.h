// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>

class QClipboard; // NOLINT(cppcoreguidelines-virtual-class-destructor): only declared here

namespace authlink::ui
{

/// Puts links on the clipboard and removes them after kKeep and when it is destroyed, since a link is a credential for its customer
/// (docs/user-guide.md "Sending a link"). What was copied meanwhile is left alone.
class ClipboardGuard final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kKeep{60};

    ClipboardGuard(QClipboard &clipboard, base::Clock &clock, QObject *parent = nullptr);
    ~ClipboardGuard() override;

    void copy(const QString &text);

private:
    void clear();

    QClipboard &m_clipboard;
    base::Clock &m_clock;
    std::unique_ptr<base::Alarm> m_alarm;
    QString m_text;
};

} // namespace authlink::ui
