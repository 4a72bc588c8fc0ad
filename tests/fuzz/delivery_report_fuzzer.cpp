// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/delivery_report.h"

#include <QByteArray>
#include <QByteArrayView>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace authlink;

namespace
{
void require(bool holds)
{
    if (!holds)
        std::abort();
}
} // namespace

/// The first line is the content type, the rest the body. Whatever comes, there is an answer, the same one each time; a body that says
/// nothing of a state is no report.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArrayView input(data, static_cast<qsizetype>(size));
    const qsizetype line = std::find(input.begin(), input.end(), '\n') - input.begin();
    const QByteArrayView type = input.first(line);
    const QByteArrayView body = input.sliced(std::min(line + 1, input.size()));
    const auto report = message::readDeliveryReport(type, body);
    require(report == message::readDeliveryReport(type, body));
    if (!report)
        return 0;
    require(!message::nameOf(*report).isEmpty());
    QByteArray lower = body.toByteArray().toLower();
    lower.removeIf([](char c) { return c == '_' || c == '-'; });
    const bool spelled = lower.contains('%') || lower.contains('\\'); // written in escapes, then
    require(spelled || lower.contains("stat") || lower.contains("event") || lower.contains("type"));
    return 0;
}
