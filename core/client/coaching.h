// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/client/banner.h"
#include "core/protocol/policy/phrases.h"
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
    QString company;            ///< for the sentence
    protocol::OwnPhrases own{}; ///< what the relay says in place of our own sentences
};

struct Coaching {
    Situation situation = Situation::Unknown;
    BannerKind banner = BannerKind::NotVerifiedYet;
    QString happening; ///< to the agent, in the console's language
    QString sentence;  ///< to say now, in the customer's language
    bool operator==(const Coaching &) const = default;
};

/// Pure. Never names a threshold, a score, or which check failed beyond the plain words of the domain.
[[nodiscard]] Coaching coach(const CoachingInput &input);

/// Since when the passing result is being confirmed with Incode (status checking), server time; nullopt in any other status.
[[nodiscard]] std::optional<base::Instant> confirmingSince(const protocol::VerificationView &view,
                                                           const QList<protocol::EventView> &events);
/// The customer sees two words before the selfie, so that the caller can be asked for the second one.
[[nodiscard]] bool hasCodeWords(const protocol::VerificationView &view);

/// What to say while Incode is out, where no verification is open.
/// @param language the caller's, as of a customer; empty: not known
[[nodiscard]] QString outageSentence(const QString &language, const QString &company, const protocol::OwnPhrases &own);

} // namespace authlink::client
