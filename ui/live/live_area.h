// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/models/verification_list_model.h"
#include "ui/live/live_services.h"

#include <QWidget>

class QAction;
class QStackedWidget;

namespace authlink::ui
{

class LivePanel;
class LivePresenter;
class OutageView;
class VerificationTabs;

/// The agent's open verifications, one panel each behind numbered tabs (Ctrl+1…5).
class LiveArea final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int kNumberKeys = 5;

    explicit LiveArea(const LiveServices &services, QWidget *parent = nullptr);
    ~LiveArea() override;

    /// Shows the panel; hands the link out if it was started by copy or QR.
    void focusStarted(const QString &id);
    [[nodiscard]] LivePanel *currentPanel() const;
    [[nodiscard]] QString currentId() const;
    /// Whether one of them waits for its verdict.
    [[nodiscard]] bool hasUndecided() const;
    /// Whether something is typed about a call that the relay does not have.
    [[nodiscard]] bool hasUnsavedNote() const;
    /// Ctrl+1…5: "Panel 1", …
    [[nodiscard]] const QList<QAction *> &switchActions() const { return m_switches; }
    /// Its caller hung up: ends it without a question. What has the focus keeps it.
    void endCall(const QString &id);
    /// The language of the caller who has no panel yet; empty: unknown.
    void setCallerLanguage(const QString &language);

Q_SIGNALS:
    void currentChanged();
    /// No panel is left, or one was removed: the start panel may take the focus.
    void dismissed();
    /// The same by endCall(): nobody pressed a key.
    void hungUp();

private:
    struct Entry {
        LivePanel *panel = nullptr;
        LivePresenter *presenter = nullptr;
    };

    void buildEmpty();
    void onInserted(int first, int last);
    void onRemoved(int first, int last);
    void reset();
    void updateTab(int row);
    void updateTabs();
    void select(int row);
    void showEmpty();
    void showOutageSentence();
    void dismiss(const QString &id);

    LiveServices m_services;
    client::VerificationListModel m_model;
    VerificationTabs *m_tabs;
    QStackedWidget *m_stack;
    QWidget *m_empty;
    OutageView *m_outage = nullptr; ///< instead of m_empty while Incode is out
    QString m_callerLanguage;
    QList<QAction *> m_switches;
    QList<Entry> m_entries; ///< in the order of the model's rows
    QStringList m_dismissed;
    QStringList m_hungUp; ///< ids that endCall() ends
    QString m_handOver;   ///< started by copy or QR, its panel is not there yet
};

} // namespace authlink::ui
