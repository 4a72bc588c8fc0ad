// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/event_samples.h"
#include "tests/core/verification/samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace Qt::Literals::StringLiterals;

/// What the store keeps of events and states: written, it is read back as it was; damaged, it is refused.
class RecordTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyKindSurvivesTheStore();
    void aRowIsStoredAsItsNumber();
    void brokenRecordsAreRefused();
};

void RecordTest::everyKindSurvivesTheStore()
{
    const QStringList names =
        u"created link_ready message_sent message_failed message_reported link_previewed opened denied second_device capture_started "_s
        u"capture_resumed attempt_failed result_received confirming confirmed verdict contradiction early_result late_result resent "
        u"corrected expired cancelled closed note"_s.split(u' ');
    const auto kinds = everyKind();
    QCOMPARE(static_cast<std::size_t>(names.size()), kinds.size());
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        QCOMPARE(kindName(kinds[i]), names[static_cast<qsizetype>(i)]);
        const QByteArray text = detailToJsonText(kinds[i]);
        const auto read = eventBodyFromJson(kindName(kinds[i]), QJsonDocument::fromJson(text).object());
        QVERIFY2(read.has_value(), qPrintable(kindName(kinds[i])));
        QVERIFY2(*read == kinds[i], qPrintable(kindName(kinds[i])));
    }
}

void RecordTest::aRowIsStoredAsItsNumber()
{
    for (int number = 0; number <= 16; ++number) {
        const ResultReceived result{.evidence = facePass(start()), .row = static_cast<Row>(number)};
        QJsonObject detail = QJsonDocument::fromJson(detailToJsonText(result)).object();
        QCOMPARE(detail.value("row"_L1), QJsonValue(number));
        const auto read = eventBodyFromJson(u"result_received"_s, detail);
        QVERIFY(read && *read == EventBody(result));
        for (const QJsonValue &wrong : {QJsonValue(QString::number(number)), QJsonValue(number + 0.5), QJsonValue(true)}) {
            detail.insert("row"_L1, wrong);
            QCOMPARE(eventBodyFromJson(u"result_received"_s, detail).error().field, u"row"_s);
        }
    }
}

void RecordTest::brokenRecordsAreRefused()
{
    QVERIFY(!eventBodyFromJson(u"unheard_of"_s, {}));
    for (const EventBody &body : everyKind()) {
        const QJsonObject whole = QJsonDocument::fromJson(detailToJsonText(body)).object();
        for (const QString &key : whole.keys()) {
            QJsonObject less = whole;
            less.remove(key);
            const bool wasAddedLater =
                key == "foundByAsking"_L1 || key == "samePhone"_L1 || key == "outcome"_L1; // records of older relays lack it
            QVERIFY2(eventBodyFromJson(kindName(body), less).has_value() == wasAddedLater, qPrintable(kindName(body) + u'.' + key));
            QJsonObject mistyped = whole;
            mistyped.insert(key, QJsonArray{QJsonArray()});
            QVERIFY2(!eventBodyFromJson(kindName(body), mistyped), qPrintable(kindName(body) + u'.' + key));
        }
    }
    QJsonObject state = QJsonDocument::fromJson(toJsonText(SampleVerification().state)).object();
    state.insert(u"status"_s, u"green"_s);
    QVERIFY(!verificationFromJson(state));
}

QTEST_GUILESS_MAIN(RecordTest)
#include "record_test.moc"
