// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/language_menu.h"

#include "core/base/language.h"
#include "core/client/text/verification_texts.h"
#include "ui/shell/look_actions.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr QLatin1StringView kLanguage("window/language");

struct LanguageMenu {
    Q_DECLARE_TR_FUNCTIONS(LanguageMenu)
};

} // namespace

QString chosenLanguage(const QSettings &settings)
{
    const QString language = settings.value(kLanguage).toString();
    return base::isLanguage(language) ? language : QString();
}

void addLanguageMenu(QMenu &menu, QSettings &settings)
{
    QMenu *choices = menu.addMenu(LanguageMenu::tr("Lang&uage (from the next start)"));
    choices->setObjectName(u"languageMenu"_s);
    auto *group = new QActionGroup(choices);
    const QString chosen = chosenLanguage(settings);
    const auto add = [&](const QString &name, const QString &text, const QString &language) {
        const QString tip = LanguageMenu::tr("Used when the console is started again");
        QAction *action = addEntry(*choices, name, text, tip, {});
        action->setCheckable(true);
        action->setChecked(language == chosen);
        action->setData(language);
        group->addAction(action);
    };
    add(u"languageActionSystem"_s, LanguageMenu::tr("&System language"), QString());
    for (const QString &language : base::languages())
        add(u"languageAction_"_s + language, client::languageText(language), language);
    QObject::connect(group, &QActionGroup::triggered, group,
                     [&settings](const QAction *action) { settings.setValue(kLanguage, action->data().toString()); });
}

} // namespace authlink::ui
