// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/system/blocking.h"

#include <QtGlobal>

namespace authlink::base
{

namespace
{
thread_local bool t_mustNot = false;
} // namespace

MustNotBlock::MustNotBlock()
{
    t_mustNot = true;
}

MustNotBlock::~MustNotBlock()
{
    t_mustNot = false;
}

void aboutToBlock([[maybe_unused]] const char *what)
{
    Q_ASSERT_X(!t_mustNot, what, "on the thread of the event loop, which must not wait");
}

} // namespace authlink::base
