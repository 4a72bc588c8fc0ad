// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_actions.h"

#include "ui/shell/look_actions.h"

#include <QAction>
#include <QApplication>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QFile>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QVBoxLayout>

#include <array>

using namespace Qt::Literals::StringLiterals;

// Outside any namespace: the macro declares a global function. A static library's resources are dropped by the linker without it.
static void loadGuide()
{
    Q_INIT_RESOURCE(authlink_guide);
}

namespace authlink::ui
{
namespace
{

class Help
{
    Q_DECLARE_TR_FUNCTIONS(Help)

public:
    struct Page {
        QString name, title, markdown;
    };
    static Page guide();
    static Page about();
};

struct Library {
    const char *name;
    const char *license;
};

/// What the console is built on; docs/decisions/001-gpl-and-qt-httpserver.md says why the whole is GPL-3.
constexpr std::array<Library, 10> kLibraries{{
    {"ICU", "Unicode-3.0"},
    {"Qt", "LGPL-3.0 / GPL-3.0"},
    {"QtKeychain", "BSD-3-Clause"},
    {"libphonenumber", "Apache-2.0"},
    {"libqrencode", "LGPL-2.1-or-later"},
    {"libsodium", "ISC"},
    {"RapidJSON", "MIT"},
    {"SQLite", "public domain"},
    {"tl::expected", "CC0-1.0"},
    {"toml++", "MIT"},
}};

Help::Page Help::guide()
{
    loadGuide();
    QFile file(u":/authlink/guide/user-guide.md"_s);
    QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    static const QRegularExpression picture(u"^!\\[[^\n]*\\]\\([^\n]*\\)$"_s, QRegularExpression::MultilineOption);
    text.remove(picture);
    return {.name = u"guideWindow"_s, .title = tr("User guide"), .markdown = text};
}

Help::Page Help::about()
{
    QString text = u"# %1\n\n%2\n\n"_s.arg(
        tr("Authlink Console"), tr("Version %1, with Qt %2").arg(QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion())));
    text += tr("Proves, during the call, that the caller is the customer they claim to be.") + u"\n\n"_s;
    text += tr("Free software under the GNU General Public License, version 3 or later. It comes without any warranty.") + u"\n\n"_s;
    text += u"## %1\n\n"_s.arg(tr("Built on"));
    for (const Library &library : kLibraries)
        text += u"- %1 (%2)\n"_s.arg(QLatin1String(library.name), QLatin1String(library.license));
    return {.name = u"aboutWindow"_s, .title = tr("About Authlink Console"), .markdown = text};
}

void show(const Help::Page &page, QWidget &owner)
{
    constexpr QSize kSize(640, 560);
    auto *window = owner.findChild<QDialog *>(page.name, Qt::FindDirectChildrenOnly);
    if (window == nullptr) {
        window = new QDialog(&owner);
        window->setObjectName(page.name);
        window->setAttribute(Qt::WA_DeleteOnClose);
        window->setWindowTitle(page.title);
        window->resize(kSize);
        auto *text = new QTextBrowser;
        text->setObjectName(page.name + u"Text"_s);
        text->setAccessibleName(page.title);
        text->setOpenLinks(false); // an address in a text opens nothing on a call center's workstation
        text->setMarkdown(page.markdown);
        auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
        QObject::connect(buttons, &QDialogButtonBox::rejected, window, &QDialog::reject);
        auto *column = new QVBoxLayout(window);
        column->addWidget(text, 1);
        column->addWidget(buttons);
        text->setFocus();
    }
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

void addHelpActions(QMenu &menu, QWidget &owner)
{
    QObject::connect(
        addEntry(menu, u"guideAction"_s, Help::tr("&User guide"), Help::tr("How to work with the console"), QKeySequence::HelpContents),
        &QAction::triggered, &owner, [&owner] { show(Help::guide(), owner); });
    QObject::connect(addEntry(menu, u"aboutAction"_s, Help::tr("&About Authlink Console"), Help::tr("Version and licences"), {}),
                     &QAction::triggered, &owner, [&owner] { show(Help::about(), owner); });
}

} // namespace authlink::ui
