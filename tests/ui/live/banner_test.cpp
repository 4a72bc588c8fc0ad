// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner/banner.h"

#include <QAccessible>
#include <QApplication>
#include <QImage>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace authlink::ui;
using namespace Qt::Literals::StringLiterals;

namespace
{
BannerContent verified()
{
    return {.role = ColorRole::Verified,
            .shape = Shape::Check,
            .title = u"VERIFIED"_s,
            .detail = u"The caller is <b>Maria</b>"_s,
            .aside = u"Valid for 9:59"_s,
            .stale = false,
            .remaining = {},
            .isEnding = false};
}
} // namespace

class BannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }
    void cleanupTestCase() { m_theme.reset(); }

    void saysItInWordsAsPlainText()
    {
        Banner banner(*m_theme);
        banner.setContent(verified());
        auto *title = banner.findChild<QLabel *>(u"bannerTitle"_s);
        auto *detail = banner.findChild<QLabel *>(u"bannerDetail"_s);
        QCOMPARE(title->text(), u"VERIFIED"_s);
        QCOMPARE(detail->textFormat(), Qt::PlainText);
        QVERIFY(detail->text().contains(u"<b>Maria</b>"_s));
        QVERIFY(banner.accessibleName().startsWith(u"VERIFIED"_s));
    }

    void isAnAlertForScreenReaders()
    {
        Banner banner(*m_theme);
        banner.setContent(verified());
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(&banner);
        QVERIFY(spoken != nullptr);
        QCOMPARE(spoken->role(), QAccessible::AlertMessage);
        QCOMPARE(spoken->text(QAccessible::Name), banner.accessibleName());
    }

    void alertsScreenReadersOfNewsButNotOfTheClock()
    {
        Banner banner(*m_theme);
        const QSignalSpy announced(&banner, &Banner::announced);
        BannerContent content = verified();
        banner.setContent(content);
        QCOMPARE(announced.size(), 1);
        content.aside = u"Valid for 9:58"_s;
        banner.setContent(content);
        QCOMPARE(announced.size(), 1);
        content.stale = true;
        banner.setContent(content);
        QCOMPARE(announced.size(), 2);
    }

    void drawsWhatIsLeftFromTheSideWhereReadingBegins()
    {
        Banner banner(*m_theme);
        banner.resize(600, 140);
        BannerContent content = verified();
        content.remaining = 0.5;
        banner.setContent(content);
        banner.show();
        const QRgb ink = m_theme->colors().of(ColorRole::Verified).text.rgb();
        const auto inked = [&banner, ink] {
            const QImage image = banner.grab().toImage().convertToFormat(QImage::Format_RGB32);
            const int y = image.height() - 2;
            int left = 0, right = 0;
            for (int x = 20; x < image.width() - 20; ++x)
                (x < image.width() / 2 ? left : right) += image.pixel(x, y) == ink ? 1 : 0;
            return std::pair(left, right);
        };
        const auto [left, right] = inked();
        QVERIFY(left > 200 && right < 10);
        banner.setLayoutDirection(Qt::RightToLeft);
        QVERIFY(inked().first < 10 && inked().second > 200);
        banner.setLayoutDirection(Qt::LeftToRight);
        content.isEnding = true; // broken into pieces: also without seeing colors
        banner.setContent(content);
        const int pieces = inked().first;
        QVERIFY(pieces > 100 && pieces < left - 20);
        content.remaining.reset();
        banner.setContent(content);
        QCOMPARE(inked().first, 0);
    }

    void keepsTheTitleInsideNarrowWindows()
    {
        Banner banner(*m_theme);
        BannerContent content = verified();
        content.title = u"SPOOF SUSPECTED"_s;
        banner.setContent(content);
        auto *title = banner.findChild<QLabel *>(u"bannerTitle"_s);
        banner.show();
        for (const int width : {1000, 420}) {
            banner.resize(width, 140);
            QTRY_VERIFY(title->sizeHint().width() <= title->width());
        }
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(BannerTest)
#include "banner_test.moc"
