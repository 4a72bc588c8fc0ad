// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner.h"

#include <QAccessible>
#include <QApplication>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace authlink::ui;

namespace
{
BannerContent verified()
{
    return {.role = ColorRole::Verified,
            .shape = Shape::Check,
            .title = QStringLiteral("VERIFIED"),
            .detail = QStringLiteral("The caller is <b>Maria</b>"),
            .aside = QStringLiteral("Valid for 9:59"),
            .stale = false};
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
        auto *title = banner.findChild<QLabel *>(QStringLiteral("bannerTitle"));
        auto *detail = banner.findChild<QLabel *>(QStringLiteral("bannerDetail"));
        QCOMPARE(title->text(), QStringLiteral("VERIFIED"));
        QCOMPARE(detail->textFormat(), Qt::PlainText);
        QVERIFY(detail->text().contains(QStringLiteral("<b>Maria</b>")));
        QVERIFY(banner.accessibleName().startsWith(QStringLiteral("VERIFIED")));
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
        content.aside = QStringLiteral("Valid for 9:58");
        banner.setContent(content);
        QCOMPARE(announced.size(), 1);
        content.stale = true;
        banner.setContent(content);
        QCOMPARE(announced.size(), 2);
    }

    void keepsTheTitleInsideNarrowWindows()
    {
        Banner banner(*m_theme);
        BannerContent content = verified();
        content.title = QStringLiteral("SPOOF SUSPECTED");
        banner.setContent(content);
        auto *title = banner.findChild<QLabel *>(QStringLiteral("bannerTitle"));
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
