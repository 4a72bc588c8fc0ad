// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/look_actions.h"

#include "ui/theme/theme.h"

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
constexpr QLatin1StringView kLook("window/appearance");
constexpr QLatin1StringView kScale("window/textScale");

struct LookActions {
    Q_DECLARE_TR_FUNCTIONS(LookActions)
};

void addScale(QMenu &menu, Theme &theme, QSettings &settings)
{
    const auto scale = [&theme, &settings](int percent) {
        theme.setTextScale(percent);
        settings.setValue(kScale, theme.textScale());
    };
    QObject::connect(addEntry(menu, u"largerAction"_s, LookActions::tr("&Larger text"),
                              LookActions::tr("Larger text and everything with it"), QKeySequence::ZoomIn),
                     &QAction::triggered, &theme, [scale, &theme] { scale(theme.textScale() + Theme::kScaleStep); });
    QObject::connect(
        addEntry(menu, u"smallerAction"_s, LookActions::tr("&Smaller text"), LookActions::tr("Smaller text"), QKeySequence::ZoomOut),
        &QAction::triggered, &theme, [scale, &theme] { scale(theme.textScale() - Theme::kScaleStep); });
    QObject::connect(addEntry(menu, u"normalSizeAction"_s, LookActions::tr("&Normal text size"), LookActions::tr("The system's text size"),
                              QKeySequence(LookActions::tr("Ctrl+0"))),
                     &QAction::triggered, &theme, [scale] { scale(Theme::kMinScale); });
    theme.setTextScale(settings.value(kScale, Theme::kMinScale).toInt());
}

} // namespace

QAction *addEntry(QMenu &menu, const QString &name, const QString &text, const QString &tip, const QKeySequence &keys)
{
    QAction *action = menu.addAction(text);
    action->setObjectName(name);
    action->setStatusTip(tip);
    action->setToolTip(tip);
    action->setShortcut(keys);
    return action;
}

void addLookActions(QMenu &menu, Theme &theme, QSettings &settings)
{
    addScale(menu, theme, settings);
    QMenu *looks = menu.addMenu(LookActions::tr("&Appearance"));
    auto *group = new QActionGroup(looks);
    const int chosen = settings.value(kLook, static_cast<int>(Theme::Preference::System)).toInt();
    const std::pair<Theme::Preference, QString> choices[] = {{Theme::Preference::System, LookActions::tr("As the &system")},
                                                             {Theme::Preference::Light, LookActions::tr("&Light")},
                                                             {Theme::Preference::Dark, LookActions::tr("&Dark")},
                                                             {Theme::Preference::HighContrast, LookActions::tr("&High contrast")}};
    for (const auto &[preference, text] : choices) {
        const int value = static_cast<int>(preference);
        QAction *action = addEntry(*looks, u"appearanceAction%1"_s.arg(value), text, text, {});
        action->setCheckable(true);
        action->setChecked(value == chosen);
        action->setData(value);
        group->addAction(action);
        if (value == chosen)
            theme.setPreference(preference);
    }
    QObject::connect(group, &QActionGroup::triggered, &theme, [&theme, &settings](const QAction *action) {
        theme.setPreference(static_cast<Theme::Preference>(action->data().toInt()));
        settings.setValue(kLook, action->data());
    });
}

} // namespace authlink::ui
