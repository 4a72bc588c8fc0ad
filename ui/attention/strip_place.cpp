// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/strip_place.h"

#include <algorithm>

namespace authlink::ui
{
namespace
{

/// Its beginning goes before its end where it is larger than the screen.
int within(int at, int length, int from, int available)
{
    return std::max(from, std::min(at, from + available - length));
}

} // namespace

QPoint placeOnScreens(const QRect &window, const QList<QRect> &screens)
{
    if (screens.isEmpty())
        return window.topLeft();
    const auto has = [&window](const QRect &screen) { return screen.contains(window.center()); };
    const auto found = std::find_if(screens.begin(), screens.end(), has);
    if (found == screens.end()) {
        const QRect &first = screens.first();
        return {std::max(first.left(), first.left() + first.width() - window.width()), first.top()};
    }
    return {within(window.left(), window.width(), found->left(), found->width()),
            within(window.top(), window.height(), found->top(), found->height())};
}

} // namespace authlink::ui
