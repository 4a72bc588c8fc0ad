// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/detail_reader.h"

#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::rpc
{

base::Error noSuchVerification()
{
    return {.code = base::ErrorCode::NotFound, .message = u"There is no such verification."_s, .field = {}, .retryAfter = {}};
}

base::Result<protocol::VerificationDetail> readDetail(const store::Reader &reader, const protocol::Viewer &viewer, const QString &id)
{
    const auto state = reader.verification(id); // what is committed, nothing newer
    if (!state)
        return base::fail(state.error());
    if (!*state || !protocol::maySee(viewer, **state))
        return base::fail(noSuchVerification());
    const auto events = reader.eventsOf(id);
    if (!events)
        return base::fail(events.error());
    protocol::VerificationDetail detail{.verification = protocol::viewOf(**state, viewer.role), .events = {}, .seq = (*state)->lastSeq};
    for (const verification::Event &event : *events)
        detail.events.append(protocol::viewOf(event, viewer.role));
    return detail;
}

base::Result<protocol::VerificationDetails> readDetails(const store::Reader &reader, const protocol::Viewer &viewer, const QStringList &ids,
                                                        qsizetype maxBytes)
{
    protocol::VerificationDetails details;
    qsizetype bytes = 0;
    for (const QString &id : ids) {
        auto detail = readDetail(reader, viewer, id);
        if (!detail && detail.error().code == base::ErrorCode::NotFound) {
            details.notFound.append(id);
            continue;
        }
        if (!detail && detail.error().code == base::ErrorCode::StoreUnavailable)
            return base::fail(detail.error());
        if (!detail)
            continue;
        bytes += QJsonDocument(protocol::toJson(*detail)).toJson(QJsonDocument::Compact).size() + 1;
        if (bytes > maxBytes && !details.items.isEmpty())
            break;
        details.items.append(std::move(*detail));
    }
    return details;
}

} // namespace authlink::relay::rpc
