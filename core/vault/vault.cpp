// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

using namespace Qt::Literals::StringLiterals;

namespace authlink::vault
{

namespace
{

static_assert(Vault::kKeyBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
constexpr qsizetype kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

bool isReady()
{
    static const bool ready = sodium_init() >= 0;
    return ready;
}

const unsigned char *bytes(const QByteArray &data)
{
    return reinterpret_cast<const unsigned char *>(data.constData());
}

unsigned char *bytes(QByteArray &data)
{
    return reinterpret_cast<unsigned char *>(data.data());
}

tl::unexpected<base::Error> keyFileError(const QString &path, const QString &why)
{
    return base::fail(base::invalid(u"store.secret_key"_s, u"The key file %1 %2."_s.arg(path, why)));
}

/// What link() has put into a folder is still there after a power cut only if the folder itself was written.
bool syncFolder(const QString &path)
{
    const int folder = ::open(QFile::encodeName(QFileInfo(path).absolutePath()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    if (folder >= 0)
        ::close(folder);
    return synced;
}

/// Two relays that start together end with one key, and a crash leaves a whole key or none: it is written beside its place, and takes it
/// at once, if nobody else was faster.
base::Result<void> makeKeyFile(const QString &path)
{
    QByteArray key(Vault::kKeyBytes, Qt::Uninitialized);
    randombytes_buf(key.data(), static_cast<size_t>(key.size()));
    QByteArray beside = QFile::encodeName(path) + ".XXXXXX";
    const int file = ::mkostemp(beside.data(), O_CLOEXEC); // 0600
    bool made = file >= 0 && ::write(file, key.constData(), static_cast<size_t>(key.size())) == key.size() && ::fsync(file) == 0;
    made = made && (::link(beside.constData(), QFile::encodeName(path).constData()) == 0 || errno == EEXIST) && syncFolder(path);
    const QString trouble = QString::fromLocal8Bit(std::strerror(errno));
    sodium_memzero(key.data(), static_cast<size_t>(key.size()));
    if (file >= 0) {
        ::close(file);
        ::unlink(beside.constData());
    }
    if (made)
        return {};
    return keyFileError(path, u"can't be written: "_s + trouble);
}

} // namespace

base::Result<Vault> Vault::withKey(const base::Secret &key)
{
    if (!isReady())
        return base::fail(base::ErrorCode::Internal, u"The cryptographic library can't be used on this machine."_s);
    if (key.reveal().size() != kKeyBytes)
        return base::fail(base::invalid(u"store.secret_key"_s, u"The key must be %1 bytes long."_s.arg(kKeyBytes)));
    return Vault(key);
}

base::Result<Vault> Vault::withKeyFile(const QString &path)
{
    if (!isReady())
        return base::fail(base::ErrorCode::Internal, u"The cryptographic library can't be used on this machine."_s);
    if (!QFileInfo::exists(path)) {
        if (auto made = makeKeyFile(path); !made)
            return base::fail(made.error());
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return keyFileError(path, u"can't be read: "_s + file.errorString());
    struct stat status {
    };
    if (::fstat(file.handle(), &status) != 0 || !S_ISREG(status.st_mode))
        return keyFileError(path, u"is no plain file"_s);
    if ((status.st_mode & (S_IRWXG | S_IRWXO)) != 0)
        return keyFileError(path, u"is open to others: chmod 600 it"_s);
    QByteArray key = file.read(kKeyBytes + 1);
    const base::Secret secret(key);
    sodium_memzero(key.data(), static_cast<size_t>(key.size()));
    if (secret.reveal().size() != kKeyBytes)
        return keyFileError(path, u"does not hold %1 bytes"_s.arg(kKeyBytes));
    return Vault(secret);
}

QByteArray Vault::seal(const base::Secret &secret, const QString &purpose) const
{
    QByteArray plain = secret.reveal();
    QByteArray key = m_key.reveal();
    const QByteArray about = purpose.toUtf8();
    QByteArray sealed(kNonce + plain.size() + kTag, Qt::Uninitialized);
    randombytes_buf(sealed.data(), static_cast<size_t>(kNonce));
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes(sealed) + kNonce, nullptr, bytes(plain), static_cast<unsigned long long>(plain.size()),
                                               bytes(about), static_cast<unsigned long long>(about.size()), nullptr, bytes(sealed),
                                               bytes(key));
    sodium_memzero(plain.data(), static_cast<size_t>(plain.size()));
    sodium_memzero(key.data(), static_cast<size_t>(key.size()));
    return sealed;
}

base::Result<base::Secret> Vault::open(const QByteArray &sealed, const QString &purpose) const
{
    const auto damaged = [] { return base::fail(base::ErrorCode::Invalid, u"A sealed secret can't be opened with this relay's key."_s); };
    if (sealed.size() < kNonce + kTag)
        return damaged();
    QByteArray plain(sealed.size() - kNonce - kTag, '\0');
    QByteArray key = m_key.reveal();
    const QByteArray about = purpose.toUtf8();
    const int outcome = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes(plain), nullptr, nullptr, bytes(sealed) + kNonce, static_cast<unsigned long long>(sealed.size() - kNonce), bytes(about),
        static_cast<unsigned long long>(about.size()), bytes(sealed), bytes(key));
    sodium_memzero(key.data(), static_cast<size_t>(key.size()));
    if (outcome != 0)
        return damaged();
    base::Secret secret(plain);
    sodium_memzero(plain.data(), static_cast<size_t>(plain.size()));
    return secret;
}

} // namespace authlink::vault
