// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/base/random.h"
#include "core/base/unix_signals.h"
#include "core/sandbox/sample_directory.h"
#include "core/sandbox/sandbox.h"
#include "core/verification/customers_csv.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QProcessEnvironment>
#include <QTextStream>

using namespace authlink;

namespace
{

constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUse = 2;

// Those of a relay without a configuration file, so that the two find each other.
constexpr quint16 kDefaultPort = 8090;
constexpr char kDefaultWebhookUrl[] = "http://127.0.0.1:8080/webhooks/incode";
constexpr char kDefaultWebhookSecret[] = "sandbox-webhook-secret";

const char kHelp[] = R"(usage: authlink-sandbox [OPTIONS]

A simulated Incode on loopback: API, SMS inbox, capture page, webhook sender.

  --port N              where to listen (8090; 0: any free port)
  --webhook-url URL     where results are posted (http://127.0.0.1:8080/webhooks/incode)
  --customers FILE.csv  who is enrolled; header: account,customer_id,name,phone,email,language (a built-in sample)
  --help, --version

Environment: AUTHLINK_WEBHOOK_HEADER_NAME and AUTHLINK_WEBHOOK_HEADER_SECRET, the header that goes with every webhook.
Exit status: 0 done, 1 failed, 2 wrong use.
)";

int complain(int status, const QString &message)
{
    QString line = message.simplified();
    if (status == kWrongUse)
        line += QStringLiteral("; see authlink-sandbox --help");
    QTextStream(stderr) << "authlink-sandbox: " << line << Qt::endl;
    return status;
}

base::Result<std::vector<verification::Customer>> readGallery(const QString &path)
{
    if (path.isEmpty())
        return sandbox::sampleDirectory();
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return base::fail(base::ErrorCode::NotFound, QStringLiteral("can't read %1: %2").arg(path, file.errorString()));
    auto customers = verification::parseCustomersCsv(file.readAll());
    if (!customers)
        return base::fail(customers.error().code, QStringLiteral("%1: %2").arg(path, customers.error().message));
    return customers;
}

int run(sandbox::SandboxConfig config)
{
    base::SystemClock clock;
    base::SystemRandom random;
    const QUrl webhookUrl = config.webhookUrl;
    const size_t enrolled = config.gallery.size();
    const QString clientId = config.clientId;
    sandbox::Sandbox sandbox(std::move(config), clock, random);
    if (const auto started = sandbox.start(); !started)
        return complain(kFailed, started.error().message);

    const base::UnixSignals stopSignals;
    QObject::connect(&stopSignals, &base::UnixSignals::stopRequested, &sandbox, [&sandbox] {
        sandbox.stop();
        QCoreApplication::exit(kDone);
    });
    const QString url = sandbox.url().toString();
    QTextStream(stdout) << "API and SMS inbox  " << url << "/\n"
                        << "Static link        " << url << '/' << clientId << "/hello\n"
                        << "Webhooks go to     " << webhookUrl.toString(QUrl::RemoveUserInfo) << '\n'
                        << "Enrolled           " << enrolled << " customers" << Qt::endl;
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char *argv[])
{
    base::installLogFormat();
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption port(QStringLiteral("port"), QString(), QStringLiteral("N"), QString::number(kDefaultPort));
    const QCommandLineOption webhook(QStringLiteral("webhook-url"), QString(), QStringLiteral("URL"),
                                     QLatin1StringView(kDefaultWebhookUrl));
    const QCommandLineOption customers(QStringLiteral("customers"), QString(), QStringLiteral("FILE"));
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QString());
    const QCommandLineOption version({QStringLiteral("v"), QStringLiteral("version")}, QString());
    parser.addOptions({port, webhook, customers, help, version});
    if (!parser.parse(QCoreApplication::arguments()))
        return complain(kWrongUse, parser.errorText());
    if (parser.isSet(help)) {
        QTextStream(stdout) << kHelp;
        return kDone;
    }
    if (parser.isSet(version)) {
        QTextStream(stdout) << "authlink-sandbox " AUTHLINK_VERSION << Qt::endl;
        return kDone;
    }
    if (!parser.positionalArguments().isEmpty())
        return complain(kWrongUse, QStringLiteral("unexpected argument '%1'").arg(parser.positionalArguments().constFirst()));

    sandbox::SandboxConfig config;
    bool isNumber = false;
    config.port = parser.value(port).toUShort(&isNumber);
    if (!isNumber)
        return complain(kWrongUse, QStringLiteral("--port takes a number from 0 to 65535, not '%1'").arg(parser.value(port)));
    config.webhookUrl = QUrl(parser.value(webhook), QUrl::StrictMode);
    if (!config.webhookUrl.isValid() || config.webhookUrl.host().isEmpty()
        || (config.webhookUrl.scheme() != u"http" && config.webhookUrl.scheme() != u"https"))
        return complain(kWrongUse, QStringLiteral("--webhook-url takes an http or https address, not '%1'").arg(parser.value(webhook)));
    const QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    config.webhookHeaderName = environment.value(QStringLiteral("AUTHLINK_WEBHOOK_HEADER_NAME"), config.webhookHeaderName);
    config.webhookSecret = base::Secret::fromString(
        environment.value(QStringLiteral("AUTHLINK_WEBHOOK_HEADER_SECRET"), QLatin1StringView(kDefaultWebhookSecret)));
    auto gallery = readGallery(parser.value(customers));
    if (!gallery)
        return complain(kFailed, gallery.error().message);
    config.gallery = std::move(*gallery);
    return run(std::move(config));
}
