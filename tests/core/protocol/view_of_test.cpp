// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/view_of.h"

#include "tests/core/verification/event_samples.h"
#include "tests/core/verification/samples.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>
#include <QTest>

using namespace authlink;
using namespace authlink::protocol;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace Qt::Literals::StringLiterals;

/// What each role sees.
class ViewOfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verificationTravelsAsPromised();
    void absentIsNull();
    void agentsGetNothingTheyMayNotSee();
    void supervisorsSeeIdsScoresAndOriginsButNoTokens();
    void eachRoleSeesTheseFieldsAndNoOthers();
    void agentsLearnNoReasonThatGivesAwayAScore();
    void agentsSeeTheirOwnOnly();
};

namespace
{
QByteArray seenBy(Role role)
{
    QJsonArray all;
    for (const EventBody &body : everyKind())
        all.append(
            protocol::toJson(viewOf(Event{.verificationId = QString(kId), .at = start(), .by = u"relay"_s, .body = body, .seq = 7}, role)));
    SampleVerification c;
    c.open();
    all.append(protocol::toJson(viewOf(c.state, role)));
    return QJsonDocument(all).toJson();
}
} // namespace

void ViewOfTest::verificationTravelsAsPromised()
{
    SampleVerification c;
    c.open().receive(facePass({}));
    const QJsonObject view = protocol::toJson(viewOf(c.state, Role::Agent));
    QCOMPARE(view.value(u"status"_s).toString(), u"decided"_s);
    QCOMPARE(view.value(u"verdict"_s).toString(), u"verified"_s);
    QCOMPARE(view.value(u"words"_s).toArray(), QJsonArray({u"amber"_s, u"river"_s}));
    QCOMPARE(view.value(u"createdAt"_s).toString(), base::toRfc3339(start()));
    QVERIFY(view.value(u"createdAt"_s).toString().endsWith(u'Z'));
    const QJsonObject customer = view.value(u"customer"_s).toObject();
    QVERIFY(customer.value(u"phoneMasked"_s).toString().endsWith(u"67"_s));
    QVERIFY(!customer.contains(u"customerId"_s));
    QCOMPARE(viewOf(c.state, Role::Supervisor).customer.customerId, std::optional<QString>(kClaimed));
    const QJsonObject event = protocol::toJson(viewOf(c.record.back(), Role::Agent));
    QCOMPARE(event.keys(), QStringList({u"at"_s, u"by"_s, u"detail"_s, u"kind"_s, u"seq"_s}));
    QCOMPARE(event.value(u"kind"_s).toString(), u"verdict"_s);
}

void ViewOfTest::absentIsNull()
{
    const QJsonObject view = protocol::toJson(viewOf(SampleVerification().state, Role::Agent));
    for (const char *key : {"verdict", "attemptsLeft", "linkExpiresAt", "validUntil", "sentAt", "openedAt", "decidedAt", "closedAt"})
        QVERIFY2(view.contains(QLatin1String(key)) && view.value(QLatin1String(key)).isNull(), key);
    QCOMPARE(view.value(u"reasons"_s), QJsonValue(QJsonArray()));
}

void ViewOfTest::agentsGetNothingTheyMayNotSee()
{
    const QByteArray seen = seenBy(Role::Agent);
    for (const char *never : {"secret-", "0.712345", "0.0009", "4015", "4155559988", "4155550167", "maria@", "63hshkdf", "63hsj"})
        QVERIFY2(!seen.contains(never), never);
}

void ViewOfTest::supervisorsSeeIdsScoresAndOriginsButNoTokens()
{
    const QByteArray seen = seenBy(Role::Supervisor);
    for (const char *shown : {"secret-other-id", "0.712345", "secret-address", "secret-device", "secret-interview", "secret-vendor-words"})
        QVERIFY2(seen.contains(shown), shown);
    for (const char *never : {"secret-hash", "4155559988", "4155550167", "maria@"})
        QVERIFY2(!seen.contains(never), never);
}

/// docs/domain.md "What each role sees", field by field: what everybody sees, and what supervisors and admins see besides.
void ViewOfTest::eachRoleSeesTheseFieldsAndNoOthers()
{
    struct Fields {
        QStringList everybody, supervisors;
    };
    const auto words = [](const char *text) { return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts); };
    const QHash<QString, Fields> expected{
        {u"created"_s, {words("agent callId channel contactOverride customer landing linkMode unlistedReason"), {}}},
        {u"link_ready"_s, {words("linkExpiresAt"), words("interviewId")}},
        {u"message_sent"_s, {words("channel"), {}}},
        {u"message_failed"_s, {{}, words("why")}},
        {u"message_reported"_s, {{}, words("report")}}, // a report in the carrier's words
        {u"opened"_s, {{}, words("address device")}},
        {u"second_device"_s, {words("samePhone"), words("address device")}},
        {u"attempt_failed"_s, {words("attemptsLeft reasons"), {}}},
        {u"result_received"_s, {{}, words("evidence row")}},
        {u"early_result"_s, {{}, words("evidence")}},
        {u"late_result"_s, {{}, words("evidence")}},
        {u"verdict"_s, {words("foundByAsking reasons validUntil verdict"), {}}},
        {u"contradiction"_s, {words("reasons"), {}}},
        {u"corrected"_s, {words("contactOverride"), {}}},
        {u"cancelled"_s, {words("why"), {}}},
        {u"closed"_s, {words("validityEnded"), {}}},
        {u"note"_s, {words("code text"), {}}},
    };
    for (const Role role : {Role::Agent, Role::Supervisor, Role::Admin}) {
        const bool isAgent = role == Role::Agent;
        int found = 0;
        for (const EventBody &body : everyKind()) {
            const Event event{.verificationId = QString(kId), .at = start(), .by = u"relay"_s, .body = body, .seq = 7};
            const Fields fields = expected.value(kindName(body));
            found += expected.contains(kindName(body)) ? 1 : 0;
            QStringList all = isAgent ? fields.everybody : fields.everybody + fields.supervisors;
            all.sort();
            QCOMPARE(protocol::toJson(viewOf(event, role)).value(u"detail"_s).toObject().keys(), all);
        }
        QCOMPARE(found, static_cast<int>(expected.size()));
        const EventView ours =
            viewOf(Event{.verificationId = QString(kId), .at = start(), .by = {}, .body = MessageReported{u"landline"_s}, .seq = 7}, role);
        QCOMPARE(ours.detail.value(u"report"_s).toString(), u"landline"_s);
        SampleVerification c;
        c.open();
        const QStringList everybody =
            words("agent attemptsLeft callId channel closedAt contested createdAt customer decidedAt foundByAsking id landing "
                  "linkExpiresAt linkMode messageReport openedAt reasons sends sentAt status unlisted validUntil verdict words");
        const QJsonObject view = protocol::toJson(viewOf(c.state, role));
        QCOMPARE(view.keys(), everybody);
        QStringList customer = words("account emailMasked language name phoneMasked");
        if (!isAgent)
            customer.insert(1, u"customerId"_s);
        QCOMPARE(view.value(u"customer"_s).toObject().keys(), customer);
    }
}

void ViewOfTest::agentsLearnNoReasonThatGivesAwayAScore()
{
    const std::vector<Reason> reasons{Reason::LowConfidence, Reason::CustomerDenied, Reason::Ambiguous};
    SampleVerification c;
    c.open().receive(facePass({}));
    c.state.reasons = reasons;
    const auto named = [](const QJsonValue &names) {
        QStringList list;
        for (const QJsonValue &name : names.toArray())
            list.append(name.toString());
        return list;
    };
    const QStringList all{u"low_confidence"_s, u"customer_denied"_s, u"ambiguous"_s};
    for (const Role role : {Role::Agent, Role::Supervisor, Role::Admin}) {
        const QStringList shown = role == Role::Agent ? QStringList{u"customer_denied"_s} : all;
        QCOMPARE(named(protocol::toJson(viewOf(c.state, role)).value(u"reasons"_s)), shown);
        const std::vector<EventBody> events{VerdictReached{.verdict = Verdict::NeedsReview, .reasons = reasons, .validUntil = {}},
                                            Contradiction{reasons}, AttemptFailed{.reasons = reasons, .attemptsLeft = 1}};
        for (const EventBody &body : events) {
            const Event event{.verificationId = QString(kId), .at = start(), .by = u"relay"_s, .body = body, .seq = 7};
            QCOMPARE(named(viewOf(event, role).detail.value(u"reasons"_s)), shown);
        }
    }
    // Every other reason has something to say to the agent.
    const auto names = QMetaEnum::fromType<Reason>();
    for (int i = 0; i < names.keyCount(); ++i) {
        c.state.reasons = {static_cast<Reason>(names.value(i))};
        const bool isScore = c.state.reasons[0] == Reason::LowConfidence || c.state.reasons[0] == Reason::Ambiguous;
        QCOMPARE(viewOf(c.state, Role::Agent).reasons.isEmpty(), isScore);
    }
}

void ViewOfTest::agentsSeeTheirOwnOnly()
{
    const Verification state = SampleVerification().state;
    QVERIFY(maySee({.name = u"ana"_s, .role = Role::Agent}, state));
    QVERIFY(!maySee({.name = u"bob"_s, .role = Role::Agent}, state));
    QVERIFY(maySee({.name = u"bob"_s, .role = Role::Supervisor}, state));
    QVERIFY(!maySee({.name = {}, .role = Role::Agent}, Verification{}));
}

QTEST_GUILESS_MAIN(ViewOfTest)
#include "view_of_test.moc"
