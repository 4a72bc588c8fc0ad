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
using namespace Qt::Literals::StringLiterals;

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
    evidence.matchedCustomerId = u"secret-other-id"_s;
    evidence.confidence = 0.712345;
    evidence.error = VendorError{.code = 4015, .name = u"N"_s, .message = u"secret-vendor-words"_s};
    evidence.attemptsLeft = 1;
    Created created = sampleCreated();
    created.contactOverride = ContactOverride{.value = u"+14155559988"_s, .reason = u"new phone"_s};
    const QString address = u"secret-address"_s;
    const QString device = u"secret-device"_s;
    return {created,
            LinkReady{.interviewId = u"secret-interview"_s, .linkTokenHash = u"secret-hash"_s, .linkExpiresAt = start()},
            MessageSent{.channel = Channel::Email},
            MessageFailed{u"secret-gateway"_s},
            MessageReported{u"secret-carrier"_s},
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
            Corrected{{.value = u"+14155559988"_s, .reason = u"new phone"_s}},
            ExpiredEvent{},
            CancelledEvent{u"why"_s},
            ClosedEvent{true},
            Note{.code = u"c"_s, .text = u"t"_s}};
}

QByteArray seenBy(Role role)
{
    QJsonArray all;
    for (const EventBody &body : everyKind())
        all.append(
            protocol::toJson(viewOf(Event{.verificationId = QString(kId), .at = start(), .by = u"relay"_s, .body = body, .seq = 7}, role)));
    Case c;
    c.open();
    all.append(protocol::toJson(viewOf(c.state, role)));
    return QJsonDocument(all).toJson();
}
} // namespace

void ViewOfTest::verificationTravelsAsPromised()
{
    Case c;
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
    const QJsonObject view = protocol::toJson(viewOf(Case().state, Role::Agent));
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

void ViewOfTest::agentsSeeTheirOwnOnly()
{
    const Verification state = Case().state;
    QVERIFY(maySee({.name = u"ana"_s, .role = Role::Agent}, state));
    QVERIFY(!maySee({.name = u"bob"_s, .role = Role::Agent}, state));
    QVERIFY(maySee({.name = u"bob"_s, .role = Role::Supervisor}, state));
    QVERIFY(!maySee({.name = {}, .role = Role::Agent}, Verification{}));
}

void ViewOfTest::everyKindSurvivesTheStore()
{
    const QStringList names =
        u"created link_ready message_sent message_failed message_reported link_previewed opened denied second_device capture_started "_s
        u"capture_resumed attempt_failed result_received confirming confirmed verdict contradiction early_result late_result resent "
        u"corrected expired cancelled closed note"_s.split(u' ');
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
    QVERIFY(!eventBodyFromJson(u"unheard_of"_s, {}));
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
    state.insert(u"status"_s, u"green"_s);
    QVERIFY(!verificationFromJson(state));
}

QTEST_GUILESS_MAIN(ViewOfTest)
#include "view_of_test.moc"
