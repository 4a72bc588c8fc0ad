// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/sms_size_report.h"

#include "core/base/language.h"

#include "core/message/sms_size.h"
#include "core/relay/delivery/link_urls.h"
#include "core/relay/delivery/message_texts.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::delivery
{

namespace
{

constexpr int kMaxSegments = 2;  // more is cut or delayed by some carriers, and costs
constexpr int kTokenLength = 22; // base::makeToken() of 128 bits

QString nameOf(const QString &character)
{
    const uint code = character.toUcs4().value(0);
    const QString number = QString::number(code, 16).toUpper().rightJustified(4, u'0');
    return QChar::isPrint(code) ? u"'%1' (U+%2)"_s.arg(character, number) : u"U+%1"_s.arg(number);
}

} // namespace

QStringList smsSizeReport(const config::MessageSection &settings, const QUrl &landingBase)
{
    if (settings.sender != config::Sender::Incode && settings.sender != config::Sender::Http)
        return {};
    const MessageTexts texts(settings);
    const QUrl link = landingLink(landingBase, QByteArray(kTokenLength, 'x'));
    QStringList lines;
    for (const QString &language : base::languages()) {
        const QString text = texts.sms(language, u"Alexandra"_s, link);
        const message::SmsSize size = message::smsSizeOf(text);
        const bool isGsm = size.encoding == message::SmsEncoding::Gsm7;
        const QString key = settings.templates.value(language).isEmpty() ? u"built-in text"_s : u"message.templates."_s + language;
        lines.append(u"SMS in %1 (%2): %3, %4 characters, segments: %5"_s.arg(language, key, isGsm ? u"GSM-7"_s : u"UCS-2"_s)
                         .arg(size.characters)
                         .arg(size.segments));
        if (!isGsm)
            lines.append(u"warning: %1 is not of the GSM alphabet: the message in %2 holds 70 characters a segment instead of 160"_s.arg(
                nameOf(size.forcedBy), language));
        if (size.segments > kMaxSegments)
            lines.append(
                u"warning: the message in %1 takes %2 segments; shorten it to %3"_s.arg(language).arg(size.segments).arg(kMaxSegments));
    }
    return lines;
}

} // namespace authlink::relay::delivery
