// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verification/values.h"

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

#include <functional>
#include <vector>

namespace authlink::verification
{

/// The header of a customer directory, as it is written.
inline constexpr char kCustomersHeader[] = "account,customer_id,name,phone,email,language";

/// Something wrong with a file, for the person who wrote it.
struct FileProblem {
    int line = 1;
    QString why; ///< and what to do; text from the file is cut, not cleaned

    bool operator==(const FileProblem &) const = default;
};

/// A customer directory as it was read.
struct CustomersFile {
    std::vector<Customer> customers;
    std::vector<int> lines;            ///< of each customer, where it begins
    std::vector<FileProblem> problems; ///< by line; not empty: nothing of the file may be used
    std::vector<FileProblem> warnings; ///< what may be wrong, and may be the bank's own way; the file may be used
};

/// Reads a customer directory, as `authlink-relay customers import` takes it (docs/operator-guide.md "Customers"): the header
/// `account,customer_id,name,phone,email,language` in any order, then one customer a line.
/// Rules: account and name are not empty; an empty customer_id is a customer who is not enrolled yet, another one is as checkCustomerId()
/// wants it (customer_id.h); phone is empty or E.164 (`+14155550123`; spaces are not removed); e-mail is empty or has one '@' with
/// something on both sides; language is en, es or pt-BR; no control characters; spaces of a name are plain ones afterwards (plainName() in
/// strange_characters.h); no account twice; nothing that spreadsheets and exports leave behind (export_damage.h), which is said once where
/// it is most of a column. What may be that or a bank's own numbering is a warning. A customer_id may be there twice: whether it may is for
/// the import to say.
/// @param progress told now and then how many bytes have been read; false stops the reading, which is a problem of the file then
[[nodiscard]] CustomersFile readCustomersCsv(QByteArrayView bytes, const std::function<bool(qsizetype read)> &progress = {});

/// The same, all or nothing: one wrong line refuses the file, and so does a customer_id that is there twice (one id under two accounts
/// would let one face verify the other account). Errors: Invalid; the message starts with "line N: ".
[[nodiscard]] base::Result<std::vector<Customer>> parseCustomersCsv(QByteArrayView bytes);

/// A customer as a line of such a file, without the line end: reading it gives the same customer.
[[nodiscard]] QByteArray customerLine(const Customer &customer);

} // namespace authlink::verification
