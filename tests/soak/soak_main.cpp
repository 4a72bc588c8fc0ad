// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak_run.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;

namespace
{

const char kHelp[] = R"(usage: authlink_soak [--seconds N] [--rate N] [--seed N] [--outage N]

The real relay and a sandbox that posts RATE webhooks a second (50) for SECONDS (600): 5 % twice, 5 % out of order, 5 % lost, and 2 % of
the API's calls fail. Customers pass, are somebody else, are not recognized, take bad photos, or show a screen; session links.
With --outage the vendor is out for so many seconds in the middle; every console must be told within 10 s, and told when it is over.
Prints a table and, last, one line of JSON. Exit status: 0 every verification ended and none wrongly, 1 otherwise, 2 wrong use.
)";

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption seconds(u"seconds"_s, {}, u"N"_s, u"600"_s);
    const QCommandLineOption rate(u"rate"_s, {}, u"N"_s, u"50"_s);
    const QCommandLineOption seed(u"seed"_s, {}, u"N"_s, u"1"_s);
    const QCommandLineOption outage(u"outage"_s, {}, u"N"_s, u"0"_s);
    const QCommandLineOption help(u"help"_s);
    parser.addOptions({seconds, rate, seed, outage, help});
    const bool understood = parser.parse(QCoreApplication::arguments()) && parser.positionalArguments().isEmpty();
    QTextStream out(stdout);
    if (understood && parser.isSet(help)) {
        out << kHelp;
        return 0;
    }
    test::SoakSettings settings;
    settings.length = std::chrono::seconds(parser.value(seconds).toInt());
    settings.rate = parser.value(rate).toInt();
    settings.seed = parser.value(seed).toUInt();
    settings.outage = std::chrono::seconds(parser.value(outage).toInt());
    if (!understood || settings.outage.count() < 0 || settings.length.count() < 1 || settings.rate < 1 || settings.rate > 500) {
        QTextStream(stderr) << "authlink_soak: see --help\n";
        return 2;
    }
    test::SoakRun run(settings);
    QObject::connect(&run, &test::SoakRun::done, &application, &QCoreApplication::quit, Qt::QueuedConnection);
    if (const auto started = run.start(); !started) {
        QTextStream(stderr) << "authlink_soak: " << started.error().message << '\n';
        return 1;
    }
    QCoreApplication::exec();
    out << run.report().table() << QJsonDocument(run.report().json()).toJson(QJsonDocument::Compact) << '\n';
    return run.report().isGood() ? 0 : 1;
}
