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
    protocol::VendorState vendor = protocol::VendorState::Ok;
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

/// Since when the passing result is being confirmed with Incode (status checking), server time; nullopt in any other status.
[[nodiscard]] std::optional<base::Instant> confirmingSince(const protocol::VerificationView &view,
                                                           const QList<protocol::EventView> &events);
/// The customer sees two words before the selfie, so that the caller can be asked for the second one.
[[nodiscard]] bool hasCodeWords(const protocol::VerificationView &view);

/// In the nearest of base::kLanguages ("pt" reads as "pt-BR"), else in English. As written, with its placeholders: {company}, {contact},
/// {words}.
[[nodiscard]] QString sentenceFor(Situation situation, const QString &language);

} // namespace authlink::client
