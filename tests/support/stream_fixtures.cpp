// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/stream_fixtures.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

protocol::VerificationView viewIn(verification::Status status, const QString &id)
{
    protocol::VerificationView view;
    view.id = id.isEmpty() ? u"v1"_s : id;
    view.status = status;
    view.customer = {.account = u"1001"_s,
                     .name = u"Maria Garcia"_s,
                     .phoneMasked = u"••67"_s,
                     .emailMasked = {},
                     .language = u"es"_s,
                     .customerId = {}};
    view.agent = {.name = u"ana"_s, .displayName = u"Ana"_s};
    view.channel = verification::Channel::Sms;
    view.linkMode = verification::LinkMode::Session;
    view.firstWord = u"amber"_s;
    view.secondWord = u"river"_s;
    view.createdAt = kStart;
    return view;
}

protocol::VerificationView decidedAs(verification::Verdict verdict, const QString &id)
{
    auto view = viewIn(verification::Status::Decided, id);
    view.verdict = verdict;
    view.decidedAt = kStart;
    if (verdict == verification::Verdict::Verified)
        view.validUntil = kStart + std::chrono::minutes(10);
    return view;
}

protocol::EventView eventOf(const QString &kind, qint64 seq, base::Instant at, const QJsonObject &detail)
{
    return {.seq = seq, .at = at, .kind = kind, .by = u"relay"_s, .detail = detail};
}

protocol::VerificationChanged changeTo(const protocol::VerificationView &view, qint64 seq, const QString &kind)
{
    return {.seq = seq, .at = kStart, .event = eventOf(kind, seq), .verification = view};
}

} // namespace authlink::test
