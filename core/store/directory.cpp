// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/directory.h"

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::store
{

namespace
{

constexpr std::array kSources{std::pair{IdSource::None, ""_L1}, std::pair{IdSource::Unknown, "unknown"_L1},
                              std::pair{IdSource::Import, "import"_L1}, std::pair{IdSource::Approved, "approved"_L1},
                              std::pair{IdSource::Webhook, "webhook"_L1}};
constexpr std::array kStates{std::pair{EnrolmentState::Pending, "pending"_L1}, std::pair{EnrolmentState::Approved, "approved"_L1},
                             std::pair{EnrolmentState::Rejected, "rejected"_L1}};

template <typename Table, typename Value>
QString nameIn(const Table &table, Value value)
{
    for (const auto &[each, name] : table) {
        if (each == value)
            return name;
    }
    return {};
}

template <typename Value, typename Table>
std::optional<Value> valueIn(const Table &table, const QString &name)
{
    for (const auto &[each, text] : table) {
        if (name == text)
            return each;
    }
    return std::nullopt;
}

} // namespace

QString nameOf(IdSource source)
{
    return nameIn(kSources, source);
}

std::optional<IdSource> idSourceOf(const QString &name)
{
    return valueIn<IdSource>(kSources, name);
}

QString nameOf(EnrolmentState state)
{
    return nameIn(kStates, state);
}

std::optional<EnrolmentState> enrolmentStateOf(const QString &name)
{
    return valueIn<EnrolmentState>(kStates, name);
}

} // namespace authlink::store
