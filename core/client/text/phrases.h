// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/states.h"
#include "core/protocol/policy/phrases.h"
#include "core/protocol/verification_view.h"

#include <QString>

/// What to say to the caller, in the caller's language: docs/coaching.md shows it all. The texts are in resources/coaching.
namespace authlink::client
{

/// What is said in a situation. Every situation has a phrase; outcomes that the caller must not be able to tell apart share one.
/// @param codeWords hasCodeWords(); without them nobody is asked for the second one
[[nodiscard]] protocol::Phrase phraseOf(Situation situation, bool codeWords);

/// The console's own, as written with its placeholders (protocol::placeholdersOf()), in the nearest of base::kLanguages ("pt" reads as
/// "pt-BR"), else in English.
[[nodiscard]] QString builtInPhrase(protocol::Phrase phrase, const QString &language);

/// The same with the placeholders filled in, or the operator's own in its place.
/// @param view whose caller it is: for the language, the contact and the words
[[nodiscard]] QString phraseText(protocol::Phrase phrase, const protocol::VerificationView &view, const QString &company,
                                 const protocol::OwnPhrases &own);

} // namespace authlink::client
