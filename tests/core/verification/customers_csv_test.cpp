// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/customers_csv.h"

#include "tests/core/verification/print_values.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

namespace
{
const QByteArray kHeader = "account,customer_id,name,phone,email,language\n";
}

class CustomersCsvTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsACustomer()
    {
        const auto customers = verification::parseCustomersCsv(kHeader + "1, id1 ,\"Doe, Jane\",+14155550101,jane@example.com,pt-BR\r\n");
        QVERIFY(customers.has_value());
        const verification::Customer expected{.account = u"1"_s,
                                              .customerId = u"id1"_s,
                                              .name = u"Doe, Jane"_s,
                                              .phone = u"+14155550101"_s,
                                              .email = u"jane@example.com"_s,
                                              .language = u"pt-BR"_s};
        QCOMPARE(customers->at(0), expected);
    }

    void columnsMayComeInAnyOrder()
    {
        const auto customers = verification::parseCustomersCsv("language,name,customer_id,email,phone,account\nes,Ana,id,,,7\n");
        QVERIFY(customers.has_value());
        QCOMPARE(customers->at(0).account, u"7"_s);
        QCOMPARE(customers->at(0).customerId, u"id"_s);
    }

    void aCustomerWhoIsNotEnrolledYetHasNoCustomerId()
    {
        const auto customers = verification::parseCustomersCsv(kHeader + "1, ,Ann,,,en\n2,,Bob,,,en\n3,id3,Cy,,,en\n");
        QVERIFY2(customers, customers ? "" : qPrintable(customers.error().message));
        QCOMPARE(customers->size(), size_t(3));
        QCOMPARE(customers->at(0).customerId, QString());
        QCOMPARE(customers->at(1).customerId, QString());
        QCOMPARE(customers->at(2).customerId, u"id3"_s);
    }

    void wrongLinesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("start");
        QTest::addColumn<QString>("word");
        const auto row = [](const char *name, const QByteArray &line, const char *word) {
            QTest::newRow(name) << kHeader + "1,id1,Ann,,,en\n" + line << u"line 3: "_s << QString::fromLatin1(word);
        };
        QTest::newRow("empty file") << QByteArray() << u"line 1: "_s << u"empty"_s;
        QTest::newRow("no header") << QByteArray("1,id1,Ann,,,en\n") << u"line 1: "_s << u"column"_s;
        QTest::newRow("column missing") << QByteArray("account,customer_id,name,phone,email\n") << u"line 1: "_s << u"language"_s;
        QTest::newRow("column twice") << QByteArray("account,account\n") << u"line 1: "_s << u"twice"_s;
        row("field missing", "2,id2,Bob,,en\n", "fields");
        row("no account", ",id2,Bob,,,en\n", "account");
        row("no name", "2,id2,,,,en\n", "name");
        row("unknown language", "2,id2,Bob,,,pt\n", "language");
        row("local phone", "2,id2,Bob,4155550101,,en\n", "phone");
        row("phone with spaces", "2,id2,Bob,+1 415 5550101,,en\n", "phone");
        row("short phone", "2,id2,Bob,+123456,,en\n", "phone");
        row("long phone", "2,id2,Bob,+1234567890123456,,en\n", "phone");
        row("no e-mail", "2,id2,Bob,,bob,en\n", "email");
        row("account twice", "1,id2,Bob,,,en\n", "line 2");
        row("customer id twice", "2,id1,Bob,,,en\n", "line 2");
        row("control character", "2,id2,\"Bo\nb\",,,en\n", "control");
        row("long name", "2,id2," + QByteArray(300, 'x') + ",,,en\n", "longer");
    }

    void wrongLinesAreRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, start);
        QFETCH(QString, word);
        const auto customers = verification::parseCustomersCsv(bytes);
        QVERIFY(!customers.has_value());
        QVERIFY2(customers.error().message.startsWith(start), qPrintable(customers.error().message));
        QVERIFY2(customers.error().message.contains(word), qPrintable(customers.error().message));
    }

    void theSampleDirectoryIsWellFormed()
    {
        QFile file(QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/customers/sample.csv"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto customers = verification::parseCustomersCsv(file.readAll());
        QVERIFY2(customers.has_value(), customers ? "" : qPrintable(customers.error().message));
        QCOMPARE(customers->size(), size_t(24));
        QCOMPARE(
            std::count_if(customers->begin(), customers->end(), [](const auto &c) { return c.customerId == "63hshkdfkjhajkafasdf"_L1; }),
            1);
    }
};

QTEST_GUILESS_MAIN(CustomersCsvTest)
#include "customers_csv_test.moc"
