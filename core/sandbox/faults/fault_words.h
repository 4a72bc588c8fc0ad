// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/faults/faults.h"

#include <QStringList>

#include <array>
#include <optional>
#include <utility>

/// The tables behind fault_settings.h.
namespace authlink::sandbox
{

template <typename E, size_t N>
struct FaultWords {
    std::array<std::pair<E, const char *>, N> table;

    [[nodiscard]] std::optional<E> find(QStringView name) const
    {
        for (const auto &[value, word] : table) {
            if (QLatin1StringView(word) == name)
                return value;
        }
        return {};
    }
    [[nodiscard]] QString nameOf(E wanted) const
    {
        for (const auto &[value, word] : table) {
            if (value == wanted)
                return QLatin1StringView(word);
        }
        Q_UNREACHABLE();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList list;
        for (const auto &[value, word] : table)
            list.append(QLatin1StringView(word));
        return list;
    }
};

inline constexpr FaultWords<ApiFault, 7> kApiFaultWords{{{{ApiFault::TooMany, "429"},
                                                          {ApiFault::TooManyBare, "429-bare"},
                                                          {ApiFault::ServerError, "500"},
                                                          {ApiFault::WrongToken, "401"},
                                                          {ApiFault::Hang, "hang"},
                                                          {ApiFault::Cut, "cut"},
                                                          {ApiFault::CutAfter, "cut-after"}}}};
inline constexpr FaultWords<RecordFault, 6> kRecordFaultWords{{{{RecordFault::None, "none"},
                                                                {RecordFault::OtherIdentity, "other_identity"},
                                                                {RecordFault::Fail, "fail"},
                                                                {RecordFault::Missing, "missing"},
                                                                {RecordFault::WrongTypes, "wrong_types"},
                                                                {RecordFault::Pending, "pending"}}}};
inline constexpr FaultWords<Outage, 4> kOutageWords{
    {{{Outage::None, "none"}, {Outage::ServerError, "500"}, {Outage::Hang, "hang"}, {Outage::Cut, "cut"}}}};
inline constexpr FaultWords<MessageFault, 4> kMessageFaultWords{{{{MessageFault::None, "none"},
                                                                  {MessageFault::Undelivered, "undelivered"},
                                                                  {MessageFault::Blocked, "blocked"},
                                                                  {MessageFault::Landline, "landline"}}}};

} // namespace authlink::sandbox
