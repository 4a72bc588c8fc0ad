// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/rehearsal/rehearsal.h"
#include "tests/translations/pseudo_translator.h"

#include <QApplication>
#include <QTextStream>

using namespace authlink;

/// A rehearsal with every text of the console longer and accented, to look at: authlink_pseudo_console --rehearse SCENARIO
/// --screenshots DIR. Not a test.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const auto options = app::parseOptions(QApplication::arguments());
    if (!options || options->task != app::Options::Task::Rehearse) {
        QTextStream(stderr) << "usage: authlink_pseudo_console --rehearse SCENARIO --screenshots DIR" << Qt::endl;
        return 2;
    }
    test::PseudoTranslator pseudo;
    QCoreApplication::installTranslator(&pseudo);
    return app::rehearse(application, *options);
}
