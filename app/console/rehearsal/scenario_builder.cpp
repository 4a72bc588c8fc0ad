// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/scenario_builder.h"

#include "core/verification/event.h"

#include <utility>

namespace authlink::app
{

using client::BannerKind;
using namespace std::chrono_literals;

void Writer::add(const QString &name, std::function<base::Result<void>()> act, std::function<bool()> seen, std::chrono::milliseconds hold)
{
    Step step;
    step.name = name;
    step.act = std::move(act);
    step.seen = std::move(seen);
    step.hold = hold;
    m_steps.push_back(std::move(step));
}

void Writer::then(const QString &name, const std::function<void()> &act, std::function<bool()> seen)
{
    add(
        name,
        [act]() -> base::Result<void> {
            act();
            return {};
        },
        std::move(seen));
}

void Writer::send()
{
    Stage &stage = m_stage;
    add(QStringLiteral("connected"), {}, [&stage] { return stage.isLive(); });
    add(
        QStringLiteral("search"), [&stage] { return stage.hands.type(QStringLiteral("customerSearch"), QStringLiteral("maria")); },
        [&stage] { return stage.hands.hasRows(QStringLiteral("customerResults")); });
    add(
        QStringLiteral("customer-picked"), [&stage] { return stage.hands.press(QStringLiteral("customerSearch"), Qt::Key_Return); },
        [&stage] { return stage.hands.visible(QStringLiteral("pickedCustomer")) != nullptr; });
    add(
        QStringLiteral("link-sent"), [&stage] { return stage.hands.press(QString(), Qt::Key_Return); },
        [&stage] { return stage.status() == u"sent" && stage.bannerSays(BannerKind::NotVerifiedYet); });
    add(QStringLiteral("message-arrived"), {}, [&stage] { return stage.messagesOnPhone() > 0; });
}

void Writer::open()
{
    Stage &stage = m_stage;
    add(
        QStringLiteral("link-tapped"), [&stage] { return stage.hands.click(QStringLiteral("phoneOpenLink")); },
        [&stage] { return stage.hands.visible(QStringLiteral("phoneYes")) != nullptr; });
    add(
        QStringLiteral("opened"), [&stage] { return stage.hands.click(QStringLiteral("phoneYes")); },
        [&stage] { return stage.hasEvent(QStringLiteral("opened")) && stage.hands.canUse(QStringLiteral("playPass")); });
}

void Writer::play(const QString &button, const QString &name, std::function<bool()> seen)
{
    Stage &stage = m_stage;
    add(
        name, [&stage, button] { return stage.hands.click(button); }, std::move(seen));
}

void Writer::failAttempt(const QString &button, int number)
{
    Stage &stage = m_stage;
    play(button, QStringLiteral("attempt-%1-failed").arg(number), [&stage, number] {
        return stage.countEvents(QStringLiteral("attempt_failed")) == number && stage.bannerSays(BannerKind::NotVerifiedYet)
               && stage.hands.canUse(QStringLiteral("playPass"));
    });
}

void Writer::failUnattributed(const QString &button)
{
    Stage &stage = m_stage;
    play(button, QStringLiteral("unattributed-attempt-failed"), [&stage] {
        return stage.hasNote(verification::kNoteUnattributedAttempt) && stage.bannerSays(BannerKind::NotVerifiedYet)
               && stage.hands.canUse(QStringLiteral("playPass"));
    });
}

void Writer::decide(const QString &button, BannerKind kind)
{
    Stage &stage = m_stage;
    play(button, QStringLiteral("verdict"), [&stage, kind] { return stage.bannerSays(kind); });
}

void Writer::stays(const QString &name, BannerKind kind)
{
    Stage &stage = m_stage;
    add(
        name, {}, [&stage, kind] { return stage.bannerSays(kind); }, 1s);
}

void Writer::lookAtHistory()
{
    Stage &stage = m_stage;
    add(
        QStringLiteral("history"), [&stage] { return stage.hands.choose(QStringLiteral("showHistoryAction")); },
        [&stage] { return stage.hands.hasRows(QStringLiteral("historyTable")); });
    add(
        QStringLiteral("history-detail"), [&stage] { return stage.hands.press(QStringLiteral("historyTable"), Qt::Key_Down); },
        [&stage] { return stage.hands.hasRows(QStringLiteral("historyTimeline")); });
}

} // namespace authlink::app
