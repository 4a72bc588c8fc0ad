// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/coaching.h"

#include "core/client/situation.h"
#include "core/client/text/coaching_texts.h"

#include <QFile>
#include <QJsonDocument>
#include <QMetaEnum>

namespace authlink::client
{

namespace
{

QString nearestLanguage(const QString &language)
{
    const QStringList known = coachingLanguages();
    if (known.contains(language))
        return language;
    const QString base = QString(language).replace(u'_', u'-').section(u'-', 0, 0).toLower();
    for (const QString &each : known) {
        if (!base.isEmpty() && each.section(u'-', 0, 0) == base)
            return each;
    }
    return known.constFirst();
}

/// A line of the sentences' file.
QString textFor(const char *key, const QString &language)
{
    QFile file(QStringLiteral(":/coaching/%1.json").arg(nearestLanguage(language)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String(key)).toString();
}

} // namespace

Coaching coach(const CoachingInput &input)
{
    const Situation situation = situationOf(input);
    const QString &language = input.view.customer.language;
    QString sentence = sentenceFor(situation, language);
    const bool byMail = input.view.channel.is(verification::Channel::Email);
    sentence.replace(QLatin1String("{contact}"), textFor(byMail ? "part.email" : "part.phone", language));
    sentence.replace(QLatin1String("{words}"), hasCodeWords(input.view) ? textFor("part.words", language) : QString());
    sentence.replace(QLatin1String("{firstWord}"), input.view.firstWord);
    sentence.replace(QLatin1String("{company}"), input.company);
    return Coaching{.situation = situation,
                    .banner = bannerOf(input.view, input.freshness, input.serverNow, input.vendor),
                    .happening = situationText(input, situation),
                    .sentence = sentence.simplified()};
}

QStringList coachingLanguages()
{
    return {QStringLiteral("en"), QStringLiteral("es"), QStringLiteral("pt-BR")};
}

QString sentenceFor(Situation situation, const QString &language)
{
    return textFor(QMetaEnum::fromType<Situation>().valueToKey(static_cast<int>(situation)), language);
}

} // namespace authlink::client
