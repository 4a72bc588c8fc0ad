// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/relay/case_book.h"
#include "core/relay/http/handlers.h"
#include "core/store/store.h"

namespace authlink::relay
{

/// /healthz: a relay that answers is alive. /readyz: started, not stopping, the store writes, commits do not pile up.
class Health final : public HealthSource
{
public:
    /// Book and store outlive it.
    Health(const CaseBook &book, store::Store &store) : m_book(book), m_store(store) {}

    void setServing(bool serving) { m_serving = serving; }
    [[nodiscard]] QStringList unhealthy() const override { return {}; }
    [[nodiscard]] QStringList unready() const override;

private:
    const CaseBook &m_book;
    store::Store &m_store;
    bool m_serving = false;
};

} // namespace authlink::relay
