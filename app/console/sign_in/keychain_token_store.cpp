// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sign_in/keychain_token_store.h"

#include <qt6keychain/keychain.h>

#include <utility>

namespace authlink::app
{

namespace
{

const char kService[] = "authlink-console";

base::Error errorOf(const QKeychain::Job &job)
{
    const bool none = job.error() == QKeychain::EntryNotFound;
    return base::Error{.code = none ? base::ErrorCode::NotFound : base::ErrorCode::Unreachable,
                       .message = job.errorString(),
                       .field = {},
                       .retryAfter = {}};
}

template <typename Job>
Job *makeJob(QObject *parent, const QString &profile)
{
    auto *job = new Job(QString::fromLatin1(kService), parent);
    job->setKey(profile);
    job->setInsecureFallback(false);
    job->setAutoDelete(true);
    return job;
}

base::Result<void> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError)
        return base::fail(errorOf(job));
    return {};
}

} // namespace

KeychainTokenStore::KeychainTokenStore(QObject *parent) : QObject(parent) {}

void KeychainTokenStore::load(const QString &profile, std::function<void(base::Result<base::Secret>)> done)
{
    auto *job = makeJob<QKeychain::ReadPasswordJob>(this, profile);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] {
        if (job->error() != QKeychain::NoError)
            done(base::fail(errorOf(*job)));
        else
            done(base::Secret(job->binaryData()));
    });
    job->start();
}

void KeychainTokenStore::save(const QString &profile, const base::Secret &token, std::function<void(base::Result<void>)> done)
{
    auto *job = makeJob<QKeychain::WritePasswordJob>(this, profile);
    job->setBinaryData(token.reveal());
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] { done(outcomeOf(*job)); });
    job->start();
}

void KeychainTokenStore::remove(const QString &profile, std::function<void(base::Result<void>)> done)
{
    auto *job = makeJob<QKeychain::DeletePasswordJob>(this, profile);
    connect(job, &QKeychain::Job::finished, this, [job, done = std::move(done)] { done(outcomeOf(*job)); });
    job->start();
}

} // namespace authlink::app
