// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/correct_form.h"

#include "ui/widgets/phone_validator.h"

#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

class CorrectFormTest : public QObject
{
    Q_OBJECT

private:
    [[nodiscard]] QLineEdit *field(const char *name) const { return m_form->findChild<QLineEdit *>(QLatin1String(name)); }
    [[nodiscard]] QPushButton *sendButton() const { return m_form->findChild<QPushButton *>(u"correctSend"_s); }

    ui::PhoneNumberValidator m_validator{u"US"_s};
    std::unique_ptr<ui::CorrectForm> m_form;

private Q_SLOTS:
    void init()
    {
        m_form = std::make_unique<ui::CorrectForm>(m_validator);
        m_form->open();
    }
    void cleanup() { m_form.reset(); }

    void needsAUsableNumberAndAReason()
    {
        QVERIFY(!sendButton()->isEnabled());
        QTest::keyClicks(field("correctPhone"), u"415 555 2671"_s);
        QVERIFY(!sendButton()->isEnabled());
        QTest::keyClicks(field("correctReason"), u" "_s);
        QVERIFY(!sendButton()->isEnabled());
        QTest::keyClicks(field("correctReason"), u"lost phone"_s);
        QVERIFY(sendButton()->isEnabled());
        field("correctPhone")->setText(u"+44 20 7946 0104"_s);
        QVERIFY(!sendButton()->isEnabled());
    }

    void keepsWhatIsSubmittedUntilItIsHidden()
    {
        const QSignalSpy submitted(m_form.get(), &ui::CorrectForm::submitted);
        QTest::keyClicks(field("correctPhone"), u"415 555 2671"_s);
        QTest::keyClicks(field("correctReason"), u"lost phone"_s);
        QTest::keyClick(field("correctReason"), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        QCOMPARE(submitted.first().at(0).toString(), u"+14155552671"_s);
        QCOMPARE(submitted.first().at(1).toString(), u"lost phone"_s);
        QVERIFY(m_form->isVisible()); // the relay may refuse it
        m_form->setBusy(true);
        QVERIFY(!sendButton()->isEnabled());
        QTest::keyClick(field("correctReason"), Qt::Key_Return);
        QCOMPARE(submitted.size(), 1);
        m_form->setBusy(false);
        m_form->open();
        QCOMPARE(field("correctReason")->text(), u"lost phone"_s);
    }

    void closesWithEscapeAndForgetsWhatWasTyped()
    {
        const QSignalSpy submitted(m_form.get(), &ui::CorrectForm::submitted);
        QTest::keyClicks(field("correctPhone"), u"415 555 2671"_s);
        QTest::keyClick(field("correctPhone"), Qt::Key_Escape);
        QVERIFY(!m_form->isVisible());
        m_form->open();
        QVERIFY(field("correctPhone")->text().isEmpty());
        QCOMPARE(submitted.size(), 0);
    }
};

QTEST_MAIN(CorrectFormTest)
#include "correct_form_test.moc"
