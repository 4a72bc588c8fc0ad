// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/remote/call_command.h"

#include "app/console/remote/profile_name.h"

#include <QCommandLineParser>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

using client::CallRequest;

constexpr QLatin1StringView kScheme("authlink:");
constexpr QLatin1StringView kVerify("verify");
constexpr QLatin1StringView kEndCall("end-call");
constexpr QLatin1StringView kProfileOption("--profile");

tl::unexpected<base::Error> wrongCall(const QString &why)
{
    return base::fail(base::invalid({}, why));
}

bool isLink(const QString &argument)
{
    return argument.startsWith(kScheme, Qt::CaseInsensitive);
}

bool isHexDigit(QChar c)
{
    return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'F') || (c >= u'a' && c <= u'f');
}

/// What RFC 3986 lets a query hold as it is.
bool isQueryCharacter(QChar c)
{
    const bool isAlphanumeric = (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z') || (c >= u'a' && c <= u'z');
    return isAlphanumeric || u"-._~!$'()*+,;=:@/?%"_s.contains(c);
}

bool hasEscape(QStringView text)
{
    for (qsizetype at = text.indexOf(u'%'); at >= 0; at = text.indexOf(u'%', at + 1)) {
        if (at + 2 < text.size() && isHexDigit(text.at(at + 1)) && isHexDigit(text.at(at + 2)))
            return true;
    }
    return false;
}

/// nullopt: not a value, or encoded more than once.
std::optional<QString> decodedValue(QStringView encoded)
{
    QByteArray bytes;
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        const QChar c = encoded.at(i);
        if (!isQueryCharacter(c))
            return std::nullopt;
        if (c != u'%') {
            bytes.append(c.toLatin1());
            continue;
        }
        if (i + 2 >= encoded.size() || !isHexDigit(encoded.at(i + 1)) || !isHexDigit(encoded.at(i + 2)))
            return std::nullopt;
        bytes.append(QByteArray::fromHex(encoded.sliced(i + 1, 2).toLatin1()));
        i += 2;
    }
    QStringDecoder decode(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decode(bytes);
    if (decode.hasError() || hasEscape(text))
        return std::nullopt;
    return text;
}

/// Takes one name and value into the request. False: it has no place there.
bool takeValue(const QString &name, const QString &text, QSet<QString> &taken, CallRequest &request)
{
    const auto by = client::byFromName(name);
    const QString place = by ? u"customer"_s : name; // one customer, however named
    if (text.isEmpty() || taken.contains(place) || (!by && name != u"call"))
        return false;
    taken.insert(place);
    if (!by) {
        request.callId = text;
        return true;
    }
    if (request.kind != CallRequest::Kind::Verify)
        return false;
    request.by = *by;
    request.text = text;
    return true;
}

base::Result<CallCommand> parseOptionsOfCall(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption account(u"account"_s, {}, u"id"_s);
    const QCommandLineOption phone(u"phone"_s, {}, u"number"_s);
    const QCommandLineOption search(u"search"_s, {}, u"text"_s);
    const QCommandLineOption callId(u"call-id"_s, {}, u"id"_s);
    const QCommandLineOption profile(u"profile"_s, {}, u"name"_s);
    const bool isVerify = arguments.at(1) == kVerify;
    const QList<QCommandLineOption> names = isVerify ? QList{account, phone, search, callId, profile} : QList{callId, profile};
    parser.addOptions(names);
    if (!parser.parse(arguments))
        return wrongCall(parser.errorText());
    if (parser.positionalArguments().size() != 1)
        return wrongCall(u"unknown argument '%1'"_s.arg(parser.positionalArguments().value(1)));
    for (const QCommandLineOption &name : names) {
        if (parser.values(name).size() > 1)
            return wrongCall(u"--%1 is given twice"_s.arg(name.names().constFirst()));
    }
    CallCommand command;
    if (isVerify) {
        command.request.kind = CallRequest::Kind::Verify;
        if (int(parser.isSet(account)) + int(parser.isSet(phone)) + int(parser.isSet(search)) != 1)
            return wrongCall(u"verify takes exactly one of --account, --phone and --search"_s);
        command.request.by = parser.isSet(account) ? CallRequest::By::Account
                             : parser.isSet(phone) ? CallRequest::By::Phone
                                                   : CallRequest::By::Text;
        command.request.text = parser.value(parser.isSet(account) ? account : parser.isSet(phone) ? phone : search);
    } else {
        command.request.kind = CallRequest::Kind::EndCall;
    }
    if (parser.isSet(callId) && parser.value(callId).trimmed().isEmpty())
        return wrongCall(u"--call-id is empty"_s);
    command.request.callId = parser.value(callId);
    if (parser.isSet(profile) && !isProfileName(parser.value(profile)))
        return wrongCall(u"--profile takes up to 40 letters, digits, '.', '_' and '-'"_s);
    command.profile = parser.value(profile);
    return command;
}

} // namespace

bool isCallCommand(const QStringList &arguments)
{
    const QString first = arguments.value(1);
    return first == kVerify || first == kEndCall || isLink(first) || (first == kProfileOption && isLink(arguments.value(3)));
}

base::Result<CallCommand> parseCallCommand(const QStringList &arguments)
{
    for (const QString &argument : arguments.mid(1)) {
        if (argument.size() > kMaxCallArgument)
            return wrongCall(u"an argument is longer than %1 characters"_s.arg(kMaxCallArgument));
        if (!client::isPlainText(argument))
            return wrongCall(u"an argument has characters that can't be seen"_s);
    }
    if (!isLink(arguments.value(1)) && arguments.value(1) != kProfileOption) {
        auto command = parseOptionsOfCall(arguments);
        if (!command)
            return command;
        const auto checked = client::checkedRequest(command->request);
        if (!checked)
            return base::fail(checked.error());
        command->request = *checked;
        return command;
    }
    // Whoever made the link may hope for words of its own to become options.
    const bool hasProfile = arguments.at(1) == kProfileOption;
    if (arguments.size() != (hasProfile ? 4 : 2))
        return wrongCall(u"nothing may follow a link"_s);
    const auto request = requestFromLink(arguments.constLast());
    if (!request)
        return base::fail(request.error());
    const QString profile = hasProfile ? arguments.at(2) : QString();
    if (hasProfile && !isProfileName(profile))
        return wrongCall(u"--profile takes up to 40 letters, digits, '.', '_' and '-'"_s);
    return CallCommand{.request = *request, .profile = profile};
}

base::Result<client::CallRequest> requestFromLink(const QString &link)
{
    if (link.size() > kMaxCallArgument)
        return wrongCall(u"the link is longer than %1 characters"_s.arg(kMaxCallArgument));
    if (!isLink(link))
        return wrongCall(u"a link begins with authlink:"_s);
    QStringView rest = QStringView(link).sliced(kScheme.size());
    if (rest.startsWith("//"_L1))
        rest = rest.sliced(2);
    const qsizetype mark = rest.indexOf(u'?');
    const auto kind = client::kindFromName(mark < 0 ? rest : rest.first(mark));
    if (!kind || *kind == CallRequest::Kind::Raise)
        return wrongCall(u"a link is authlink:verify?account=… or authlink:end-call?call=…"_s);
    CallRequest request;
    request.kind = *kind;
    QSet<QString> taken;
    const QStringView query = mark < 0 ? QStringView() : rest.sliced(mark + 1);
    for (const QStringView part : query.split(u'&')) {
        const qsizetype equals = part.indexOf(u'=');
        const auto value = equals > 0 ? decodedValue(part.sliced(equals + 1)) : std::nullopt;
        if (!value || !takeValue(part.first(equals).toString(), *value, taken, request))
            return wrongCall(u"the link has a part that does not belong there"_s);
    }
    // Any page can open a link: it ends no call that it can't name.
    if (request.kind == CallRequest::Kind::EndCall && request.callId.isEmpty())
        return wrongCall(u"a link that ends a call names it"_s);
    return client::checkedRequest(request);
}

} // namespace authlink::app
