// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/sign_in/token_store.h"

#include <QObject>
#include <QThread>

#include <memory>

namespace authlink::app
{

/// The operating system's keychain, through QtKeychain. Its insecure fallback (plain text in a settings file) stays off:
/// without a keychain a token lives as long as the program.
///
/// QtKeychain lives in a thread of its own: where it looks for KWallet, and where macOS asks the person, it waits within the call, and
/// the window must not wait with it.
class KeychainTokenStore final : public QObject, public TokenStore
{
    Q_OBJECT

public:
    explicit KeychainTokenStore(QObject *parent = nullptr);
    ~KeychainTokenStore() override;

    void load(const QString &key, std::function<void(base::Result<base::Secret>)> done) override;
    void save(const QString &key, const base::Secret &secret, std::function<void(base::Result<void>)> done) override;
    void remove(const QString &key, std::function<void(base::Result<void>)> done) override;

private:
    std::unique_ptr<QThread> m_thread;
    QObject *m_jobs;    ///< lives in m_thread, and so do its children; deleted when that ends
    QObject *m_answers; ///< where answers arrive; stays if the thread does
};

} // namespace authlink::app
