// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/customers_csv.h"

#include "core/base/contact.h"
#include "core/base/formats/csv.h"
#include "core/base/language.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification
{

namespace
{

constexpr qsizetype kMaxAccount = 64;
constexpr qsizetype kMaxCustomerId = 128;
constexpr qsizetype kMaxName = 256;
constexpr qsizetype kMaxEmail = 254; // RFC 5321 section 4.5.3.1.3, less the angle brackets

struct Column {
    QLatin1StringView name;
    QString Customer::*member;
    qsizetype longest;
    bool required;
};

const std::array<Column, 6> &columns()
{
    static const std::array<Column, 6> all{{
        {"account"_L1, &Customer::account, kMaxAccount, true},
        {"customer_id"_L1, &Customer::customerId, kMaxCustomerId, false},
        {"name"_L1, &Customer::name, kMaxName, true},
        {"phone"_L1, &Customer::phone, 16, false},
        {"email"_L1, &Customer::email, kMaxEmail, false},
        {"language"_L1, &Customer::language, 8, true},
    }};
    return all;
}

using Order = std::vector<const Column *>;

base::Result<Order> readHeader(const base::CsvRecord &record)
{
    Order order;
    for (const QString &field : record.fields) {
        const auto column = std::find_if(columns().begin(), columns().end(), [&](const Column &c) { return c.name == field.trimmed(); });
        if (column == columns().end())
            return base::fail(
                base::invalidLine(record.line, u"unknown column '%1'; the header is "
                                               "account,customer_id,name,phone,email,language"_s.arg(field.left(40).simplified())));
        if (std::find(order.begin(), order.end(), &*column) != order.end())
            return base::fail(base::invalidLine(record.line, u"column '%1' is there twice"_s.arg(column->name)));
        order.push_back(&*column);
    }
    for (const Column &column : columns()) {
        if (std::find(order.begin(), order.end(), &column) == order.end())
            return base::fail(base::invalidLine(record.line, u"column '%1' is missing"_s.arg(column.name)));
    }
    return order;
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

base::Result<Customer> readCustomer(const base::CsvRecord &record, const Order &order)
{
    if (record.fields.size() != static_cast<qsizetype>(order.size()))
        return base::fail(
            base::invalidLine(record.line, u"%1 fields where the header has %2"_s.arg(record.fields.size()).arg(order.size())));
    Customer customer;
    for (qsizetype i = 0; i < record.fields.size(); ++i) {
        const Column &column = *order.at(static_cast<size_t>(i));
        const QString value = record.fields.at(i).trimmed();
        if (column.required && value.isEmpty())
            return base::fail(base::invalidLine(record.line, u"%1 is empty"_s.arg(column.name)));
        if (value.size() > column.longest)
            return base::fail(base::invalidLine(record.line, u"%1 is longer than %2 characters"_s.arg(column.name).arg(column.longest)));
        if (hasControlCharacter(value))
            return base::fail(base::invalidLine(record.line, u"%1 holds a control character"_s.arg(column.name)));
        customer.*column.member = value;
    }
    if (const std::optional<QString> why = wrongValue(customer))
        return base::fail(base::invalidLine(record.line, *why));
    return customer;
}

} // namespace

base::Result<std::vector<Customer>> parseCustomersCsv(QByteArrayView bytes)
{
    const auto records = base::parseCsv(bytes);
    if (!records)
        return base::fail(records.error());
    if (records->empty())
        return base::fail(base::invalidLine(1, u"the file is empty; it starts with account,customer_id,name,phone,email,language"_s));
    const auto order = readHeader(records->front());
    if (!order)
        return base::fail(order.error());

    std::vector<Customer> customers;
    customers.reserve(records->size() - 1);
    QHash<QString, int> accounts;
    QHash<QString, int> customerIds;
    for (auto record = records->begin() + 1; record != records->end(); ++record) {
        auto customer = readCustomer(*record, *order);
        if (!customer)
            return base::fail(customer.error());
        if (const int first = accounts.value(customer->account))
            return base::fail(base::invalidLine(record->line, u"account is already on line %1"_s.arg(first)));
        if (const int first = customerIds.value(customer->customerId))
            return base::fail(base::invalidLine(record->line, u"customer_id is already on line %1"_s.arg(first)));
        accounts.insert(customer->account, record->line);
        if (!customer->customerId.isEmpty())
            customerIds.insert(customer->customerId, record->line);
        customers.push_back(std::move(*customer));
    }
    return customers;
}

} // namespace authlink::verification
