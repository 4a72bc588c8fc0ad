// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/attention_page.h"

#include "core/client/text/banner_texts.h"
#include "ui/widgets/flow_row.h"
#include "ui/widgets/parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <tuple>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr int kVolumeStep = 5;
}

AttentionPage::AttentionPage(AttentionSettings &settings, OutcomeSounds &sounds, QWidget *parent)
    : QWidget(parent),
      m_settings(settings),
      m_sounds(sounds),
      m_playsSounds(addChoice(u"playsSounds"_s, tr("&Play a sound for each outcome"),
                              tr("Each outcome has a sound of its own, also while another window is in use"),
                              &AttentionSettings::setPlaysSounds)),
      m_volume(new QSlider(Qt::Horizontal)),
      m_percent(makeLabel(u"volumePercent"_s, Tone::Muted)),
      m_set(new QComboBox),
      m_notifications(addChoice(u"showsNotifications"_s, tr("Show &notifications while another window is in use"),
                                tr("They name no customer. When you do not want to be disturbed, only a No of the customer's is shown"),
                                &AttentionSettings::setShowsNotifications)),
      m_strip(addChoice(u"showsStrip"_s, tr("Show the &mini strip above all other windows"),
                        tr("The banner, the two words and the clock, for working over another program"),
                        &AttentionSettings::setShowsStrip)),
      m_trayIcon(addChoice(u"showsTrayIcon"_s, tr("Show the worst open state as an &icon in the system's tray"),
                           tr("Where the desktop has a tray"), &AttentionSettings::setShowsTrayIcon))
{
    setObjectName(u"attentionPage"_s);
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 1.0, 0.6);
    column->addWidget(m_playsSounds);
    column->addLayout(buildVolume());
    column->addLayout(buildTests());
    if (!m_sounds.canPlay()) {
        QLabel *silent = makeLabel(u"noSounds"_s, Tone::Attention);
        silent->setText(tr("This desk can't play sounds: the part of the console that plays them is not installed."));
        silent->setWordWrap(true);
        column->addWidget(silent);
    }
    column->addWidget(makeLine());
    for (QCheckBox *choice : {m_notifications, m_strip, m_trayIcon})
        column->addWidget(choice);
    column->addStretch(1);
    connect(&m_settings, &AttentionSettings::changed, this, &AttentionPage::follow);
    follow();
}

QCheckBox *AttentionPage::addChoice(const QString &name, const QString &text, const QString &tip, void (AttentionSettings::*set)(bool))
{
    auto *choice = new QCheckBox(text, this);
    choice->setObjectName(name);
    choice->setToolTip(plainTip(tip));
    choice->setAccessibleDescription(tip);
    connect(choice, &QCheckBox::toggled, &m_settings, set);
    return choice;
}

QBoxLayout *AttentionPage::buildVolume()
{
    m_volume->setObjectName(u"volume"_s);
    m_volume->setRange(0, AttentionSettings::kMaxVolume);
    m_volume->setSingleStep(kVolumeStep);
    m_volume->setPageStep(4 * kVolumeStep);
    m_volume->setAccessibleName(tr("Volume of the sounds"));
    m_volume->setToolTip(tr("Volume of the sounds"));
    connect(m_volume, &QSlider::valueChanged, &m_settings, &AttentionSettings::setVolume);
    m_set->setObjectName(u"soundSet"_s);
    m_set->addItem(tr("Bright sounds"), static_cast<int>(SoundSet::Bright));
    m_set->addItem(tr("Soft sounds"), static_cast<int>(SoundSet::Soft));
    m_set->setAccessibleName(tr("Which sounds"));
    m_set->setToolTip(tr("Which sounds"));
    connect(m_set, &QComboBox::currentIndexChanged, &m_settings,
            [this] { m_settings.setSoundSet(static_cast<SoundSet>(m_set->currentData().toInt())); });
    auto *row = new QHBoxLayout;
    auto *label = new QLabel(tr("&Volume"));
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(m_volume);
    row->addWidget(label);
    row->addWidget(m_volume, 1);
    row->addWidget(m_percent);
    row->addWidget(m_set);
    return row;
}

/// One button for each sound; it plays also while sounds are off.
QBoxLayout *AttentionPage::buildTests()
{
    using Kind = client::Announcement::Kind;
    using client::BannerKind;
    auto *buttons = new FlowRow;
    const std::tuple<const char *, Kind, QString> sounds[] = {
        {"testVerified", Kind::Verified, client::bannerText(BannerKind::Verified)},
        {"testDenied", Kind::Denied, client::bannerText(BannerKind::NotVerified)},
        {"testAlarm", Kind::Alarm, client::bannerText(BannerKind::Refused)},
        {"testAttention", Kind::Attention, client::bannerText(BannerKind::NeedsReview)},
        {"testOutage", Kind::Outage, client::bannerText(BannerKind::Outage)}};
    for (const auto &[name, kind, words] : sounds) {
        QPushButton *button = makeButton(QLatin1String(name), words, tr("Hear the sound of %1").arg(words));
        connect(button, &QPushButton::clicked, this, [this, kind = kind] { m_sounds.test(kind); });
        buttons->add(button);
    }
    auto *column = new QVBoxLayout;
    QLabel *title = makeLabel(u"testTitle"_s, Tone::Muted);
    title->setText(tr("Hear how they sound:"));
    column->addWidget(title);
    column->addWidget(buttons);
    return column;
}

void AttentionPage::follow()
{
    // What is read from the settings is no choice: a default stays one.
    const QSignalBlocker blockers[] = {QSignalBlocker(m_playsSounds),   QSignalBlocker(m_volume), QSignalBlocker(m_set),
                                       QSignalBlocker(m_notifications), QSignalBlocker(m_strip),  QSignalBlocker(m_trayIcon)};
    m_playsSounds->setChecked(m_settings.playsSounds());
    m_volume->setValue(m_settings.volume());
    m_percent->setText(tr("%1 %").arg(m_settings.volume()));
    m_set->setCurrentIndex(m_set->findData(static_cast<int>(m_settings.soundSet())));
    m_notifications->setChecked(m_settings.showsNotifications());
    m_strip->setChecked(m_settings.showsStrip());
    m_trayIcon->setChecked(m_settings.showsTrayIcon());
}

} // namespace authlink::ui
