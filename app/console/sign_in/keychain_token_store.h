// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/sign_in/token_store.h"

#include <QObject>

namespace authlink::app
{

/// The operating system's keychain, through QtKeychain. Its insecure fallback (plain text in a settings file) stays off:
/// without a keychain a token lives as long as the program.
class KeychainTokenStore final : public QObject, public TokenStore
{
    Q_OBJECT

public:
    explicit KeychainTokenStore(QObject *parent = nullptr);

    void load(const QString &profile, std::function<void(base::Result<base::Secret>)> done) override;
    void save(const QString &profile, const base::Secret &token, std::function<void(base::Result<void>)> done) override;
    void remove(const QString &profile, std::function<void(base::Result<void>)> done) override;
};

} // namespace authlink::app
