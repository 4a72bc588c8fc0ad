// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/client/models/history_model.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;
class QSplitter;

namespace authlink::ui
{

class HistoryDetail;
class HistoryTable;

/// Past verifications: search, filter by verdict, a table, and the timeline of the selected one. What is selected, in sight and read stays
/// while the list is read anew.
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
    void applyFilter();
    void showState();
    void onCurrentRow(int row);
    void onUpdated(bool isNewSearch);

    client::HistoryModel *m_model;
    bool m_isUpdating = false; ///< the current row is the view's choice, not the agent's
    QLineEdit *m_search;
    QComboBox *m_verdict;
    HistoryTable *m_table;
    QLabel *m_state;
    QString m_told; ///< of m_state, to screen readers
    QSplitter *m_splitter;
    HistoryDetail *m_detail;
};

} // namespace authlink::ui
