// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

namespace authlink::test
{

/// Whether the benchmark was called with `--quick`: a few rounds that prove that it still runs and whose numbers say nothing.
[[nodiscard]] inline bool isQuick()
{
    return QCoreApplication::arguments().contains(QStringLiteral("--quick"));
}

} // namespace authlink::test
