// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sql/tables/epochs.h"

#include "core/store/store.h"

namespace authlink::store
{

SqlResult<void> beginEpochIn(Connection &connection, const QString &id)
{
    if (auto begun = connection.run("epoch_begin", {textValue(id)}); !begun)
        return tl::unexpected(begun.error());
    return connection.run("epochs_bound", {Store::kMaxEpochs}).map([](int) {});
}

} // namespace authlink::store
