// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "core/store/sqlite.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr QLatin1String kSqlite("sqlite:");
constexpr QLatin1String kMemory(":memory:");

tl::unexpected<base::Error> wrongUrl(const QString &why)
{
    return base::fail(base::invalid(u"url"_s, why));
}

} // namespace

base::Result<std::unique_ptr<Store>> openStore(const QString &url, Access access, const QString &servedBy)
{
    const QString example = u"write sqlite:PATH, for example sqlite:/var/lib/authlink/authlink.db"_s;
    if (url.startsWith("postgresql:"_L1) || url.startsWith("postgres:"_L1))
        return wrongUrl(u"PostgreSQL is not built into this version yet; %1"_s.arg(example));
    if (!url.startsWith(kSqlite))
        return wrongUrl(u"the store is not known; %1"_s.arg(example));
    const QString path = url.mid(kSqlite.size());
    if (path.isEmpty() || path.startsWith("//"_L1) || path.contains(QChar::Null))
        return wrongUrl(u"the path is missing or not one; %1"_s.arg(example));
    if (path == kMemory)
        return wrongUrl(u"a store in memory would lose what it promised to keep; %1"_s.arg(example));
    return openSqliteStore(path, {.access = access, .servedBy = servedBy});
}

} // namespace authlink::store
