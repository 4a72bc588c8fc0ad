// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"

#include <algorithm>

namespace authlink::base
{

using std::chrono::milliseconds;

milliseconds Backoff::pause(int failures, Random &random) const
{
    milliseconds bound = first;
    for (int i = 1; i < failures && bound < longest; ++i)
        bound *= 2;
    bound = std::min(bound, longest);
    const milliseconds chance(static_cast<qint64>(static_cast<double>(bound.count()) * jitterShare));
    const milliseconds least = std::max(bound - chance, shortest);
    return least + jitter(bound - least, random);
}

milliseconds jitter(milliseconds most, Random &random)
{
    return milliseconds(random.below(static_cast<quint32>(std::max<qint64>(0, most.count())) + 1));
}

} // namespace authlink::base
