// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/follow_ups.h"
#include "tests/support/stream_fixtures.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using client::BannerKind;
using client::FollowUpState;
using verification::Status;
using verification::Verdict;

class FollowUpsTest : public QObject
{
    Q_OBJECT

private:
    static protocol::ClosingView offering(const QString &url, const QStringList &results = {u"verified"_s})
    {
        return {.notes = true, .outcomes = {}, .followUps = {{.results = results, .labels = {{u"en"_s, u"Open"_s}}, .url = url}}};
    }
    static protocol::VerificationView verified(const QString &account = u"1001"_s)
    {
        auto view = test::decidedAs(Verdict::Verified);
        view.customer.account = account;
        return view;
    }
    static client::FollowUp only(const protocol::ClosingView &closing, const protocol::VerificationView &view, BannerKind banner)
    {
        const auto all = client::followUpsFor(closing, view, banner, u"en"_s);
        return all.size() == 1 ? all.first() : client::FollowUp{.label = u"%1 of them"_s.arg(all.size()), .host = {}, .url = {}};
    }

private Q_SLOTS:
    void leadsToTheCustomersRecord()
    {
        const auto link = only(offering(u"https://crm.example/c/{account}?v={verdict}"_s), verified(), BannerKind::Verified);
        QCOMPARE(link.state, FollowUpState::Ready);
        QCOMPARE(link.label, u"Open"_s);
        QCOMPARE(link.host, u"crm.example"_s);
        QCOMPARE(link.url, QUrl(u"https://crm.example/c/1001?v=verified"_s));
    }

    void whatIsForVerifiedNeedsAGreenBanner()
    {
        const auto closing = offering(u"https://crm.example/unlock/{account}"_s, {u"verified"_s, u"needs_review"_s});
        for (const BannerKind banner : {BannerKind::Ended, BannerKind::NotVerifiedYet, BannerKind::FaceOnly, BannerKind::Outage}) {
            const auto link = only(closing, verified(), banner);
            QCOMPARE(link.state, FollowUpState::NotValid);
            QVERIFY(link.url.isEmpty());
        }
        QCOMPARE(only(closing, verified(), BannerKind::Stale).state, FollowUpState::NotCurrent);
        auto fallen = verified();
        fallen.verdict = Verdict::NeedsReview;
        QCOMPARE(only(closing, fallen, BannerKind::NeedsReview).state, FollowUpState::Ready);
    }

    void aTypedNameIsNotVerified()
    {
        auto typed = verified();
        typed.unlisted = true;
        QVERIFY(client::followUpsFor(offering(u"https://crm.example/x"_s), typed, BannerKind::FaceOnly, u"en"_s).isEmpty());
        QVERIFY(client::followUpsFor(offering(u"https://crm.example/x"_s), typed, BannerKind::Verified, u"en"_s).isEmpty());
    }

    void onlyThoseOfTheResult()
    {
        const auto closing = offering(u"https://crm.example/fraud/{verification}"_s, {u"denied"_s});
        QVERIFY(client::followUpsFor(closing, verified(), BannerKind::Verified, u"en"_s).isEmpty());
        QVERIFY(client::followUpsFor(closing, test::viewIn(Status::Checking), BannerKind::NotVerifiedYet, u"en"_s).isEmpty());
        QCOMPARE(only(closing, test::viewIn(Status::Denied), BannerKind::Refused).state, FollowUpState::Ready);
        auto many = offering(u"https://crm.example/x"_s);
        for (int i = 0; i < 9; ++i)
            many.followUps.append(many.followUps.first());
        QCOMPARE(client::followUpsFor(many, verified(), BannerKind::Verified, u"en"_s).size(), protocol::kMaxFollowUpsOfResult);
    }

    void whatTheRelaySendsIsCheckedAgain_data()
    {
        QTest::addColumn<QString>("url");
        for (const char *bad :
             {"http://crm.example/{account}", "javascript:alert(1)", "file:///etc/passwd", "https://{account}/", "smb://x/y",
              "https://user@crm.example/{account}", "https://crm.example/{customerId}", "authlink://x/{account}", ""})
            QTest::newRow(bad) << QString::fromLatin1(bad);
    }
    void whatTheRelaySendsIsCheckedAgain()
    {
        QFETCH(const QString, url);
        const auto link = only(offering(url), verified(), BannerKind::Verified);
        QCOMPARE(link.state, FollowUpState::Refused);
        QVERIFY(link.url.isEmpty());
    }

    void noCustomerChangesWhereItLeads()
    {
        for (const char *hostile : {"..admin", "<b>x", "ab?c=d#e", "\u202E1001", "%20", "\"'", "\U0001F600", "1 0 0 1"}) {
            const QString account = QString::fromUtf8(hostile);
            const auto link = only(offering(u"https://crm.example/c/{account}/open"_s), verified(account), BannerKind::Verified);
            QCOMPARE(link.state, FollowUpState::Ready);
            QCOMPARE(link.url.host(), u"crm.example"_s);
            QCOMPARE(link.url.path(QUrl::FullyEncoded).count(u'/'), 3);
            QVERIFY(!link.url.hasQuery() && !link.url.hasFragment());
        }
        for (const char *part : {"../admin", "<b>x</b>", "a\\b", "%2F"}) {
            const auto link =
                only(offering(u"https://crm.example/c/{account}/open"_s), verified(QString::fromUtf8(part)), BannerKind::Verified);
            QCOMPARE(link.state, FollowUpState::ValueMissing);
        }
        const auto gap = only(offering(u"https://crm.example/c/{account}?call={call}"_s), verified(u".."_s), BannerKind::Verified);
        QCOMPARE(gap.state, FollowUpState::ValueMissing);
    }

    void aReferenceHoldsNoPersonalData()
    {
        auto view = verified();
        view.id = u"01a1ee56-5e00-7000-8000-000000000001"_s;
        view.decidedAt = test::kStart;
        view.customer.name = u"Maria Garcia"_s;
        QCOMPARE(client::referenceOf(view), u"Authlink 01a1ee56-5e00-7000-8000-000000000001 verified "_s + base::toRfc3339(test::kStart));
        view.unlisted = true;
        QVERIFY(!client::referenceOf(view).contains(u" verified "_s));
        QCOMPARE(client::referenceOf(test::viewIn(Status::Checking)), QString());
        auto denied = test::viewIn(Status::Denied);
        denied.id = u"line\nline"_s;
        denied.decidedAt = {};
        denied.closedAt = test::kStart;
        QCOMPARE(client::referenceOf(denied), u"Authlink line line denied "_s + base::toRfc3339(test::kStart));
    }
};

QTEST_GUILESS_MAIN(FollowUpsTest)
#include "follow_ups_test.moc"
