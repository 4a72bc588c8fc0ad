// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace authlink::base
{

/// While it lives, its thread must not wait for a disk or a database: the event loop of a program that serves many. Not to be nested.
class MustNotBlock
{
public:
    MustNotBlock();
    ~MustNotBlock();
    MustNotBlock(const MustNotBlock &) = delete;
    MustNotBlock &operator=(const MustNotBlock &) = delete;
};

/// Said before waiting for a disk or a database. Ends a build with assertions in a thread that must not.
/// @param what is about to happen, for the message
void aboutToBlock(const char *what);

} // namespace authlink::base
