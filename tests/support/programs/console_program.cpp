// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/console_program.h"

#include "app/console/first_frame.h"

#include <QFile>

namespace authlink::test
{

ConsoleProgram::ConsoleProgram() : program(QStringLiteral("authlink-console"))
{
    program.environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.environment.insert(QStringLiteral("XDG_CONFIG_HOME"), program.filePath(QStringLiteral("config")));
    program.environment.insert(QStringLiteral("QT_LOGGING_RULES"), QStringLiteral("authlink.client.debug=true"));
}

bool ConsoleProgram::startDemo()
{
    return program.start({QStringLiteral("--demo")}, app::FirstFrame::kSaying);
}

bool ConsoleProgram::startWith(const RelayProgram &relay)
{
    const QString path = program.filePath(QStringLiteral("token"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(relay.token()) != relay.token().size())
        return false;
    file.close();
    program.environment.insert(QStringLiteral("AUTHLINK_TOKEN_FILE"), path);
    return program.start({QStringLiteral("--relay"), relay.stream().toString()}, app::FirstFrame::kSaying);
}

} // namespace authlink::test
