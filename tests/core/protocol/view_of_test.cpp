// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/view_of.h"

#include "tests/core/verification/samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace authlink;
using namespace authlink::protocol;
using namespace authlink::verification;
using namespace authlink::verification::test;

/// What each role sees, and the codecs of the store.
class ViewOfTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void verificationTravelsAsPromised();
    void absentIsNull();
    void agentsGetNothingTheyMayNotSee();
    void supervisorsSeeIdsScoresAndOriginsButNoTokens();
    void agentsSeeTheirOwnOnly();
    void everyKindSurvivesTheStore();
    void brokenRecordsAreRefused();
};

namespace
{
/// One event of every kind, with marks in every field that some role may not see.
std::vector<EventBody> everyKind()
{
    Evidence evidence = legacyPass(start());
    evidence.matchedCustomerId = QStringLiteral("secret-other-id");
    evidence.confidence = 0.712345;
    evidence.error = VendorError{.code = 4015, .name = QStringLiteral("N"), .message = QStringLiteral("secret-vendor-words")};
    evidence.attemptsLeft = 1;
    Created created = sampleCreated();
    created.contactOverride = ContactOverride{.value = QStringLiteral("+14155559988"), .reason = QStringLiteral("new phone")};
    const QString address = QStringLiteral("secret-address");
    const QString device = QStringLiteral("secret-device");
    return {created,
            LinkReady{.interviewId = QStringLiteral("secret-interview"),
                      .linkTokenHash = QStringLiteral("secret-hash"),
                      .linkExpiresAt = start()},
            MessageSent{.channel = Channel::Email},
            MessageFailed{QStringLiteral("secret-gateway")},
            MessageReported{QStringLiteral("secret-carrier")},
            LinkPreviewed{},
            Opened{.address = address, .device = device},
            Denied{},
            SecondDevice{.address = address, .device = device},
            CaptureStarted{},
            CaptureResumed{},
            AttemptFailed{.reasons = {Reason::TooDark}, .attemptsLeft = 2},
            ResultReceived{.evidence = evidence, .row = 9},
            Confirming{},
            Confirmed{},
            VerdictReached{.verdict = Verdict::Verified, .reasons = {}, .validUntil = start()},
            Contradiction{{Reason::OtherCustomer}},
            EarlyResult{evidence},
            LateResult{evidence},
            Resent{},
            Corrected{{.value = QStringLiteral("+14155559988"), .reason = QStringLiteral("new phone")}},
            ExpiredEvent{},
            CancelledEvent{QStringLiteral("why")},
            ClosedEvent{true},
            Note{.code = QStringLiteral("c"), .text = QStringLiteral("t")}};
}

QByteArray seenBy(Role role)
{
    QJsonArray all;
    for (const EventBody &body : everyKind())
        all.append(
            viewOf(Event{.verificationId = QString(kId), .at = start(), .by = QStringLiteral("relay"), .body = body, .seq = 7}, role));
    Case c;
    c.open();
    all.append(viewOf(c.state, role));
    return QJsonDocument(all).toJson();
}
} // namespace

void ViewOfTest::verificationTravelsAsPromised()
{
    Case c;
    c.open().receive(facePass({}));
    const QJsonObject view = viewOf(c.state, Role::Agent);
    QCOMPARE(view.value(QStringLiteral("status")).toString(), QStringLiteral("decided"));
    QCOMPARE(view.value(QStringLiteral("verdict")).toString(), QStringLiteral("verified"));
    QCOMPARE(view.value(QStringLiteral("words")).toArray(), QJsonArray({QStringLiteral("amber"), QStringLiteral("river")}));
    QCOMPARE(view.value(QStringLiteral("createdAt")).toString(), base::toRfc3339(start()));
    QVERIFY(view.value(QStringLiteral("createdAt")).toString().endsWith(u'Z'));
    const QJsonObject customer = view.value(QStringLiteral("customer")).toObject();
    QVERIFY(customer.value(QStringLiteral("phoneMasked")).toString().endsWith(QStringLiteral("67")));
    QVERIFY(!customer.contains(QStringLiteral("customerId")));
    QCOMPARE(viewOf(c.state, Role::Supervisor).value(QStringLiteral("customer")).toObject().value(QStringLiteral("customerId")).toString(),
             QString(kClaimed));
    const QJsonObject event = viewOf(c.record.back(), Role::Agent);
    QCOMPARE(event.keys(), QStringList({QStringLiteral("at"), QStringLiteral("by"), QStringLiteral("detail"), QStringLiteral("kind"),
                                        QStringLiteral("seq")}));
    QCOMPARE(event.value(QStringLiteral("kind")).toString(), QStringLiteral("verdict"));
}

void ViewOfTest::absentIsNull()
{
    const QJsonObject view = viewOf(Case().state, Role::Agent);
    for (const char *key : {"verdict", "attemptsLeft", "linkExpiresAt", "validUntil", "sentAt", "openedAt", "decidedAt", "closedAt"})
        QVERIFY2(view.contains(QLatin1String(key)) && view.value(QLatin1String(key)).isNull(), key);
    QCOMPARE(view.value(QStringLiteral("reasons")), QJsonValue(QJsonArray()));
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

void ViewOfTest::agentsSeeTheirOwnOnly()
{
    const Verification state = Case().state;
    QVERIFY(maySee({.name = QStringLiteral("ana"), .role = Role::Agent}, state));
    QVERIFY(!maySee({.name = QStringLiteral("bob"), .role = Role::Agent}, state));
    QVERIFY(maySee({.name = QStringLiteral("bob"), .role = Role::Supervisor}, state));
    QVERIFY(!maySee({.name = {}, .role = Role::Agent}, Verification{}));
}

void ViewOfTest::everyKindSurvivesTheStore()
{
    const QStringList names = QStringLiteral("created link_ready message_sent message_failed message_reported link_previewed opened denied "
                                             "second_device capture_started capture_resumed attempt_failed result_received confirming "
                                             "confirmed verdict contradiction early_result late_result resent corrected expired cancelled "
                                             "closed note")
                                  .split(u' ');
    const auto kinds = everyKind();
    QCOMPARE(static_cast<std::size_t>(names.size()), kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        QCOMPARE(kindName(kinds[i]), names[static_cast<qsizetype>(i)]);
        const QByteArray text = QJsonDocument(detailToJson(kinds[i])).toJson();
        const auto read = eventBodyFromJson(kindName(kinds[i]), QJsonDocument::fromJson(text).object());
        QVERIFY2(read.has_value(), qPrintable(kindName(kinds[i])));
        QVERIFY2(*read == kinds[i], qPrintable(kindName(kinds[i])));
    }
}

void ViewOfTest::brokenRecordsAreRefused()
{
    QVERIFY(!eventBodyFromJson(QStringLiteral("unheard_of"), {}));
    for (const EventBody &body : everyKind()) {
        const QJsonObject whole = detailToJson(body);
        for (const QString &key : whole.keys()) {
            QJsonObject less = whole;
            less.remove(key);
            const bool wasAddedLater = key == QLatin1String("foundByAsking"); // records of older relays lack it
            QVERIFY2(eventBodyFromJson(kindName(body), less).has_value() == wasAddedLater, qPrintable(kindName(body) + u'.' + key));
            QJsonObject mistyped = whole;
            mistyped.insert(key, QJsonArray{QJsonArray()});
            QVERIFY2(!eventBodyFromJson(kindName(body), mistyped), qPrintable(kindName(body) + u'.' + key));
        }
    }
    QJsonObject state = toJson(Case().state);
    state.insert(QStringLiteral("status"), QStringLiteral("green"));
    QVERIFY(!verificationFromJson(state));
}

QTEST_GUILESS_MAIN(ViewOfTest)
#include "view_of_test.moc"
