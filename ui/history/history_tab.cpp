// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_tab.h"

#include "core/client/text/error_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/history/history_detail.h"
#include "ui/history/history_table.h"
#include "ui/history/outcome_delegate.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QResizeEvent>
#include <QSplitter>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
using client::HistoryModel;
constexpr double kDetailBesideEm = 70.0; // from here on the detail stands beside the table
} // namespace

HistoryTab::HistoryTab(const Theme &theme, client::RelayCalls &calls, base::Clock &clock, QWidget *parent)
    : QWidget(parent),
      m_model(new HistoryModel(calls, clock, this)),
      m_search(new QLineEdit),
      m_verdict(new QComboBox),
      m_table(new HistoryTable(theme, *m_model)),
      m_state(makeLabel(u"historyState"_s, Tone::Muted)),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_detail(new HistoryDetail(theme, calls))
{
    setObjectName(u"historyTab"_s);
    m_search->setObjectName(u"historySearch"_s);
    m_search->setAccessibleName(tr("Search the history"));
    m_search->setToolTip(tr("Search by customer, account or call"));
    m_search->setPlaceholderText(tr("Customer, account or call"));
    m_search->setClearButtonEnabled(true);
    m_search->findChild<QToolButton *>()->setAccessibleName(tr("Clear the search"));
    m_search->setMaxLength(protocol::kMaxInput);
    m_search->addAction(theme.icon(Shape::Search), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_verdict->setObjectName(u"historyVerdict"_s);
    m_verdict->setAccessibleName(tr("Verdict"));
    m_verdict->setToolTip(tr("Show only this verdict"));
    m_verdict->addItem(tr("Every outcome"));
    for (int i = 0; i <= static_cast<int>(verification::Verdict::NeedsReview); ++i) {
        const auto verdict = static_cast<verification::Verdict>(i);
        m_verdict->addItem(theme.icon(verdictShape(verdict)), client::verdictText(verdict), verification::nameOf(verdict));
    }

    auto *filters = new QHBoxLayout;
    filters->setSpacing(em(0.6));
    filters->addWidget(m_search, 1);
    filters->addWidget(m_verdict);
    m_splitter->setObjectName(u"historySplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(em(0.8));
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({em(48), em(30)});
    m_state->setWordWrap(true);
    makeAlert(*m_state);

    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 1.0, 0.8);
    column->addLayout(filters);
    column->addWidget(m_state);
    column->addWidget(m_splitter, 1);

    connect(m_search, &QLineEdit::textChanged, this, &HistoryTab::applyFilter);
    connect(m_verdict, &QComboBox::currentIndexChanged, this, &HistoryTab::applyFilter);
    connect(m_model, &HistoryModel::stateChanged, this, &HistoryTab::showState);
    connect(m_model, &HistoryModel::aboutToUpdate, this, [this] {
        m_isUpdating = true;
        m_table->rememberPlace();
    });
    connect(m_model, &HistoryModel::updated, this, &HistoryTab::onUpdated);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { onCurrentRow(current.row()); });
    showState();
}

HistoryTab::~HistoryTab() = default;

void HistoryTab::refresh()
{
    m_model->refresh();
}

void HistoryTab::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

void HistoryTab::applyFilter()
{
    protocol::HistoryParams filter;
    filter.text = m_search->text().trimmed();
    filter.verdict = verification::fromName<verification::Verdict>(m_verdict->currentData().toString());
    m_model->setFilter(filter);
}

void HistoryTab::showState()
{
    QString words;
    switch (m_model->state()) {
    case HistoryModel::State::Loading:
        words = tr("Loading…");
        break;
    case HistoryModel::State::Failed:
        words = m_model->error() ? client::errorText(*m_model->error()) : tr("The history could not be read.");
        break;
    case HistoryModel::State::Ready:
        words = m_model->rowCount() == 0 ? tr("Nothing matches.") : tr("%n shown", nullptr, m_model->rowCount());
        break;
    case HistoryModel::State::Idle:
        break;
    }
    m_state->setText(words.isEmpty() ? u" "_s : words);
    setSpokenName(*m_state, words);
    const bool isRead = m_model->state() == HistoryModel::State::Ready || m_model->state() == HistoryModel::State::Failed;
    if (!isRead || words == m_told)
        return; // read anew, with the same outcome
    m_told = words;
    if (m_state->isVisible())
        raiseAlert(*m_state);
}

void HistoryTab::onCurrentRow(int row)
{
    if (m_isUpdating)
        return;
    if (const auto view = m_model->verificationAt(row))
        m_detail->show(*view);
    else
        m_detail->showNothing();
}

void HistoryTab::onUpdated(bool isNewSearch)
{
    const QString shown = m_detail->shownId();
    const int row = shown.isEmpty() ? -1 : m_model->rowOf(shown);
    if (row >= 0) {
        m_table->makeCurrent(row);
        m_detail->show(*m_model->verificationAt(row));
    } else {
        m_table->makeNoneCurrent(); // the view has gone to the row beside it: of another customer
        if (isNewSearch)
            m_detail->showNothing();
        else if (!shown.isEmpty())
            m_detail->sayGone();
    }
    m_isUpdating = false;
    if (!isNewSearch)
        m_table->restorePlace();
}

void HistoryTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(event->size().width() >= em(kDetailBesideEm) ? Qt::Horizontal : Qt::Vertical);
}

} // namespace authlink::ui
