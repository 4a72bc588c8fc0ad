// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/scenarios.h"

#include "app/console/rehearsal/stage.h"

#include <array>

namespace authlink::app
{

using client::BannerKind;
using namespace std::chrono_literals;

namespace
{

struct Entry {
    const char *name;
    const char *verdict;
    const char *status;
    BannerKind banner;
};

constexpr std::array<Entry, 14> kScenarios{{
    {"pass", "verified", "decided", BannerKind::Verified},
    {"wrong-person", "wrong_person", "decided", BannerKind::WrongPerson},
    {"not-recognized", "not_recognized", "decided", BannerKind::NotVerified},
    {"spoof", "spoof_suspected", "decided", BannerKind::SpoofSuspected},
    {"blocklisted", "blocklisted", "decided", BannerKind::NotVerified},
    {"not-enrolled", "not_enrolled", "decided", BannerKind::NotVerified},
    {"retry-then-pass", "verified", "decided", BannerKind::Verified},
    {"quality-fail", "inconclusive", "decided", BannerKind::Inconclusive},
    {"denied", "", "denied", BannerKind::Refused},
    {"expired", "", "expired", BannerKind::Expired},
    {"forged", "", "capturing", BannerKind::NotVerifiedYet},
    {"late", "", "expired", BannerKind::Expired},
    {"lost-webhook", "verified", "decided", BannerKind::Verified},
    {"relay-restart", "verified", "decided", BannerKind::Verified},
}};

const Entry &entryOf(const QString &scenario)
{
    for (const Entry &entry : kScenarios) {
        if (scenario == QLatin1String(entry.name))
            return entry;
    }
    return kScenarios.front();
}

/// The building blocks of every scenario.
class Writer
{
public:
    explicit Writer(Stage &stage) : m_stage(stage) {}

    void add(const QString &name, std::function<base::Result<void>()> act, std::function<bool()> seen, std::chrono::milliseconds hold = 0ms)
    {
        Step step;
        step.name = name;
        step.act = std::move(act);
        step.seen = std::move(seen);
        step.hold = hold;
        m_steps.push_back(std::move(step));
    }

    void send()
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
        add(QStringLiteral("message-arrived"), {}, [&stage] { return stage.phoneHasMessage(); });
    }

    void open()
    {
        Stage &stage = m_stage;
        add(
            QStringLiteral("link-tapped"), [&stage] { return stage.hands.click(QStringLiteral("phoneOpenLink")); },
            [&stage] { return stage.hands.visible(QStringLiteral("phoneYes")) != nullptr; });
        add(
            QStringLiteral("opened"), [&stage] { return stage.hands.click(QStringLiteral("phoneYes")); },
            [&stage] { return stage.hasEvent(QStringLiteral("opened")) && stage.hands.canUse(QStringLiteral("playPass")); });
    }

    void play(const QString &button, const QString &name, std::function<bool()> seen)
    {
        Stage &stage = m_stage;
        add(
            name, [&stage, button] { return stage.hands.click(button); }, std::move(seen));
    }

    /// A failed attempt with tries left: still grey, and the phone may try again.
    void failAttempt(const QString &button, int number)
    {
        Stage &stage = m_stage;
        play(button, QStringLiteral("attempt-%1-failed").arg(number), [&stage, number] {
            return stage.attemptsFailed() == number && stage.bannerSays(BannerKind::NotVerifiedYet)
                   && stage.hands.canUse(QStringLiteral("playPass"));
        });
    }

    void decide(const QString &button, BannerKind kind)
    {
        Stage &stage = m_stage;
        play(button, QStringLiteral("verdict"), [&stage, kind] { return stage.bannerSays(kind); });
    }

    void stays(const QString &name, BannerKind kind)
    {
        Stage &stage = m_stage;
        add(
            name, {}, [&stage, kind] { return stage.bannerSays(kind); }, 1s);
    }

    void lookAtHistory()
    {
        Stage &stage = m_stage;
        add(
            QStringLiteral("history"), [&stage] { return stage.hands.choose(QStringLiteral("showHistoryAction")); },
            [&stage] { return stage.hands.hasRows(QStringLiteral("historyTable")); });
        add(
            QStringLiteral("history-detail"), [&stage] { return stage.hands.press(QStringLiteral("historyTable"), Qt::Key_Down); },
            [&stage] { return stage.hands.hasRows(QStringLiteral("historyTimeline")); });
    }

    Stage &m_stage;
    std::vector<Step> m_steps;
};

void writeForged(Writer &writer)
{
    Stage &stage = writer.m_stage;
    const QByteArray body = R"({"interviewId":"ffffffffffffffffffffffff","customerId":"63hshkdfkjhajkafasdf","overallStatus":"PASS"})";
    writer.open();
    writer.add(
        QStringLiteral("forged-without-secret"),
        [&stage, body]() -> base::Result<void> {
            stage.post(body, base::Secret());
            return {};
        },
        [&stage] { return stage.postedStatus() == 401; });
    writer.add(
        QStringLiteral("forged-for-another-session"),
        [&stage, body]() -> base::Result<void> {
            stage.post(body, stage.webhookSecret());
            return {};
        },
        [&stage] { return stage.postedStatus() == 200; });
    writer.stays(QStringLiteral("still-not-verified"), BannerKind::NotVerifiedYet);
}

void writeLate(Writer &writer)
{
    Stage &stage = writer.m_stage;
    writer.open();
    writer.add(
        QStringLiteral("link-expired"),
        [&stage]() -> base::Result<void> {
            stage.letTimePass(6min);
            return {};
        },
        [&stage] { return stage.status() == u"expired" && stage.bannerSays(BannerKind::Expired); });
    writer.play(QStringLiteral("playPass"), QStringLiteral("late-result"),
                [&stage] { return stage.hasEvent(QStringLiteral("late_result")); });
    writer.stays(QStringLiteral("still-expired"), BannerKind::Expired);
}

void writeRelayRestart(Writer &writer)
{
    Stage &stage = writer.m_stage;
    writer.open();
    writer.add(
        QStringLiteral("relay-stopped"),
        [&stage]() -> base::Result<void> {
            stage.restartRelay();
            return {};
        },
        [&stage] { return !stage.isLive() && stage.bannerIsStale(); });
    writer.add(QStringLiteral("relay-back"), {}, [&stage] { return stage.relayRestarted(); });
    writer.add(QStringLiteral("reconnected"), {}, [&stage] { return stage.isLive() && stage.bannerSays(BannerKind::NotVerifiedYet); });
    writer.decide(QStringLiteral("playPass"), BannerKind::Verified);
}

void writeLostWebhook(Writer &writer)
{
    Stage &stage = writer.m_stage;
    writer.open();
    writer.add(
        QStringLiteral("first-delivery-will-fail"),
        [&stage]() -> base::Result<void> {
            stage.loseNextWebhook();
            return {};
        },
        [&stage] { return stage.postedStatus() == 200 || stage.postedStatus() == 204; });
    writer.decide(QStringLiteral("playPass"), BannerKind::Verified);
}

void writeEnding(const QString &scenario, Writer &writer)
{
    Stage &stage = writer.m_stage;
    const BannerKind banner = entryOf(scenario).banner;
    if (scenario == u"pass") {
        writer.open();
        writer.decide(QStringLiteral("phoneSelfie"), banner);
        return writer.lookAtHistory();
    }
    if (scenario == u"wrong-person")
        return writer.decide(QStringLiteral("playOtherPerson"), banner);
    if (scenario == u"spoof")
        return writer.decide(QStringLiteral("playSpoof"), banner);
    if (scenario == u"blocklisted")
        return writer.decide(QStringLiteral("playBlocklisted"), banner);
    if (scenario == u"not-enrolled")
        return writer.decide(QStringLiteral("playNotEnrolled"), banner);
    if (scenario == u"not-recognized" || scenario == u"quality-fail") {
        const QString button = scenario == u"quality-fail" ? QStringLiteral("playTooDark") : QStringLiteral("playNotRecognized");
        writer.failAttempt(button, 1);
        writer.failAttempt(button, 2);
        return writer.decide(button, banner);
    }
    if (scenario == u"retry-then-pass") {
        writer.failAttempt(QStringLiteral("playTooDark"), 1);
        return writer.decide(QStringLiteral("playPass"), banner);
    }
    if (scenario == u"denied")
        return writer.decide(QStringLiteral("playSayNo"), banner);
    if (scenario == u"expired") {
        return writer.add(
            QStringLiteral("verdict"),
            [&stage]() -> base::Result<void> {
                stage.letTimePass(6min);
                return {};
            },
            [&stage, banner] { return stage.bannerSays(banner); });
    }
    if (scenario == u"forged")
        return writeForged(writer);
    if (scenario == u"late")
        return writeLate(writer);
    if (scenario == u"lost-webhook")
        return writeLostWebhook(writer);
    writeRelayRestart(writer);
}

} // namespace

QStringList scenarioNames()
{
    QStringList names;
    for (const Entry &entry : kScenarios)
        names.append(QString::fromLatin1(entry.name));
    return names;
}

Outcome outcomeOf(const QString &scenario)
{
    const Entry &entry = entryOf(scenario);
    return {QString::fromLatin1(entry.verdict), QString::fromLatin1(entry.status)};
}

std::vector<Step> stepsOf(const QString &scenario, Stage &stage)
{
    Writer writer(stage);
    writer.send();
    writeEnding(scenario, writer);
    return std::move(writer.m_steps);
}

} // namespace authlink::app
