// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>

#include <algorithm>
#include <utility>

namespace authlink::http::client
{

/// A body that goes out once. Qt sends a request again by itself when the connection breaks before the answer; for a POST that could
/// mean two messages to a customer. A body that can't start over makes that an error. (Not a QBuffer: Qt looks through that one.)
class OneWayBody final : public QIODevice
{
public:
    explicit OneWayBody(QByteArray bytes) : m_bytes(std::move(bytes)) { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    /// Nothing of it has gone out.
    [[nodiscard]] bool isUntouched() const { return m_read == 0; }
    bool reset() override { return m_read == 0; }
    bool seek(qint64 position) override { return position >= m_read && QIODevice::seek(position); }

protected:
    qint64 readData(char *data, qint64 limit) override
    {
        const qint64 count = std::min<qint64>(limit, m_bytes.size() - m_read);
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

} // namespace authlink::http::client
