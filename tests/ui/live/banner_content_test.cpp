// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner/banner_content.h"

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

    void theLastMinuteIsSaidInOtherWords()
    {
        protocol::VerificationView view;
        view.customer.name = u"Maria"_s;
        view.decidedAt = base::fromMillis(0);
        view.validUntil = base::fromMillis(600'000);
        const auto at = [&view](qint64 millis) {
            return contentOf(
                {.kind = BannerKind::Verified, .view = view, .serverNow = base::fromMillis(millis), .localNow = {}, .staleSince = {}});
        };
        QCOMPARE(at(0).remaining, std::optional(1.0));
        QCOMPARE(at(150'000).remaining, std::optional(0.75));
        QCOMPARE(at(600'000).remaining, std::optional(0.0));
        QCOMPARE(at(700'000).remaining, std::optional(0.0));
        const BannerContent before = at(540'000);
        const BannerContent last = at(540'001);
        QVERIFY(!before.isEnding && last.isEnding);
        QVERIFY(last.detail.startsWith(before.detail) && last.detail.contains(u"within a minute"_s));
        QVERIFY(last.aside.startsWith(u"Only"_s) && !before.aside.startsWith(u"Only"_s));
        QCOMPARE(last.title, before.title);
        QCOMPARE(last.role, before.role);
    }

    void nothingRunsDownButAValidity()
    {
        protocol::VerificationView view;
        view.decidedAt = base::fromMillis(0);
        view.validUntil = base::fromMillis(600'000);
        for (const BannerKind kind : kinds()) {
            const BannerContent content = contentOf({.kind = kind, .view = view, .serverNow = {}, .localNow = {}, .staleSince = {}});
            QCOMPARE(content.remaining.has_value(), kind == BannerKind::Verified || kind == BannerKind::FaceOnly);
        }
        view.decidedAt.reset(); // of an older relay: how much there was is not known
        QVERIFY(!contentOf({.kind = BannerKind::Verified, .view = view, .serverNow = {}, .localNow = {}, .staleSince = {}}).remaining);
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
