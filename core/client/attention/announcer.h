// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/attention/standing.h"

#include <QHash>
#include <QObject>

#include <optional>

namespace authlink::client
{

/// News that the agent must learn of although another window has their eyes. Each kind has a sound of its own.
struct Announcement {
    enum class Kind {
        Verified,
        Denied,    ///< NOT VERIFIED
        Alarm,     ///< refused, wrong person, spoof, a No of the customer's, a green that was taken back
        Attention, ///< the agent has to decide or to ask somebody; an alert
        Outage,    ///< began
        Recovered, ///< ended
    };
    Kind kind = Kind::Attention;
    QString id;                        ///< the verification; empty: an outage
    std::optional<BannerKind> outcome; ///< nullopt: only a warning is new
    Warnings warnings{};               ///< those that are new

    [[nodiscard]] bool isCustomersNo() const { return warnings.testFlag(Warning::CustomerSaidNo); }
    bool operator==(const Announcement &) const = default;
};

/// Tells every outcome, warning and outage of the signed-in user's verifications exactly once, when the relay has confirmed it. What the
/// relay dates before the sign-in is not told: it was on screen. What came while the line was lost is, once it is back. What only waits
/// or stalls is silent. One thread.
class Announcer final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    Announcer(const LiveVerifications &verifications, const RelayConnection &connection, QObject *parent = nullptr);

Q_SIGNALS:
    void announced(const authlink::client::Announcement &announcement);

private:
    struct Told {
        BannerKind banner = BannerKind::NotVerifiedYet;
        Warnings warnings{};
    };

    static constexpr qsizetype kMaxRemoved = 50;

    void followUser();
    void onRemoved(const QString &id);
    void look(const QString &id);
    void lookAtLine();
    [[nodiscard]] Told atSignIn(const LiveVerification &entry, BannerKind banner) const;

    const LiveVerifications &m_verifications;
    const RelayConnection &m_connection;
    QString m_user;
    base::Instant m_signedInAt{}; ///< the relay's time; of the first hello of m_user
    QHash<QString, Told> m_told;
    QStringList m_removed;       ///< in m_told without a panel: a late change may bring one back
    std::optional<bool> m_isOut; ///< nullopt: not known yet
};

} // namespace authlink::client
