// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/directory/operator_tools.h"

#include "app/relay/terminal_text.h"
#include "core/base/process.h"
#include "core/relay/config/relay_config.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{
constexpr qsizetype kMaxOperator = 100;
} // namespace

base::Result<std::unique_ptr<store::Store>> openConfiguredStore(const QString &configPath, store::Access access)
{
    const auto config = relay::config::loadConfig(configPath, QProcessEnvironment::systemEnvironment());
    if (!config)
        return base::fail(config.error());
    return store::openStore(config->store.url, access);
}

base::Result<QString> operatorName(const QString &given)
{
    const QString name = given.trimmed().isEmpty() ? base::processUser() : given.trimmed();
    const bool clean = std::all_of(name.begin(), name.end(), [](QChar c) { return c.isPrint(); });
    if (name.size() > kMaxOperator || !clean)
        return base::fail(base::ErrorCode::Invalid, u"--operator takes a name of at most %1 characters"_s.arg(kMaxOperator));
    return name;
}

QString columns(const QStringList &values)
{
    QStringList shown;
    for (const QString &value : values)
        shown.append(value.isEmpty() ? u"-"_s : printable(value));
    return shown.join(u'\t');
}

QString momentText(const std::optional<base::Instant> &at)
{
    return at ? base::toRfc3339(*at) : QString();
}

} // namespace authlink::app
