// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/notice_board.h"

#include "core/client/text/notice_texts.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/notice_line.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/ticker.h"

#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

NoticeBoard::NoticeBoard(const Theme &theme, const client::RelayConnection &connection, Ticker &ticker, QWidget *parent)
    : QWidget(parent),
      m_theme(theme),
      m_connection(connection),
      m_ticker(ticker),
      m_column(new QVBoxLayout(this))
{
    setObjectName(u"noticeBoard"_s);
    setSpacing(*m_column, 0, 0.2);
    connect(&connection, &client::RelayConnection::noticed, this, &NoticeBoard::onNotice);
    connect(&connection, &client::RelayConnection::vendorChanged, this, &NoticeBoard::onVendorChanged);
    connect(&connection, &client::RelayConnection::stateChanged, this, &NoticeBoard::onLive);
    connect(&ticker, &Ticker::ticked, this, &NoticeBoard::onTick);
}

void NoticeBoard::onNotice(const protocol::Notice &notice)
{
    using protocol::NoticeLevel;
    if (notice.code == protocol::kNoticeVendorOutage || notice.code == protocol::kNoticeVendorRecovered)
        return; // shown by onVendorChanged()
    if (notice.code == protocol::kNoticeStoreOutage)
        return; // shown by the connection bar
    const bool known = std::any_of(m_lines.begin(), m_lines.end(), [&](const Line &line) { return line.code == notice.code; });
    if (notice.level == NoticeLevel::Info && (known || notice.text.isEmpty())) {
        removeIf([&](const Line &line) { return line.code == notice.code || (notice.text.isEmpty() && !line.isAlert); });
        return;
    }
    Line &line = lineFor(notice.code);
    line.isAlert = client::isAlert(notice);
    const bool outage = notice.level == NoticeLevel::Error;
    line.goesAt = notice.code == protocol::kNoticeStoreRecovered ? std::optional(m_ticker.now() + kRecoveryShown) : std::nullopt;
    line.line->clear(); // the same words again are announced again
    line.line->say(outage ? ColorRole::Outage : ColorRole::Attention, outage ? Shape::CloudOff : Shape::Warning, client::noticeText(notice),
                   line.isAlert ? NoticeLine::Weight::Strong : NoticeLine::Weight::Quiet);
}

void NoticeBoard::onVendorChanged()
{
    const QString code = protocol::kNoticeVendorRecovered;
    if (m_connection.vendor() == protocol::VendorState::Outage) {
        removeIf([&](const Line &line) { return line.code == code; });
        return;
    }
    Line &line = lineFor(code);
    line.goesAt = m_ticker.now() + kRecoveryShown;
    line.line->say(ColorRole::Accent, Shape::Live, client::noticeText({.level = protocol::NoticeLevel::Info, .code = code, .text = {}}));
}

void NoticeBoard::onLive()
{
    if (m_connection.isLive())
        removeIf([](const Line &line) { return !line.isAlert && !line.goesAt; });
}

void NoticeBoard::onTick()
{
    removeIf([now = m_ticker.now()](const Line &line) { return line.goesAt && *line.goesAt <= now; });
}

NoticeBoard::Line &NoticeBoard::lineFor(const QString &code)
{
    const auto found = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line &line) { return line.code == code; });
    if (found != m_lines.end())
        return *found;
    makeRoom();
    auto *line = new NoticeLine(u"windowNotice"_s, m_theme);
    line->makeDismissable();
    m_column->addWidget(line);
    m_lines.append({.code = code, .line = line, .isAlert = false, .goesAt = std::nullopt});
    connect(line, &NoticeLine::dismissed, this, [this, line] { removeIf([line](const Line &each) { return each.line == line; }); });
    return m_lines.last();
}

void NoticeBoard::makeRoom()
{
    if (m_lines.size() < kMaxLines)
        return;
    const auto plain = std::find_if(m_lines.begin(), m_lines.end(), [](const Line &line) { return !line.isAlert; });
    const NoticeLine *goes = plain != m_lines.end() ? plain->line : m_lines.first().line;
    removeIf([goes](const Line &line) { return line.line == goes; });
}

void NoticeBoard::removeIf(const std::function<bool(const Line &)> &gone)
{
    for (qsizetype i = m_lines.size() - 1; i >= 0; --i) {
        if (!gone(m_lines.at(i)))
            continue;
        showKeepingFocus(*m_lines.at(i).line, false);
        m_lines.at(i).line->deleteLater(); // this may run within one of its signals
        m_lines.removeAt(i);
    }
}

} // namespace authlink::ui
