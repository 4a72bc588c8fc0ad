// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/random.h"
#include "core/relay/http/ports.h"
#include "core/relay/verifications/verification_repository.h"
#include "core/verification/rules/actions.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <optional>
#include <vector>

namespace authlink::relay::http
{

/// What the customer does at our own page, which comes before Incode's. GET records link_previewed and changes nothing else, so that
/// preview bots do no harm. The first Yes binds the browser by a cookie; another device is told that the link is in use, and the agent is
/// warned. No is heard from any device until the verification ends (docs/domain.md "The customer's No"), so the page offers it that long,
/// and nothing else by a link that a newer one replaced. Tokens that are unknown, expired, or of an ended verification all give Gone. What
/// is recorded per verification is bounded. One thread.
class LandingService final : public QObject, public LandingHandler
{
    Q_OBJECT

public:
    struct Settings {
        QString company;
        verification::Policy policy;
    };

    /// Everything referred to outlives the service.
    LandingService(verifications::VerificationRepository &repository, store::Store &store, base::Clock &clock, base::Random &random,
                   Settings settings, QObject *parent = nullptr);

    /// To be called whenever a verification changed (VerificationRepository::changed).
    void onChanged(const QString &id);

    void look(const QString &token, const Browser &browser, Done done) override;
    void yes(const QString &token, const Browser &browser, Done done) override;
    void no(const QString &token, const Browser &browser, Done done) override;

private:
    static constexpr int kMaxPlans = 3;

    struct Visit {
        verification::Verification state;
        store::LinkRecord link;
        bool otherDevice = false;  // the link is bound, and not to this browser
        bool isSuperseded = false; // a newer link replaced it: whoever has it may say No, and no more
        bool waits = false;        // for the customer's Yes or selfie; else only a No still matters
        /// Does it all again, from the newest state; empty: it was done often enough.
        std::function<void()> again;
    };
    struct Known {
        int previews = 0;                       // that were recorded
        QString link;                           // hash of the one whose others were recorded:
        int otherPhones = 0, otherBrowsers = 0; // each with a bound of its own, so that the harmless ones hide no other
        bool deniedElsewhere = false, deniedLate = false;
        std::optional<Browser> opener; // who said Yes; forgotten by a restart
    };

    struct Binding {
        QString tokenHash; // of the link; a link that replaces it is bound anew
        QByteArray deviceHash;
    };

    /// Gives a link whose verification has not ended, or what is shown instead.
    void visit(const QString &token, const Browser &browser, const Done &done, const std::function<void(Visit)> &then,
               int plans = kMaxPlans);
    [[nodiscard]] base::Result<Visit> visitOf(const QString &hash, const Browser &browser, const store::LinkRecord &link,
                                              const verification::Verification &state) const;
    void look(const Visit &visit, const Browser &browser, const Done &done);
    void yes(Visit visit, const Browser &browser, const Done &done);
    void no(const Visit &visit, const Browser &browser, const Done &done);
    [[nodiscard]] base::Result<std::vector<verification::Event>> denialOf(const Visit &visit, const Browser &browser) const;
    [[nodiscard]] LandingView viewOf(const verification::Verification &state, LandingView::Kind kind) const;
    [[nodiscard]] LandingView failed(const base::Error &error) const;
    void refuseSecondDevice(const Visit &visit, const Browser &browser, const Done &done);
    [[nodiscard]] verification::SecondDevice secondDeviceOf(const QString &id, const Browser &browser) const;
    /// Done again where another program changed the verification meanwhile.
    /// @param after runs before `done`: whether it was committed
    void commit(const Visit &visit, store::Transaction transaction, LandingView view, Done done, std::function<void(bool)> after = {});
    [[nodiscard]] verification::Event eventOf(const QString &id, verification::EventBody body) const;

    verifications::VerificationRepository &m_repository;
    store::Store &m_store;
    base::Clock &m_clock;
    base::Random &m_random;
    Settings m_settings;
    QHash<QString, Binding> m_bindings; // who said Yes, by verification: what is read of the store may be older
    QHash<QString, Known> m_known;      // by verification
};

} // namespace authlink::relay::http
