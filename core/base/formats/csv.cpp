// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/csv.h"

#include <QStringDecoder>

#include <optional>
#include <utility>

namespace authlink::base
{

namespace
{

constexpr QByteArrayView kByteOrderMark("\xEF\xBB\xBF");

/// Walks the bytes once. Works on bytes: every character that matters is ASCII, and UTF-8 never hides ASCII inside others.
class CsvReader
{
public:
    explicit CsvReader(QByteArrayView bytes) : m_bytes(bytes) {}

    Result<std::vector<CsvRecord>> read()
    {
        while (m_at < m_bytes.size()) {
            if (const std::optional<Error> error = readRecord())
                return fail(*error);
        }
        return std::move(m_records);
    }

private:
    [[nodiscard]] bool atEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] char peek(qsizetype ahead = 0) const { return m_at + ahead < m_bytes.size() ? m_bytes[m_at + ahead] : '\0'; }

    /// True at the end of a record; steps over the line end.
    bool takeLineEnd()
    {
        if (atEnd())
            return true;
        const qsizetype length = peek() == '\n' ? 1 : peek() == '\r' && peek(1) == '\n' ? 2 : 0;
        m_at += length;
        m_line += length > 0 ? 1 : 0;
        return length > 0;
    }

    std::optional<Error> readRecord()
    {
        CsvRecord record{.line = m_line, .fields = {}};
        if (takeLineEnd())
            return {};
        while (true) {
            if (record.fields.size() >= kMaxCsvFields)
                return invalidLine(m_line, QStringLiteral("more than %1 fields").arg(kMaxCsvFields));
            QByteArray field;
            if (std::optional<Error> error = peek() == '"' ? readQuoted(field) : readPlain(field))
                return error;
            QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
            record.fields << decoder(field);
            if (decoder.hasError())
                return invalidLine(record.line, QStringLiteral("not UTF-8 text; save the file as UTF-8"));
            if (peek() == ',' && !atEnd()) {
                ++m_at;
                continue;
            }
            if (takeLineEnd())
                break;
            return invalidLine(m_line, QStringLiteral("text after a closing quote; put quotes around the whole field"));
        }
        m_records.push_back(std::move(record));
        return {};
    }

    std::optional<Error> readQuoted(QByteArray &field)
    {
        const int firstLine = m_line;
        ++m_at;
        while (!atEnd()) {
            const char c = peek();
            if (c == '"' && peek(1) != '"') {
                ++m_at;
                return {};
            }
            m_at += c == '"' ? 2 : 1;
            m_line += c == '\n' ? 1 : 0;
            if (std::optional<Error> error = append(field, c))
                return error;
        }
        return invalidLine(firstLine, QStringLiteral("a quoted field is never closed"));
    }

    std::optional<Error> readPlain(QByteArray &field)
    {
        while (!atEnd() && peek() != ',' && peek() != '\n') {
            const char c = peek();
            if (c == '\r' && peek(1) == '\n')
                return {};
            if (c == '\r')
                return invalidLine(m_line, QStringLiteral("a carriage return without a line feed; use LF or CRLF line ends"));
            if (c == '"')
                return invalidLine(m_line, QStringLiteral("a quote inside an unquoted field; quote the field and double the quote"));
            ++m_at;
            if (std::optional<Error> error = append(field, c))
                return error;
        }
        return {};
    }

    std::optional<Error> append(QByteArray &field, char c) const
    {
        if (c == '\0')
            return invalidLine(m_line, QStringLiteral("a NUL byte; this is not a text file"));
        if (field.size() >= kMaxCsvFieldBytes)
            return invalidLine(m_line, QStringLiteral("a field longer than %1 bytes").arg(kMaxCsvFieldBytes));
        field.append(c);
        return {};
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    int m_line = 1;
    std::vector<CsvRecord> m_records;
};

} // namespace

Result<std::vector<CsvRecord>> parseCsv(QByteArrayView bytes)
{
    if (bytes.size() > kMaxCsvBytes)
        return fail(invalid(QStringLiteral("file"), QStringLiteral("larger than %1 MiB; split it").arg(kMaxCsvBytes / (1024 * 1024))));
    if (bytes.startsWith(kByteOrderMark))
        bytes = bytes.sliced(kByteOrderMark.size());
    return CsvReader(bytes).read();
}

Error invalidLine(int line, const QString &why)
{
    const QString where = QStringLiteral("line %1").arg(line);
    return invalid(where, where + QStringLiteral(": ") + why);
}

} // namespace authlink::base
