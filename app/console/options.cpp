// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"

#include "app/console/rehearsal/scenarios.h"
#include "app/console/remote/call_command.h"
#include "app/console/remote/profile_name.h"
#include "app/console/sign_in/relay_address.h"
#include "core/base/language.h"

#include <QCommandLineParser>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

base::Result<Options> optionsOfCall(const QStringList &arguments)
{
    const auto command = parseCallCommand(arguments);
    if (!command)
        return base::fail(command.error());
    Options options;
    options.task = Options::Task::Call;
    options.call = command->request;
    if (!command->profile.isEmpty())
        options.profile = command->profile;
    return options;
}

} // namespace

base::Result<Options> parseOptions(const QStringList &arguments)
{
    if (isCallCommand(arguments))
        return optionsOfCall(arguments);
    QCommandLineParser parser;
    const QCommandLineOption demo(u"demo"_s);
    const QCommandLineOption relay(u"relay"_s, QString(), u"url"_s);
    const QCommandLineOption profile(u"profile"_s, QString(), u"name"_s, u"default"_s);
    const QCommandLineOption language(u"language"_s, QString(), u"code"_s);
    const QCommandLineOption rehearse(u"rehearse"_s, QString(), u"scenario"_s);
    const QCommandLineOption screenshots(u"screenshots"_s, QString(), u"dir"_s);
    const QCommandLineOption link(u"link"_s, QString(), u"kind"_s, u"session"_s);
    const QCommandLineOption help(QStringList{u"h"_s, u"help"_s});
    const QCommandLineOption version(QStringList{u"v"_s, u"version"_s});
    parser.addOptions({demo, relay, profile, language, rehearse, link, screenshots, help, version});
    const auto wrong = [](const QString &why) { return base::fail(base::invalid(QString(), why)); };
    if (!parser.parse(arguments))
        return wrong(parser.errorText());

    Options options;
    if (parser.isSet(help) || parser.isSet(version)) {
        options.task = parser.isSet(help) ? Options::Task::Help : Options::Task::Version;
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        return wrong(u"unknown argument '%1'"_s.arg(parser.positionalArguments().constFirst()));
    if (int(parser.isSet(demo)) + int(parser.isSet(relay)) + int(parser.isSet(rehearse)) > 1)
        return wrong(u"--demo, --relay and --rehearse exclude each other"_s);
    if ((parser.isSet(screenshots) || parser.isSet(link)) && !parser.isSet(rehearse))
        return wrong(u"--screenshots and --link go with --rehearse"_s);
    options.profile = parser.value(profile);
    if (!isProfileName(options.profile))
        return wrong(u"--profile takes up to 40 letters, digits, '.', '_' and '-'"_s);
    options.language = parser.value(language);
    if (parser.isSet(language) && !base::isLanguage(options.language))
        return wrong(u"--language is one of: %1, not '%2'"_s.arg(base::languages().join(u", "_s), options.language));
    if (parser.isSet(rehearse)) {
        options.task = Options::Task::Rehearse;
        options.scenario = parser.value(rehearse);
        options.screenshots = parser.value(screenshots);
        if (!scenarioNames().contains(options.scenario))
            return wrong(u"unknown scenario '%1'; there are: %2"_s.arg(options.scenario, scenarioNames().join(u' ')));
        const auto kind = verification::fromName<verification::LinkMode>(parser.value(link));
        if (!kind)
            return wrong(u"--link is 'session' or 'static', not '%1'"_s.arg(parser.value(link)));
        options.link = *kind;
        if (const QString why = whyNotApplicable(options.scenario, *kind); !why.isEmpty())
            return wrong(why);
    } else if (parser.isSet(relay)) {
        options.task = Options::Task::Connect;
        const auto url = relayUrlFrom(parser.value(relay));
        if (!url)
            return base::fail(url.error());
        options.relay = *url;
    } else if (parser.isSet(demo)) {
        options.task = Options::Task::Demo;
    }
    return options;
}

QString optionsHelp()
{
    return QStringLiteral(R"(usage: authlink-console [--demo | --relay URL] [--profile NAME] [--language CODE]
       authlink-console --rehearse SCENARIO [--link session|static] [--screenshots DIR] [--language CODE]
       authlink-console verify --account ID | --phone NUMBER | --search TEXT [--call-id ID] [--profile NAME]
       authlink-console end-call [--call-id ID] [--profile NAME]
       authlink-console [--profile NAME] authlink:…

A profile has one console: a second start brings the first to the front.

  --demo               relay and simulated Incode inside this program, on loopback
  --relay URL          connect to a relay, e.g. wss://relay.example.com/v1/stream
  --profile NAME       keep sign-in and settings apart under this name
  --language CODE      texts, dates and numbers in en, es or pt-BR; without it, as chosen in View > Language, or else as the system
                       (a rehearsal: English)
  --rehearse SCENARIO  self-test: demo mode, the real window, a simulated customer; JSON lines on stdout;
                       exit 0 if the verdict is the scenario's own. Scenarios:
                       %1
  --link KIND          the rehearsal's links: session (one for each verification; the default) or static (one for everybody)
  --screenshots DIR    pictures of the window at each step of the rehearsal
  verify               a call has come in: the running console looks for its customer; nothing is sent (docs/integration-guide.md)
  end-call             a call has ended: so does what was verified for it
  --help, --version

The sign-in token is asked for once for each relay and kept in the system's keychain. With --relay, AUTHLINK_TOKEN_FILE may name a file
that holds the token for that relay instead.
Exit status: 0 done, 1 failed, 2 wrong use.)")
        .arg(scenarioNames().join(u' '));
}

} // namespace authlink::app
