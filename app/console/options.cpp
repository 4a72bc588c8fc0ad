// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/options.h"

#include "app/console/rehearsal/scenarios.h"
#include "core/http/common/url.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

namespace authlink::app
{

namespace
{

/// What is wrong with a relay's address is also said in the sign-in window.
class RelayAddress
{
    Q_DECLARE_TR_FUNCTIONS(RelayAddress)
};

bool isProfileName(const QString &name)
{
    static const QRegularExpression pattern(QStringLiteral("^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"));
    return pattern.match(name).hasMatch();
}

} // namespace

base::Result<QUrl> relayUrlFrom(const QString &text)
{
    QString address = text.trimmed();
    if (!address.contains(QStringLiteral("://")))
        address.prepend(QStringLiteral("wss://"));
    QUrl url(address, QUrl::StrictMode);
    if (url.scheme() == u"https")
        url.setScheme(QStringLiteral("wss"));
    if (url.scheme() == u"http")
        url.setScheme(QStringLiteral("ws"));
    const bool stream = url.scheme() == u"ws" || url.scheme() == u"wss";
    if (!url.isValid() || !stream || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasQuery() || url.hasFragment())
        return base::fail(
            base::invalid(QStringLiteral("relay"), RelayAddress::tr("'%1' is no relay address; write wss://HOST/v1/stream").arg(text)));
    if (url.scheme() == u"ws" && !http::isThisMachine(url.host()))
        return base::fail(base::invalid(
            QStringLiteral("relay"), RelayAddress::tr("'%1' is not encrypted; write wss:// (ws:// is for this machine only)").arg(text)));
    if (url.path().isEmpty() || url.path() == u"/")
        url.setPath(QStringLiteral("/v1/stream"));
    return url;
}

base::Result<Options> parseOptions(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption demo(QStringLiteral("demo"));
    const QCommandLineOption relay(QStringLiteral("relay"), QString(), QStringLiteral("url"));
    const QCommandLineOption profile(QStringLiteral("profile"), QString(), QStringLiteral("name"), QStringLiteral("default"));
    const QCommandLineOption rehearse(QStringLiteral("rehearse"), QString(), QStringLiteral("scenario"));
    const QCommandLineOption screenshots(QStringLiteral("screenshots"), QString(), QStringLiteral("dir"));
    const QCommandLineOption link(QStringLiteral("link"), QString(), QStringLiteral("kind"), QStringLiteral("session"));
    const QCommandLineOption help(QStringList{QStringLiteral("h"), QStringLiteral("help")});
    const QCommandLineOption version(QStringList{QStringLiteral("v"), QStringLiteral("version")});
    parser.addOptions({demo, relay, profile, rehearse, link, screenshots, help, version});
    const auto wrong = [](const QString &why) { return base::fail(base::invalid(QString(), why)); };
    if (!parser.parse(arguments))
        return wrong(parser.errorText());

    Options options;
    if (parser.isSet(help) || parser.isSet(version)) {
        options.task = parser.isSet(help) ? Options::Task::Help : Options::Task::Version;
        return options;
    }
    if (!parser.positionalArguments().isEmpty())
        return wrong(QStringLiteral("unknown argument '%1'").arg(parser.positionalArguments().constFirst()));
    if (int(parser.isSet(demo)) + int(parser.isSet(relay)) + int(parser.isSet(rehearse)) > 1)
        return wrong(QStringLiteral("--demo, --relay and --rehearse exclude each other"));
    if ((parser.isSet(screenshots) || parser.isSet(link)) && !parser.isSet(rehearse))
        return wrong(QStringLiteral("--screenshots and --link go with --rehearse"));
    options.profile = parser.value(profile);
    if (!isProfileName(options.profile))
        return wrong(QStringLiteral("--profile takes up to 40 letters, digits, '.', '_' and '-'"));
    if (parser.isSet(rehearse)) {
        options.task = Options::Task::Rehearse;
        options.scenario = parser.value(rehearse);
        options.screenshots = parser.value(screenshots);
        if (!scenarioNames().contains(options.scenario))
            return wrong(QStringLiteral("unknown scenario '%1'; there are: %2").arg(options.scenario, scenarioNames().join(u' ')));
        const auto kind = verification::fromName<verification::LinkMode>(parser.value(link));
        if (!kind)
            return wrong(QStringLiteral("--link is 'session' or 'static', not '%1'").arg(parser.value(link)));
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
    return QStringLiteral(R"(usage: authlink-console [--demo | --relay URL] [--profile NAME]
       authlink-console --rehearse SCENARIO [--link session|static] [--screenshots DIR]

  --demo               relay and simulated Incode inside this program, on loopback
  --relay URL          connect to a relay, e.g. wss://relay.example.com/v1/stream
  --profile NAME       keep sign-in and settings apart under this name
  --rehearse SCENARIO  self-test: demo mode, the real window, a simulated customer; JSON lines on stdout;
                       exit 0 if the verdict is the scenario's own. Scenarios:
                       %1
  --link KIND          the rehearsal's links: session (one for each verification; the default) or static (one for everybody)
  --screenshots DIR    pictures of the window at each step of the rehearsal
  --help, --version

The sign-in token is asked for once and kept in the system's keychain. AUTHLINK_TOKEN_FILE names a file that holds it instead.
Exit status: 0 done, 1 failed, 2 wrong use.)")
        .arg(scenarioNames().join(u' '));
}

} // namespace authlink::app
