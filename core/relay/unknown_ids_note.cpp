// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/unknown_ids_note.h"

#include "core/base/log.h"

namespace authlink::relay
{

namespace
{
constexpr int kStep = 2'000; // accounts: some milliseconds, between which searches are answered
} // namespace

void UnknownIdsNote::begin()
{
    look({});
}

void UnknownIdsNote::look(const QString &after)
{
    if (m_isStopped)
        return;
    m_store.ask(
        store::Lane::Search, this, [after](const store::Reader &reader) { return reader.unknownIds(after, kStep); },
        [this](const base::Result<store::UnknownIds> &found) {
            if (!found) {
                qCWarning(base::lcRelay) << "where the customers' Incode ids came from can't be looked at:" << found.error().message;
                return;
            }
            m_count += found->unknown;
            if (found->looked == kStep)
                return look(found->last);
            if (m_count > 0)
                qCWarning(base::lcRelay).noquote()
                    << m_count
                    << "customers have an Incode id of unknown origin, which a webhook alone may have bound: see "
                       "`authlink-relay customers list --source unknown` and `authlink-relay doctor`";
        });
}

} // namespace authlink::relay
