// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/sqlite.h"

namespace authlink::store
{

namespace
{

constexpr QLatin1String kSqlite("sqlite:");
constexpr QLatin1String kMemory(":memory:");

tl::unexpected<base::Error> wrongUrl(const QString &why)
{
    return base::fail(base::invalid(QStringLiteral("url"), why));
}

} // namespace

base::Result<std::unique_ptr<Store>> openStore(const QString &url, Access access)
{
    const QString example = QStringLiteral("write sqlite:PATH, for example sqlite:/var/lib/authlink/authlink.db");
    if (url.startsWith(QLatin1String("postgresql:")) || url.startsWith(QLatin1String("postgres:")))
        return wrongUrl(QStringLiteral("PostgreSQL is not built into this version yet; %1").arg(example));
    if (!url.startsWith(kSqlite))
        return wrongUrl(QStringLiteral("the store is not known; %1").arg(example));
    const QString path = url.mid(kSqlite.size());
    if (path.isEmpty() || path.startsWith(QLatin1String("//")) || path.contains(QChar::Null))
        return wrongUrl(QStringLiteral("the path is missing or not one; %1").arg(example));
    if (path == kMemory)
        return wrongUrl(QStringLiteral("a store in memory would lose what it promised to keep; %1").arg(example));
    return openSqliteStore(path, {.access = access});
}

} // namespace authlink::store
