// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"
#include "core/base/log.h"
#include "core/base/process.h"
#ifdef AUTHLINK_EPOLL
#include "core/base/system/epoll_event_dispatcher.h"
#endif

#include <QCommandLineParser>
#include <QCoreApplication>

#include <algorithm>
#include <iterator>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

namespace
{

const char kHelp[] = R"(usage: authlink-relay COMMAND [OPTIONS]

  serve [--config FILE]                 run the relay until SIGINT or SIGTERM
  reload [--config FILE]                make the running relay read its configuration again
  check-config [--config FILE]          read the configuration and say what is wrong
  doctor [--config FILE] [--json]       ask everything the relay depends on and say what is wrong; starts one session
                                        at Incode that nobody uses, to try the key
  user add NAME --role agent|supervisor|admin [--display-name S] [--account N]
                                        prints the sign-in token once
  user list                             name, role, state, display name, last sign-in, token since and until, own account
  user disable NAME | enable NAME | token NAME
  user role NAME agent|supervisor|admin
  user account NAME [N]                 the user's own account, which they may not verify
  user sessions [NAME]                  consoles: user, what it calls itself, address, signed in, ended
  customers import FILE.csv [--replace-ids] [--shared-ids] [--sync [--yes]]
                                        header: account,customer_id,name,phone,email,language; all or nothing;
                                        --sync removes whoever is not in the file, and asks first
  customers list [--source import|approved|webhook|unknown]
                                        account, name, Incode id, how it came, by whom, when
  customers show ACCOUNT                one of them, with what Incode reported and what was changed
  customers remove ACCOUNT...           not while a verification of theirs is open
  customers export [FILE.csv]           all of them, as import reads it
  enrolments list [--state pending|approved|rejected] [--account N]
                                        what Incode reported of accounts: number, time, state, account, customer,
                                        Incode id, interview, webhook, decided by, when
  enrolments approve ID... | reject ID...
                                        whether the account's face is that of this Incode id; may run beside the relay
  webhooks list [--shape S] [--since ISO] [--verification ID] [--limit N] [--json]
                                        what came in: number, time, shape, attribution, verification, meaning
  webhooks show ID                      one of them, with its body; tokens are gone
  webhooks replay ID                    what the relay would do if it came now, step by step: a dry run that
                                        changes nothing and never makes a verdict

  --operator NAME                       who does it, for the record; without it the account at this computer
  --config FILE                         TOML; without it the built-in defaults, which are the demo's
  --help, --version
Exit status: 0 done, 1 failed, 2 wrong use.
)";

struct OptionRule {
    QLatin1StringView name;
    QLatin1StringView value;    ///< what it takes; empty: nothing
    QLatin1StringView commands; ///< the commands it goes with, separated by '|'; empty: all
};
constexpr OptionRule kOptions[] = {
    {"config"_L1, "file"_L1, ""_L1},
    {"role"_L1, "role"_L1, "user add"_L1},
    {"display-name"_L1, "name"_L1, "user add"_L1},
    {"account"_L1, "number"_L1, "user add|enrolments list"_L1},
    {"operator"_L1, "name"_L1, "customers import|customers remove|enrolments approve|enrolments reject"_L1},
    {"replace-ids"_L1, ""_L1, "customers import"_L1},
    {"shared-ids"_L1, ""_L1, "customers import"_L1},
    {"sync"_L1, ""_L1, "customers import"_L1},
    {"yes"_L1, ""_L1, "customers import"_L1},
    {"source"_L1, "source"_L1, "customers list"_L1},
    {"state"_L1, "state"_L1, "enrolments list"_L1},
    {"shape"_L1, "shape"_L1, "webhooks list"_L1},
    {"since"_L1, "time"_L1, "webhooks list"_L1},
    {"verification"_L1, "id"_L1, "webhooks list"_L1},
    {"limit"_L1, "number"_L1, "webhooks list"_L1},
    {"json"_L1, ""_L1, "webhooks list|doctor"_L1},
};
constexpr QLatin1StringView kCommands[] = {"serve"_L1,     "reload"_L1,     "check-config"_L1, "user"_L1,
                                           "customers"_L1, "enrolments"_L1, "webhooks"_L1,     "doctor"_L1};

void addOptions(QCommandLineParser &parser)
{
    for (const OptionRule &rule : kOptions)
        parser.addOption(QCommandLineOption(QString(rule.name), QString(), QString(rule.value)));
    parser.addOption(QCommandLineOption({u"h"_s, u"help"_s}, QString()));
    parser.addOption(QCommandLineOption({u"v"_s, u"version"_s}, QString()));
}

/// An option that is there and does not go with this command: what to say. Empty: all is well.
QString misplacedOption(const QCommandLineParser &parser, const QString &command)
{
    for (const OptionRule &rule : kOptions) {
        const QStringList allowed = QString(rule.commands).split(u'|', Qt::SkipEmptyParts);
        if (parser.isSet(QString(rule.name)) && !allowed.isEmpty() && !allowed.contains(command))
            return u"--%1 goes with `%2` only"_s.arg(rule.name, allowed.join(u"` or `"_s));
    }
    return {};
}

int runCommand(const QString &command, const QStringList &words, const QCommandLineParser &parser)
{
    const auto value = [&parser](const char *name) { return parser.value(QString::fromLatin1(name)); };
    const QString config = value("config");
    if (command == u"user")
        return app::userCommand(config, words, value("role"), value("display-name"), value("account"));
    if (command == u"customers" || command == u"enrolments") {
        const app::DirectoryOptions options{.by = value("operator"),
                                            .replaceIds = parser.isSet(u"replace-ids"_s),
                                            .sharedIds = parser.isSet(u"shared-ids"_s),
                                            .sync = parser.isSet(u"sync"_s),
                                            .yes = parser.isSet(u"yes"_s),
                                            .source = value("source"),
                                            .state = value("state"),
                                            .account = value("account")};
        return command == u"customers" ? app::customersCommand(config, words, options) : app::enrolmentsCommand(config, words, options);
    }
    if (command == u"webhooks")
        return app::webhooksCommand(config, words,
                                    {.shape = value("shape"),
                                     .since = value("since"),
                                     .verification = value("verification"),
                                     .limit = value("limit"),
                                     .json = parser.isSet(u"json"_s)});
    if (!words.isEmpty())
        return app::wrongUse(u"'%1' takes no argument '%2'"_s.arg(command, words.constFirst()));
    if (command == u"serve")
        return app::serve(config);
    if (command == u"reload")
        return app::reload(config);
    if (command == u"doctor")
        return app::doctor(config, parser.isSet(u"json"_s));
    return app::checkConfig(config);
}

int run(int argc, char *argv[])
{
    if (std::any_of(argv + std::min(1, argc), argv + argc, [](const char *word) { return qstrcmp(word, "serve") == 0; })) {
        base::holdHangup(); // before the log's thread is there
#ifdef AUTHLINK_EPOLL
        QCoreApplication::setEventDispatcher(new base::EpollEventDispatcher);
#endif
    }
    base::installLogFormat();
    const QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"authlink-relay"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AUTHLINK_VERSION));

    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QCoreApplication::arguments())) {
        const QString why = parser.errorText();
        return app::wrongUse(why.endsWith(u'.') ? why.chopped(1) : why);
    }
    if (parser.isSet(u"help"_s)) {
        app::print(QString::fromLatin1(kHelp).chopped(1));
        return app::kDone;
    }
    if (parser.isSet(u"version"_s)) {
        app::print(QStringLiteral("authlink-relay " AUTHLINK_VERSION));
        return app::kDone;
    }

    QStringList words = parser.positionalArguments();
    if (words.isEmpty())
        return app::wrongUse(u"no command given"_s);
    const QString command = words.takeFirst();
    if (std::find(std::begin(kCommands), std::end(kCommands), command) == std::end(kCommands))
        return app::wrongUse(u"unknown command '%1'"_s.arg(command));
    const QString whole = words.isEmpty() ? command : command + u' ' + words.constFirst();
    if (const QString why = misplacedOption(parser, whole); !why.isEmpty())
        return app::wrongUse(why);
    return runCommand(command, words, parser);
}

} // namespace

int main(int argc, char *argv[])
{
    if (!base::keepStandardDescriptors())
        return app::failed(u"can't open /dev/null"_s);
    return app::exitCode(run(argc, argv));
}
