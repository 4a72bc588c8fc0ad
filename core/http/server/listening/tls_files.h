// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QObject>
#include <QSslConfiguration>
#include <QTimer>

#include <chrono>

namespace authlink::http::server
{

/// TLS from PEM files. Errors: Invalid, naming the file that is wrong: unreadable, no certificate, no unencrypted key, or a key that is
/// not the certificate's.
[[nodiscard]] base::Result<QSslConfiguration> tlsFromFiles(const QString &certificateFile, const QString &keyFile);

/// A certificate and its key, read again when the files were replaced, also through a symbolic link. One thread.
class TlsFiles final : public QObject
{
    Q_OBJECT

public:
    /// How often the files are looked at. They are read once two looks agree: whoever writes the two writes one after the other.
    static constexpr std::chrono::milliseconds kLookEvery{2000};

    TlsFiles(QString certificateFile, QString keyFile, std::chrono::milliseconds lookEvery = kLookEvery, QObject *parent = nullptr);

    /// Reads the files now and follows them from then on. Errors: as tlsFromFiles().
    [[nodiscard]] base::Result<QSslConfiguration> read();

Q_SIGNALS:
    /// The files have changed and are fit for use. If they are not, the log says so and nothing changes.
    void renewed(const QSslConfiguration &tls);

private:
    void look();

    const QString m_certificateFile, m_keyFile;
    QString m_read, m_seen; // what tells the files' states apart: as last read, as last seen
    QTimer m_timer;
};

} // namespace authlink::http::server
