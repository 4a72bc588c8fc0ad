// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/coaching.h"

#include "core/client/situation.h"
#include "core/client/text/coaching_texts.h"
#include "core/client/text/phrases.h"

namespace authlink::client
{

Coaching coach(const CoachingInput &input)
{
    const Situation situation = situationOf(input);
    return Coaching{.situation = situation,
                    .banner = bannerOf(input.view, input.freshness, input.serverNow, input.vendor),
                    .happening = situationText(input, situation),
                    .sentence = phraseText(phraseOf(situation, hasCodeWords(input.view)), input.view, input.company, input.own)};
}

QString outageSentence(const QString &language, const QString &company, const protocol::OwnPhrases &own)
{
    protocol::VerificationView nobodys;
    nobodys.customer.language = language;
    return phraseText(protocol::Phrase::Outage, nobodys, company, own);
}

} // namespace authlink::client
