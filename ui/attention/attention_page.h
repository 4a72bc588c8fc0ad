// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/attention/attention_settings.h"
#include "ui/attention/outcome_sounds.h"

#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace authlink::ui
{

/// Chooses sounds and notifications; what is chosen counts at once. A widget of its own, for a dialog or a page of settings.
class AttentionPage final : public QWidget
{
    Q_OBJECT

public:
    /// Both outlive it.
    AttentionPage(AttentionSettings &settings, OutcomeSounds &sounds, QWidget *parent = nullptr);

private:
    [[nodiscard]] QBoxLayout *buildVolume();
    [[nodiscard]] QBoxLayout *buildTests();
    [[nodiscard]] QCheckBox *addChoice(const QString &name, const QString &text, const QString &tip, void (AttentionSettings::*set)(bool));
    void follow();

    AttentionSettings &m_settings;
    OutcomeSounds &m_sounds;
    QCheckBox *m_playsSounds;
    QSlider *m_volume;
    QLabel *m_percent;
    QComboBox *m_set;
    QCheckBox *m_notifications;
    QCheckBox *m_strip;
    QCheckBox *m_trayIcon;
};

} // namespace authlink::ui
