// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/sms_size.h"
#include "core/relay/delivery/message_texts.h"
#include "core/relay/delivery/sms_size_report.h"

#include <QTest>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using relay::config::MessageSection;
using relay::delivery::MessageTexts;

namespace
{
const QUrl kLink(u"https://verify.example.com/v/AAAAAAAAAAAAAAAAAAAAAA"_s);
const QStringList kLanguages{u"en"_s, u"es"_s, u"pt-BR"_s};
} // namespace

class MessageTextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtInTextsAreComplete()
    {
        const MessageTexts texts(MessageSection{});
        QSet<QString> all;
        for (const QString &language : kLanguages) {
            const QString sms = texts.sms(language, u"Wanda Nobody"_s, kLink);
            const auto email = texts.email(language, u"Wanda Nobody"_s, kLink);
            all << sms << email.text << email.subject;
            for (const QString &text : {sms, email.text}) {
                QVERIFY(text.contains(kLink.toString()) && text.contains(u"Example Bank"_s));
                QVERIFY2(!text.contains(u"Wanda"_s) && !text.contains(u'{'), "a wrong recipient learns no name");
            }
            QVERIFY(email.subject.contains(u"Example Bank"_s) && !email.subject.contains(u'\n'));
            const auto size = message::smsSizeOf(sms);
            QVERIFY2(size.encoding == message::SmsEncoding::Gsm7 && size.segments <= 2, qPrintable(sms));
        }
        QCOMPARE(all.size(), 9);
        QCOMPARE(texts.sms(u"tlh"_s, {}, kLink), texts.sms(u"en"_s, {}, kLink));
    }

    void configuredTextsTakeTheirPlace()
    {
        MessageSection settings;
        settings.templates = {{u"en"_s, u"{first_name}: {link} {company}"_s}};
        settings.emailTemplates = {{u"es"_s, u"{link}"_s}};
        settings.emailSubjects = {{u"es"_s, u"{company}\n{first_name}"_s}};
        const MessageTexts texts(settings);
        QCOMPARE(texts.sms(u"en"_s, u"  {link}  Nobody"_s, kLink), u"{link}: "_s + kLink.toString() + u" Example Bank"_s);
        const auto email = texts.email(u"es"_s, u"Wanda"_s, kLink);
        QCOMPARE(email.text, kLink.toString());
        QCOMPARE(email.subject, u"Example Bank Wanda"_s); // one line
        QVERIFY(texts.sms(u"es"_s, {}, kLink).contains(u"usted"_s));
    }

    void sizesAreToldPerLanguageWithWarnings()
    {
        MessageSection settings;
        settings.templates = {{u"es"_s, u"{company}: está al teléfono con nosotros. {link}"_s},
                              {u"pt-BR"_s, u"{link} "_s + QString(300, u'x')}};
        const QStringList lines = relay::delivery::smsSizeReport(settings, QUrl(u"https://verify.example.com/"_s));
        QVERIFY2(lines.at(0).startsWith(u"SMS in en (built-in text): GSM-7, "_s), qPrintable(lines.at(0)));
        const QString all = lines.join(u'\n');
        QVERIFY2(all.contains(u"SMS in es (message.templates.es): UCS-2, "_s), qPrintable(all));
        QVERIFY2(all.contains(u"warning: 'á' (U+00E1) is not of the GSM alphabet"_s), qPrintable(all));
        QVERIFY2(all.contains(u"segments: 3"_s) && all.contains(u"warning: the message in pt-BR takes 3 segments"_s), qPrintable(all));
        QCOMPARE(lines.filter(u"warning"_s).size(), 2);
    }

    void sizesCountALinkOfRealLength()
    {
        MessageSection settings;
        settings.templates = {{u"en"_s, u"{link}"_s}};
        QVERIFY(relay::delivery::smsSizeReport(settings, QUrl(u"https://verify.example.com"_s))
                    .constFirst()
                    .contains(u", %1 characters,"_s.arg(kLink.toString().size())));
    }

    void textsThatAreNotOursHaveNoSize()
    {
        MessageSection settings;
        settings.sender = relay::config::Sender::RequestNew;
        QVERIFY(relay::delivery::smsSizeReport(settings, kLink).isEmpty());
        settings.sender = relay::config::Sender::None;
        QVERIFY(relay::delivery::smsSizeReport(settings, kLink).isEmpty());
    }
};

QTEST_GUILESS_MAIN(MessageTextsTest)
#include "message_texts_test.moc"
