// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/coaching.h"

#include "core/base/language.h"
#include "core/client/situation.h"
#include "core/client/text/coaching_texts.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMetaEnum>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

namespace
{

QJsonObject readSentences(const QString &language)
{
    QFile file(u":/coaching/%1.json"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// The sentences' file of a language, or of the nearest one. Each is read once: they are part of the program.
const QJsonObject &sentencesIn(const QString &language)
{
    static const auto all = [] {
        QHash<QString, QJsonObject> files;
        for (const QString &each : base::languages())
            files.insert(each, readSentences(each));
        return files;
    }();
    return *all.constFind(base::nearestLanguage(language).value_or(base::kDefaultLanguage));
}

} // namespace

Coaching coach(const CoachingInput &input)
{
    const Situation situation = situationOf(input);
    const QString &language = input.view.customer.language;
    const QJsonObject &sentences = sentencesIn(language);
    QString sentence = sentenceFor(situation, language);
    const bool byMail = input.view.channel.is(verification::Channel::Email);
    sentence.replace("{contact}"_L1, sentences.value(byMail ? "part.email"_L1 : "part.phone"_L1).toString());
    sentence.replace("{words}"_L1, hasCodeWords(input.view) ? sentences.value("part.words"_L1).toString() : QString());
    sentence.replace("{firstWord}"_L1, input.view.firstWord);
    sentence.replace("{company}"_L1, input.company);
    return Coaching{.situation = situation,
                    .banner = bannerOf(input.view, input.freshness, input.serverNow, input.vendor),
                    .happening = situationText(input, situation),
                    .sentence = sentence.simplified()};
}

QString sentenceFor(Situation situation, const QString &language)
{
    const auto key = QLatin1StringView(QMetaEnum::fromType<Situation>().valueToKey(static_cast<int>(situation)));
    return sentencesIn(language).value(key).toString();
}

} // namespace authlink::client
