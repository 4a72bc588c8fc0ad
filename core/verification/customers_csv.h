// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/verification/values.h"

#include <QByteArrayView>

#include <vector>

namespace authlink::verification
{

/// Reads a customer directory, as `authlink-relay customers import` takes it (docs/operator-guide.md "Starting a relay"): the header
/// `account,customer_id,name,phone,email,language` in any order, then one customer a line. All or nothing: one wrong line refuses the file.
/// Rules: account and name are not empty; an empty customer_id is a customer who is not enrolled yet; phone is empty or E.164
/// (`+14155550123`; spaces are not removed); e-mail is empty or has one '@' with something on both sides; language is en, es or pt-BR; no
/// control characters; no account and no customer_id twice (one id under two accounts would let one face verify the other account). Errors:
/// Invalid; the message starts with "line N: " and says what to do.
[[nodiscard]] base::Result<std::vector<Customer>> parseCustomersCsv(QByteArrayView bytes);

} // namespace authlink::verification
