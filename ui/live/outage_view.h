// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QWidget>

namespace authlink::ui
{

class CoachingCard;

/// Where no verification is open, while Incode is out: the OUTAGE banner, what the agent can do, and what to say to the caller.
/// Screen readers speak its banner as an alert when it appears.
class OutageView final : public QWidget
{
    Q_OBJECT

public:
    explicit OutageView(const Theme &theme, QWidget *parent = nullptr);

    /// @param sentence client::outageSentence()
    /// @param language the customer's, where one is picked; empty: not known yet
    void setSentence(const QString &sentence, const QString &language);

private:
    CoachingCard *m_coaching;
};

} // namespace authlink::ui
