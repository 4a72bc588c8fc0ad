// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/models/timeline_model.h"
#include "ui/theme/theme.h"

#include <QFrame>

#include <optional>

class QLabel;

namespace authlink::ui
{

class NoticeLine;
class TimelineView;

/// One past verification: whom it was about, how it went, and its timeline, which it asks the relay for.
class HistoryDetail final : public QFrame
{
    Q_OBJECT

public:
    /// Both outlive it.
    HistoryDetail(const Theme &theme, client::RelayCalls &calls, QWidget *parent = nullptr);

    /// The one that is shown already stays as it is read: only what has changed is changed.
    void show(const protocol::VerificationView &view);
    using QFrame::show;
    void showNothing();
    /// The list was read anew and has it no longer; what is shown stays.
    void sayGone();
    /// Empty: none is shown.
    [[nodiscard]] QString shownId() const { return m_view ? m_view->id : QString(); }

private:
    void build();
    void describe();
    void tint();
    void load();

    const Theme &m_theme;
    client::RelayCalls &m_calls;
    std::optional<protocol::VerificationView> m_view;
    client::TimelineModel *m_model;
    client::CallHandle m_call;
    bool m_isLoaded = false;
    QLabel *m_icon;
    QLabel *m_name;
    QLabel *m_about;
    NoticeLine *m_notice;
    TimelineView *m_timeline;
};

} // namespace authlink::ui
