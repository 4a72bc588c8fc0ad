// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/scripted_phone.h"
#include "ui/phone/phone_widget.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace authlink;

class PhoneWidgetTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QPushButton *button(const char *name) const { return m_phone->findChild<QPushButton *>(QLatin1String(name)); }
    void receive(const char *id)
    {
        const QUrl link(QStringLiteral("http://127.0.0.1/v/") + QLatin1String(id));
        m_backend->receive({.id = QLatin1String(id), .to = QStringLiteral("+1"), .text = QStringLiteral("<b>Hello</b>"), .link = link});
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<test::ScriptedPhone> m_backend;
    std::unique_ptr<ui::PhoneWidget> m_phone;

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<ui::Theme>(*qApp);
        m_backend = std::make_unique<test::ScriptedPhone>();
        m_phone = std::make_unique<ui::PhoneWidget>(*m_theme, *m_backend);
        m_phone->show();
    }
    void cleanup()
    {
        m_phone.reset();
        m_backend.reset();
        m_theme.reset();
    }

    void nothingCanBePlayedWithoutAMessage() { QVERIFY(!button("playPass")->isEnabled()); }

    void anEmailShowsItsSubjectAndAddress()
    {
        receive("a");
        QVERIFY(m_phone->findChild<QLabel *>(QStringLiteral("phoneSubject"))->isHidden());
        m_backend->receive({.id = QStringLiteral("b"),
                            .to = QStringLiteral("maria@example.com"),
                            .text = QStringLiteral("Hello\nMaria"),
                            .link = QUrl(QStringLiteral("http://127.0.0.1/v/b")),
                            .isEmail = true,
                            .subject = QStringLiteral("<i>Confirm</i>")});
        QCOMPARE(m_phone->findChild<QLabel *>(QStringLiteral("phoneSubject"))->text(), QStringLiteral("<i>Confirm</i>"));
        QCOMPARE(m_phone->findChild<QLabel *>(QStringLiteral("phoneText"))->text(), QStringLiteral("Hello\nMaria"));
        QVERIFY(m_phone->findChild<QLabel *>(QStringLiteral("phoneFrom"))->text().contains(QStringLiteral("E-mail to maria@example.com")));
        QVERIFY(button("playPass")->isEnabled());
    }

    void oneClickPlaysTheWholeCustomer()
    {
        receive("a");
        QCOMPARE(m_phone->findChild<QLabel *>(QStringLiteral("phoneText"))->text(), QStringLiteral("<b>Hello</b>"));
        button("playPass")->click();
        QTRY_COMPARE(m_backend->deeds, QStringList({QStringLiteral("yes http://127.0.0.1/v/a"), QStringLiteral("face 0")}));
        QTRY_VERIFY(!button("playPass")->isEnabled()); // done with this link
    }

    void aDarkPictureMayBeTriedAgainWithoutOpeningAgain()
    {
        receive("a");
        button("playTooDark")->click();
        QTRY_COMPARE(m_backend->deeds.size(), 2);
        QTRY_VERIFY(button("playPass")->isEnabled());
        button("playPass")->click();
        QTRY_COMPARE(m_backend->deeds.last(), QStringLiteral("face 0"));
        QCOMPARE(m_backend->deeds.size(), 3);
    }

    void sayingNoNeverTakesAPicture()
    {
        receive("a");
        button("playSayNo")->click();
        QTRY_COMPARE(m_backend->deeds, QStringList(QStringLiteral("no http://127.0.0.1/v/a")));
    }

    void ignoringTouchesNothing()
    {
        receive("a");
        button("playIgnore")->click();
        QVERIFY(!button("playPass")->isEnabled());
        QCOMPARE(m_backend->deeds, QStringList());
        receive("b");
        QVERIFY(button("playPass")->isEnabled());
    }

    void saysWhatWentWrongAndLetsTryAgain()
    {
        receive("a");
        m_backend->outcome = base::fail(base::ErrorCode::Unreachable, QStringLiteral("no network"));
        button("playPass")->click();
        auto *notice = m_phone->findChild<QLabel *>(QStringLiteral("phoneNoticeText"));
        QTRY_VERIFY(notice->text().contains(QStringLiteral("no network")));
        QVERIFY(button("playPass")->isEnabled());
    }
};

QTEST_MAIN(PhoneWidgetTest)
#include "phone_widget_test.moc"
