// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "core/sandbox/faults/fault_options.h"
#include "core/sandbox/sample_directory.h"
#include "core/sandbox/sandbox.h"
#include "core/verification/customers_csv.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QProcessEnvironment>
#include <QTextStream>

#include <algorithm>
#include <cstdio>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

namespace
{

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUse = 2;

const char kHelp[] = R"(usage: authlink-sandbox [OPTIONS]

A simulated Incode on loopback: API, auth server, capture page, webhook sender; a message gateway; and an inbox for
what they send. http://127.0.0.1:8090/ shows the inbox and the faults.

  --port N              where to listen (8090; 0: any free port)
  --webhook-url URL     where results are posted (http://127.0.0.1:8080/webhooks/incode)
  --webhook-token-url URL  where OAuth tokens for webhooks come from (/oauth/token beside the webhook URL)
  --status-webhooks     post Onboarding Status webhooks beside the Session webhooks
  --session-life S      seconds until an unfinished session expires (3600)
  --retry-scale F       times the vendor's retry schedule of 30, 75, 187.5, 468.75 and 1171.88 s (1.0)
  --customers FILE.csv  who is enrolled; header: account,customer_id,name,phone,email,language (a built-in sample)
  --fault NAME=VALUE    something goes wrong on purpose; may be repeated
  --seed N              of the chance in faults (1)
  --help, --version

Faults: NAME=3 strikes the next three, NAME=0.05 or NAME=5% by chance, NAME=all always.
  webhooks   drop (an attempt fails, retried later), lose (never sent), duplicate, reorder; delay=2s, hold=on
  calls      429, 429-bare (no Retry-After), 500, 401, hang, cut, cut-after (carried out first); with @/omni/start behind
             the value for one endpoint only
  record     record=other_identity | fail | missing | wrong_types | pending: what score and verify say instead of the truth
  outage     outage=500 | hang | cut, or outage=500:60s
  gateway    message=undelivered | blocked | landline
POST /sandbox/faults changes them while it runs; docs/sandbox.md tells all.

Environment: AUTHLINK_WEBHOOK_HEADER_NAME and AUTHLINK_WEBHOOK_HEADER_SECRET, the header that goes with every webhook;
AUTHLINK_WEBHOOK_OAUTH_CLIENT_ID and AUTHLINK_WEBHOOK_OAUTH_CLIENT_SECRET, for a token instead of the header (both, if the
header is set as well); AUTHLINK_GATEWAY_SECRET, which the gateway then asks for (Basic, user sandbox; or Bearer);
AUTHLINK_INCODE_API_KEY, AUTHLINK_INCODE_EXECUTIVE_PASSWORD and AUTHLINK_INCODE_OAUTH_CLIENT_SECRET, what callers must show
instead of the sandbox's own (the names are the relay's).
Exit status: 0 done, 1 failed, 2 wrong use.
)";

int complain(int status, const QString &message)
{
    QString line = message.simplified();
    if (status == kWrongUse)
        line += u"; see authlink-sandbox --help"_s;
    QTextStream(stderr) << "authlink-sandbox: " << line << Qt::endl;
    return status;
}

base::Result<std::vector<verification::Customer>> readGallery(const QString &path)
{
    if (path.isEmpty())
        return sandbox::sampleDirectory();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::NotFound, u"can't read %1: %2"_s.arg(path, file.errorString()));
    auto customers = verification::parseCustomersCsv(file.readAll());
    if (!customers)
        return base::fail(customers.error().code, u"%1: %2"_s.arg(path, customers.error().message));
    // Customers without a customer id are not enrolled, so their faces are unknown here.
    std::erase_if(*customers, [](const verification::Customer &customer) { return customer.customerId.isEmpty(); });
    return customers;
}

/// All options of the command line; each read function takes the ones it needs.
struct Options {
    const QCommandLineOption port{u"port"_s, {}, u"N"_s, QString::number(sandbox::SandboxConfig::kDefaultPort)};
    const QCommandLineOption webhook{u"webhook-url"_s, {}, u"URL"_s, QLatin1StringView(sandbox::SandboxConfig::kDefaultWebhookUrl)};
    const QCommandLineOption tokenUrl{u"webhook-token-url"_s, {}, u"URL"_s};
    const QCommandLineOption statusWebhooks{u"status-webhooks"_s};
    const QCommandLineOption sessionLife{u"session-life"_s, {}, u"S"_s};
    const QCommandLineOption retryScale{u"retry-scale"_s, {}, u"F"_s};
    const QCommandLineOption customers{u"customers"_s, {}, u"FILE"_s};
    const QCommandLineOption fault{u"fault"_s, {}, u"NAME=VALUE"_s};
    const QCommandLineOption seed{u"seed"_s, {}, u"N"_s};
    const QCommandLineOption help{{u"h"_s, u"help"_s}};
    const QCommandLineOption version{{u"v"_s, u"version"_s}};
};

base::Error wrongUse(const QString &message)
{
    return base::invalid(QString(), message);
}

base::Result<QUrl> webAddress(const QCommandLineParser &parser, const QCommandLineOption &option)
{
    QUrl url(parser.value(option), QUrl::StrictMode);
    if (url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http" || url.scheme() == u"https"))
        return url;
    return base::fail(wrongUse(u"--%1 takes an http or https address, not '%2'"_s.arg(option.names().constFirst(), parser.value(option))));
}

base::Result<void> readNumbers(const QCommandLineParser &parser, const Options &options, sandbox::SandboxConfig &config)
{
    bool isNumber = false;
    config.port = parser.value(options.port).toUShort(&isNumber);
    if (!isNumber)
        return base::fail(wrongUse(u"--port takes a number from 0 to 65535, not '%1'"_s.arg(parser.value(options.port))));
    if (parser.isSet(options.sessionLife)) {
        constexpr int kMaxSeconds = 90 * 24 * 60 * 60;
        const int seconds = parser.value(options.sessionLife).toInt();
        if (seconds < 1 || seconds > kMaxSeconds)
            return base::fail(wrongUse(u"--session-life takes seconds from 1 to %1"_s.arg(kMaxSeconds)));
        config.sessionLife = std::chrono::seconds(seconds);
    }
    if (parser.isSet(options.retryScale)) {
        config.retryTimeScale = parser.value(options.retryScale).toDouble(&isNumber);
        if (!isNumber || !(config.retryTimeScale >= 0 && config.retryTimeScale <= 10))
            return base::fail(wrongUse(u"--retry-scale takes a number from 0 to 10"_s));
    }
    return {};
}

base::Result<void> readWebhook(const QCommandLineParser &parser, const Options &options, sandbox::SandboxConfig &config)
{
    const auto url = webAddress(parser, options.webhook);
    if (!url)
        return base::fail(url.error());
    config.webhookUrl = *url;
    config.onboardingStatusWebhooks = parser.isSet(options.statusWebhooks);
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const QString clientId = environment.value(u"AUTHLINK_WEBHOOK_OAUTH_CLIENT_ID"_s);
    const QString headerSecret = u"AUTHLINK_WEBHOOK_HEADER_SECRET"_s;
    config.webhookHeaderName = environment.value(u"AUTHLINK_WEBHOOK_HEADER_NAME"_s, config.webhookHeaderName);
    if (environment.contains(headerSecret) || !clientId.isEmpty())
        config.webhookSecret = base::Secret::fromString(environment.value(headerSecret));
    config.gatewaySecret = base::Secret::fromString(environment.value(u"AUTHLINK_GATEWAY_SECRET"_s));
    if (clientId.isEmpty())
        return {};
    config.webhookOAuth.clientId = clientId;
    config.webhookOAuth.clientSecret = base::Secret::fromString(environment.value(u"AUTHLINK_WEBHOOK_OAUTH_CLIENT_SECRET"_s));
    config.webhookOAuth.tokenUrl = config.webhookUrl.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
    config.webhookOAuth.tokenUrl.setPath(u"/oauth/token"_s);
    if (!parser.isSet(options.tokenUrl))
        return {};
    const auto tokenUrl = webAddress(parser, options.tokenUrl);
    if (!tokenUrl)
        return base::fail(tokenUrl.error());
    config.webhookOAuth.tokenUrl = *tokenUrl;
    return {};
}

/// The credentials that callers must show, where the environment has others than the defaults.
void readCredentials(sandbox::SandboxConfig &config)
{
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    const auto read = [&environment](const QString &name, base::Secret &secret) {
        if (environment.contains(name))
            secret = base::Secret::fromString(environment.value(name));
    };
    read(u"AUTHLINK_INCODE_API_KEY"_s, config.apiKey);
    read(u"AUTHLINK_INCODE_EXECUTIVE_PASSWORD"_s, config.executivePassword);
    read(u"AUTHLINK_INCODE_OAUTH_CLIENT_SECRET"_s, config.oauthClientSecret);
}

base::Result<sandbox::faults::Faults> readFaults(const QCommandLineParser &parser, const Options &options, base::Instant now)
{
    sandbox::faults::Faults faults;
    if (parser.isSet(options.seed)) {
        bool isNumber = false;
        faults.seed = parser.value(options.seed).toUInt(&isNumber);
        if (!isNumber)
            return base::fail(wrongUse(u"--seed takes a whole number, not '%1'"_s.arg(parser.value(options.seed))));
    }
    const QStringList settings = parser.values(options.fault);
    for (const QString &setting : settings) {
        const auto changed = sandbox::faults::withOption(faults, setting, now);
        if (!changed)
            return base::fail(wrongUse(u"--fault %1: %2"_s.arg(setting, changed.error().message)));
        faults = *changed;
    }
    return faults;
}

int run(sandbox::SandboxConfig config, const sandbox::faults::Faults &faults, base::Clock &clock)
{
    base::SystemRandom random;
    const QUrl webhookUrl = config.webhookUrl;
    const size_t enrolled = config.gallery.size();
    const QString clientId = config.clientId;
    sandbox::Sandbox sandbox(std::move(config), clock, random);
    sandbox.setFaults(faults);
    if (const auto started = sandbox.start(); !started)
        return complain(kFailed, started.error().message);

    const base::UnixSignals stopSignals;
    QObject::connect(&stopSignals, &base::UnixSignals::stopRequested, &sandbox, [&sandbox] {
        sandbox.stop();
        QCoreApplication::exit(kDone);
    });
    const QString url = sandbox.url().toString();
    QTextStream(stdout) << "API and inbox      " << url << "/\n"
                        << "Static link        " << url << '/' << clientId << "/hello\n"
                        << "Webhooks go to     " << webhookUrl.toString(QUrl::RemoveUserInfo) << '\n'
                        << "Faults             " << (faults == sandbox::faults::Faults{} ? "none" : "on") << '\n'
                        << "Enrolled           " << enrolled << " customers" << Qt::endl;
    return QCoreApplication::exec();
}

int runProgram(int argc, char *argv[])
{
    base::installLogFormat();
    const QCoreApplication application(argc, argv);
    base::SystemClock clock;
    const Options options;
    QCommandLineParser parser;
    parser.addOptions({options.port, options.webhook, options.tokenUrl, options.statusWebhooks, options.sessionLife, options.retryScale,
                       options.customers, options.fault, options.seed, options.help, options.version});
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(kWrongUse, parser.errorText());
    if (parser.isSet(options.help)) {
        QTextStream(stdout) << kHelp;
        return kDone;
    }
    if (parser.isSet(options.version)) {
        QTextStream(stdout) << "authlink-sandbox " AUTHLINK_VERSION << Qt::endl;
        return kDone;
    }
    if (!parser.positionalArguments().isEmpty())
        return complain(kWrongUse, u"unexpected argument '%1'"_s.arg(parser.positionalArguments().constFirst()));

    sandbox::SandboxConfig config;
    if (const auto read = readNumbers(parser, options, config); !read)
        return complain(kWrongUse, read.error().message);
    if (const auto read = readWebhook(parser, options, config); !read)
        return complain(kWrongUse, read.error().message);
    readCredentials(config);
    const auto faults = readFaults(parser, options, clock.now());
    if (!faults)
        return complain(kWrongUse, faults.error().message);
    auto gallery = readGallery(parser.value(options.customers));
    if (!gallery)
        return complain(kFailed, gallery.error().message);
    config.gallery = std::move(*gallery);
    return run(std::move(config), *faults, clock);
}

} // namespace

int main(int argc, char *argv[])
{
    if (!base::keepStandardDescriptors())
        return complain(kFailed, u"can't open /dev/null"_s);
    const int status = runProgram(argc, argv);
    if (status == kDone && (std::fflush(stdout) != 0 || std::ferror(stdout) != 0))
        return complain(kFailed, u"can't write the standard output"_s);
    return status;
}
