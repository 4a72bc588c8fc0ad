// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/rpc/open_pages.h"

#include "core/protocol/json/object_text.h"

#include <utility>

namespace authlink::relay::rpc
{

protocol::OpenPage openPage(const verifications::VerificationRepository &repository, const protocol::Viewer &viewer, const QString &cursor,
                            const PageBounds &bounds)
{
    const QString agent = viewer.role == verification::Role::Agent ? viewer.name : QString();
    const auto items = static_cast<std::size_t>(bounds.items);
    const auto states = repository.committedOpenBefore(agent, cursor, items + 1);
    protocol::OpenPage page{.seq = repository.publishedSeq(), .open = {}, .next = {}};
    qsizetype bytes = 0;
    for (std::size_t i = 0; i < states.size(); ++i) {
        protocol::VerificationView view = protocol::viewOf(states[i], viewer.role);
        bytes += protocol::textOf(view).size() + 1;
        if (i == items || (i > 0 && bytes > bounds.bytes)) {
            page.next = states[i - 1].id;
            break;
        }
        page.open.prepend(std::move(view));
    }
    return page;
}

} // namespace authlink::relay::rpc
