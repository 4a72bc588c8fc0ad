// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/protocol/golden_messages.h"

#include "core/protocol/call_params.h"
#include "core/protocol/view_of.h"
#include "tests/core/protocol/domain_samples.h"
#include "tests/support/stream_fixtures.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

using namespace protocol;
using namespace std::chrono_literals;
using verification::Channel;
using verification::Role;

namespace
{

const QJsonValue kId(u"c1"_s);
const QString kOtherId = u"01a1ee56-5e00-7000-8000-000000000002"_s;

/// @param variant what tells this file from others of the same method, e.g. ".unlisted"
template <typename Params, typename Read>
GoldenMessage call(QLatin1StringView method, const Params &params, Read read, const QString &variant = {})
{
    return {.name = u"calls/"_s + method + variant + u".json"_s,
            .frame = requestFrame(kId, method, toJson(params)),
            .readsBack = [=](const Frame &frame) {
                const auto *request = std::get_if<Request>(&frame);
                return request && request->id == kId && request->method == method && read(request->params) == params;
            }};
}

template <typename Result, typename Read>
GoldenMessage result(QLatin1StringView method, const Result &value, Read read, const QString &variant = {})
{
    return {.name = u"results/"_s + method + variant + u".json"_s,
            .frame = resultFrame(kId, toJson(value)),
            .readsBack = [=](const Frame &frame) {
                const auto *response = std::get_if<Response>(&frame);
                const auto *outcome = response ? std::get_if<QJsonValue>(&response->outcome) : nullptr;
                return outcome && response->id == kId && read(*outcome) == value;
            }};
}

template <typename Message, typename Read>
GoldenMessage notification(QLatin1StringView method, const Message &message, Read read, const QString &variant = {})
{
    return {.name = u"notifications/"_s + method + variant + u".json"_s,
            .frame = notificationFrame(message),
            .readsBack = [=](const Frame &frame) {
                const auto *read_ = std::get_if<Notification>(&frame);
                return read_ && read_->method == method && read(read_->params) == message;
            }};
}

GoldenMessage rpcError(const QString &name, const QJsonValue &id, const RpcError &error)
{
    return {.name = u"errors/"_s + name + u".json"_s, .frame = errorFrame(id, error), .readsBack = [=](const Frame &frame) {
                const auto *response = std::get_if<Response>(&frame);
                const auto *outcome = response ? std::get_if<RpcError>(&response->outcome) : nullptr;
                return outcome && response->id == id && *outcome == error;
            }};
}

GoldenMessage error(const base::Error &error)
{
    return {.name = u"errors/"_s + base::errorCodeName(error.code) + u".json"_s,
            .frame = errorFrame(kId, error),
            .readsBack = [=](const Frame &frame) {
                const auto *response = std::get_if<Response>(&frame);
                const auto *outcome = response ? std::get_if<RpcError>(&response->outcome) : nullptr;
                return outcome && response->id == kId && toError(*outcome) == error;
            }};
}

HelloResult hello(Role role)
{
    verification::Policy policy;
    policy.allowUnlistedCustomer = false;
    return {.user = {.name = u"ana"_s, .displayName = u"Ana Ruiz"_s, .role = role},
            .seq = 42,
            .epoch = u"5uNqmoBqsMPZgmpyuPpNbZ."_s + verification::nameOf(role),
            .serverTime = kStart + 60s,
            .policy = viewOf(policy, {Channel::Sms, Channel::Copy, Channel::Qr}),
            .company = u"Example Bank"_s,
            .vendor = VendorState::Ok,
            .limits = {.burst = kCallBurst, .perSecond = kCallsPerSecond, .getIds = kMaxGetIds},
            .history = Replayed{.count = 3}};
}

VerificationDetail detailFor(Role role)
{
    VerificationDetail detail{.verification = viewOf(wrongPersonVerification(), role), .events = {}};
    for (const verification::Event &event : eventsOfEveryKind())
        detail.events.append(viewOf(event, role));
    detail.seq = detail.events.constLast().seq;
    return detail;
}

} // namespace

std::vector<GoldenMessage> goldenCalls()
{
    const QString key = u"kGq3vR0bT5yW8zX1"_s;
    const StartParams listed{.customer = ListedCustomer{.account = u"100200301"_s},
                             .channel = Channel::Sms,
                             .language = u"es"_s,
                             .callId = u"call-4711"_s,
                             .contact = {},
                             .idempotencyKey = key};
    const StartParams unlisted{.customer = UnlistedCustomer{.customerId = u"64a1f0c2"_s,
                                                            .name = u"John Doe"_s,
                                                            .phone = u"+14155550142"_s,
                                                            .email = u"john@example.com"_s,
                                                            .reason = u"Opened the account yesterday."_s},
                               .channel = Channel::Email,
                               .language = {},
                               .callId = {},
                               .contact = {},
                               .idempotencyKey = key};
    const ResendParams resend{.id = kSampleId,
                              .channel = Channel::Sms,
                              .contact = OtherContact{.value = u"+14155550199"_s, .reason = u"The phone on file was stolen."_s},
                              .idempotencyKey = key};
    const IdParams id{.id = kSampleId, .reason = {}, .idempotencyKey = {}};
    const IdParams cancel{.id = kSampleId, .reason = u"The caller hung up."_s, .idempotencyKey = key};
    const IdParams close{.id = kSampleId, .reason = {}, .idempotencyKey = key};
    const NoteParams note{.id = kSampleId, .outcome = u"address_changed"_s, .text = u"Moved to Calle Mayor 5."_s, .idempotencyKey = key};
    const HistoryParams history{.text = u"garcia"_s,
                                .agent = u"ana"_s,
                                .account = u"100200301"_s,
                                .from = kStart - 24h,
                                .to = kStart,
                                .status = verification::Status::Decided,
                                .verdict = verification::Verdict::Verified,
                                .cursor = u"MTc5NA"_s,
                                .limit = 50};
    return {
        call(kHello,
             HelloParams{.client = u"authlink-console 1.0"_s, .since = 39, .epoch = u"5uNqmoBqsMPZgmpyuPpNbZ.supervisor"_s, .pages = true},
             helloParamsFromJson),
        call(kCustomersSearch, SearchCustomersParams{.text = u"garcia"_s, .limit = 20}, searchCustomersParamsFromJson),
        call(kVerificationStart, listed, startParamsFromJson),
        call(kVerificationStart, unlisted, startParamsFromJson, u".unlisted"_s),
        call(kVerificationResend, resend, resendParamsFromJson),
        call(kVerificationCancel, cancel, idParamsFromJson),
        call(kVerificationClose, close, idParamsFromJson),
        call(kVerificationNote, note, noteParamsFromJson),
        call(kVerificationLink, id, idParamsFromJson),
        call(kVerificationGet, id, idParamsFromJson),
        call(kVerificationGet, GetManyParams{.ids = {kSampleId, kOtherId}}, getManyParamsFromJson, u".several"_s),
        call(kVerificationList, ListParams{.cursor = kSampleId}, listParamsFromJson),
        call(kHistorySearch, history, historyParamsFromJson),
    };
}

std::vector<GoldenMessage> goldenResults()
{
    HelloResult withOwnWords = hello(Role::Supervisor);
    withOwnWords.policy.coaching = {{u"en"_s, {{Phrase::Closed, u"Thank you for calling {company}."_s}}},
                                    {u"pt-BR"_s, {{Phrase::Closed, u"Até logo."_s}, {Phrase::Expired, u"O link venceu. Envio outro?"_s}}}};
    HelloResult resync = hello(Role::Agent);
    resync.vendor = VendorState::Outage;
    resync.history = Resync{.open = {viewOf(sentVerification(), Role::Agent)}, .next = kSampleId};
    HelloResult closing = hello(Role::Agent);
    closing.policy.closing = {.notes = true,
                              .outcomes = {{.code = u"address_changed"_s,
                                            .labels = {{u"en"_s, u"Address changed"_s},
                                                       {u"es"_s, u"Dirección cambiada"_s},
                                                       {u"pt-BR"_s, u"Endereço alterado"_s}}}},
                              .followUps = {{.results = {u"verified"_s},
                                             .labels = {{u"en"_s, u"Open the record"_s}},
                                             .url = u"https://crm.bank.example/customers/{account}?call={call}"_s}}};
    const auto seen = [](const verification::Customer &customer, Role role, Enrolment enrolment) {
        CustomerView view = viewOf(customer, role);
        view.enrolment = enrolment;
        return view;
    };
    const QList<CustomerView> found{seen(sampleCustomer(), Role::Agent, Enrolment::Enrolled)};
    verification::Customer notEnrolled;
    notEnrolled.account = u"100200302"_s;
    notEnrolled.name = u"Luis Garcia"_s;
    const QList<CustomerView> foundBySupervisor{seen(sampleCustomer(), Role::Supervisor, Enrolment::Enrolled),
                                                seen(notEnrolled, Role::Supervisor, Enrolment::Pending)};
    const auto verification = [](QLatin1StringView method, const verification::Verification &state) {
        return result(method, viewOf(state, Role::Agent), verificationViewFromJson);
    };
    const LinkView link{.url = QUrl(u"https://verify.example.com/v/TOKEN"_s), .expiresAt = kStart + 5min};
    const EventView created = viewOf(eventsOfEveryKind().front(), Role::Agent);
    const VerificationDetails several{
        .items = {{.verification = viewOf(startedVerification(), Role::Agent), .events = {created}, .seq = created.seq}},
        .notFound = {kOtherId}};
    const OpenPage open{.seq = 42, .open = {viewOf(sentVerification(), Role::Agent)}, .next = kSampleId};
    const HistoryPageView page{.items = {viewOf(verifiedVerification(), Role::Agent)}, .next = u"MTc5NQ"_s};
    return {
        result(kHello, withOwnWords, helloResultFromJson),
        result(kHello, resync, helloResultFromJson, u".resync"_s),
        result(kHello, closing, helloResultFromJson, u".closing"_s),
        result(kCustomersSearch, found, customersFromJson),
        result(kCustomersSearch, foundBySupervisor, customersFromJson, u".supervisor"_s),
        verification(kVerificationStart, startedVerification()),
        verification(kVerificationResend, sentVerification()),
        verification(kVerificationCancel, cancelledVerification()),
        verification(kVerificationClose, closedVerification()),
        verification(kVerificationNote, closedVerification()),
        result(kVerificationLink, link, linkFromJson),
        result(kVerificationGet, detailFor(Role::Agent), detailFromJson),
        result(kVerificationGet, detailFor(Role::Supervisor), detailFromJson, u".supervisor"_s),
        result(kVerificationGet, several, detailsFromJson, u".several"_s),
        result(kVerificationList, open, openPageFromJson),
        result(kHistorySearch, page, historyPageFromJson),
    };
}

std::vector<GoldenMessage> goldenNotifications()
{
    verification::Event verdict{.verificationId = kSampleId,
                                .at = kStart + 45'250ms,
                                .by = verification::kByRelay,
                                .body = verification::VerdictReached{.verdict = verification::Verdict::Verified,
                                                                     .reasons = {},
                                                                     .validUntil = verifiedVerification().validUntil},
                                .seq = 43};
    const Notice notice{.level = NoticeLevel::Error,
                        .code = kNoticeVendorOutage,
                        .text = u"Incode is not answering. Nobody can be verified by selfie right now."_s};
    const Notice conflict{.level = NoticeLevel::Warning,
                          .code = kNoticeEnrolmentConflict,
                          .text =
                              u"Incode enrolled account 100200301 under another customer id than the directory has. Nothing was changed."_s,
                          .account = u"100200301"_s};
    return {
        notification(kVerificationChanged, viewOf(verdict, verifiedVerification(), Role::Agent), verificationChangedFromJson),
        notification(kNotice, notice, noticeFromJson),
        notification(kNotice, conflict, noticeFromJson, u".account"_s),
    };
}

std::vector<GoldenMessage> goldenErrors()
{
    using base::ErrorCode;
    const auto plain = [](ErrorCode code, const QString &message) {
        return error({.code = code, .message = message, .field = {}, .retryAfter = {}});
    };
    const auto wait = [](ErrorCode code, const QString &message, std::chrono::seconds retryAfter) {
        return error({.code = code, .message = message, .field = {}, .retryAfter = retryAfter});
    };
    const auto unreadable = [](const QString &name, const QByteArray &frame) {
        const FrameFailure failure = parseFrame(frame).error();
        return rpcError(name, failure.id, failure.error);
    };
    return {
        error(base::invalid(u"contact.value"_s, u"is not an e-mail address"_s)),
        error({.code = ErrorCode::NotAllowed,
               .message = u"Another contact than the one on file needs a supervisor."_s,
               .field = u"needs_supervisor"_s,
               .retryAfter = {}}),
        plain(ErrorCode::NotFound, u"There is no such verification."_s),
        plain(ErrorCode::WrongState, u"Say hello first."_s),
        wait(ErrorCode::LimitReached, u"No more than 10 starts a minute."_s, 42s),
        wait(ErrorCode::Locked, u"Too many failed verifications for this customer."_s, 15min),
        plain(ErrorCode::VendorUnavailable, u"Incode is not answering. Nobody can be verified by selfie right now."_s),
        plain(ErrorCode::StoreUnavailable, u"The record can't be written."_s),
        plain(ErrorCode::NotSignedIn, u"Not signed in."_s),
        plain(ErrorCode::Timeout, u"No answer in time."_s),
        plain(ErrorCode::Cancelled, u"Cancelled."_s),
        plain(ErrorCode::Unreachable, u"No connection."_s),
        plain(ErrorCode::Conflict, u"Somebody else changed the verification meanwhile."_s),
        plain(ErrorCode::Internal, u"A defect."_s),
        unreadable(u"parse_error"_s, "not JSON"),
        unreadable(u"invalid_request"_s, R"({"jsonrpc":"2.0","id":"c1"})"),
        unreadable(u"params_not_by_name"_s, R"({"jsonrpc":"2.0","id":"c1","method":"hello","params":[1]})"),
        rpcError(u"method_not_found"_s, kId, methodNotFound(u"verification.explain"_s)),
    };
}

std::vector<GoldenMessage> goldenMessages()
{
    std::vector<GoldenMessage> all;
    for (auto &&part : {goldenCalls(), goldenResults(), goldenNotifications(), goldenErrors()})
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

} // namespace authlink::test
