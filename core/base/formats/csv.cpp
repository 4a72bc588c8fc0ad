// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/csv.h"

#include <QStringDecoder>

#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

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

    Result<void> read(const std::function<bool(const CsvRecord &, qsizetype)> &each)
    {
        while (m_at < m_bytes.size()) {
            CsvRecord record{.line = m_line, .fields = {}};
            if (takeLineEnd())
                continue;
            if (const std::optional<Error> error = readRecord(record))
                return fail(*error);
            if (!each(record, m_at))
                return {};
        }
        return {};
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

    std::optional<Error> readRecord(CsvRecord &record)
    {
        while (true) {
            if (record.fields.size() >= kMaxCsvFields)
                return invalidLine(m_line, u"more than %1 fields"_s.arg(kMaxCsvFields));
            QByteArray field;
            if (std::optional<Error> error = peek() == '"' ? readQuoted(field) : readPlain(field))
                return error;
            // A byte order mark within the file is a character that nobody sees, and stays.
            QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless | QStringDecoder::Flag::ConvertInitialBom);
            record.fields << decoder(field);
            if (decoder.hasError())
                return invalidLine(record.line, u"not UTF-8 text; save the file as UTF-8"_s);
            if (peek() == ',' && !atEnd()) {
                ++m_at;
                continue;
            }
            if (takeLineEnd())
                return {};
            return invalidLine(m_line, u"text after a closing quote; put quotes around the whole field"_s);
        }
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
        return invalidLine(firstLine, u"a quoted field is never closed"_s);
    }

    std::optional<Error> readPlain(QByteArray &field)
    {
        while (!atEnd() && peek() != ',' && peek() != '\n') {
            const char c = peek();
            if (c == '\r' && peek(1) == '\n')
                return {};
            if (c == '\r')
                return invalidLine(m_line, u"a carriage return without a line feed; use LF or CRLF line ends"_s);
            if (c == '"')
                return invalidLine(m_line, u"a quote inside an unquoted field; quote the field and double the quote"_s);
            ++m_at;
            if (std::optional<Error> error = append(field, c))
                return error;
        }
        return {};
    }

    std::optional<Error> append(QByteArray &field, char c) const
    {
        if (c == '\0')
            return invalidLine(m_line, u"a NUL byte; this is not a text file"_s);
        if (field.size() >= kMaxCsvFieldBytes)
            return invalidLine(m_line, u"a field longer than %1 bytes"_s.arg(kMaxCsvFieldBytes));
        field.append(c);
        return {};
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    int m_line = 1;
};

} // namespace

Result<std::vector<CsvRecord>> parseCsv(QByteArrayView bytes)
{
    std::vector<CsvRecord> records;
    const auto read = forEachCsvRecord(bytes, [&records](const CsvRecord &record, qsizetype) {
        records.push_back(record);
        return true;
    });
    if (!read)
        return fail(read.error());
    return records;
}

Result<void> forEachCsvRecord(QByteArrayView bytes, const std::function<bool(const CsvRecord &record, qsizetype read)> &each)
{
    if (bytes.size() > kMaxCsvBytes)
        return fail(invalid(u"file"_s, u"larger than %1 MiB; split it"_s.arg(kMaxCsvBytes / (1024 * 1024))));
    if (bytes.startsWith(kByteOrderMark))
        bytes = bytes.sliced(kByteOrderMark.size());
    return CsvReader(bytes).read(each);
}

Error invalidLine(int line, const QString &why)
{
    const QString where = u"line %1"_s.arg(line);
    return invalid(where, where + u": "_s + why);
}

} // namespace authlink::base
