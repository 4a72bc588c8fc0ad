// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/call_request.h"

#include "core/base/contact.h"

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

namespace
{

constexpr std::array kCallKindNames{
    std::pair{CallRequest::Kind::Raise, "raise"_L1},
    std::pair{CallRequest::Kind::Verify, "verify"_L1},
    std::pair{CallRequest::Kind::EndCall, "end-call"_L1},
};
constexpr std::array kCallByNames{
    std::pair{CallRequest::By::Account, "account"_L1},
    std::pair{CallRequest::By::Phone, "phone"_L1},
    std::pair{CallRequest::By::Text, "search"_L1},
};
constexpr std::array kCallOutcomeNames{
    std::pair{CallOutcome::Raised, "raised"_L1},   std::pair{CallOutcome::Shown, "shown"_L1}, std::pair{CallOutcome::Offered, "offered"_L1},
    std::pair{CallOutcome::Waiting, "waiting"_L1}, std::pair{CallOutcome::Ended, "ended"_L1}, std::pair{CallOutcome::Asked, "asked"_L1},
    std::pair{CallOutcome::Nothing, "nothing"_L1},
};

template <typename Names, typename Value>
QLatin1StringView callNameIn(const Names &names, Value value)
{
    const auto *found = std::find_if(names.begin(), names.end(), [value](const auto &entry) { return entry.first == value; });
    return found == names.end() ? QLatin1StringView() : found->second;
}

template <typename Names>
auto callValueIn(const Names &names, QStringView name) -> std::optional<decltype(names.front().first)>
{
    const auto *found = std::find_if(names.begin(), names.end(), [name](const auto &entry) { return name == entry.second; });
    return found == names.end() ? std::nullopt : std::optional(found->first);
}

/// Whether it can be seen, stands where it seems to, and joins or turns nothing beside it.
bool isPlainCharacter(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format: // direction marks and overrides among them
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return false;
    case QChar::Separator_Space:
        return c == U' ';
    default:
        return true;
    }
}

bool isPhoneText(const QString &text)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    const auto digits = std::count_if(text.begin(), text.end(), isDigit);
    return digits >= kMinCallDigits && digits <= kMaxCallDigits && text.lastIndexOf(u'+') <= 0
           && std::all_of(text.begin(), text.end(), [isDigit](QChar c) { return isDigit(c) || u"+-(). /"_s.contains(c); });
}

base::Result<void> checkText(const QString &text, const QString &title, qsizetype most)
{
    const auto wrong = [&title](const QString &why) { return base::fail(base::invalid({}, title + u' ' + why)); };
    if (text.size() > most)
        return wrong(u"takes at most %1 characters"_s.arg(most));
    if (!isPlainText(text))
        return wrong(u"takes visible characters only"_s);
    if (text.startsWith(u'-'))
        return wrong(u"can't begin with '-'"_s);
    return {};
}

} // namespace

bool isPlainText(const QString &text)
{
    const QList<uint> characters = text.toUcs4();
    return text.isValidUtf16() && std::all_of(characters.begin(), characters.end(), [](uint c) { return isPlainCharacter(c); });
}

base::Result<CallRequest> checkedRequest(CallRequest request)
{
    // Their size first: whoever sends megabytes gets them looked at by nobody.
    if (request.text.size() > 2 * kMaxCallText || request.callId.size() > 2 * kMaxCallIdChars)
        return base::fail(base::invalid({}, u"the request is too long"_s));
    request.callId = request.callId.trimmed();
    if (const auto id = checkText(request.callId, u"the call id"_s, kMaxCallIdChars); !id)
        return base::fail(id.error());
    if (request.kind != CallRequest::Kind::Verify) {
        if (!request.text.isEmpty())
            return base::fail(base::invalid({}, u"only verify looks for a customer"_s));
        return request;
    }
    const QString title = request.by == CallRequest::By::Account ? u"the account"_s
                          : request.by == CallRequest::By::Phone ? u"the phone number"_s
                                                                 : u"the search text"_s;
    request.text = request.text.trimmed();
    if (request.text.isEmpty())
        return base::fail(base::invalid({}, title + u" is missing"_s));
    const qsizetype most = request.by == CallRequest::By::Phone ? kMaxCallPhone : kMaxCallText;
    if (const auto text = checkText(request.text, title, most); !text)
        return base::fail(text.error());
    if (request.by == CallRequest::By::Phone && !isPhoneText(request.text))
        return base::fail(base::invalid(
            {}, u"the phone number takes %1 to %2 digits, a '+' in front, blanks and - ( ) . /"_s.arg(kMinCallDigits).arg(kMaxCallDigits)));
    return request;
}

std::optional<protocol::CustomerView> exactMatch(const CallRequest &request, const QList<protocol::CustomerView> &found,
                                                 const QString &e164)
{
    if (request.by == CallRequest::By::Text)
        return std::nullopt;
    if (request.by == CallRequest::By::Account) {
        const auto same = std::find_if(found.begin(), found.end(),
                                       [&request](const protocol::CustomerView &customer) { return customer.account == request.text; });
        return same == found.end() ? std::nullopt : std::optional(*same);
    }
    // The number on file is masked, all but its length and its last two digits: who was found by all the digits of this number, and has
    // as many, has this number, unless the digits were found elsewhere.
    if (e164.isEmpty() || found.size() != 1)
        return std::nullopt;
    const protocol::CustomerView &only = found.constFirst();
    const auto isDigitsIn = [&e164](QString text) {
        text.removeIf([](QChar c) { return !c.isLetterOrNumber(); });
        return text.contains(e164.sliced(1));
    };
    if (only.phoneMasked != base::maskPhone(e164) || isDigitsIn(only.account) || isDigitsIn(only.name))
        return std::nullopt;
    return only;
}

QLatin1StringView nameOf(CallRequest::Kind kind)
{
    return callNameIn(kCallKindNames, kind);
}

QLatin1StringView nameOf(CallRequest::By by)
{
    return callNameIn(kCallByNames, by);
}

QLatin1StringView nameOf(CallOutcome outcome)
{
    return callNameIn(kCallOutcomeNames, outcome);
}

std::optional<CallRequest::Kind> kindFromName(QStringView name)
{
    return callValueIn(kCallKindNames, name);
}

std::optional<CallRequest::By> byFromName(QStringView name)
{
    return callValueIn(kCallByNames, name);
}

} // namespace authlink::client
