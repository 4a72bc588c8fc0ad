// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/call_request.h"
#include "ui/live/live_services.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>

#include <chrono>

class QAction;
class QWidget;

namespace authlink::protocol
{
struct VerificationView;
} // namespace authlink::protocol

namespace authlink::ui
{

class CallLine;
class LiveArea;

/// A call has ended, says the telephony system: ends what belongs to it where that is decided, so that no verdict stays for the next
/// caller, and asks where it is not. The question is a line that takes neither the focus nor a key that is meant for something else.
class HangUps final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::minutes kWaits{2};    ///< for the connection, where it is not said which call has ended
    static constexpr std::chrono::seconds kAskAgain{5}; ///< while the relay has not ended it
    static constexpr qsizetype kMaxWaiting = 20;        ///< calls; more at once: the oldest is forgotten

    HangUps(const LiveServices &services, LiveArea &live, QWidget &window);

    [[nodiscard]] CallLine &line() const { return *m_line; }
    /// Ends what was asked about; for the menu.
    [[nodiscard]] QAction &acceptAction() const { return *m_accept; }

    /// @param callId empty: the telephony system does not say which; then it is the only open one, or nobody knows
    /// @param askedAt it waits for the connection from then on
    client::CallOutcome end(const QString &callId, base::Instant askedAt);

private:
    struct Waiting {
        QString callId;
        base::Instant until;
    };

    client::CallOutcome endNow(const QString &callId);
    void endSurely(const QString &id);
    void endAgain();
    void onChanged();
    void onTick();
    void accept();
    void dismiss();
    void say();
    [[nodiscard]] const protocol::VerificationView *viewOf(const QString &id) const;
    /// Own ones that are open. An empty id: of any call.
    [[nodiscard]] QStringList openOf(const QString &callId) const;
    /// The agent writes something in its panel, which would go with it.
    [[nodiscard]] bool isWrittenIn(const QString &id) const;
    [[nodiscard]] QString whom(const QString &id) const;

    LiveServices m_services;
    LiveArea &m_live;
    QWidget &m_window;
    QAction *m_accept;
    CallLine *m_line;
    QList<Waiting> m_waiting;
    QHash<QString, base::Instant> m_ending; ///< ids of verifications, and when to ask again
    QStringList m_asked;                    ///< ids of verifications
    bool m_isUnclear = false;               ///< a call without an id has ended, and several are open
};

} // namespace authlink::ui
