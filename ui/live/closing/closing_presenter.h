// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/connection/relay_calls.h"
#include "core/client/live_verifications.h"
#include "core/client/states.h"
#include "ui/live/closing/closing_card.h"
#include "ui/live/live_services.h"

#include <QObject>

#include <functional>

namespace authlink::ui
{

/// Keeps the closing card of one verification up to date, and does what it wants: saves, opens, copies.
class ClosingPresenter final : public QObject
{
    Q_OBJECT

public:
    /// All outlive it.
    ClosingPresenter(const LiveServices &services, const QString &id, ClosingCard &card);

    void refresh(const client::LiveVerification &entry, client::BannerKind banner);
    [[nodiscard]] bool isBusy() const { return m_call.isPending(); }
    /// Saves what is typed or chosen, if there is anything, and then calls `then`: at once, or when the relay has recorded it, also
    /// what is being recorded already. If that fails, `then` is not called, and the card keeps what was typed and says why.
    void saveThen(std::function<void()> then);

Q_SIGNALS:
    /// isBusy() is another.
    void changed();

private:
    void save(const CallNote &note, std::function<void()> then);
    void onSaved(const CallNote &note, const base::Result<protocol::VerificationView> &answer, const std::function<void()> &then);
    void sayThatItIsKept(bool confirmed);
    void copyReference();
    void openFollowUp(int index);
    [[nodiscard]] QList<client::FollowUp> followUps() const;

    const LiveServices &m_services;
    const QString &m_id;
    ClosingCard &m_card;
    client::CallHandle m_call;
    std::function<void()> m_then;      ///< asked for while a note is being saved
    protocol::NoteParams m_unanswered; ///< a note whose answer was lost; its repetition keeps the key
    bool m_saidKept = false;
};

} // namespace authlink::ui
