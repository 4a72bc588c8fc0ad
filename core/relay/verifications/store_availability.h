// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/store/store.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <memory>

namespace authlink::relay::verifications
{

/// Whether the store takes commits. It is out from the first commit that the database failed, or from one that hangs, until a check came
/// through without hanging. Meanwhile what Incode or a customer says against a verdict can't be recorded, so consoles are told to rely on
/// none.
///
/// A check is a small commit of our own. The store answers commits in their order, so a check that is written while another commit waits
/// says how that one fares: it hangs once kMaxLooks looks found it unanswered, which makes kMaxLooks to kMaxLooks + 1 s for what waits
/// before it. Looks are counted, not seconds: where the clock jumps or the event loop stood still (a machine that was suspended), the
/// answer may lie ready. One thread.
class StoreAvailability final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kLookEvery{1};
    static constexpr std::chrono::seconds kCheckEvery{5}; ///< when nobody else writes; when it is out, or commits wait, with each look
    static constexpr int kMaxLooks = 4;                   ///< without an answer to a check

    /// Store and clock outlive it.
    StoreAvailability(store::Store &store, base::Clock &clock, QObject *parent = nullptr);
    ~StoreAvailability() override;

    void start(); ///< checks at once; the looks begin
    void stop();  ///< nothing more is written

    [[nodiscard]] bool isOut() const { return m_out; }
    /// Why it is out, in English, for operators; empty: it is not.
    [[nodiscard]] QString trouble() const;

    /// To be called when the database failed a commit (VerificationRepository::databaseFailed).
    void onDatabaseFailed();

Q_SIGNALS:
    /// isOut() is another one.
    void changed();

private:
    void look();
    void check();
    void onChecked(const base::Result<store::Receipt> &written);
    void goOut(const QString &why);
    [[nodiscard]] QString silence() const;
    [[nodiscard]] bool hangs() const { return m_isChecking && m_looks >= kMaxLooks; }

    store::Store &m_store;
    base::Clock &m_clock;
    std::unique_ptr<base::Alarm> m_alarm;
    QString m_trouble; // the newest reason, when it is out
    base::Instant m_askedAt{};
    int m_looks = 0; // that found the check under way unanswered
    bool m_isChecking = false;
    bool m_isLooking = false;
    bool m_out = false;
};

} // namespace authlink::relay::verifications
