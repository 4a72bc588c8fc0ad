// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/programs/program.h"
#include "tests/support/programs/relay_program.h"

namespace authlink::test
{

/// authlink-console as a process with a fresh configuration folder and no display.
class ConsoleProgram
{
public:
    ConsoleProgram();
    /// Both wait for the first frame with a live relay. False: it did not come.
    [[nodiscard]] bool startDemo();
    [[nodiscard]] bool startWith(const RelayProgram &relay);

    Program program;
};

} // namespace authlink::test
