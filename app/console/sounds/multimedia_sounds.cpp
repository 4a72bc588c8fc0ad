// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sounds/multimedia_sounds.h"

#include <QAudio>
#include <QSoundEffect>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

void MultimediaSounds::play(const QString &file, int volume)
{
    QSoundEffect *&effect = m_effects[file];
    if (effect == nullptr) {
        effect = new QSoundEffect(this);
        effect->setSource(QUrl(u"qrc"_s + file));
    }
    if (m_playing != nullptr)
        m_playing->stop();
    m_playing = effect;
    constexpr float kFull = 100.0F;
    effect->setVolume(QAudio::convertVolume(static_cast<float>(volume) / kFull, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
    effect->play();
}

} // namespace authlink::app
