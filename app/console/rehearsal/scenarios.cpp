// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/scenarios.h"

#include "app/console/rehearsal/scenario_builder.h"

#include <QHash>

#include <array>

namespace authlink::app
{

using client::BannerKind;
using verification::LinkMode;
using namespace std::chrono_literals;

namespace
{

/// What a static link can tell about a scenario.
enum class Static {
    Same,        ///< the same outcome
    Failure,     ///< nothing: a failed result of a static link names nobody
    SomeoneElse, ///< nothing: a pass of somebody else is tied to no call
};

struct Entry {
    const char *name;
    const char *verdict;
    const char *status;
    BannerKind banner;
    Static withStaticLink = Static::Same;
};

constexpr std::array<Entry, 15> kScenarios{{
    {"pass", "verified", "decided", BannerKind::Verified},
    {"wrong-person", "wrong_person", "decided", BannerKind::WrongPerson, Static::SomeoneElse},
    {"not-recognized", "not_recognized", "decided", BannerKind::NotVerified, Static::Failure},
    {"spoof", "spoof_suspected", "decided", BannerKind::SpoofSuspected, Static::Failure},
    {"blocklisted", "blocklisted", "decided", BannerKind::NotVerified, Static::Failure},
    {"not-enrolled", "not_enrolled", "decided", BannerKind::NotVerified, Static::Failure},
    {"retry-then-pass", "verified", "decided", BannerKind::Verified},
    {"quality-fail", "inconclusive", "decided", BannerKind::Inconclusive, Static::Failure},
    {"denied", "", "denied", BannerKind::Refused},
    {"expired", "", "expired", BannerKind::Expired},
    {"forged", "", "capturing", BannerKind::NotVerifiedYet},
    {"late", "", "expired", BannerKind::Expired},
    {"lost-webhook", "verified", "decided", BannerKind::Verified},
    {"relay-restart", "verified", "decided", BannerKind::Verified},
    {"outage", "verified", "decided", BannerKind::Verified},
}};

/// A forged result is tied to the customer's call there, so it is asked about, and Incode says no.
constexpr Entry kForgedStatic{"forged", "inconclusive", "decided", BannerKind::Inconclusive};

const Entry &entryOf(const QString &scenario, LinkMode link)
{
    if (link == LinkMode::Static && scenario == QLatin1String(kForgedStatic.name))
        return kForgedStatic;
    for (const Entry &entry : kScenarios) {
        if (scenario == QLatin1String(entry.name))
            return entry;
    }
    return kScenarios.front();
}

/// Results for the picked customer as a forger would write them, in the shape of the link.
QByteArray forgedBody(LinkMode link)
{
    if (link == LinkMode::Session)
        return R"({"interviewId":"ffffffffffffffffffffffff","customerId":"63hshkdfkjhajkafasdf","overallStatus":"PASS"})";
    return R"({"overallStatus":"PASS","faceMatch":true,"spoofAttempt":false,"secondFactor":false,"customerId":"63hshkdfkjhajkafasdf",)"
           R"("interviewId":"ffffffffffffffffffffffff","transactionId":"ffffffffffffffffffffffff","token":"eyJmb3JnZWQ.eyJ9.c2ln",)"
           R"("interviewToken":"eyJmb3JnZWQ.eyJ9.c2ln","overallScore":0.95,"recognitionConfidence":{"confidence":0.95,"candidates":)"
           R"([{"identityId":"63hshkdfkjhajkafasdf","confidence":0.95}]},"children":[]})";
}

void writeForged(LinkMode link, Writer &writer)
{
    Stage &stage = writer.stage();
    const QByteArray body = forgedBody(link);
    const BannerKind banner = entryOf(QStringLiteral("forged"), link).banner;
    writer.open();
    writer.then(
        QStringLiteral("forged-without-secret"), [&stage, body] { stage.post(body, base::Secret()); },
        [&stage] { return stage.postedStatus() == 401; });
    writer.then(
        QStringLiteral("forged-with-secret"), [&stage, body] { stage.post(body, stage.webhookSecret()); },
        [&stage] { return stage.postedStatus() == 200; });
    writer.add(QStringLiteral("alert-raised"), {}, [&stage, banner] {
        return stage.bannerSays(banner) && stage.hands.visible(QStringLiteral("alertNotice")) != nullptr
               && stage.hands.visible(QStringLiteral("windowNotice")) != nullptr;
    });
    writer.stays(QStringLiteral("still-not-verified"), banner);
}

void writeLate(LinkMode link, Writer &writer)
{
    Stage &stage = writer.stage();
    writer.open();
    writer.then(
        QStringLiteral("link-expired"), [&stage] { stage.letTimePass(6min); },
        [&stage] { return stage.status() == u"expired" && stage.bannerSays(BannerKind::Expired); });
    // With a static link the result belongs to no verification any more, so that no panel tells of it.
    writer.play(QStringLiteral("playPass"), QStringLiteral("late-result"), [&stage, link] {
        return link == LinkMode::Static ? stage.webhooksAcknowledged() > 0 : stage.hasEvent(QStringLiteral("late_result"));
    });
    writer.stays(QStringLiteral("still-expired"), BannerKind::Expired);
}

void writeRelayRestart(Writer &writer)
{
    Stage &stage = writer.stage();
    writer.open();
    writer.then(
        QStringLiteral("relay-stopped"), [&stage] { stage.restartRelay(); }, [&stage] { return !stage.isLive() && stage.bannerIsStale(); });
    writer.add(QStringLiteral("relay-back"), {}, [&stage] { return stage.relayRestarted(); });
    writer.add(QStringLiteral("reconnected"), {}, [&stage] { return stage.isLive() && stage.bannerSays(BannerKind::NotVerifiedYet); });
    writer.decide(QStringLiteral("playPass"), BannerKind::Verified);
}

void writeLostWebhook(LinkMode link, Writer &writer)
{
    Stage &stage = writer.stage();
    const auto accepted = [&stage] { return stage.postedStatus() == 200 || stage.postedStatus() == 204; };
    writer.open();
    if (link == LinkMode::Static) { // nobody can be asked about a result that never came: only the vendor's own retry mends it
        writer.then(
            QStringLiteral("first-delivery-will-fail"), [&stage] { stage.failNextDelivery(); }, accepted);
        return writer.decide(QStringLiteral("playPass"), BannerKind::Verified);
    }
    writer.then(
        QStringLiteral("webhooks-get-lost"), [&stage] { stage.loseWebhooks(); }, accepted);
    writer.play(QStringLiteral("playPass"), QStringLiteral("selfie-taken"),
                [&stage] { return stage.hands.visible(QStringLiteral("phoneOutcome")) != nullptr; });
    writer.stays(QStringLiteral("nothing-heard"), BannerKind::NotVerifiedYet);
    writer.then(
        QStringLiteral("verdict"), [&stage] { stage.letTimePass(25s); },
        [&stage] { return stage.bannerSays(BannerKind::Verified) && stage.foundByAsking(); });
}

void writeOutage(Writer &writer)
{
    Stage &stage = writer.stage();
    writer.open();
    writer.then(
        QStringLiteral("vendor-out"), [&stage] { stage.startOutage(); },
        [&stage] {
            return stage.bannerSays(BannerKind::Outage) && stage.hands.visible(QStringLiteral("startOutage")) != nullptr
                   && !stage.hands.canUse(QStringLiteral("showQrButton"));
        });
    writer.then(
        QStringLiteral("vendor-back"), [&stage] { stage.endOutage(); },
        [&stage] {
            return stage.bannerSays(BannerKind::NotVerifiedYet) && stage.hands.visible(QStringLiteral("startOutage")) == nullptr
                   && stage.hands.canUse(QStringLiteral("showQrButton"));
        });
    writer.patience(45s); // how long a vendor is left alone grows with its silence
    writer.decide(QStringLiteral("playPass"), BannerKind::Verified);
    writer.add(QStringLiteral("nothing-sent-twice"), {}, [&stage] { return stage.messagesOnPhone() == 1; });
}

void writeRetryThenPass(LinkMode link, Writer &writer)
{
    if (link == LinkMode::Static)
        writer.failUnattributed(QStringLiteral("playTooDark"));
    else
        writer.failAttempt(QStringLiteral("playTooDark"), 1);
    writer.decide(QStringLiteral("playPass"), BannerKind::Verified);
}

/// Scenarios that one button of the phone decides; empty: none of them.
QString decidingButton(const QString &scenario)
{
    static const QHash<QString, QString> buttons{
        {QStringLiteral("wrong-person"), QStringLiteral("playOtherPerson")},
        {QStringLiteral("spoof"), QStringLiteral("playSpoof")},
        {QStringLiteral("blocklisted"), QStringLiteral("playBlocklisted")},
        {QStringLiteral("not-enrolled"), QStringLiteral("playNotEnrolled")},
        {QStringLiteral("denied"), QStringLiteral("playSayNo")},
    };
    return buttons.value(scenario);
}

void writeEnding(const QString &scenario, LinkMode link, Writer &writer)
{
    Stage &stage = writer.stage();
    const BannerKind banner = entryOf(scenario, link).banner;
    if (const QString button = decidingButton(scenario); !button.isEmpty())
        return writer.decide(button, banner);
    if (scenario == u"pass") {
        writer.open();
        writer.decide(QStringLiteral("phoneSelfie"), banner);
        return writer.lookAtHistory();
    }
    if (scenario == u"not-recognized" || scenario == u"quality-fail") {
        const QString button = scenario == u"quality-fail" ? QStringLiteral("playTooDark") : QStringLiteral("playNotRecognized");
        writer.failAttempt(button, 1);
        writer.failAttempt(button, 2);
        return writer.decide(button, banner);
    }
    if (scenario == u"expired") {
        return writer.then(
            QStringLiteral("verdict"), [&stage] { stage.letTimePass(6min); }, [&stage, banner] { return stage.bannerSays(banner); });
    }
    if (scenario == u"retry-then-pass")
        return writeRetryThenPass(link, writer);
    if (scenario == u"forged")
        return writeForged(link, writer);
    if (scenario == u"late")
        return writeLate(link, writer);
    if (scenario == u"lost-webhook")
        return writeLostWebhook(link, writer);
    if (scenario == u"outage")
        return writeOutage(writer);
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

QString whyNotApplicable(const QString &scenario, LinkMode link)
{
    if (link == LinkMode::Session)
        return {};
    switch (entryOf(scenario, link).withStaticLink) {
    case Static::Same:
        return {};
    case Static::Failure:
        return QStringLiteral(
                   "'%1' does not apply to a static link: a failed result of one names no customer, so it is tied to no verification "
                   "and gives no verdict")
            .arg(scenario);
    case Static::SomeoneElse:
        return QStringLiteral(
                   "'%1' does not apply to a static link: a result that names another customer is tied to no verification of this "
                   "one, and the panel stays not verified")
            .arg(scenario);
    }
    return {};
}

Outcome outcomeOf(const QString &scenario, LinkMode link)
{
    const Entry &entry = entryOf(scenario, link);
    return {QString::fromLatin1(entry.verdict), QString::fromLatin1(entry.status)};
}

std::vector<Step> stepsOf(const QString &scenario, LinkMode link, Stage &stage)
{
    Writer writer(stage);
    writer.send();
    writeEnding(scenario, link, writer);
    return writer.take();
}

} // namespace authlink::app
