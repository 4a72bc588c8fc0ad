// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/scenario_builder.h"

#include "core/verification/event.h"

#include <utility>

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
    add(QStringLiteral("connected"), {}, [&context] { return context.isLive(); });
    add(
        QStringLiteral("search"), [&context] { return context.ui.type(QStringLiteral("customerSearch"), QStringLiteral("maria")); },
        [&context] { return context.ui.hasRows(QStringLiteral("customerResults")); });
    add(
        QStringLiteral("customer-picked"), [&context] { return context.ui.press(QStringLiteral("customerSearch"), Qt::Key_Return); },
        [&context] { return context.ui.visible(QStringLiteral("pickedCustomer")) != nullptr; });
    add(
        QStringLiteral("link-sent"), [&context] { return context.ui.press(QString(), Qt::Key_Return); },
        [&context] { return context.status() == u"sent" && context.bannerSays(BannerKind::NotVerifiedYet); });
    add(QStringLiteral("message-arrived"), {}, [&context] { return context.messagesOnPhone() > 0; });
}

void ScenarioBuilder::open()
{
    ScenarioContext &context = m_context;
    add(
        QStringLiteral("link-tapped"), [&context] { return context.ui.click(QStringLiteral("phoneOpenLink")); },
        [&context] { return context.ui.visible(QStringLiteral("phoneYes")) != nullptr; });
    add(
        QStringLiteral("opened"), [&context] { return context.ui.click(QStringLiteral("phoneYes")); },
        [&context] { return context.hasEvent(QStringLiteral("opened")) && context.ui.canUse(QStringLiteral("playPass")); });
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
    play(button, QStringLiteral("attempt-%1-failed").arg(number), [&context, number] {
        return context.countEvents(QStringLiteral("attempt_failed")) == number && context.bannerSays(BannerKind::NotVerifiedYet)
               && context.ui.canUse(QStringLiteral("playPass"));
    });
}

void ScenarioBuilder::failUnattributed(const QString &button)
{
    ScenarioContext &context = m_context;
    play(button, QStringLiteral("unattributed-attempt-failed"), [&context] {
        return context.hasNote(verification::kNoteUnattributedAttempt) && context.bannerSays(BannerKind::NotVerifiedYet)
               && context.ui.canUse(QStringLiteral("playPass"));
    });
}

void ScenarioBuilder::decide(const QString &button, BannerKind kind)
{
    ScenarioContext &context = m_context;
    play(button, QStringLiteral("verdict"), [&context, kind] { return context.bannerSays(kind); });
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
        QStringLiteral("history"), [&context] { return context.ui.choose(QStringLiteral("showHistoryAction")); },
        [&context] { return context.ui.hasRows(QStringLiteral("historyTable")); });
    add(
        QStringLiteral("history-detail"), [&context] { return context.ui.press(QStringLiteral("historyTable"), Qt::Key_Down); },
        [&context] { return context.ui.hasRows(QStringLiteral("historyTimeline")); });
}

} // namespace authlink::app
