// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/options.h"
#include "app/console/rehearsal/rehearsal.h"
#include "app/console/sign_in/keychain_token_store.h"
#include "app/console/translations.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "ui/shell/language_menu.h"

#include <QApplication>
#include <QSettings>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;

namespace
{

/// The command line goes before the menu, and that before the system. A rehearsal knows no person whose choice would count.
QString languageOf(const app::Options &options, const QSettings &settings)
{
    if (!options.language.isEmpty())
        return options.language;
    if (options.task == app::Options::Task::Rehearse)
        return u"en"_s;
    const QString chosen = ui::chosenLanguage(settings);
    return chosen.isEmpty() ? app::systemLanguage(QLocale::system().uiLanguages()) : chosen;
}

int run(QApplication &application, const app::Options &options, QSettings &settings)
{
    base::SteadyClock clock; // a desktop's wall clock is set by anybody, and no verdict may live longer for it
    base::SystemRandom random;
    ui::Theme theme(application);
    app::KeychainTokenStore tokens;
    app::Console console(clock, random, theme, tokens, settings, options.profile);
    switch (options.task) {
    case app::Options::Task::Demo:
        if (const auto started = console.startDemo(); !started) {
            QTextStream(stderr) << "authlink-console: the demo could not start: " << started.error().message << Qt::endl;
            return 1;
        }
        break;
    case app::Options::Task::Connect:
        console.connectTo(options.relay);
        break;
    default:
        console.startAsLastTime();
    }
    return QApplication::exec();
}

/// What can be answered without a display. nullopt: the program goes on.
std::optional<int> answerAtOnce(const base::Result<app::Options> &options)
{
    if (!options) {
        QTextStream(stderr) << "authlink-console: " << options.error().message << "; see authlink-console --help" << Qt::endl;
        return 2;
    }
    if (options->task == app::Options::Task::Help) {
        QTextStream(stdout) << app::optionsHelp() << Qt::endl;
        return 0;
    }
    if (options->task == app::Options::Task::Version) {
        QTextStream(stdout) << "authlink-console " AUTHLINK_VERSION << Qt::endl;
        return 0;
    }
    return std::nullopt;
}

} // namespace

int main(int argc, char *argv[])
{
    if (!base::keepStandardDescriptors())
        return 1;
    base::installLogFormat();
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const auto options = app::parseOptions(arguments);
    if (const auto status = answerAtOnce(options))
        return *status;

    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"authlink-console"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AUTHLINK_VERSION));
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, u"authlink"_s, options->profile);
    const app::Translations translations(languageOf(*options, settings));
    if (options->task == app::Options::Task::Rehearse)
        return app::rehearse(application, *options);
    return run(application, *options, settings);
}
