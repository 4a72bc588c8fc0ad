// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/protocol/messages.h"
#include "tests/support/stream_fixtures.h"

#include <QJsonArray>
#include <QTest>

using namespace authlink;
using namespace authlink::protocol;
using namespace Qt::Literals::StringLiterals;
using verification::Status;
using verification::Verdict;

/// What consoles offer after a verdict, as it comes from a relay that need not be ours.
class ClosingViewTest : public QObject
{
    Q_OBJECT

private:
    static QJsonObject outcome(const QJsonValue &code, const QJsonValue &label)
    {
        return {{u"code"_s, code}, {u"labels"_s, QJsonObject{{u"en"_s, label}}}};
    }
    static QJsonObject followUp(const QJsonValue &results, const QJsonValue &url, const QString &label = u"Open"_s)
    {
        return {{u"results"_s, results}, {u"labels"_s, QJsonObject{{u"en"_s, label}}}, {u"url"_s, url}};
    }

private Q_SLOTS:
    void anOlderRelayOffersNothing()
    {
        HelloResult hello;
        hello.serverTime = test::kStart;
        const QJsonObject json = toJson(hello);
        QVERIFY(!json.value("policy"_L1).toObject().contains("closing"_L1)); // older golden answers stay what they are
        QCOMPARE(helloResultFromJson(json)->policy.closing, ClosingView{});
    }

    void leavesOutWhatCantBeUsed()
    {
        const QJsonArray verified{u"verified"_s};
        const QString url = u"https://crm.example/{account}"_s;
        const ClosingView view = closingViewFromJson(
            {{u"notes"_s, true},
             {u"outcomes"_s, QJsonArray{outcome(u"good"_s, u"Good"_s), outcome(u"Bad code"_s, u"x"_s), outcome(QString(41, u'x'), u"x"_s),
                                        outcome(7, u"x"_s), outcome(u"no_label"_s, QString()), outcome(u"good"_s, u"Again"_s), u"text"_s,
                                        outcome(u"turned"_s, u"\u202Elong\nlabel "_s + QString(100, u'x'))}},
             {u"followUps"_s, QJsonArray{followUp(verified, url), followUp(QJsonArray{u"brand_new"_s}, url), followUp(u"verified"_s, url),
                                         followUp(verified, QString()), followUp(verified, 7), followUp(verified, url, QString()),
                                         followUp(verified, u"https://crm.example/"_s + QString(kMaxFollowUpUrl, u'x')),
                                         followUp(QJsonArray{u"brand_new"_s, u"denied"_s, u"denied"_s}, url)}}});
        QVERIFY(view.notes);
        QCOMPARE(view.outcomes.size(), 2);
        QCOMPARE(view.outcomes.first().labels.value(u"en"_s), u"Good"_s);
        QCOMPARE(view.outcomes.last().code, u"turned"_s);
        const QString label = view.outcomes.last().labels.value(u"en"_s);
        QVERIFY(label.startsWith(u"long label x"_s) && label.size() <= kMaxLabel);
        QCOMPARE(view.followUps.size(), 2);
        QCOMPARE(view.followUps.last().results, QStringList{u"denied"_s});
    }

    void isBounded()
    {
        QJsonArray outcomes, followUps;
        for (int i = 0; i < 1000; ++i) {
            outcomes.append(outcome(u"o%1"_s.arg(i), u"x"_s));
            followUps.append(followUp(QJsonArray{u"verified"_s}, u"https://crm.example/"_s));
        }
        const ClosingView view = closingViewFromJson({{u"outcomes"_s, outcomes}, {u"followUps"_s, followUps}});
        QVERIFY(!view.notes);
        QCOMPARE(view.outcomes.size(), kMaxOutcomes);
        QCOMPARE(view.followUps.size(), kMaxFollowUps);
        QCOMPARE(closingViewFromJson({{u"outcomes"_s, u"many"_s}, {u"followUps"_s, 7}, {u"notes"_s, u"true"_s}}), ClosingView{});
    }

    void whatItEndedIn()
    {
        VerificationView pending = test::viewIn(Status::Checking);
        pending.verdict = Verdict::Verified; // nothing counts before it is decided
        QCOMPARE(resultNameOf(pending), QString());
        VerificationView decided = test::decidedAs(Verdict::Verified);
        decided.customer.account = u"1001"_s;
        QCOMPARE(resultNameOf(decided), u"verified"_s);
        decided.status = Status::Closed;
        QCOMPARE(resultNameOf(decided), u"verified"_s);
        decided.unlisted = true;
        QVERIFY(!resultNames().contains(resultNameOf(decided)));
        decided.verdict = Verdict::WrongPerson;
        QCOMPARE(resultNameOf(decided), u"wrong_person"_s);
        QCOMPARE(resultNameOf(test::viewIn(Status::Denied)), u"denied"_s);
        VerificationView unknown = test::viewIn(Status::Decided);
        unknown.status = WireEnum<Status>::fromName(u"brand_new"_s);
        unknown.verdict = {};
        QCOMPARE(resultNameOf(unknown), QString());
        for (const QString &name : resultNames())
            QVERIFY(verification::fromName<Verdict>(name) || verification::fromName<Status>(name));
    }

    void aLabelIsInTheReadersLanguageOrInEnglish()
    {
        const Labels labels{{u"en"_s, u"Open"_s}, {u"pt-BR"_s, u"Abrir"_s}};
        QCOMPARE(labelFor(labels, u"pt_PT"_s), u"Abrir"_s);
        QCOMPARE(labelFor(labels, u"es"_s), u"Open"_s);
        QCOMPARE(labelFor(labels, u"C"_s), u"Open"_s);
        QCOMPARE(labelFor({{u"es"_s, u"Abra"_s}}, u"de"_s), u"Abra"_s);
        QCOMPARE(labelFor({}, u"en"_s), QString());
    }

    void onlyWhatAnAgentSeesGoesIntoAnAddress()
    {
        VerificationView view = test::decidedAs(Verdict::Verified);
        view.customer.account = u"1001"_s;
        view.customer.customerId = u"cid-secret"_s;
        view.customer.name = u"Maria"_s;
        QStringList values;
        for (const QString &placeholder : followUpPlaceholders())
            values.append(followUpValue(view, placeholder));
        QVERIFY(values.contains(u"1001"_s) && values.contains(view.id) && values.contains(u"verified"_s));
        QVERIFY(!values.contains(u"cid-secret"_s) && !values.contains(u"Maria"_s));
        QCOMPARE(followUpValue(view, u"customerId"_s), QString());
    }
};

QTEST_GUILESS_MAIN(ClosingViewTest)
#include "closing_view_test.moc"
