// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/scenarios.h"

#include "app/console/rehearsal/scenario_builder.h"

#include <QHash>

#include <array>

using namespace Qt::Literals::StringLiterals;

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

void writeForged(LinkMode link, ScenarioBuilder &builder)
{
    ScenarioContext &context = builder.context();
    const QByteArray body = forgedBody(link);
    const BannerKind banner = entryOf(u"forged"_s, link).banner;
    builder.open();
    builder.then(
        u"forged-without-secret"_s, [&context, body] { context.post(body, base::Secret()); },
        [&context] { return context.postedStatus() == 401; });
    builder.then(
        u"forged-with-secret"_s, [&context, body] { context.post(body, context.webhookSecret()); },
        [&context] { return context.postedStatus() == 200; });
    builder.add(u"alert-raised"_s, {}, [&context, banner] {
        return context.bannerSays(banner) && context.ui.visible(u"alertNotice"_s) != nullptr
               && context.ui.visible(u"windowNotice"_s) != nullptr;
    });
    builder.stays(u"still-not-verified"_s, banner);
}

void writeLate(LinkMode link, ScenarioBuilder &builder)
{
    ScenarioContext &context = builder.context();
    builder.open();
    builder.then(
        u"link-expired"_s, [&context] { context.letTimePass(6min); },
        [&context] { return context.status() == u"expired" && context.bannerSays(BannerKind::Expired); });
    // With a static link the result belongs to no verification any more, so that no panel tells of it.
    builder.play(u"playPass"_s, u"late-result"_s, [&context, link] {
        return link == LinkMode::Static ? context.webhooksAcknowledged() > 0 : context.hasEvent(u"late_result"_s);
    });
    builder.stays(u"still-expired"_s, BannerKind::Expired);
}

void writeRelayRestart(ScenarioBuilder &builder)
{
    ScenarioContext &context = builder.context();
    builder.open();
    builder.then(
        u"relay-stopped"_s, [&context] { context.restartRelay(); }, [&context] { return !context.isLive() && context.bannerIsStale(); });
    builder.add(u"relay-back"_s, {}, [&context] { return context.relayRestarted(); });
    builder.add(u"reconnected"_s, {}, [&context] { return context.isLive() && context.bannerSays(BannerKind::NotVerifiedYet); });
    builder.decide(u"playPass"_s, BannerKind::Verified);
}

void writeLostWebhook(LinkMode link, ScenarioBuilder &builder)
{
    ScenarioContext &context = builder.context();
    const auto accepted = [&context] { return context.postedStatus() == 200 || context.postedStatus() == 204; };
    builder.open();
    if (link == LinkMode::Static) { // nobody can be asked about a result that never came: only the vendor's own retry mends it
        builder.then(
            u"first-delivery-will-fail"_s, [&context] { context.failNextDelivery(); }, accepted);
        return builder.decide(u"playPass"_s, BannerKind::Verified);
    }
    builder.then(
        u"webhooks-get-lost"_s, [&context] { context.loseWebhooks(); }, accepted);
    builder.play(u"playPass"_s, u"selfie-taken"_s, [&context] { return context.ui.visible(u"phoneOutcome"_s) != nullptr; });
    builder.stays(u"nothing-heard"_s, BannerKind::NotVerifiedYet);
    builder.then(
        u"verdict"_s, [&context] { context.letTimePass(25s); },
        [&context] { return context.bannerSays(BannerKind::Verified) && context.foundByAsking(); });
}

void writeOutage(ScenarioBuilder &builder)
{
    ScenarioContext &context = builder.context();
    builder.open();
    builder.then(
        u"vendor-out"_s, [&context] { context.startOutage(); },
        [&context] {
            return context.bannerSays(BannerKind::Outage) && context.ui.visible(u"startOutage"_s) != nullptr
                   && !context.ui.canUse(u"showQrButton"_s);
        });
    builder.then(
        u"vendor-back"_s, [&context] { context.endOutage(); },
        [&context] {
            return context.bannerSays(BannerKind::NotVerifiedYet) && context.ui.visible(u"startOutage"_s) == nullptr
                   && context.ui.canUse(u"showQrButton"_s);
        });
    builder.patience(45s); // how long a vendor is left alone grows with its silence
    builder.decide(u"playPass"_s, BannerKind::Verified);
    builder.add(u"nothing-sent-twice"_s, {}, [&context] { return context.messagesOnPhone() == 1; });
}

void writeRetryThenPass(LinkMode link, ScenarioBuilder &builder)
{
    if (link == LinkMode::Static)
        builder.failUnattributed(u"playTooDark"_s);
    else
        builder.failAttempt(u"playTooDark"_s, 1);
    builder.decide(u"playPass"_s, BannerKind::Verified);
}

/// Scenarios that one button of the phone decides; empty: none of them.
QString decidingButton(const QString &scenario)
{
    static const QHash<QString, QString> buttons{
        {u"wrong-person"_s, u"playOtherPerson"_s}, {u"spoof"_s, u"playSpoof"_s},  {u"blocklisted"_s, u"playBlocklisted"_s},
        {u"not-enrolled"_s, u"playNotEnrolled"_s}, {u"denied"_s, u"playSayNo"_s},
    };
    return buttons.value(scenario);
}

void writeEnding(const QString &scenario, LinkMode link, ScenarioBuilder &builder)
{
    ScenarioContext &context = builder.context();
    const BannerKind banner = entryOf(scenario, link).banner;
    if (const QString button = decidingButton(scenario); !button.isEmpty())
        return builder.decide(button, banner);
    if (scenario == u"pass") {
        builder.open();
        builder.decide(u"phoneSelfie"_s, banner);
        return builder.lookAtHistory();
    }
    if (scenario == u"not-recognized" || scenario == u"quality-fail") {
        const QString button = scenario == u"quality-fail" ? u"playTooDark"_s : u"playNotRecognized"_s;
        builder.failAttempt(button, 1);
        builder.failAttempt(button, 2);
        return builder.decide(button, banner);
    }
    if (scenario == u"expired") {
        return builder.then(
            u"verdict"_s, [&context] { context.letTimePass(6min); }, [&context, banner] { return context.bannerSays(banner); });
    }
    if (scenario == u"retry-then-pass")
        return writeRetryThenPass(link, builder);
    if (scenario == u"forged")
        return writeForged(link, builder);
    if (scenario == u"late")
        return writeLate(link, builder);
    if (scenario == u"lost-webhook")
        return writeLostWebhook(link, builder);
    if (scenario == u"outage")
        return writeOutage(builder);
    writeRelayRestart(builder);
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
        return u"'%1' does not apply to a static link: a failed result of one names no customer, so it is tied to no verification "
               "and gives no verdict"_s.arg(scenario);
    case Static::SomeoneElse:
        return u"'%1' does not apply to a static link: a result that names another customer is tied to no verification of this "
               "one, and the panel stays not verified"_s.arg(scenario);
    }
    return {};
}

Outcome outcomeOf(const QString &scenario, LinkMode link)
{
    const Entry &entry = entryOf(scenario, link);
    return {QString::fromLatin1(entry.verdict), QString::fromLatin1(entry.status)};
}

std::vector<Step> stepsOf(const QString &scenario, LinkMode link, ScenarioContext &context)
{
    ScenarioBuilder builder(context);
    builder.send();
    writeEnding(scenario, link, builder);
    return builder.take();
}

} // namespace authlink::app
