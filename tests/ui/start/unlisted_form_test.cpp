// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/unlisted_form.h"

#include "ui/widgets/phone_validator.h"

#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace authlink;

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
        type("unlistedName", QStringLiteral("Ana Ruiz"));
        type("unlistedCustomerId", QStringLiteral("64a1f0c2"));
        type("unlistedPhone", QStringLiteral("415 555 2671"));
        type("unlistedReason", QStringLiteral("new today"));
    }

    ui::PhoneNumberValidator m_validator{QStringLiteral("US")};
    ui::UnlistedForm m_form{m_validator};

private Q_SLOTS:
    void init() { m_form.clear(); }

    void givesTheCustomerTrimmedWithAnInternationalNumber()
    {
        fillIn();
        type("unlistedCustomerId", QStringLiteral("  64a1f0c2 "));
        const auto customer = m_form.customer();
        QVERIFY2(customer.has_value(), qPrintable(m_form.missing()));
        QCOMPARE(customer->name, QStringLiteral("Ana Ruiz"));
        QCOMPARE(customer->customerId, QStringLiteral("64a1f0c2"));
        QCOMPARE(customer->phone, QStringLiteral("+14155552671"));
        QCOMPARE(customer->reason, QStringLiteral("new today"));
    }

    void namesWhatIsMissing_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QString>("word");
        QTest::newRow("name") << QByteArray("unlistedName") << QStringLiteral("name");
        QTest::newRow("customer id") << QByteArray("unlistedCustomerId") << QStringLiteral("customer id");
        QTest::newRow("phone") << QByteArray("unlistedPhone") << QStringLiteral("phone");
        QTest::newRow("reason") << QByteArray("unlistedReason") << QStringLiteral("reason");
    }
    void namesWhatIsMissing()
    {
        QFETCH(const QByteArray, field);
        QFETCH(const QString, word);
        fillIn();
        type(field.constData(), QStringLiteral(" "));
        QVERIFY(!m_form.customer().has_value());
        QVERIFY2(m_form.missing().contains(word), qPrintable(m_form.missing()));
    }

    void saysThatALandlineCanNotBeTexted()
    {
        fillIn();
        type("unlistedPhone", QStringLiteral("+44 20 7946 0104"));
        QVERIFY(!m_form.customer().has_value());
        QVERIFY(m_form.missing().contains(QStringLiteral("landline")));
        QVERIFY(m_form.findChild<QLabel *>(QStringLiteral("unlistedPhoneHint"))->text().contains(QStringLiteral("landline")));
    }

    void sendsWithEnterInTheLastField()
    {
        const QSignalSpy submitted(&m_form, &ui::UnlistedForm::submitted);
        fillIn();
        QTest::keyClick(m_form.findChild<QLineEdit *>(QStringLiteral("unlistedReason")), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
    }
};

QTEST_MAIN(UnlistedFormTest)
#include "unlisted_form_test.moc"
