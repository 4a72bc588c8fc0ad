// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/scenario_builder.h"

#include "core/verification/event.h"

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

using client::BannerKind;
using namespace std::chrono_literals;

void ScenarioBuilder::add(const QString &name, std::function<base::Result<void>()> act, std::function<bool()> seen,
                          std::chrono::milliseconds hold)
{
    Step step;
    step.name = name;
    step.act = std::move(act);
    step.seen = std::move(seen);
    step.hold = hold;
    m_steps.push_back(std::move(step));
}

void ScenarioBuilder::then(const QString &name, const std::function<void()> &act, std::function<bool()> seen)
{
    add(
        name,
        [act]() -> base::Result<void> {
            act();
            return {};
        },
        std::move(seen));
}

void ScenarioBuilder::send()
{
    ScenarioContext &context = m_context;
    add(u"connected"_s, {}, [&context] { return context.isLive(); });
    add(
        u"search"_s, [&context] { return context.ui.type(u"customerSearch"_s, u"maria"_s); },
        [&context] { return context.ui.hasRows(u"customerResults"_s); });
    add(
        u"customer-picked"_s, [&context] { return context.ui.press(u"customerSearch"_s, Qt::Key_Return); },
        [&context] { return context.ui.visible(u"pickedCustomer"_s) != nullptr; });
    add(
        u"link-sent"_s, [&context] { return context.ui.press(QString(), Qt::Key_Return); },
        [&context] { return context.status() == u"sent" && context.bannerSays(BannerKind::NotVerifiedYet); });
    add(u"message-arrived"_s, {}, [&context] { return context.messagesOnPhone() > 0; });
}

void ScenarioBuilder::open()
{
    ScenarioContext &context = m_context;
    add(
        u"link-tapped"_s, [&context] { return context.ui.click(u"phoneOpenLink"_s); },
        [&context] { return context.ui.visible(u"phoneYes"_s) != nullptr; });
    add(
        u"opened"_s, [&context] { return context.ui.click(u"phoneYes"_s); },
        [&context] { return context.hasEvent(u"opened"_s) && context.ui.canUse(u"playPass"_s); });
}

void ScenarioBuilder::play(const QString &button, const QString &name, std::function<bool()> seen)
{
    ScenarioContext &context = m_context;
    add(
        name, [&context, button] { return context.ui.click(button); }, std::move(seen));
}

void ScenarioBuilder::failAttempt(const QString &button, int number)
{
    ScenarioContext &context = m_context;
    play(button, u"attempt-%1-failed"_s.arg(number), [&context, number] {
        return context.countEvents(u"attempt_failed"_s) == number && context.bannerSays(BannerKind::NotVerifiedYet)
               && context.ui.canUse(u"playPass"_s);
    });
}

void ScenarioBuilder::failUnattributed(const QString &button)
{
    ScenarioContext &context = m_context;
    play(button, u"unattributed-attempt-failed"_s, [&context] {
        return context.hasNote(verification::kNoteUnattributedAttempt) && context.bannerSays(BannerKind::NotVerifiedYet)
               && context.ui.canUse(u"playPass"_s);
    });
}

void ScenarioBuilder::decide(const QString &button, BannerKind kind)
{
    ScenarioContext &context = m_context;
    play(button, u"verdict"_s, [&context, kind] { return context.bannerSays(kind); });
}

void ScenarioBuilder::stays(const QString &name, BannerKind kind)
{
    ScenarioContext &context = m_context;
    add(
        name, {}, [&context, kind] { return context.bannerSays(kind); }, 1s);
}

void ScenarioBuilder::lookAtHistory()
{
    ScenarioContext &context = m_context;
    add(
        u"history"_s, [&context] { return context.ui.choose(u"showHistoryAction"_s); },
        [&context] { return context.ui.hasRows(u"historyTable"_s); });
    add(
        u"history-detail"_s, [&context] { return context.ui.press(u"historyTable"_s, Qt::Key_Down); },
        [&context] { return context.ui.hasRows(u"historyTimeline"_s); });
}

} // namespace authlink::app
