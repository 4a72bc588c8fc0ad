// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/view_of.h"

#include "tests/core/verification/event_samples.h"
#include "tests/core/verification/samples.h"

#include <QJsonArray>
#include <QJsonDocument>
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
