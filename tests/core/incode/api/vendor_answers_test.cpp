// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/api/vendor_answers.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using verification::RecordStatus;
using verification::SessionEvent;

namespace
{

QJsonObject objectOf(const QByteArray &json)
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject())
        qFatal("a test's JSON is broken: %s", json.constData());
    return document.object();
}

const char *nameOf(RecordStatus status)
{
    switch (status) {
    case RecordStatus::Absent:
        return "absent";
    case RecordStatus::Ok:
        return "ok";
    case RecordStatus::Fail:
        return "fail";
    case RecordStatus::Review:
        break;
    }
    return "review";
}

/// A record that passed, as the vendor's sample has it, with one part put in place of another.
QJsonObject scoreWith(const QByteArray &authentication, const QByteArray &liveness, const QByteArray &overall)
{
    return objectOf(R"({"authentication":)" + authentication + R"(,"liveness":)" + liveness + R"(,"overall":)" + overall
                    + R"(,"deviceRisk":{"overall":{"status":"UNKNOWN"}},"retryInfo":{},"reasonMsg":"x"})");
}

const QByteArray kAuthentication = R"({"overall":{"value":"89.2","status":"OK"},"identityId":"c1"})";
const QByteArray kLiveness = R"({"overall":{"value":"99","status":"OK"},"physicalAttack":{"status":"OK"},"spoofDetectionMethod":"SF"})";
const QByteArray kOverall = R"({"value":"94.6","status":"OK"})";

} // namespace

class VendorAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheVendorsSample()
    {
        const auto record = incode::api::readScore(scoreWith(kAuthentication, kLiveness, kOverall));
        QCOMPARE(record.overall, RecordStatus::Ok);
        QCOMPARE(record.identityId, u"c1"_s);
        QCOMPARE(record.life, SessionEvent::None);
    }

    void readsTheVendorsWords_data()
    {
        QTest::addColumn<QString>("word");
        QTest::addColumn<QByteArray>("overall");
        QTest::addColumn<QByteArray>("part"); ///< what the record becomes when only a part says so
        const auto row = [](const char *word, const char *overall, const char *part) {
            QTest::newRow(word) << QString::fromLatin1(word) << QByteArray(overall) << QByteArray(part);
        };
        row("OK", "ok", "ok");
        row("UNKNOWN", "absent", "ok");
        row("FAIL", "fail", "fail");
        row("WARN", "fail", "fail");
        row("MANUAL_FAIL", "fail", "fail");
        row("MANUAL", "review", "review");
        row("MANUAL_PENDING", "review", "review");
        row("MANUAL_OK", "review", "review");
        for (const char *word : {"ok", "OK ", " OK", "Ok", "PASS", "true", "", "OKAY", "OK\n"})
            row(word, "absent", "absent");
    }
    void readsTheVendorsWords()
    {
        QFETCH(QString, word);
        QFETCH(QByteArray, overall);
        QFETCH(QByteArray, part);
        const QByteArray quoted = QJsonDocument(QJsonObject{{u"status"_s, word}}).toJson(QJsonDocument::Compact);
        QCOMPARE(nameOf(incode::api::readScore(scoreWith(kAuthentication, kLiveness, quoted)).overall), overall.constData());
        const QByteArray parts[] = {
            R"({"overall":$})",         R"({"overall":{"status":"OK"},"physicalAttack":$})",
            R"({"livenessScore":$})",   R"({"new":{"x":[$]}})",
            R"({"overall":{"sub":$}})",
        };
        for (QByteArray shape : parts) {
            shape.replace('$', quoted);
            QCOMPARE(nameOf(incode::api::readScore(scoreWith(kAuthentication, shape, kOverall)).overall), part.constData());
            QCOMPARE(nameOf(incode::api::readScore(scoreWith(shape, kLiveness, kOverall)).overall), part.constData());
        }
        QCOMPARE(nameOf(incode::api::readScore(scoreWith(kAuthentication, quoted, kOverall)).overall), part.constData());
    }

    void nothingMistypedIsFine_data()
    {
        QTest::addColumn<QByteArray>("value");
        for (const char *value : {R"("OK")", "1", "true", R"(["OK"])", "[]", R"([{"status":"OK"}])"})
            QTest::newRow(value) << QByteArray(value);
    }
    void nothingMistypedIsFine()
    {
        QFETCH(QByteArray, value);
        const auto absent = [](const QByteArray &authentication, const QByteArray &liveness, const QByteArray &overall) {
            return incode::api::readScore(scoreWith(authentication, liveness, overall)).overall == RecordStatus::Absent;
        };
        QVERIFY(absent(kAuthentication, kLiveness, value));
        QVERIFY(absent(kAuthentication, value, kOverall));
        QVERIFY(absent(value, kLiveness, kOverall));
        for (const char *part : {"overall", "livenessScore", "physicalAttack"}) {
            const QByteArray damaged = "{\"" + QByteArray(part) + "\":" + value + "}";
            QVERIFY2(absent(damaged, kLiveness, kOverall), part);
            QVERIFY2(absent(kAuthentication, damaged, kOverall), part);
        }
        if (value != R"("OK")") {
            const QByteArray damaged = R"({"status":)" + value + "}";
            QVERIFY(absent(kAuthentication, kLiveness, damaged));
            QVERIFY(absent(kAuthentication, R"({"overall":)" + damaged + "}", kOverall));
        }
    }

    void whatIsMissingObjectsToNothing()
    {
        const QByteArray none = "null";
        QCOMPARE(nameOf(incode::api::readScore(scoreWith(none, none, kOverall)).overall),
                 "ok"); // and names nobody, so it turns nothing green
        QCOMPARE(incode::api::readScore(scoreWith(none, none, kOverall)).identityId, QString());
        QCOMPARE(
            nameOf(incode::api::readScore(scoreWith(R"({"overall":null,"identityId":"c1"})", R"({"overall":{"status":null}})", kOverall))
                       .overall),
            "ok");
        QCOMPARE(nameOf(incode::api::readScore(scoreWith(kAuthentication, kLiveness, none)).overall), "absent");
        QCOMPARE(nameOf(incode::api::readScore({}).overall), "absent");
    }

    void theWorstPartCounts()
    {
        const auto of = [](const QByteArray &liveness) {
            return nameOf(incode::api::readScore(scoreWith(kAuthentication, liveness, kOverall)).overall);
        };
        QCOMPARE(of(R"({"overall":{"status":"MANUAL"},"physicalAttack":{"status":"FAIL"},"x":{"status":5}})"), "fail");
        QCOMPARE(of(R"({"overall":{"status":"MANUAL"},"x":{"status":5}})"), "review");
        QCOMPARE(of(R"({"overall":{"status":"OK"},"x":{"status":5}})"), "absent");
    }

    void otherPartsAreTheVendorsToWeigh()
    {
        QJsonObject score = scoreWith(kAuthentication, kLiveness, kOverall);
        score.insert(u"deviceRisk"_s, QJsonObject{{u"overall"_s, QJsonObject{{u"status"_s, u"FAIL"_s}}}});
        QCOMPARE(nameOf(incode::api::readScore(score).overall), "ok");
    }

    void readsTheIdentityCarefully()
    {
        const auto identity = [](const QByteArray &value) {
            return incode::api::readScore(scoreWith(R"({"identityId":)" + value + "}", kLiveness, kOverall)).identityId;
        };
        QCOMPARE(identity(R"(" c1 ")"), u"c1"_s);
        for (const char *odd : {"7", "null", R"(["c1"])", R"({"id":"c1"})", R"("")", R"("  ")", R"("c\u0000")"})
            QCOMPARE(identity(odd), QString());
        QCOMPARE(identity('"' + QByteArray(300, 'c') + '"'), QString());
        // Beside its place it is not read.
        QCOMPARE(incode::api::readScore(objectOf(R"({"identityId":"c1","overall":{"status":"OK"}})")).identityId, QString());
    }

    void readsTheLife_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("life");
        const auto row = [](const char *status, SessionEvent life) {
            QTest::newRow(status) << QByteArray(status) << static_cast<int>(life);
        };
        row(R"("ONBOARDING_FINISHED")", SessionEvent::Finished);
        row(R"("Onboarding Finished")", SessionEvent::Finished);
        row(R"("EXPIRED")", SessionEvent::Expired);
        row(R"("UNKNOWN")", SessionEvent::Other);
        row(R"("FACE_VALIDATION_FINISHED")", SessionEvent::Other);
        row(R"("MANUAL_REVIEW_APPROVED")", SessionEvent::Other);
        row(R"("")", SessionEvent::None);
        row("null", SessionEvent::None);
        row("7", SessionEvent::None);
        row(R"(["EXPIRED"])", SessionEvent::None);
    }
    void readsTheLife()
    {
        QFETCH(QByteArray, status);
        QFETCH(int, life);
        QCOMPARE(static_cast<int>(incode::api::readLife(objectOf(R"({"onboardingStatus":)" + status + "}"))), life);
    }
};

QTEST_APPLESS_MAIN(VendorAnswersTest)
#include "vendor_answers_test.moc"
