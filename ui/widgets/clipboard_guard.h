// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QObject>

class QClipboard; // NOLINT(cppcoreguidelines-virtual-class-destructor): only declared here, its destructor is Qt's affair

namespace authlink::ui
{

/// Puts links on the clipboard and takes them off again (experience.md "Actions"): a link is a credential for its customer.
/// What somebody else copied meanwhile is left alone. Also clears when it is destroyed.
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
