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

namespace authlink::relay::http
{

/// What the customer does at our own page, which comes before Incode's. GET records link_previewed and changes nothing else, so that
/// preview bots do no harm. The first Yes binds the browser by a cookie; another device is told that the link is in use, and the agent is
/// warned. No ends the verification as denied. Unknown, expired, used and killed tokens all give Gone. What is recorded per verification
/// is bounded. One thread.
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
    struct Visit {
        verification::Verification state;
        store::LinkRecord link;
        bool otherDevice = false; // the link is bound, and not to this browser
    };
    struct Counts {
        int previews = 0, secondDevices = 0;
        bool lateNo = false;
    };

    enum class Also { Nothing, Decided };
    /// A link that waits for the customer. Errors: NotFound (Gone), StoreUnavailable.
    base::Result<Visit> visit(const QString &token, const Browser &browser, Also also = Also::Nothing);
    [[nodiscard]] LandingView viewOf(const verification::Verification &state, LandingView::Kind kind) const;
    [[nodiscard]] LandingView failed(const base::Error &error) const;
    void refuseSecondDevice(const Visit &visit, const Browser &browser, const Done &done);
    void commit(store::Transaction transaction, LandingView view, Done done, const QString &bound = {});
    [[nodiscard]] verification::Event eventOf(const QString &id, verification::EventBody body) const;

    verifications::VerificationRepository &m_repository;
    store::Store &m_store;
    base::Clock &m_clock;
    base::Random &m_random;
    Settings m_settings;
    QHash<QString, QByteArray> m_binding; // device hashes on their way to the store, by verification
    QHash<QString, Counts> m_counts;      // of what was recorded, by verification
};

} // namespace authlink::relay::http
