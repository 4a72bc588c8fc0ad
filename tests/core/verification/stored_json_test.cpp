// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/samples.h"

#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace Qt::Literals::StringLiterals;

/// The JSON that the store keeps of events.
class StoredJsonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindOfEventIsReadBack();
    void aRowIsStoredAsItsNumber();
    void whatIsMissingOrMistypedIsRefused();
};

void StoredJsonTest::everyKindOfEventIsReadBack()
{
    const ContactOverride contact{.value = u"+14155550199"_s, .reason = u"new phone"_s};
    Created created = sampleCreated(LinkMode::Static, false);
    created.contactOverride = contact;
    created.unlistedReason = u"new customer"_s;
    const std::vector<EventBody> bodies{
        created,
        LinkReady{.interviewId = u"i"_s, .linkTokenHash = u"aa"_s, .linkExpiresAt = start()},
        MessageSent{Channel::Email},
        MessageFailed{u"gateway"_s},
        MessageReported{u"delivered"_s},
        LinkPreviewed{},
        Opened{.address = u"203.0.113.9"_s, .device = u"Phone"_s},
        Denied{},
        SecondDevice{.address = u"203.0.113.10"_s, .device = u"Tablet"_s},
        CaptureStarted{},
        CaptureResumed{},
        AttemptFailed{.reasons = {Reason::TooDark}, .attemptsLeft = 2},
        ResultReceived{.evidence = legacyPass(start()), .row = Row::Verified},
        Confirming{},
        Confirmed{},
        VerdictReached{.verdict = Verdict::Verified, .reasons = {}, .validUntil = start(), .foundByAsking = true},
        Contradiction{{Reason::SessionFailed}},
        EarlyResult{facePass(start())},
        LateResult{faceFail(start(), u"FACE_TOO_DARK"_s, 1)},
        Resent{},
        Corrected{contact},
        ExpiredEvent{},
        CancelledEvent{u"wrong customer"_s},
        ClosedEvent{.validityEnded = true},
        Note{.code = u"code"_s, .text = u"text"_s},
    };
    QCOMPARE(bodies.size(), std::variant_size_v<EventBody>);
    for (std::size_t i = 0; i < bodies.size(); ++i) {
        const QString kind = kindName(bodies[i]);
        QCOMPARE(bodies[i].index(), i);
        const auto read = eventBodyFromJson(kind, detailToJson(bodies[i]));
        QVERIFY2(read && *read == bodies[i], qPrintable(kind));
    }
}

void StoredJsonTest::aRowIsStoredAsItsNumber()
{
    for (int number = 0; number <= 16; ++number) {
        const ResultReceived result{.evidence = facePass(start()), .row = static_cast<Row>(number)};
        const QJsonObject detail = detailToJson(result);
        QCOMPARE(detail.value("row"_L1), QJsonValue(number));
        const auto read = eventBodyFromJson(u"result_received"_s, detail);
        QVERIFY(read && *read == EventBody(result));
    }
}

void StoredJsonTest::whatIsMissingOrMistypedIsRefused()
{
    const QJsonObject good = detailToJson(ResultReceived{.evidence = facePass(start()), .row = Row::Verified});
    for (const QJsonValue &wrong : {QJsonValue(QJsonValue::Undefined), QJsonValue(u"16"_s), QJsonValue(1.5), QJsonValue(true)}) {
        QJsonObject detail = good;
        detail.insert("row"_L1, wrong); // Undefined removes it
        const auto read = eventBodyFromJson(u"result_received"_s, detail);
        QVERIFY(!read);
        QCOMPARE(read.error().code, base::ErrorCode::Invalid);
        QCOMPARE(read.error().field, u"row"_s);
    }
    QCOMPARE(eventBodyFromJson(u"no_such_kind"_s, {}).error().field, u"kind"_s);
}

QTEST_GUILESS_MAIN(StoredJsonTest)
#include "stored_json_test.moc"
