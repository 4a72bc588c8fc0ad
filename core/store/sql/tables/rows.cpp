// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/rows.h"

#include "core/base/log.h"

#include <QJsonDocument>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

tl::unexpected<base::Error> damaged(const QString &what, const QString &why)
{
    return base::fail(base::ErrorCode::Internal, u"the store holds %1 that can't be read: %2"_s.arg(what, why));
}

base::Result<QJsonObject> objectOf(const QByteArray &json, const QString &what)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (!document.isObject())
        return damaged(what, error.errorString());
    return document.object();
}

std::optional<base::Instant> instantOrNull(const Rows &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(base::fromMillis(row.integer(column)));
}

} // namespace

void reportUnreadable(const base::Error &error)
{
    qCCritical(base::lcStore).noquote() << error.message << "(left out)";
}

base::Result<verification::Verification> verificationOf(const Rows &row)
{
    const QString what = u"a verification (last event %1)"_s.arg(row.integer(0));
    const auto json = objectOf(row.bytes(1), what);
    if (!json)
        return base::fail(json.error());
    auto state = verification::verificationFromJson(*json);
    if (!state)
        return damaged(what, state.error().message);
    state->lastSeq = row.integer(0);
    return state;
}

base::Result<verification::Event> eventOf(const Rows &row)
{
    const QString what = u"event %1"_s.arg(row.integer(0));
    const auto detail = objectOf(row.bytes(5), what);
    if (!detail)
        return base::fail(detail.error());
    auto body = verification::eventBodyFromJson(row.text(3), *detail);
    if (!body)
        return damaged(what, body.error().message);
    return verification::Event{.verificationId = row.text(1),
                               .at = base::fromMillis(row.integer(2)),
                               .by = row.text(4),
                               .body = std::move(*body),
                               .seq = row.integer(0)};
}

base::Result<LinkRecord> linkOf(const Rows &row)
{
    return LinkRecord{.verificationId = row.text(0),
                      .tokenHash = row.text(1),
                      .captureUrl = QUrl(row.text(2), QUrl::StrictMode),
                      .deviceHash = row.text(3).toLatin1(),
                      .isSuperseded = row.integer(4) != 0};
}

base::Result<IdempotentAnswer> answerOf(const Rows &row)
{
    return IdempotentAnswer{.user = row.text(0), .key = row.text(1), .answer = row.bytes(2), .at = base::fromMillis(row.integer(3))};
}

base::Result<SeenTransaction> seenTransactionOf(const Rows &row)
{
    return SeenTransaction{.hash = row.text(0).toLatin1(),
                           .customerHash = row.text(1).toLatin1(),
                           .verificationId = row.text(2),
                           .at = base::fromMillis(row.integer(3))};
}

base::Result<verification::Customer> customerOf(const Rows &row)
{
    return verification::Customer{.account = row.text(0),
                                  .customerId = row.text(1),
                                  .name = row.text(2),
                                  .phone = row.text(3),
                                  .email = row.text(4),
                                  .language = row.text(5)};
}

base::Result<DirectoryEntry> directoryEntryOf(const Rows &row)
{
    const auto customer = customerOf(row);
    if (!customer)
        return base::fail(customer.error());
    return DirectoryEntry{.customer = *customer,
                          .source = idSourceOf(row.text(6)).value_or(IdSource::Unknown), // a later version may know more
                          .by = row.text(7),
                          .at = instantOrNull(row, 8)};
}

base::Result<ReportedEnrolment> enrolmentOf(const Rows &row)
{
    const auto state = enrolmentStateOf(row.text(6));
    if (!state)
        return damaged(u"enrolment %1"_s.arg(row.integer(0)), u"unknown state"_s);
    return ReportedEnrolment{.id = row.integer(0),
                             .account = row.text(1),
                             .customerId = row.text(2),
                             .interviewId = row.text(3),
                             .bodyHash = row.text(4).toLatin1(),
                             .reportedAt = base::fromMillis(row.integer(5)),
                             .state = *state,
                             .decidedBy = row.text(7),
                             .decidedAt = instantOrNull(row, 8),
                             .isListed = row.integer(9) != 0,
                             .name = row.text(10),
                             .currentId = row.text(11)};
}

base::Result<AuditEntry> auditEntryOf(const Rows &row)
{
    return AuditEntry{
        .at = base::fromMillis(row.integer(0)), .by = row.text(1), .action = row.text(2), .account = row.text(3), .detail = row.text(4)};
}

base::Result<User> userOf(const Rows &row)
{
    const auto role = verification::fromName<verification::Role>(row.text(2));
    if (!role)
        return damaged(u"user %1"_s.arg(row.text(0)), u"unknown role"_s);
    return User{.name = row.text(0),
                .displayName = row.text(1),
                .role = *role,
                .account = row.text(3),
                .disabled = row.integer(4) != 0,
                .tokenHash = row.text(5).toLatin1(),
                .createdAt = base::fromMillis(row.integer(6)),
                .tokenAt = base::fromMillis(row.integer(7)),
                .lastSignInAt = instantOrNull(row, 8)};
}

base::Result<UserSession> sessionOf(const Rows &row)
{
    return UserSession{.user = row.text(0),
                       .client = row.text(1),
                       .address = row.text(2),
                       .signedInAt = base::fromMillis(row.integer(3)),
                       .endedAt = instantOrNull(row, 4)};
}

} // namespace authlink::store
