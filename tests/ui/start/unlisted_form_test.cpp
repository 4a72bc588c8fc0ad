// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/unlisted_form.h"

#include "ui/widgets/phone_validator.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

class UnlistedFormTest : public QObject
{
    Q_OBJECT

private:
    void type(const char *field, const QString &text)
    {
        auto *edit = m_form.findChild<QLineEdit *>(QLatin1String(field));
        QVERIFY(edit != nullptr);
        edit->clear();
        QTest::keyClicks(edit, text);
    }
    void fillIn()
    {
        type("unlistedName", u"Ana Ruiz"_s);
        type("unlistedCustomerId", u"64a1f0c2"_s);
        type("unlistedPhone", u"415 555 2671"_s);
        type("unlistedReason", u"new today"_s);
    }

    ui::PhoneNumberValidator m_validator{u"US"_s};
    ui::UnlistedForm m_form{m_validator};

private Q_SLOTS:
    void init() { m_form.clear(); }

    void givesTheCustomerTrimmedWithAnInternationalNumber()
    {
        fillIn();
        type("unlistedCustomerId", u"  64a1f0c2 "_s);
        const auto customer = m_form.customer();
        QVERIFY2(customer.has_value(), qPrintable(m_form.missing()));
        QCOMPARE(customer->name, u"Ana Ruiz"_s);
        QCOMPARE(customer->customerId, u"64a1f0c2"_s);
        QCOMPARE(customer->phone, u"+14155552671"_s);
        QCOMPARE(customer->reason, u"new today"_s);
    }

    void aNumberThatMayBeNewIsTakenWithAWord()
    {
        fillIn();
        type("unlistedPhone", u"+1 999 253 0000"_s);
        const auto customer = m_form.customer();
        QVERIFY2(customer.has_value(), qPrintable(m_form.missing()));
        QCOMPARE(customer->phone, u"+19992530000"_s);
        const auto *hint = m_form.findChild<QLabel *>(u"unlistedPhoneHint"_s);
        QVERIFY(hint != nullptr);
        QVERIFY2(hint->text().contains(u"read it back"_s), qPrintable(hint->text()));
        type("unlistedPhone", u"415 555 2671"_s);
        QVERIFY(!hint->text().contains(u"read it back"_s));
    }

    void namesWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("word");
        QTest::newRow("name") << QByteArray("unlistedName") << u"name"_s;
        QTest::newRow("customer id") << QByteArray("unlistedCustomerId") << u"customer id"_s;
        QTest::newRow("phone") << QByteArray("unlistedPhone") << u"phone"_s;
        QTest::newRow("reason") << QByteArray("unlistedReason") << u"reason"_s;
    }
    void namesWhatIsMissing()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QString, word);
        fillIn();
        type(field.constData(), u" "_s);
        QVERIFY(!m_form.customer().has_value());
        QVERIFY2(m_form.missing().contains(word), qPrintable(m_form.missing()));
    }

    void saysWhatIsNoIncodeId()
    {
        for (const QString &typed : {u"63a 4"_s, u"unknown"_s, u"(64a1f0c2)"_s}) {
            fillIn();
            type("unlistedCustomerId", typed);
            QVERIFY(!m_form.customer().has_value());
            QVERIFY2(m_form.missing().contains(u"not an Incode customer id"_s), qPrintable(m_form.missing()));
        }
        fillIn();
        QVERIFY(m_form.customer().has_value());
    }

    void saysThatALandlineCanNotBeTexted()
    {
        fillIn();
        type("unlistedPhone", u"+44 20 7946 0104"_s);
        QVERIFY(!m_form.customer().has_value());
        QVERIFY(m_form.missing().contains(u"landline"_s));
        QVERIFY(m_form.findChild<QLabel *>(u"unlistedPhoneHint"_s)->text().contains(u"landline"_s));
    }

    void sendsWithEnterInTheLastField()
    {
        const QSignalSpy submitted(&m_form, &ui::UnlistedForm::submitted);
        fillIn();
        QTest::keyClick(m_form.findChild<QLineEdit *>(u"unlistedReason"_s), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
    }
};

QTEST_MAIN(UnlistedFormTest)
#include "unlisted_form_test.moc"
