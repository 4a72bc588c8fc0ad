// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/customers_csv.h"

#include "core/base/contact.h"
#include "core/base/formats/csv.h"
#include "core/base/language.h"
#include "core/verification/customer_id.h"
#include "core/verification/damage/export_damage.h"
#include "core/verification/damage/rewritten_values.h"
#include "core/verification/damage/strange_characters.h"

#include <QByteArrayList>
#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

constexpr qsizetype kMaxAccount = 64;
constexpr qsizetype kMaxName = 256;
constexpr qsizetype kMaxEmail = 254; // RFC 5321 section 4.5.3.1.3, less the angle brackets

struct Column {
    QLatin1StringView name;
    QString Customer::*member;
    qsizetype longest;
    bool required;
    ColumnKind kind;
};

const std::array<Column, 6> &columns()
{
    static const std::array<Column, 6> all{{
        {"account"_L1, &Customer::account, kMaxAccount, true, ColumnKind::Account},
        {"customer_id"_L1, &Customer::customerId, kMaxCustomerId, false, ColumnKind::Id},
        {"name"_L1, &Customer::name, kMaxName, true, ColumnKind::Name},
        {"phone"_L1, &Customer::phone, 16, false, ColumnKind::Phone},
        {"email"_L1, &Customer::email, kMaxEmail, false, ColumnKind::Email},
        {"language"_L1, &Customer::language, 8, true, ColumnKind::Text},
    }};
    return all;
}

using Order = std::vector<const Column *>;

/// Why the header can't be used; otherwise `order` is filled.
std::optional<QString> readHeader(const base::CsvRecord &record, Order &order)
{
    for (const QString &field : record.fields) {
        const auto column = std::find_if(columns().begin(), columns().end(), [&](const Column &c) { return c.name == field.trimmed(); });
        if (column == columns().end())
            return u"unknown column '%1'; the header is %2"_s.arg(field.left(40).simplified(), QLatin1StringView(kCustomersHeader));
        if (std::find(order.begin(), order.end(), &*column) != order.end())
            return u"column '%1' is there twice"_s.arg(column->name);
        order.push_back(&*column);
    }
    for (const Column &column : columns()) {
        if (std::find(order.begin(), order.end(), &column) == order.end())
            return u"column '%1' is missing"_s.arg(column.name);
    }
    return {};
}

bool hasControlCharacter(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) { return c.category() == QChar::Other_Control; });
}

std::optional<QString> wrongValue(const Customer &customer)
{
    // Wider than base::isEmailAddress(): one odd address must not stop the import of a whole directory. Where a message can't be sent to
    // it, sending says so.
    static const QRegularExpression email(u"^[^@\\s]+@[^@\\s]+\\z"_s);
    if (!customer.phone.isEmpty() && !base::isE164(customer.phone))
        return u"phone '%1' is not in international form; write it like +14155550123"_s.arg(customer.phone);
    if (!customer.email.isEmpty() && !email.match(customer.email).hasMatch())
        return u"email '%1' is not an address"_s.arg(customer.email);
    if (!base::isLanguage(customer.language))
        return u"language '%1' is unknown; use en, es or pt-BR"_s.arg(customer.language);
    return {};
}

std::optional<QString> wrongField(const QString &value, const Column &column)
{
    if (column.required && value.isEmpty())
        return u"%1 is empty"_s.arg(column.name);
    if (value.size() > column.longest)
        return u"%1 is longer than %2 characters"_s.arg(column.name).arg(column.longest);
    if (hasControlCharacter(value))
        return u"%1 holds a control character"_s.arg(column.name);
    return {};
}

bool isBlank(const base::CsvRecord &record)
{
    return std::all_of(record.fields.begin(), record.fields.end(), [](const QString &field) { return field.trimmed().isEmpty(); });
}

/// A value that a spreadsheet or an export has damaged.
struct Finding {
    int line;
    const Column *column;
    Damage damage;
    QString value;
};

/// Accounts that look alike, and not as they should.
struct Doubtful {
    int line = 0; ///< of the first
    QString value{};
    qsizetype count = 0;
};

bool isIdColumn(const Column &column)
{
    return column.kind == ColumnKind::Account || column.kind == ColumnKind::Id;
}

/// Whether most of a column is damaged in the same way: then the column is the mistake, and one line says it.
bool isWholeColumn(qsizetype damaged, qsizetype values)
{
    constexpr qsizetype kFewest = 3;
    return damaged >= kFewest && damaged * 2 > values;
}

class FileReader
{
public:
    CustomersFile read(QByteArrayView bytes, const std::function<bool(qsizetype)> &progress)
    {
        constexpr int kRecordsBetween = 1'000;
        int records = 0;
        bool isUsable = true; // the header names the columns
        const auto all = base::forEachCsvRecord(bytes, [&](const base::CsvRecord &record, qsizetype at) {
            if (records++ == 0)
                isUsable = takeHeader(record);
            else
                readRecord(record);
            if (isUsable && progress && records % kRecordsBetween == 0 && !progress(at)) {
                complain(record.line, u"the reading was stopped here"_s);
                isUsable = false;
            }
            return isUsable;
        });
        if (!all)
            refuse(all.error());
        else if (records == 0)
            complain(1, u"the file is empty; it starts with %1"_s.arg(QLatin1StringView(kCustomersHeader)));
        else if (isUsable)
            reportColumns();
        std::stable_sort(m_file.problems.begin(), m_file.problems.end(),
                         [](const FileProblem &a, const FileProblem &b) { return a.line < b.line; });
        return std::move(m_file);
    }

private:
    void complain(int line, const QString &why) { m_file.problems.push_back({.line = line, .why = why}); }

    bool takeHeader(const base::CsvRecord &record)
    {
        const auto why = readHeader(record, m_order);
        if (why)
            complain(record.line, *why);
        return !why;
    }

    void reportColumns()
    {
        reportBlankLines();
        reportFindings();
        reportRoundedColumns();
        reportDoubts();
    }

    /// An error of base::forEachCsvRecord(): it names its line in the field, "line 12", and again in the message. What else is wrong may
    /// follow from it.
    void refuse(const base::Error &error)
    {
        m_file = {};
        bool isNumber = false;
        const int line = QStringView(error.field).mid(u"line "_s.size()).toInt(&isNumber);
        complain(isNumber ? line : 1, isNumber ? error.message.mid(error.field.size() + 2) : error.message);
    }

    void readRecord(const base::CsvRecord &record)
    {
        if (isBlank(record))
            return m_blankLines.push_back(record.line);
        if (record.fields.size() != static_cast<qsizetype>(m_order.size()))
            return complain(record.line, u"%1 fields where the header has %2"_s.arg(record.fields.size()).arg(m_order.size()));
        Customer customer;
        bool sound = true;
        for (size_t i = 0; i < m_order.size(); ++i)
            sound = readField(record, i, customer) && sound;
        if (!sound)
            return;
        if (const auto why = wrongValue(customer))
            return complain(record.line, *why);
        if (const int first = m_accounts.value(customer.account))
            return complain(record.line, u"account is already on line %1"_s.arg(first));
        m_accounts.insert(customer.account, record.line);
        customer.language = *m_languages.insert(customer.language); // many customers share the text of a few
        m_file.customers.push_back(std::move(customer));
        m_file.lines.push_back(record.line);
    }

    bool readField(const base::CsvRecord &record, size_t index, Customer &customer)
    {
        const Column &column = *m_order[index];
        const QString &written = record.fields.at(static_cast<qsizetype>(index));
        const QString value = (column.kind == ColumnKind::Name ? plainName(written) : written).trimmed();
        m_values[&column] += value.isEmpty() ? 0 : 1;
        if (const auto damage = damageOf(written, column.kind)) {
            m_findings.push_back({.line = record.line, .column = &column, .damage = *damage, .value = written});
            if (*damage != Damage::DigitDate) // which the rest of the column may excuse
                return false;
        }
        if (const auto why = wrongField(value, column)) {
            complain(record.line, *why);
            return false;
        }
        if (isIdColumn(column))
            noteForms(record.line, column, value);
        customer.*column.member = value;
        return true;
    }

    /// What one value can't say, but all of the column.
    void noteForms(int line, const Column &column, const QString &value)
    {
        if (const auto date = digitDate(value); date && !date->isDate)
            m_numberedLikeDates.insert({&column, date->form()});
        if (column.kind != ColumnKind::Account)
            return;
        if (const auto doubt = doubtOf(value)) {
            Doubtful &alike = m_doubtful[*doubt];
            if (alike.count == 0)
                alike = {.line = line, .value = value};
            ++alike.count;
        }
    }

    /// Rows of commas, as sheets leave them below the last customer: a run of them is one problem.
    void reportBlankLines()
    {
        for (size_t i = 0; i < m_blankLines.size();) {
            size_t next = i + 1;
            while (next < m_blankLines.size() && m_blankLines[next] == m_blankLines[next - 1] + 1)
                ++next;
            if (next == i + 1)
                complain(m_blankLines[i], u"is empty: delete it or save again"_s);
            else
                complain(m_blankLines[i], u"is empty, and so are all to line %1: delete them or save again"_s.arg(m_blankLines[next - 1]));
            i = next;
        }
    }

    [[nodiscard]] bool isNumbering(const Column *column, const QString &value) const
    {
        const auto date = digitDate(value.trimmed());
        return date && m_numberedLikeDates.contains({column, date->form()});
    }

    /// A bank may number its accounts so: nothing is refused. Dates with the year first are few by accident: of them one is worth a word.
    void reportDoubts()
    {
        const Column &column = columns().front();
        for (const auto &[doubt, alike] : m_doubtful) {
            const bool isWorthIt =
                doubt == Doubt::LongDate ? !isNumbering(&column, alike.value) : isWholeColumn(alike.count, m_values[&column]);
            if (isWorthIt)
                m_file.warnings.push_back(
                    {.line = alike.line,
                     .why = u"account is '%1', and %2 of %3 accounts look like %4: if a spreadsheet rewrote them, format "
                            "the column as text and export again"_s.arg(alike.value)
                                .arg(alike.count)
                                .arg(m_values[&column])
                                .arg(doubtText(doubt))});
        }
    }

    void reportFindings()
    {
        std::erase_if(m_findings, [this](const Finding &finding) {
            return finding.damage == Damage::DigitDate && isNumbering(finding.column, finding.value);
        });
        QHash<std::pair<const Column *, int>, qsizetype> alike;
        for (const Finding &finding : m_findings)
            ++alike[{finding.column, static_cast<int>(finding.damage)}];
        QSet<std::pair<const Column *, int>> said;
        for (const Finding &finding : m_findings) {
            const std::pair<const Column *, int> kind{finding.column, static_cast<int>(finding.damage)};
            const QString name = finding.column->name;
            const QString what = u"%1 %2"_s.arg(name, damageText(finding.damage, finding.value));
            if (!isWholeColumn(alike[kind], m_values[finding.column]))
                complain(finding.line, what);
            else if (!said.contains(kind))
                complain(finding.line, u"%1; so are %2 of the %3 values of the column %4: it was rewritten as a whole"_s.arg(what)
                                           .arg(alike[kind])
                                           .arg(m_values[finding.column])
                                           .arg(name));
            said.insert(kind);
        }
    }

    void reportRoundedColumns()
    {
        for (const Column &column : columns()) {
            if (!isIdColumn(column) || m_file.customers.empty())
                continue;
            std::vector<QString> values;
            for (const Customer &customer : m_file.customers)
                values.push_back(customer.*column.member);
            if (looksRounded(values))
                complain(m_file.lines.front(), u"column %1: every number of more than 15 digits ends in zeros, as a spreadsheet rounds "
                                               "them; format the column as text and export again"_s.arg(column.name));
        }
    }

    Order m_order;
    CustomersFile m_file;
    QHash<QString, int> m_accounts; ///< the line of each
    QSet<QString> m_languages;
    QHash<const Column *, qsizetype> m_values; ///< fields that are not empty
    std::vector<Finding> m_findings;
    QSet<std::pair<const Column *, int>> m_numberedLikeDates; ///< with the form of dates that are none
    std::map<Doubt, Doubtful> m_doubtful;                     ///< of the accounts
    std::vector<int> m_blankLines;
};

QByteArray csvField(const QString &text)
{
    static const QRegularExpression special(u"[,\"\r\n]|\\A\\s|\\s\\z"_s);
    if (!special.match(text).hasMatch())
        return text.toUtf8();
    return '"' + QString(text).replace(u'"', u"\"\""_s).toUtf8() + '"';
}

} // namespace

CustomersFile readCustomersCsv(QByteArrayView bytes, const std::function<bool(qsizetype read)> &progress)
{
    return FileReader().read(bytes, progress);
}

base::Result<std::vector<Customer>> parseCustomersCsv(QByteArrayView bytes)
{
    CustomersFile file = readCustomersCsv(bytes);
    QHash<QString, int> ids;
    for (size_t i = 0; file.problems.empty() && i < file.customers.size(); ++i) {
        const QString &id = file.customers[i].customerId;
        if (id.isEmpty())
            continue;
        if (const int first = ids.value(id))
            file.problems.push_back({.line = file.lines[i], .why = u"customer_id is already on line %1"_s.arg(first)});
        ids.insert(id, file.lines[i]);
    }
    if (!file.problems.empty())
        return base::fail(base::invalidLine(file.problems.front().line, file.problems.front().why));
    return std::move(file.customers);
}

QByteArray customerLine(const Customer &customer)
{
    QByteArrayList fields;
    for (const Column &column : columns())
        fields.append(csvField(customer.*column.member));
    return fields.join(',');
}

} // namespace authlink::verification
