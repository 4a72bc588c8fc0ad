// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/doctor/doctor.h"

#include "app/relay/commands.h"
#include "app/relay/terminal_text.h"
#include "core/base/process.h"
#include "core/incode/incode_client.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

QString nameOf(relay::doctor::Finding::Level level)
{
    switch (level) {
    case relay::doctor::Finding::Level::Ok:
        return u"ok"_s;
    case relay::doctor::Finding::Level::Hint:
        return u"warn"_s;
    case relay::doctor::Finding::Level::Problem:
        break;
    }
    return u"fail"_s;
}

void printFinding(const relay::doctor::Finding &finding, bool json)
{
    const QString level = nameOf(finding.level);
    if (!json) {
        print(level.leftJustified(5) + printable(finding.text.simplified()));
        return;
    }
    const QJsonObject line{{u"level"_s, level}, {u"text"_s, finding.text}};
    print(QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)));
}

} // namespace

int doctor(const QString &configPath, bool json)
{
    const auto config = relay::config::loadConfig(configPath, QProcessEnvironment::systemEnvironment());
    if (!config)
        return failed(config.error().message);
    // Beside a relay that runs: nothing is created or changed.
    const auto store = store::openStore(config->store.url, store::Access::ReadOnly);
    if (!store)
        printFinding(
            {.level = relay::doctor::Finding::Level::Problem,
             .text = u"%1. Run this as the relay's user, with its configuration. If the file is damaged, restore the newest backup "
                     "(operator guide, \"Files and secrets\")."_s.arg(store.error().message)},
            json);

    base::SystemClock clock;
    base::SystemRandom random;
    QNetworkAccessManager network;
    incode::VendorState vendor;
    incode::IncodeClient incode(config->incode.api, network, clock, random, vendor);
    relay::doctor::Doctor doctor(*config, {.clock = clock,
                                           .random = random,
                                           .network = network,
                                           .incode = incode,
                                           .records = incode,
                                           .store = store ? store->get() : nullptr});
    QObject::connect(&doctor, &relay::doctor::Doctor::found, &doctor,
                     [json](const relay::doctor::Finding &finding) { printFinding(finding, json); });
    QObject::connect(
        &doctor, &relay::doctor::Doctor::finished, &doctor, [](bool healthy) { QCoreApplication::exit(healthy ? kDone : kFailed); },
        Qt::QueuedConnection);
    const base::UnixSignals stopSignals;
    QObject::connect(&stopSignals, &base::UnixSignals::stopRequested, &doctor, [] { QCoreApplication::exit(kFailed); });
    doctor.examine();
    return QCoreApplication::exec();
}

} // namespace authlink::app
