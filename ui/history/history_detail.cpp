// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_detail.h"

#include "core/client/text/error_texts.h"
#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/history/outcome_delegate.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/notice_line.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/timeline_view.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

HistoryDetail::HistoryDetail(const Theme &theme, client::RelayCalls &calls, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_calls(calls),
      m_model(new client::TimelineModel(this)),
      m_icon(makeLabel(u"historyDetailIcon"_s)),
      m_name(makeLabel(u"historyDetailName"_s, Tone::Strong, 1.3)),
      m_about(makeLabel(u"historyDetailAbout"_s, Tone::Muted)),
      m_notice(new NoticeLine(u"historyDetailNotice"_s, theme)),
      m_timeline(new TimelineView(u"historyTimeline"_s, theme))
{
    setObjectName(u"historyDetail"_s);
    setProperty("surface", u"card"_s);
    build();
    connect(&m_theme, &Theme::changed, this, &HistoryDetail::tint);
    showNothing();
}

void HistoryDetail::build()
{
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0.9, 0.6);
    auto *head = new QHBoxLayout;
    head->setSpacing(em(0.7));
    head->addWidget(m_icon, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(em(0.1));
    words->addWidget(m_name);
    words->addWidget(m_about);
    head->addLayout(words, 1);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addWidget(m_timeline, 1);
    column->addStretch(); // without a timeline, keeps the labels at the top
    m_name->setWordWrap(true);
    m_about->setWordWrap(true);
    m_timeline->setModel(m_model);
}

void HistoryDetail::showNothing()
{
    m_view.reset();
    m_call.cancel();
    m_isLoaded = false;
    m_model->show({});
    m_notice->clear();
    m_timeline->hide();
    m_icon->hide();
    m_name->setText(tr("No verification selected"));
    m_about->setText(tr("Select one in the table to see what happened."));
    setSpokenName(*this, m_name->text());
}

void HistoryDetail::sayGone()
{
    m_notice->say(ColorRole::Attention, ui::Shape::Warning, tr("The list was read anew, and this verification is no longer in it."));
}

void HistoryDetail::show(const protocol::VerificationView &view)
{
    const bool isOther = view.id != shownId();
    const bool isNew = !m_view || *m_view != view;
    if (isOther)
        m_model->show({});
    m_view = view;
    m_notice->clear();
    describe();
    m_timeline->show();
    m_icon->show();
    if (isNew || (!m_isLoaded && !m_call.isPending()))
        load();
}

void HistoryDetail::describe()
{
    tint();
    m_name->setText(wrappable(client::customerText(*m_view)));
    QStringList facts{client::accountText(m_view->customer), client::outcomeText(*m_view), bounded(m_view->agent.displayName, 60)};
    if (m_view->foundByAsking)
        facts.append(client::foundByAskingText());
    if (m_view->createdAt)
        facts.append(client::dateText(*m_view->createdAt));
    if (!m_view->callId.isEmpty())
        facts.append(tr("Call %1").arg(bounded(m_view->callId, 60)));
    facts.removeAll(QString());
    m_about->setText(wrappable(facts.join(u" · "_s)));
    setSpokenName(*this, u"%1, %2"_s.arg(client::whoText(*m_view), client::outcomeText(*m_view)));
}

void HistoryDetail::tint()
{
    if (!m_view)
        return;
    const Colors &colors = m_theme.colors();
    m_icon->setPixmap(tintedIcon(
                          verdictShape(m_view->verdict), [&colors] { return colors.text; }, [&colors] { return colors.muted; })
                          .pixmap(QSize(em(2), em(2)), devicePixelRatioF()));
}

void HistoryDetail::load()
{
    m_isLoaded = false;
    m_call = m_calls.get(m_view->id, [this](const base::Result<protocol::VerificationDetail> &detail) {
        m_call = {};
        m_isLoaded = detail.has_value();
        if (detail)
            m_model->show(detail->events);
        else
            m_notice->say(ColorRole::Attention, ui::Shape::Warning, client::errorText(detail.error()));
    });
}

} // namespace authlink::ui
