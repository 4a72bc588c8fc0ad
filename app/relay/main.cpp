// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"
#include "core/base/log.h"

#include <QCommandLineParser>
#include <QCoreApplication>

using namespace authlink;

namespace
{

const char kHelp[] = R"(usage: authlink-relay COMMAND [OPTIONS]

  serve [--config FILE]                 run the relay until SIGINT or SIGTERM
  check-config [--config FILE]          read the configuration and say what is wrong
  user add NAME --role agent|supervisor|admin [--display-name S] [--account N]
                                        prints the sign-in token once
  user list | disable NAME | token NAME
  customers import FILE.csv             header: account,customer_id,name,phone,email,language

  --config FILE                         TOML; without it the built-in defaults, which are the demo's
  --help, --version
Exit status: 0 done, 1 failed, 2 wrong use.
)";

} // namespace

int main(int argc, char *argv[])
{
    base::installLogFormat();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("authlink-relay"));
    QCoreApplication::setApplicationVersion(QStringLiteral(AUTHLINK_VERSION));

    QCommandLineParser parser;
    const QCommandLineOption config(QStringLiteral("config"), QString(), QStringLiteral("file"));
    const QCommandLineOption role(QStringLiteral("role"), QString(), QStringLiteral("role"));
    const QCommandLineOption displayName(QStringLiteral("display-name"), QString(), QStringLiteral("name"));
    const QCommandLineOption account(QStringLiteral("account"), QString(), QStringLiteral("number"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QString());
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, QString());
    parser.addOptions({config, role, displayName, account, help, version});

    if (!parser.parse(QCoreApplication::arguments())) {
        const QString why = parser.errorText();
        return app::wrongUse(why.endsWith(u'.') ? why.chopped(1) : why);
    }
    if (parser.isSet(help)) {
        app::print(QString::fromLatin1(kHelp).chopped(1));
        return app::kDone;
    }
    if (parser.isSet(version)) {
        app::print(QStringLiteral("authlink-relay " AUTHLINK_VERSION));
        return app::kDone;
    }

    QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return app::wrongUse(QStringLiteral("no command given"));
    const QString command = words.takeFirst();
    const QString configPath = parser.value(config);
    if (command != u"user" && command != u"customers" && command != u"serve" && command != u"check-config")
        return app::wrongUse(QStringLiteral("unknown command '%1'").arg(command));
    if (command != u"user" || words.value(0) != u"add") {
        for (const QCommandLineOption &option : {role, displayName, account})
            if (parser.isSet(option))
                return app::wrongUse(QStringLiteral("--%1 goes with `user add` only").arg(option.names().constFirst()));
    }
    if (command == u"user")
        return app::userCommand(configPath, words, parser.value(role), parser.value(displayName), parser.value(account));
    if (command == u"customers")
        return app::customersCommand(configPath, words);
    if (!words.isEmpty())
        return app::wrongUse(QStringLiteral("'%1' takes no argument '%2'").arg(command, words.constFirst()));
    if (command == u"serve")
        return app::serve(configPath);
    return app::checkConfig(configPath);
}
