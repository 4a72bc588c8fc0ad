// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/models/history_model.h"
#include "core/client/models/timeline_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;
class QTableView;

namespace authlink::ui
{

class TimelineView;

/// Past verifications: search, filter by verdict, a table, and the timeline of the selected one.
class HistoryTab final : public QWidget
{
    Q_OBJECT

public:
    HistoryTab(const Theme &theme, client::RelayCalls &calls, base::Clock &clock, QWidget *parent = nullptr);
    ~HistoryTab() override;

    /// Asks the relay anew; called when the tab comes to the front and after a reconnect.
    void refresh();
    void focusSearch();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *buildDetail();
    void buildTable();
    void applyFilter();
    void showState();
    void showDetail(int row);
    void tintDetail(const protocol::VerificationView &view);

    const Theme &m_theme;
    client::RelayCalls &m_calls;
    client::HistoryModel *m_model;
    client::TimelineModel *m_timelineModel;
    client::CallHandle m_detailCall;
    QLineEdit *m_search;
    QComboBox *m_verdict;
    QTableView *m_table;
    QLabel *m_state;
    QSplitter *m_splitter;
    QLabel *m_detailIcon;
    QLabel *m_detailName;
    QLabel *m_detailAbout;
    TimelineView *m_timeline;
};

} // namespace authlink::ui
