// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonObject>
#include <QString>

#include <cstdlib>

namespace authlink::test
{

/// A broken promise is a crash, which the fuzzer reports with the input that led to it.
inline void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// Calls `visit` with every key and every string in it, at any depth.
template <typename Visit>
void visitTexts(const QJsonValue &value, const Visit &visit)
{
    if (value.isString())
        visit(value.toString());
    const QJsonArray array = value.toArray();
    for (const QJsonValue &element : array)
        visitTexts(element, visit);
    const QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it) {
        visit(it.key());
        visitTexts(it.value(), visit);
    }
}

} // namespace authlink::test
