// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console.h"
#include "app/console/managed/managed_settings.h"
#include "app/console/options.h"
#include "app/console/rehearsal/rehearsal.h"
#include "app/console/remote/call_server.h"
#include "app/console/remote/hand_over.h"
#include "app/console/sign_in/keychain_token_store.h"
#include "app/console/sign_in/sign_in_window.h"
#include "app/console/translations.h"
#include "core/base/clock.h"
#include "core/base/log.h"
#include "core/base/process.h"
#include "core/base/random.h"
#include "ui/shell/language_menu.h"

#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;

namespace
{

/// The command line goes before the menu, and that before the system; what the operations team has set, before the menu. A rehearsal
/// knows no person whose choice would count.
QString languageOf(const app::Options &options, const QSettings &settings, const app::ManagedSettings &managed)
{
    if (!options.language.isEmpty())
        return options.language;
    if (options.task == app::Options::Task::Rehearse)
        return u"en"_s;
    if (!managed.language.isEmpty())
        return managed.language;
    const QString chosen = ui::chosenLanguage(settings);
    return chosen.isEmpty() ? app::systemLanguage(QLocale::system().uiLanguages()) : chosen;
}

/// @param place what other starts ask for; not taken: they can't ask
int run(QApplication &application, const app::Options &options, QSettings &settings, const app::ManagedSettings &managed,
        const app::InstancePlace &place)
{
    base::SteadyClock clock; // a desktop's wall clock is set by anybody, and no verdict may live longer for it
    base::SystemRandom random;
    ui::Theme theme(application);
    app::KeychainTokenStore tokens;
    app::Console console(clock, random, theme, tokens, settings, options.profile, managed);
    app::CallServer server(clock, [&console](const client::CallRequest &request) { return console.take(request); });
    if (const auto listening = place.isTaken() ? server.listen(place.socketPath()) : base::Result<void>(); !listening)
        qCWarning(base::lcClient) << "no other program can ask this console:" << listening.error().message;
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
    if (options.task == app::Options::Task::Call)
        console.take(options.call);
    return QApplication::exec();
}

/// Asks the console that runs, where this start is for it. nullopt: this process is to be the console, and has `place` if that is possible.
std::optional<int> speakToRunning(int &argc, char **argv, const app::Options &options, const QString &folder, app::InstancePlace &place)
{
    using Place = app::InstancePlace;
    const bool isCall = options.task == app::Options::Task::Call;
    const bool isEndOfCall = isCall && options.call.kind == client::CallRequest::Kind::EndCall;
    Place demo(folder, options.profile, Place::Kind::Demo); // which is asked where there is no other
    Place *occupied = place.take() == Place::Take::Occupied ? &place : nullptr;
    if (occupied == nullptr && isCall && demo.take() == Place::Take::Occupied)
        occupied = &demo;
    base::Result<std::optional<QString>> answer = std::nullopt;
    if (occupied != nullptr) {
        const QCoreApplication messenger(argc, argv);
        answer = app::handOver(*occupied, options.call);
    }
    if (!answer) {
        QTextStream(stderr) << "authlink-console: " << answer.error().message << Qt::endl;
        return 1;
    }
    if (!*answer && !isEndOfCall)
        return std::nullopt;
    if (isCall)
        QTextStream(stdout) << answer->value_or(client::nameOf(client::CallOutcome::Nothing)) << Qt::endl;
    return 0;
}

/// Somebody has to mend the managed settings first. Who starts the console from a desktop sees no stderr, hence the window.
int refuse(QApplication &application, const app::Options &options, const QString &why)
{
    QTextStream(stderr) << "authlink-console: " << why << Qt::endl;
    if (options.task != app::Options::Task::Rehearse) {
        const ui::Theme theme(application);
        app::SignInWindow window(theme);
        window.refuse(why);
        window.show();
        QApplication::exec();
    }
    return 2;
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
    const bool isDemo = options->task == app::Options::Task::Demo;
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    app::InstancePlace place(folder, options->profile, isDemo ? app::InstancePlace::Kind::Demo : app::InstancePlace::Kind::Console);
    if (options->task != app::Options::Task::Rehearse) {
        if (const auto status = speakToRunning(argc, argv, *options, folder, place))
            return *status;
    }

    const auto managed = app::readManagedSettings();
    if (managed) {
        if (const auto allowed = app::checkAgainst(*managed, *options); !allowed) {
            QTextStream(stderr) << "authlink-console: " << allowed.error().message << Qt::endl;
            return 2;
        }
    }

    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(u"authlink-console"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(AUTHLINK_VERSION));
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, u"authlink"_s, options->profile);
    const app::Translations translations(languageOf(*options, settings, managed.value_or(app::ManagedSettings{})));
    if (!managed)
        return refuse(application, *options, managed.error().message);
    if (options->task == app::Options::Task::Rehearse)
        return app::rehearse(application, *options);
    return run(application, *options, settings, *managed, place);
}
