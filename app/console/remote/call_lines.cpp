// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/call_lines.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

tl::unexpected<base::Error> notUnderstood(const QString &why)
{
    return base::fail(base::invalid({}, why));
}

QByteArray lineOf(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QByteArray requestLine(const client::CallRequest &request)
{
    QJsonObject json{{u"v"_s, kCallProtocol}, {u"do"_s, QString(client::nameOf(request.kind))}};
    if (request.kind == client::CallRequest::Kind::Verify) {
        json.insert("by"_L1, QString(client::nameOf(request.by)));
        json.insert("text"_L1, request.text);
    }
    if (!request.callId.isEmpty())
        json.insert("callId"_L1, request.callId);
    return lineOf(json);
}

base::Result<client::CallRequest> requestFromLine(const QByteArray &line)
{
    if (line.size() > kMaxCallLine)
        return notUnderstood(u"the request is too long"_s);
    const QJsonDocument document = QJsonDocument::fromJson(line);
    if (!document.isObject())
        return notUnderstood(u"a request is one line with a JSON object"_s);
    const QJsonObject json = document.object();
    if (json.value("v"_L1) != QJsonValue(kCallProtocol))
        return notUnderstood(u"this console speaks version %1 of this protocol"_s.arg(kCallProtocol));
    const auto kind = client::kindFromName(json.value("do"_L1).toString());
    if (!kind)
        return notUnderstood(u"\"do\" is raise, verify or end-call"_s);
    client::CallRequest request;
    request.kind = *kind;
    for (auto field = json.begin(); field != json.end(); ++field) {
        const QString name = field.key();
        const QString value = field.value().toString();
        if (name == "v"_L1 || name == "do"_L1)
            continue;
        if (!field.value().isString())
            return notUnderstood(u"every value but \"v\" is a text"_s);
        if (name == "text"_L1)
            request.text = value;
        else if (name == "callId"_L1)
            request.callId = value;
        else if (const auto by = client::byFromName(value); name == "by"_L1 && by)
            request.by = *by;
        else
            return notUnderstood(u"the request has a part that does not belong there"_s);
    }
    if (request.kind == client::CallRequest::Kind::Verify && !json.contains("by"_L1))
        return notUnderstood(u"\"by\" is account, phone or search"_s);
    return client::checkedRequest(request);
}

QByteArray answerLine(const base::Result<client::CallOutcome> &answer)
{
    QJsonObject json{{u"v"_s, kCallProtocol}};
    if (answer)
        json.insert("outcome"_L1, QString(client::nameOf(*answer)));
    else
        json.insert("error"_L1, answer.error().message);
    return lineOf(json);
}

base::Result<QString> answerFromLine(const QByteArray &line)
{
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    const QString error = json.value("error"_L1).toString();
    const QString outcome = json.value("outcome"_L1).toString();
    if (!error.isEmpty())
        return base::fail(base::ErrorCode::Invalid, error);
    if (outcome.isEmpty() || !client::isPlainText(outcome))
        return base::fail(base::ErrorCode::Internal, u"the console that runs said something that can't be understood"_s);
    return outcome;
}

} // namespace authlink::app
