// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sign_in/keychain_token_store.h"

#include <qt6keychain/keychain.h>

#include <QDeadlineTimer>

#include <chrono>
#include <utility>

namespace authlink::app
{

namespace
{

const char kService[] = "authlink-console";
/// How long the end of the program waits for a keychain that is in the middle of something.
constexpr std::chrono::milliseconds kLastWait{1'000};

base::ErrorCode codeOf(QKeychain::Error error)
{
    switch (error) {
    case QKeychain::EntryNotFound:
        return base::ErrorCode::NotFound;
    case QKeychain::AccessDenied:
    case QKeychain::AccessDeniedByUser:
        return base::ErrorCode::NotAllowed;
    default:
        return base::ErrorCode::Unreachable;
    }
}

base::Error errorOf(const QKeychain::Job &job)
{
    return base::Error{.code = codeOf(job.error()), .message = job.errorString(), .field = {}, .retryAfter = {}};
}

base::Result<void> outcomeOf(const QKeychain::Job &job)
{
    if (job.error() != QKeychain::NoError)
        return base::fail(errorOf(job));
    return {};
}

/// Runs a job below `jobs`, in its thread, and says there how it ended.
template <typename Job, typename Prepare, typename Finished>
void runJob(QObject *jobs, const QString &key, Prepare prepare, Finished finished)
{
    QMetaObject::invokeMethod(jobs, [jobs, key, prepare = std::move(prepare), finished = std::move(finished)] {
        auto *job = new Job(QString::fromLatin1(kService), jobs);
        job->setKey(key);
        job->setInsecureFallback(false);
        job->setAutoDelete(true);
        prepare(*job);
        QObject::connect(job, &QKeychain::Job::finished, jobs, [job, finished] { finished(*job); });
        job->start();
    });
}

} // namespace

KeychainTokenStore::KeychainTokenStore(QObject *parent)
    : QObject(parent),
      m_thread(std::make_unique<QThread>()),
      m_jobs(new QObject),
      m_answers(new QObject)
{
    m_thread->setObjectName(QStringLiteral("keychain"));
    m_jobs->moveToThread(m_thread.get());
    connect(m_thread.get(), &QThread::finished, m_jobs, &QObject::deleteLater);
}

KeychainTokenStore::~KeychainTokenStore()
{
    if (!m_thread->isRunning()) {
        delete m_jobs; // nobody has ever asked
    } else {
        m_thread->quit();
        // A thread that waits within the keychain can't be ended. The program ends all the same, and the thread with it.
        if (!m_thread->wait(QDeadlineTimer(kLastWait))) {
            static_cast<void>(m_thread.release());
            return;
        }
    }
    delete m_answers;
}

void KeychainTokenStore::load(const QString &key, std::function<void(base::Result<base::Secret>)> done)
{
    m_thread->start(); // at the first use: who never asks pays nothing
    runJob<QKeychain::ReadPasswordJob>(
        m_jobs, key, [](QKeychain::ReadPasswordJob &) {},
        [answers = m_answers, done = std::move(done)](QKeychain::ReadPasswordJob &job) {
            base::Result<base::Secret> loaded = base::fail(errorOf(job));
            if (job.error() == QKeychain::NoError)
                loaded = base::Secret(job.binaryData());
            QMetaObject::invokeMethod(answers, [done, loaded] { done(loaded); });
        });
}

void KeychainTokenStore::save(const QString &key, const base::Secret &secret, std::function<void(base::Result<void>)> done)
{
    m_thread->start();
    runJob<QKeychain::WritePasswordJob>(
        m_jobs, key, [secret](QKeychain::WritePasswordJob &job) { job.setBinaryData(secret.reveal()); },
        [answers = m_answers, done = std::move(done)](QKeychain::WritePasswordJob &job) {
            QMetaObject::invokeMethod(answers, [done, outcome = outcomeOf(job)] { done(outcome); });
        });
}

void KeychainTokenStore::remove(const QString &key, std::function<void(base::Result<void>)> done)
{
    m_thread->start();
    runJob<QKeychain::DeletePasswordJob>(
        m_jobs, key, [](QKeychain::DeletePasswordJob &) {},
        [answers = m_answers, done = std::move(done)](QKeychain::DeletePasswordJob &job) {
            QMetaObject::invokeMethod(answers, [done, outcome = outcomeOf(job)] { done(outcome); });
        });
}

} // namespace authlink::app
