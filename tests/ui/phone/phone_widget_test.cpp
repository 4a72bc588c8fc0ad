// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/scripted_phone.h"
#include "ui/phone/phone_widget.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

class PhoneWidgetTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QPushButton *button(const char *name) const { return m_phone->findChild<QPushButton *>(QLatin1String(name)); }
    void receive(const char *id)
    {
        const QUrl link(u"http://127.0.0.1/v/"_s + QLatin1String(id));
        m_backend->receive({.id = QLatin1String(id), .to = u"+1"_s, .text = u"<b>Hello</b>"_s, .link = link});
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
        QVERIFY(m_phone->findChild<QLabel *>(u"phoneSubject"_s)->isHidden());
        m_backend->receive({.id = u"b"_s,
                            .to = u"maria@example.com"_s,
                            .text = u"Hello\nMaria"_s,
                            .link = QUrl(u"http://127.0.0.1/v/b"_s),
                            .isEmail = true,
                            .subject = u"<i>Confirm</i>"_s});
        QCOMPARE(m_phone->findChild<QLabel *>(u"phoneSubject"_s)->text(), u"<i>Confirm</i>"_s);
        QCOMPARE(m_phone->findChild<QLabel *>(u"phoneText"_s)->text(), u"Hello\nMaria"_s);
        QVERIFY(m_phone->findChild<QLabel *>(u"phoneFrom"_s)->text().contains(u"E-mail to maria@example.com"_s));
        QVERIFY(button("playPass")->isEnabled());
    }

    void oneClickPlaysTheWholeCustomer()
    {
        receive("a");
        QCOMPARE(m_phone->findChild<QLabel *>(u"phoneText"_s)->text(), u"<b>Hello</b>"_s);
        button("playPass")->click();
        QTRY_COMPARE(m_backend->deeds, QStringList({u"yes http://127.0.0.1/v/a"_s, u"face 0"_s}));
        QTRY_VERIFY(!button("playPass")->isEnabled()); // done with this link
    }

    void aDarkPictureMayBeTriedAgainWithoutOpeningAgain()
    {
        receive("a");
        button("playTooDark")->click();
        QTRY_COMPARE(m_backend->deeds.size(), 2);
        QTRY_VERIFY(button("playPass")->isEnabled());
        button("playPass")->click();
        QTRY_COMPARE(m_backend->deeds.last(), u"face 0"_s);
        QCOMPARE(m_backend->deeds.size(), 3);
    }

    void sayingNoNeverTakesAPicture()
    {
        receive("a");
        button("playSayNo")->click();
        QTRY_COMPARE(m_backend->deeds, QStringList(u"no http://127.0.0.1/v/a"_s));
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
        m_backend->outcome = base::fail(base::ErrorCode::Unreachable, u"no network"_s);
        button("playPass")->click();
        auto *notice = m_phone->findChild<QLabel *>(u"phoneNoticeText"_s);
        QTRY_VERIFY(notice->text().contains(u"no network"_s));
        QVERIFY(button("playPass")->isEnabled());
    }
};

QTEST_MAIN(PhoneWidgetTest)
#include "phone_widget_test.moc"
