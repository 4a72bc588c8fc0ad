// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"

#include <QObject>

#include <optional>

namespace authlink::incode
{

/// Whether Incode answers: what the circuit breaker knows, for everyone who must tell people. One thread.
class VendorState final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    [[nodiscard]] bool isOut() const { return m_outSince.has_value(); }
    [[nodiscard]] std::optional<base::Instant> outSince() const { return m_outSince; }

    // For the breaker; emit changed() where something changed.
    void goOut(base::Instant now);
    void comeBack();

Q_SIGNALS:
    void changed();

private:
    std::optional<base::Instant> m_outSince;
};

} // namespace authlink::incode
