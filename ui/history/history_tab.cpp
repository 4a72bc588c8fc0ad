// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_tab.h"

#include "core/client/text/error_texts.h"
#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/history/outcome_delegate.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/timeline_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QResizeEvent>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>

#include <algorithm>

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
      m_theme(theme),
      m_calls(calls),
      m_model(new HistoryModel(calls, clock, this)),
      m_timelineModel(new client::TimelineModel(this)),
      m_search(new QLineEdit),
      m_verdict(new QComboBox),
      m_table(new QTableView),
      m_state(makeLabel(u"historyState"_s, Tone::Muted)),
      m_splitter(new QSplitter(Qt::Horizontal)),
      m_detailIcon(makeLabel(u"historyDetailIcon"_s)),
      m_detailName(makeLabel(u"historyDetailName"_s, Tone::Strong, 1.3)),
      m_detailAbout(makeLabel(u"historyDetailAbout"_s, Tone::Muted)),
      m_timeline(new TimelineView(u"historyTimeline"_s, theme))
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
    buildTable();
    m_splitter->setObjectName(u"historySplitter"_s);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(em(0.8));
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(buildDetail());
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->setSizes({em(48), em(30)});
    m_state->setWordWrap(true);

    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 1.0, 0.8);
    column->addLayout(filters);
    column->addWidget(m_state);
    column->addWidget(m_splitter, 1);

    connect(m_search, &QLineEdit::textChanged, this, &HistoryTab::applyFilter);
    connect(m_verdict, &QComboBox::currentIndexChanged, this, &HistoryTab::applyFilter);
    connect(m_model, &HistoryModel::stateChanged, this, &HistoryTab::showState);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { showDetail(-1); });
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex &current) { showDetail(current.row()); });
    showState();
    connect(&m_theme, &Theme::changed, this, [this] {
        if (const auto view = m_model->verificationAt(m_table->currentIndex().row()))
            tintDetail(*view);
    });
    showDetail(-1);
}

HistoryTab::~HistoryTab() = default;

void HistoryTab::buildTable()
{
    m_table->setObjectName(u"historyTable"_s);
    m_table->setAccessibleName(tr("Past verifications"));
    m_table->setToolTip(tr("Select one to see its timeline"));
    m_table->setModel(m_model);
    m_table->setItemDelegate(new OutcomeDelegate(m_theme, this));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(em(2.3));
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    m_table->horizontalHeader()->setStretchLastSection(true);
    const std::pair<HistoryModel::Column, double> widths[] = {{HistoryModel::Column::Created, 14.0},
                                                              {HistoryModel::Column::Customer, 12.0},
                                                              {HistoryModel::Column::Account, 7.0},
                                                              {HistoryModel::Column::Agent, 8.0},
                                                              {HistoryModel::Column::Outcome, 13.0}};
    for (const auto &[column, width] : widths) {
        const int section = static_cast<int>(column);
        m_table->setColumnWidth(section, std::max(em(width), m_table->horizontalHeader()->sectionSizeHint(section)));
    }
    m_table->horizontalHeader()->moveSection(static_cast<int>(HistoryModel::Column::Outcome),
                                             1); // the last one may be cut off in a narrow window
    connect(&m_theme, &Theme::changed, m_table, [this] { m_table->verticalHeader()->setDefaultSectionSize(em(2.3)); });
}

QWidget *HistoryTab::buildDetail()
{
    QFrame *detail = makeFrame(u"historyDetail"_s, Surface::Card);
    auto *column = new QVBoxLayout(detail);
    setSpacing(*column, 0.9, 0.6);
    auto *head = new QHBoxLayout;
    head->setSpacing(em(0.7));
    head->addWidget(m_detailIcon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(em(0.1));
    words->addWidget(m_detailName);
    words->addWidget(m_detailAbout);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addWidget(m_timeline, 1);
    column->addStretch(); // without a timeline, keeps the labels at the top
    m_detailName->setWordWrap(true);
    m_detailAbout->setWordWrap(true);
    m_timeline->setModel(m_timelineModel);
    return detail;
}

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
}

void HistoryTab::tintDetail(const protocol::VerificationView &view)
{
    const Colors &colors = m_theme.colors();
    m_detailIcon->setPixmap(tintedIcon(
                                verdictShape(view.verdict), [&colors] { return colors.text; }, [&colors] { return colors.muted; })
                                .pixmap(QSize(em(2), em(2)), devicePixelRatioF()));
}

void HistoryTab::showDetail(int row)
{
    const auto view = m_model->verificationAt(row);
    m_timelineModel->show({});
    m_detailCall.cancel();
    m_timeline->setVisible(view.has_value());
    m_detailIcon->setVisible(view.has_value());
    if (!view) {
        m_detailName->setText(tr("No verification selected"));
        m_detailAbout->setText(tr("Select one in the table to see what happened."));
        return;
    }
    tintDetail(*view);
    m_detailName->setText(bounded(client::customerText(*view)));
    QStringList facts{client::outcomeText(*view), bounded(view->agent.displayName, 60)};
    if (view->foundByAsking)
        facts.append(client::foundByAskingText());
    if (view->createdAt)
        facts.append(client::dateText(*view->createdAt));
    if (!view->callId.isEmpty())
        facts.append(tr("Call %1").arg(bounded(view->callId, 60)));
    m_detailAbout->setText(facts.join(u" · "_s));
    m_detailCall = m_calls.get(view->id, [this](const base::Result<protocol::VerificationDetail> &detail) {
        m_detailCall = {};
        if (detail)
            m_timelineModel->show(detail->events);
        else
            m_detailAbout->setText(client::errorText(detail.error()));
    });
}

void HistoryTab::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_splitter->setOrientation(event->size().width() >= em(kDetailBesideEm) ? Qt::Horizontal : Qt::Vertical);
}

} // namespace authlink::ui
