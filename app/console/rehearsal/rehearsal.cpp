// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/rehearsal.h"

#include "app/console/demo/demo_phone.h"
#include "app/console/rehearsal/scenario_context.h"
#include "app/console/rehearsal/scenarios.h"
#include "app/console/rehearsal/screenshots.h"
#include "app/console/sign_in/sign_in_window.h"
#include "core/base/random.h"
#include "ui/attention/attention_settings.h"
#include "ui/phone/phone_widget.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QJsonDocument>
#include <QTextStream>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{

// The vendor's first retry comes after 30 s; here after 0.6 s.
constexpr double kRetryTimeScale = 0.02;

void printLine(const QJsonObject &line)
{
    QTextStream(stdout) << QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) << Qt::endl;
}

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue(QJsonValue::Null) : QJsonValue(text);
}

int reportEnd(bool stepsDone, qint64 elapsedMs, const Options &options, const ScenarioContext &context)
{
    const Outcome expected = outcomeOf(options.scenario, options.link);
    const bool ok = stepsDone && context.verdict() == expected.verdict && context.status() == expected.status;
    printLine({{u"step"_s, u"done"_s},
               {u"scenario"_s, options.scenario},
               {u"link"_s, verification::nameOf(options.link)},
               {u"verdict"_s, orNull(context.verdict())},
               {u"status"_s, orNull(context.status())},
               {u"ok"_s, ok},
               {u"elapsedMs"_s, elapsedMs}});
    return ok ? 0 : 1;
}

} // namespace

int rehearse(QApplication &application, const Options &options)
{
    base::ShiftableClock clock;
    base::SystemRandom random;
    QTemporaryDir folder;
    QSettings settings(folder.filePath(u"settings.ini"_s), QSettings::IniFormat);
    ui::AttentionSettings quiet(settings); // whoever rehearses is not to be called
    quiet.setPlaysSounds(false);
    quiet.setShowsNotifications(false);
    quiet.setShowsTrayIcon(false);
    ui::Theme theme(application);

    DemoBackend backend(clock, {.link = options.link, .retryTimeScale = kRetryTimeScale});
    if (const auto started = backend.start(); !started) {
        QTextStream(stderr) << "authlink-console: the demo could not start: " << started.error().message << Qt::endl;
        return 1;
    }
    Workspace workspace(clock, random, theme, settings);
    DemoPhone phone(backend.sandboxUrl());
    workspace.window().setSidePanel(new ui::PhoneWidget(theme, phone), ui::MainWindow::tr("Customer's phone"));
    workspace.window().show();
    workspace.connectTo(backend.streamUrl(), backend.token());

    const QString pictures = options.link == verification::LinkMode::Static ? u"static-"_s + options.scenario : options.scenario;
    Screenshots screenshots(options.screenshots, pictures, theme, workspace.window());
    if (options.scenario == u"pass") {
        SignInWindow signIn(theme);
        signIn.show();
        Screenshots(options.screenshots, options.scenario, theme, signIn).take(u"sign-in"_s);
    }
    ScenarioContext context(workspace, backend, clock, phone);
    ScenarioRunner runner(stepsOf(options.scenario, options.link, context));
    QObject::connect(&runner, &ScenarioRunner::reported, &runner, &printLine);
    QObject::connect(&runner, &ScenarioRunner::stepDone, &runner, [&screenshots](const QString &step) { screenshots.take(step); });
    int status = 1;
    QObject::connect(&runner, &ScenarioRunner::finished, &runner, [&](bool ok, qint64 elapsedMs) {
        status = reportEnd(ok, elapsedMs, options, context);
        if (const auto written = screenshots.outcome(); !written) {
            QTextStream(stderr) << "authlink-console: " << written.error().message << Qt::endl;
            status = 1;
        }
        QApplication::exit(status);
    });
    QMetaObject::invokeMethod(&runner, &ScenarioRunner::run, Qt::QueuedConnection);
    return QApplication::exec();
}

} // namespace authlink::app
