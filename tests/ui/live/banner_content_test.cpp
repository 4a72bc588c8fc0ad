// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner_content.h"

#include <QSet>
#include <QTest>

using namespace authlink;
using namespace authlink::ui;
using namespace Qt::Literals::StringLiterals;
using client::BannerKind;

class BannerContentTest : public QObject
{
    Q_OBJECT

private:
    static QList<BannerKind> kinds()
    {
        QList<BannerKind> all;
        for (int i = 0; i <= static_cast<int>(BannerKind::Outage); ++i)
            all.append(static_cast<BannerKind>(i));
        return all;
    }

private Q_SLOTS:
    void everyKindSpeaksInWordsAndShape()
    {
        const protocol::VerificationView view;
        for (const BannerKind kind : kinds()) {
            const BannerContent content = contentOf({.kind = kind, .view = view, .serverNow = {}, .localNow = {}, .staleSince = {}});
            QVERIFY2(!content.title.isEmpty(), qPrintable(QString::number(static_cast<int>(kind))));
            QVERIFY(!content.detail.isEmpty());
            QVERIFY(content.shape != Shape::None);
        }
    }

    void onlyVerifiedIsGreen()
    {
        for (const BannerKind kind : kinds())
            QCOMPARE(lookOf(kind).role == ColorRole::Verified, kind == BannerKind::Verified);
    }

    void noTwoVerdictsLookAlike()
    {
        QSet<int> shapes;
        for (const BannerKind kind : kinds()) {
            if (kind != BannerKind::Stale && kind != BannerKind::Outage)
                shapes.insert(static_cast<int>(lookOf(kind).shape));
        }
        QCOMPARE(shapes.size(), kinds().size() - 2);
    }

    void countsTheValidityDown()
    {
        protocol::VerificationView view;
        view.validUntil = base::fromMillis(600'000);
        const BannerContent content =
            contentOf({.kind = BannerKind::Verified, .view = view, .serverNow = base::fromMillis(1'000), .localNow = {}, .staleSince = {}});
        QVERIFY2(content.aside.contains(u"9:59"_s), qPrintable(content.aside));
    }

    void aTypedNameIsNotOnTheBanner()
    {
        protocol::VerificationView view;
        view.customer.name = u"Jane Doe, VERIFIED"_s;
        view.customer.customerIdMasked = u"•••0c2"_s;
        view.validUntil = base::fromMillis(600'000);
        const BannerContent content =
            contentOf({.kind = BannerKind::FaceOnly, .view = view, .serverNow = {}, .localNow = {}, .staleSince = {}});
        QVERIFY(!content.title.contains(u"VERIFIED"_s));
        QVERIFY(!content.detail.contains(u"Jane"_s) && content.detail.contains(u"•••0c2"_s));
        QVERIFY(content.aside.contains(u"10:00"_s));
    }

    void confirmingIsNoVerdictAndSaysHowLong()
    {
        const protocol::VerificationView view;
        const BannerContent content = contentOf({.kind = BannerKind::NotVerifiedYet,
                                                 .view = view,
                                                 .serverNow = base::fromMillis(9'000),
                                                 .localNow = {},
                                                 .staleSince = {},
                                                 .confirmingSince = base::fromMillis(1'000)});
        QCOMPARE(content.role, ColorRole::Neutral);
        QVERIFY(content.detail.contains(u"Confirming with Incode"_s));
        QVERIFY2(content.aside.contains(u"8 s"_s), qPrintable(content.aside));
    }

    void whatIncodeDoesNotConfirmIsNotToBeTrusted()
    {
        protocol::VerificationView view;
        view.reasons = {verification::Reason::NotConfirmed};
        const BannerContent content =
            contentOf({.kind = BannerKind::Inconclusive, .view = view, .serverNow = {}, .localNow = {}, .staleSince = {}});
        QVERIFY(content.detail.contains(u"does not confirm"_s));
        QVERIFY(content.detail.contains(u"not verified"_s));
    }

    void neverTellsWhoTheOtherCustomerIs()
    {
        protocol::VerificationView view;
        view.customer.name = u"Maria"_s;
        const BannerContent content =
            contentOf({.kind = BannerKind::WrongPerson, .view = view, .serverNow = {}, .localNow = {}, .staleSince = {}});
        QVERIFY(content.detail.contains(u"different customer"_s));
        QVERIFY(!content.detail.contains(u"Maria"_s));
    }
};

QTEST_GUILESS_MAIN(BannerContentTest)
#include "banner_content_test.moc"
