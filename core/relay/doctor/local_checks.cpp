// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/doctor/local_checks.h"

#include "core/base/language.h"
#include "core/http/server/listening/tls_files.h"
#include "core/vault/vault.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSslCertificate>
#include <QStringList>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::doctor
{

namespace
{

constexpr int kNewest = 200; ///< verifications that are looked at for the newest one opened
constexpr std::chrono::minutes kWebhookExpected{2};
constexpr int kAccountsAtOnce = 10'000;

bool hasDatabase(const config::StoreSection &store)
{
    const QString prefix = u"sqlite:"_s;
    return store.url.startsWith(prefix) && QFileInfo::exists(store.url.mid(prefix.size()));
}

} // namespace

Finding keyFinding(const config::RelayConfig &config)
{
    using Level = Finding::Level;
    if (!config.store.key.isEmpty())
        return {.level = Level::Ok, .text = u"The sealing key is in the configuration (store.secret_key)."_s};
    const QString path = config::keyFileOf(config.store);
    if (!QFileInfo::exists(path) && hasDatabase(config.store))
        return {.level = Level::Hint,
                .text = u"The sealing key %1 is missing. The relay makes a new one when it starts, and what the old one "
                        "sealed is lost: results that wait for Incode's word stay unconfirmed. Restore it if you can."_s.arg(path)};
    if (!QFileInfo::exists(path))
        return {.level = Level::Ok,
                .text =
                    u"There is no sealing key yet; the relay makes %1 when it starts. Back it up, apart from the database."_s.arg(path)};
    // It exists, so that this reads it and makes none.
    if (const auto vault = vault::Vault::withKeyFile(path); !vault)
        return {.level = Level::Problem,
                .text = u"%1. Run this as the relay's user; chmod 600 the key, or restore it."_s.arg(vault.error().message)};
    return {.level = Level::Ok, .text = u"The sealing key %1 is readable for its owner only."_s.arg(path)};
}

std::optional<Finding> tlsFinding(const config::HttpSettings &http)
{
    using Level = Finding::Level;
    if (http.tlsCertificate.isEmpty())
        return std::nullopt;
    const auto tls = authlink::http::server::tlsFromFiles(http.tlsCertificate, http.tlsKey);
    if (!tls)
        return Finding{.level = Level::Problem,
                       .text = u"%1 The relay does not start like that, and one that runs keeps the certificate it has. Run this as the "
                               "relay's user."_s.arg(tls.error().message)};
    const QDateTime until = tls->localCertificate().expiryDate();
    const QString date = until.toUTC().toString(Qt::ISODate);
    if (until < QDateTime::currentDateTimeUtc())
        return Finding{.level = Level::Problem, .text = u"The certificate %1 ran out on %2: renew it."_s.arg(http.tlsCertificate, date)};
    return Finding{.level = Level::Ok,
                   .text = u"The certificate %1 goes with its key and is good until %2."_s.arg(http.tlsCertificate, date)};
}

Finding credentialFinding(const config::WebhookSection &webhook)
{
    using Level = Finding::Level;
    QStringList ways;
    if (!webhook.headerSecret.isEmpty())
        ways.append(u"the header %1"_s.arg(webhook.headerName));
    if (!webhook.oauthClientSecret.isEmpty())
        ways.append(u"OAuth"_s);
    if (ways.isEmpty())
        return {.level = Level::Problem,
                .text = u"There is no webhook credential, so every webhook is refused. Set webhook.header_secret, or "
                        "webhook.oauth_client_id and webhook.oauth_client_secret, and the same in Incode's dashboard."_s};
    const QString known = u"Webhooks show who they are from by %1."_s.arg(ways.join(u" or "_s));
    if (!webhook.headerSecretPrevious.isEmpty() || !webhook.oauthClientSecretPrevious.isEmpty())
        return {.level = Level::Hint, .text = known + u" A previous secret is valid too: remove it once Incode uses the new one."_s};
    return {.level = Level::Ok, .text = known};
}

std::optional<Finding> coachingFinding(const config::CoachingSection &coaching)
{
    using Level = Finding::Level;
    int written = 0;
    QStringList missing;
    for (const protocol::Phrase phrase : protocol::allPhrases()) {
        QStringList without;
        for (const QString &language : base::languages()) {
            if (!coaching.phrases.value(language).contains(phrase))
                without.append(u"coaching.%1.%2"_s.arg(language, protocol::nameOf(phrase)));
        }
        const qsizetype with = base::languages().size() - without.size();
        written += static_cast<int>(with);
        if (with > 0)
            missing.append(without);
    }
    if (written == 0)
        return std::nullopt;
    const QString known = u"Agents say %1 phrases in your own words."_s.arg(written);
    if (!missing.isEmpty())
        return Finding{.level = Level::Hint,
                       .text =
                           known + u" In other languages callers hear the console's: %1 would change that."_s.arg(missing.join(u", "_s))};
    return Finding{.level = Level::Ok, .text = known};
}

Finding fileFinding(const store::Store &store, qint64 maxBytes)
{
    using Level = Finding::Level;
    constexpr qint64 kMib = 1024 * 1024;
    const QString restore = u"Stop the relay, keep the file, and restore the newest backup (operator guide, \"Files and secrets\")."_s;
    const auto inspection = store.reader().inspect(maxBytes);
    if (!inspection)
        return {.level = Level::Problem,
                .text = u"The database can't be looked through: %1. If it says that again with the relay stopped: %2"_s.arg(
                    inspection.error().message, restore)};
    if (!inspection->damage.empty())
        return {.level = Level::Problem,
                .text = u"The database is damaged: %1. What is in it is not to be relied on. %2"_s.arg(
                    QStringList(inspection->damage.begin(), inspection->damage.end()).join(u"; "_s), restore)};
    if (!inspection->isComplete)
        return {.level = Level::Hint,
                .text = u"The database has %1 MiB, more than is looked through beside a relay (%2). Look through a backup instead: sqlite3 "
                        "copy.db 'PRAGMA integrity_check'."_s.arg(inspection->bytes / kMib)
                            .arg(maxBytes / kMib)};
    return {.level = Level::Ok, .text = u"The database is whole: %1 KiB looked through."_s.arg(inspection->bytes / 1024)};
}

std::optional<Finding> originFinding(const store::Store &store)
{
    using Level = Finding::Level;
    qint64 count = 0;
    QString last;
    for (bool more = true; more;) {
        const auto found = store.reader().unknownIds(last, kAccountsAtOnce);
        if (!found)
            return Finding{.level = Level::Problem, .text = u"The directory can't be read: %1"_s.arg(found.error().message)};
        count += found->unknown;
        last = found->last;
        more = found->looked == kAccountsAtOnce;
    }
    if (count == 0)
        return std::nullopt;
    return Finding{.level = Level::Hint,
                   .text =
                       u"%1 customers have an Incode id from before its origin was kept. A webhook alone may have bound it, and whoever's "
                       "face it is turns their calls green. `authlink-relay customers list --source unknown` lists them: remove those "
                       "accounts (`customers remove`) and import them again, with the id of your own records or with none."_s.arg(count)};
}

std::optional<Finding> transportFinding(const QUrl &api, bool isHttp2)
{
    using Level = Finding::Level;
    if (api.scheme() != u"https"_s)
        return std::nullopt;
    if (isHttp2)
        return Finding{.level = Level::Ok, .text = u"Incode's API speaks HTTP/2: calls do not wait for each other."_s};
    return Finding{
        .level = Level::Hint,
        .text = u"Incode's API, or a proxy on the way to it, speaks HTTP/1.1: no more than six calls are under way at once, some 20 a "
                "second if each takes 300 ms. With more verifications than that, starts and confirmations wait."_s};
}

base::Result<bool> isMissingWebhooks(const store::Store &store, base::Instant newestWebhook, base::Instant now)
{
    store::HistoryQuery query;
    query.limit = kNewest;
    const auto page = store.reader().history(query);
    if (!page)
        return base::fail(page.error());
    return std::any_of(page->items.begin(), page->items.end(), [&](const verification::Verification &state) {
        return state.openedAt && *state.openedAt > newestWebhook && now - *state.openedAt > kWebhookExpected;
    });
}

} // namespace authlink::relay::doctor
