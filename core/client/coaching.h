// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/client/banner.h"
#include "core/protocol/verification_view.h"

#include <QList>
#include <QString>

#include <chrono>

namespace authlink::client
{

struct CoachingInput {
    const protocol::VerificationView &view;
    const QList<protocol::EventView> &events;
    base::Instant serverNow{};
    std::chrono::seconds stallAfter{20};
    Freshness freshness = Freshness::Fresh;
    QString company; ///< for the sentence
};

struct Coaching {
    Situation situation = Situation::Unknown;
    BannerKind banner = BannerKind::NotVerifiedYet;
    QString happening; ///< to the agent, in the console's language
    QString sentence;  ///< to say now, in the customer's language; empty: nothing to say
    bool operator==(const Coaching &) const = default;
};

/// Pure. Never names a threshold, a score, or which check failed beyond the plain words of the domain.
[[nodiscard]] Coaching coach(const CoachingInput &input);

/// When coach() may say something else though nothing happens; nullopt: never. Server time.
[[nodiscard]] std::optional<base::Instant> nextCoachingChange(const CoachingInput &input);

/// The languages with sentences: "en", "es", "pt-BR". The nearest one is used ("pt" → "pt-BR"), else English.
[[nodiscard]] QStringList coachingLanguages();
[[nodiscard]] QString sentenceFor(Situation situation, const QString &language);

} // namespace authlink::client
