// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/server/listening/tls_files.h"

#include "core/base/log.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http::server
{

namespace
{

/// Whether `key` is the private key of the certificate: both hold the public numbers, at the end of the public key's encoding (RSA: the
/// modulus and what follows it; elliptic curves: the two coordinates).
bool belongTogether(const QSslKey &key, const QSslCertificate &certificate)
{
    const QSslKey shown = certificate.publicKey();
    if (shown.algorithm() != key.algorithm())
        return false;
    constexpr int kByte = 8;
    const int size = (shown.length() + kByte - 1) / kByte;
    const qsizetype numbers = key.algorithm() == QSsl::Ec ? qsizetype(2) * size : size;
    const QByteArray all = key.toDer();
    const QByteArray publicPart = shown.toDer();
    if (all.size() < numbers) // a key without the public numbers, which may be left out
        return true;
    return publicPart.size() >= numbers && all.contains(publicPart.last(numbers));
}

QString stateOf(const QString &file)
{
    const QFileInfo info(file); // of what a link leads to
    return u"%1 %2 %3"_s.arg(info.canonicalFilePath()).arg(info.size()).arg(info.lastModified().toMSecsSinceEpoch());
}

} // namespace

base::Result<QSslConfiguration> tlsFromFiles(const QString &certificateFile, const QString &keyFile)
{
    const QList<QSslCertificate> chain = QSslCertificate::fromPath(certificateFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (chain.isEmpty())
        return base::fail(base::invalid(u"tls_certificate"_s, u"No PEM certificate in %1."_s.arg(certificateFile)));
    QFile file(keyFile);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::invalid(u"tls_key"_s, u"Can't read %1."_s.arg(keyFile)));
    const QByteArray pem = file.readAll();
    for (const auto algorithm : {QSsl::Ec, QSsl::Rsa}) {
        const QSslKey key(pem, algorithm);
        if (key.isNull())
            continue;
        if (!belongTogether(key, chain.constFirst()))
            return base::fail(
                base::invalid(u"tls_key"_s, u"The key in %1 is not that of the first certificate in %2."_s.arg(keyFile, certificateFile)));
        QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
        configuration.setLocalCertificateChain(chain);
        configuration.setPrivateKey(key);
        configuration.setProtocol(QSsl::TlsV1_2OrLater);
        configuration.setPeerVerifyMode(QSslSocket::VerifyNone); // the server's side: clients show no certificate
        return configuration;
    }
    return base::fail(base::invalid(u"tls_key"_s, u"No unencrypted PEM key in %1."_s.arg(keyFile)));
}

TlsFiles::TlsFiles(QString certificateFile, QString keyFile, std::chrono::milliseconds lookEvery, QObject *parent)
    : QObject(parent),
      m_certificateFile(std::move(certificateFile)),
      m_keyFile(std::move(keyFile))
{
    m_timer.setInterval(lookEvery);
    connect(&m_timer, &QTimer::timeout, this, &TlsFiles::look);
}

base::Result<QSslConfiguration> TlsFiles::read()
{
    m_read = m_seen = stateOf(m_certificateFile) + u'\n' + stateOf(m_keyFile);
    m_timer.start();
    return tlsFromFiles(m_certificateFile, m_keyFile);
}

void TlsFiles::look()
{
    const QString state = stateOf(m_certificateFile) + u'\n' + stateOf(m_keyFile);
    const bool settled = std::exchange(m_seen, state) == state;
    if (state == m_read || !settled)
        return;
    const auto tls = read();
    if (!tls) {
        qCWarning(base::lcHttp).noquote() << "the new certificate is not used, the old one stays:" << tls.error().message;
        return;
    }
    qCInfo(base::lcHttp).noquote() << "the certificate was renewed; it is good until"
                                   << tls->localCertificate().expiryDate().toUTC().toString(Qt::ISODate);
    Q_EMIT renewed(*tls);
}

} // namespace authlink::http::server
