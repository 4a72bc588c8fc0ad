// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/gateway_answer.h"

#include "core/base/formats/json_guard.h"
#include "core/message/json_pointer.h"

#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace authlink::message
{

namespace
{

constexpr int kNesting = 16;
constexpr qsizetype kMaxReference = 128;
constexpr qsizetype kMaxWords = 200;
/// Shorter strings of ours are no secret, and taking them out would garble the provider's words.
constexpr qsizetype kShortestRedacted = 4;

/// Any JSON value; some providers answer with a list.
QJsonValue jsonOf(const QByteArray &body)
{
    const auto wrapped = base::readJsonObject("{\"\":" + body + "}", kNesting + 1);
    return wrapped && wrapped->size() == 1 ? wrapped->value(QString()) : QJsonValue(QJsonValue::Undefined);
}

/// What providers call their reasons, at the top or in an "error" object. Nothing else of the answer reaches the log.
QString wordsOf(const QJsonValue &answer, const QStringList &sent)
{
    QStringList words;
    for (const QLatin1StringView pointer :
         {"/code"_L1, "/error_code"_L1, "/message"_L1, "/error"_L1, "/detail"_L1, "/title"_L1, "/error/code"_L1, "/error/message"_L1}) {
        if (const QString said = scalarText(valueAt(answer, QString(pointer))).simplified(); !said.isEmpty())
            words.append(said.left(kMaxWords));
    }
    QString text = words.join(u", "_s);
    for (const QString &ours : sent) {
        if (ours.size() >= kShortestRedacted)
            text.replace(ours, u"…"_s, Qt::CaseInsensitive);
    }
    // A part of what we sent may come back, too: links, tokens, and numbers as long as a phone's.
    static const QRegularExpression kTelling(u"https?://\\S+|[A-Za-z0-9_-]{20,}|\\+?[0-9][0-9() -]{6,}[0-9]"_s);
    return text.replace(kTelling, u"…"_s);
}

} // namespace

base::Result<GatewayAnswerRule> GatewayAnswerRule::parse(const GatewaySettings &settings)
{
    GatewayAnswerRule rule;
    if (!settings.success.isEmpty()) {
        const qsizetype equals = settings.success.indexOf(u'=');
        rule.m_pointer = settings.success.left(equals);
        rule.m_value = settings.success.mid(equals + 1);
        if (equals < 0 || !isJsonPointer(rule.m_pointer))
            return base::fail(base::invalid(u"success"_s, u"takes JSONPOINTER=VALUE, such as /status=queued; empty: any 2xx"_s));
    }
    if (!settings.reference.isEmpty() && !isJsonPointer(settings.reference))
        return base::fail(base::invalid(u"reference"_s, u"takes a JSON pointer, such as /sid"_s));
    rule.m_reference = settings.reference;
    return rule;
}

base::Result<Accepted> GatewayAnswerRule::judge(int status, const QByteArray &body, const QStringList &sent) const
{
    const QJsonValue answer = jsonOf(body);
    const auto refused = [&](const QString &what) {
        const QString words = wordsOf(answer, sent);
        return base::fail(base::ErrorCode::VendorUnavailable, words.isEmpty() ? what : what + u": "_s + words);
    };
    if (status < 200 || status > 299)
        return refused(u"The message provider refused with HTTP %1"_s.arg(status));
    if (!m_pointer.isEmpty()) {
        const QString said = scalarText(valueAt(answer, m_pointer));
        if (said.isNull() || said != m_value)
            return refused(u"The message provider's answer lacks %1=%2"_s.arg(m_pointer, m_value));
    }
    const QString reference = m_reference.isEmpty() ? QString() : scalarText(valueAt(answer, m_reference));
    return Accepted{.reference = reference.left(kMaxReference)};
}

} // namespace authlink::message
