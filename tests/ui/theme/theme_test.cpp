// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/theme.h"

#include <QApplication>
#include <QFile>
#include <QPainter>
#include <QTest>

using namespace authlink::ui;
using namespace Qt::Literals::StringLiterals;

namespace
{
constexpr double kText = 4.5;     // WCAG 2.2, 1.4.3
constexpr double kControls = 3.0; // WCAG 2.2, 1.4.11

const std::vector<Scheme> kSchemes{Scheme::Light, Scheme::Dark, Scheme::HighContrastLight, Scheme::HighContrastDark};
const std::vector<ColorRole> kRoles{ColorRole::Verified, ColorRole::Denied, ColorRole::Attention,
                                    ColorRole::Neutral,  ColorRole::Outage, ColorRole::Accent};

QPalette paletteOf(const QColor &window, const QColor &base, const QColor &text)
{
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Text, text);
    return palette;
}
} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheRatiosOfWcag()
    {
        QCOMPARE(qRound(contrastRatio(Qt::black, Qt::white) * 100), 2100);
        QCOMPARE(qRound(contrastRatio(QColor(0x777777), Qt::white) * 100), 448);
        QCOMPARE(contrastRatio(Qt::red, Qt::red), 1.0);
    }

    void everyTextKeepsContrastInEveryScheme()
    {
        for (const Scheme scheme : kSchemes) {
            const Colors c = colorsFor(scheme);
            const auto check = [scheme](const QColor &a, const QColor &b, double least, const char *what) {
                const double ratio = contrastRatio(a, b);
                QVERIFY2(
                    ratio >= least,
                    qPrintable(
                        u"scheme %1: %2 on %3 is %4 (%5)"_s.arg(int(scheme)).arg(a.name(), b.name()).arg(ratio).arg(QLatin1String(what))));
            };
            for (const QColor &surface : {c.window, c.card, c.sunken}) {
                check(c.text, surface, kText, "text");
                check(c.muted, surface, kText, "muted");
                check(c.outline, surface, kControls, "outline");
                check(c.focus, surface, kControls, "focus");
            }
            for (const ColorRole role : kRoles) {
                const Swatch &swatch = c.of(role);
                check(swatch.text, swatch.fill, kText, "text on fill");
                check(swatch.softText, swatch.soft, kText, "text on soft");
                check(swatch.line, c.card, kText, "line on card");
                check(swatch.line, c.window, kText, "line on window");
            }
        }
    }

    void onlyVerifiedIsGreen()
    {
        for (const Scheme scheme : kSchemes) {
            const Colors c = colorsFor(scheme);
            for (const ColorRole role : kRoles) {
                const QColor fill = c.of(role).fill;
                const bool green = fill.green() > fill.red() + 20 && fill.green() > fill.blue() + 20;
                QCOMPARE(green, role == ColorRole::Verified);
            }
        }
    }

    void tellsTheSystemsSchemeFromItsPalette()
    {
        QCOMPARE(schemeOf(paletteOf(QColor(0xefefef), Qt::white, Qt::black)), Scheme::Light);
        QCOMPARE(schemeOf(paletteOf(QColor(0x232629), QColor(0x1b1e20), QColor(0xfcfcfc))), Scheme::Dark);
        QCOMPARE(schemeOf(paletteOf(Qt::black, Qt::black, Qt::white)), Scheme::HighContrastDark);
        QCOMPARE(schemeOf(paletteOf(Qt::black, Qt::black, Qt::yellow)), Scheme::HighContrastDark);
        QCOMPARE(schemeOf(paletteOf(Qt::white, Qt::white, Qt::black)), Scheme::HighContrastLight);
    }

    void followsTheSystemWhileItRuns()
    {
        Theme theme(*qApp);
        QCOMPARE(theme.colors().scheme, Scheme::Light);
        QApplication::setPalette(paletteOf(QColor(0x232629), QColor(0x1b1e20), QColor(0xfcfcfc)));
        QTRY_COMPARE(theme.colors().scheme, Scheme::Dark);
        QApplication::setPalette(paletteOf(QColor(0xefefef), Qt::white, Qt::black));
        QTRY_COMPARE(theme.colors().scheme, Scheme::Light);
        theme.setPreference(Theme::Preference::Dark);
        QCOMPARE(theme.colors().scheme, Scheme::Dark);
        theme.setPreference(Theme::Preference::System);
        QCOMPARE(theme.colors().scheme, Scheme::Light);
        qApp->setStyleSheet(QString());
    }

    void scalesEverythingWithTheText()
    {
        Theme theme(*qApp);
        const double before = QApplication::font().pointSizeF();
        const int distance = em(4);
        theme.setTextScale(200);
        QCOMPARE(QApplication::font().pointSizeF(), before * 2);
        QVERIFY(em(4) > distance * 3 / 2);
        theme.setTextScale(900);
        QCOMPARE(theme.textScale(), Theme::kMaxScale);
        theme.setTextScale(100);
    }

    void everyShapeDrawsInItsColor()
    {
        for (int i = 1; i <= static_cast<int>(Shape::Warning); ++i) {
            const auto shape = static_cast<Shape>(i);
            QVERIFY2(QFile::exists(resourceOf(shape)), qPrintable(resourceOf(shape)));
            QImage image(48, 48, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintShape(painter, QRectF(0, 0, 48, 48), shape, QColor(Qt::red));
            painter.end();
            int inked = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x) {
                    const QColor pixel = image.pixelColor(x, y);
                    QVERIFY2(pixel.red() == 255, qPrintable(resourceOf(shape)));
                    inked += pixel.green() < 128 ? 1 : 0;
                }
            }
            QVERIFY2(inked > 30, qPrintable(resourceOf(shape)));
        }
    }
};

QTEST_MAIN(ThemeTest)
#include "theme_test.moc"
