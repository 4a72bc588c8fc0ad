// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/console_program.h"

#include "app/console/first_frame.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

ConsoleProgram::ConsoleProgram() : program(u"authlink-console"_s)
{
    program.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    program.environment.insert(u"XDG_CONFIG_HOME"_s, program.filePath(u"config"_s));
    program.environment.insert(u"XDG_RUNTIME_DIR"_s, QFileInfo(program.filePath(u"here"_s)).path()); // where it is the only console
    program.environment.insert(u"QT_LOGGING_RULES"_s, u"authlink.client.debug=true"_s);
}

bool ConsoleProgram::startDemo()
{
    return program.start({u"--demo"_s}, app::FirstFrame::kSaying);
}

bool ConsoleProgram::startWith(const RelayProgram &relay)
{
    const QString path = program.filePath(u"token"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(relay.token()) != relay.token().size())
        return false;
    file.close();
    program.environment.insert(u"AUTHLINK_TOKEN_FILE"_s, path);
    return program.start({u"--relay"_s, relay.stream().toString()}, app::FirstFrame::kSaying);
}

} // namespace authlink::test
