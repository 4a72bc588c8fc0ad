// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/style_sheet.h"

#include <QFontMetricsF>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

// @name is replaced by a color, N~ by N tenths of an em in pixels, N~-1px by one pixel less: where a border is so much thicker, nothing
// moves. Borders stay in pixels: they are lines, not distances.
const char *const kSurfaces = R"(
QWidget { color: @text; }
QMainWindow, QDialog { background: @window; }
QFrame[surface="card"] { background: @card; border: 1px solid @divider; border-radius: 6~; }
QFrame[surface="sunken"] { background: @sunken; border: 1px solid @divider; border-radius: 5~; }
QFrame[surface="line"] { background: @divider; border: none; }
QLabel { background: transparent; }
QLabel[tone="muted"] { color: @muted; }
QLabel[tone="strong"] { color: @text; font-weight: 600; }
QLabel[tone="denied"] { color: @deniedLine; }
QLabel[tone="attention"] { color: @attentionLine; }
QLabel[tone="verified"] { color: @verifiedLine; }
QScrollArea, QScrollArea > QWidget > QWidget[surface="plain"] { background: transparent; border: none; }
QSplitter::handle { background: transparent; }
QToolTip { background: @text; color: @card; border: 1px solid @outline; padding: 3~ 5~; }
QMenuBar { background: @window; border-bottom: 1px solid @divider; padding: 1~ 2~; }
QMenuBar::item { padding: 3~ 7~; border-radius: 3~; background: transparent; }
QMenuBar::item:selected { background: @accentSoft; color: @accentSoftText; }
QMenu { background: @card; border: 1px solid @outline; padding: 3~; }
QMenu::item { padding: 4~ 18~ 4~ 8~; border-radius: 3~; }
QMenu::icon { padding-left: 6~; }
QMenu::item:selected { background: @accentFill; color: @accentText; }
QMenu::item:disabled { color: @outline; background: transparent; }
QMenu::separator { height: 1px; background: @divider; margin: 3~ 5~; }
)";

const char *const kButtons = R"(
QPushButton { background: @card; color: @text; border: 1px solid @outline; border-radius: 5~; padding: 5~ 11~; min-height: 12~; }
QPushButton:hover { background: @sunken; }
QPushButton:pressed, QPushButton:checked { background: @accentSoft; color: @accentSoftText; border-color: @accentLine; }
QPushButton:focus { border: 2px solid @focus; padding: 5~-1px 11~-1px; }
QPushButton:disabled { color: @muted; background: @sunken; border-color: @divider; border-style: dashed; }
QPushButton[variant="primary"] { background: @accentFill; color: @accentText; border: 1px solid @accentFill; font-weight: 600; }
QPushButton[variant="primary"]:hover { background: @accentHover; }
QPushButton[variant="primary"]:focus { border: 2px solid @text; padding: 5~-1px 11~-1px; }
QPushButton[variant="primary"]:disabled { background: @sunken; color: @muted; border-color: @divider; border-style: dashed; }
QPushButton[variant="danger"] { color: @deniedLine; border-color: @deniedLine; }
QPushButton[variant="danger"]:focus { border: 2px solid @deniedLine; }
QPushButton[variant="danger"]:disabled { color: @muted; border-color: @divider; border-style: dashed; }
QPushButton[variant="quiet"] { background: transparent; border: 1px solid transparent; color: @accentLine; padding: 4~ 7~; }
QPushButton[variant="quiet"]:hover { background: @accentSoft; color: @accentSoftText; }
QPushButton[variant="quiet"]:focus { border: 2px solid @focus; padding: 4~-1px 7~-1px; }
QPushButton[variant="quiet"]:disabled { color: @muted; background: transparent; }
QPushButton[variant="segment"] { border-radius: 4~; padding: 5~ 8~; }
QPushButton[variant="segment"]:checked { background: @accentSoft; color: @accentSoftText; border: 2px solid @accentLine; padding: 5~-1px 8~-1px; }
QPushButton[variant="segment"]:focus { border: 2px solid @focus; padding: 5~-1px 8~-1px; }
QPushButton[variant="segment"]:checked:focus { border: 3px solid @focus; padding: 5~-2px 8~-2px; }
QPushButton, QTabBar, QToolButton, QComboBox { qproperty-iconSize: 14~ 14~; }
QToolButton { border: 1px solid transparent; border-radius: 4~; padding: 4~; background: transparent; }
QToolButton:hover { background: @sunken; }
QToolButton:focus { border: 2px solid @focus; }
QCheckBox:focus, QRadioButton:focus { color: @accentLine; }
)";

const char *const kFields = R"(
QLineEdit, QComboBox, QPlainTextEdit, QDateEdit { background: @card; color: @text; border: 1px solid @outline; border-radius: 5~;
  padding: 5~ 7~; min-height: 12~; selection-background-color: @accentFill; selection-color: @accentText; }
QLineEdit:focus, QComboBox:focus, QPlainTextEdit:focus { border: 2px solid @focus; padding: 5~-1px 7~-1px; }
QLineEdit:disabled, QComboBox:disabled { background: @sunken; color: @muted; border-color: @divider; }
QLineEdit[invalid="true"] { border: 2px solid @deniedLine; padding: 5~-1px 7~-1px; }
QComboBox::drop-down { border: none; width: 18~; }
QComboBox::down-arrow { image: url(:/authlink/icons/@chevron.svg); width: 11~; height: 11~; }
QComboBox QAbstractItemView { background: @card; border: 1px solid @outline; selection-background-color: @accentFill;
  selection-color: @accentText; outline: none; }
)";

const char *const kViews = R"(
QAbstractItemView { background: @card; border: 1px solid @divider; border-radius: 5~; outline: none; alternate-background-color: @sunken;
  selection-background-color: @accentSoft; selection-color: @accentSoftText; }
QAbstractItemView:focus { border: 2px solid @focus; }
QListView::item, QTableView::item { padding: 4~ 6~; border: none; }
QListView::item:selected, QTableView::item:selected { background: @accentSoft; color: @accentSoftText; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: @sunken; color: @muted; border: none; border-bottom: 1px solid @divider; padding: 5~ 6~; font-weight: 600; }
QTableView { gridline-color: transparent; }
QTabWidget::pane { border: none; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: @muted; padding: 6~ 12~; border: 2px solid transparent; border-bottom: 3px solid transparent; }
QTabBar::tab:hover { color: @text; }
QTabBar::tab:selected { color: @text; border-bottom: 3px solid @accentLine; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid @focus; border-radius: 4~; }
QScrollBar:vertical { background: transparent; width: 9~; margin: 1px; }
QScrollBar:horizontal { background: transparent; height: 9~; margin: 1px; }
QScrollBar::handle { background: @outline; border-radius: 3~; min-height: 20~; min-width: 20~; margin: 1~; }
QScrollBar::handle:hover { background: @muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QProgressBar { background: @sunken; border: none; border-radius: 2~; max-height: 4~; min-height: 4~; }
QProgressBar::chunk { background: @accentFill; border-radius: 2~; }
QStatusBar { background: @window; border-top: 1px solid @divider; }
QStatusBar::item { border: none; }
)";

QHash<QString, QColor> namesOf(const Colors &c)
{
    QHash<QString, QColor> names{
        {u"window"_s, c.window},
        {u"card"_s, c.card},
        {u"sunken"_s, c.sunken},
        {u"text"_s, c.text},
        {u"muted"_s, c.muted},
        {u"divider"_s, c.divider},
        {u"outline"_s, c.outline},
        {u"focus"_s, c.focus},
        {u"accentFill"_s, c.accent.fill},
        {u"accentText"_s, c.accent.text},
        {u"accentLine"_s, c.accent.line},
        {u"accentSoft"_s, c.accent.soft},
        {u"accentSoftText"_s, c.accent.softText},
        {u"deniedLine"_s, c.denied.line},
        {u"attentionLine"_s, c.attention.line},
        {u"verifiedLine"_s, c.verified.line},
    };
    names.insert(u"accentHover"_s, c.accent.fill.darker(112));
    return names;
}

} // namespace

QString styleSheetFor(const Colors &colors, const QFont &font)
{
    const double tenth = QFontMetricsF(font).height() / 12.0; // a tenth of an em: a line is about 1.2 em high
    const QHash<QString, QColor> names = namesOf(colors);
    QString sheet;
    for (const char *part : {kSurfaces, kButtons, kFields, kViews})
        sheet += QLatin1String(part);
    for (const int percent : kTextSizes)
        sheet += u"QLabel[textSize=\"%1\"] { font-size: %2~; }\n"_s.arg(percent).arg(percent / 10.0);
    sheet.replace("@chevron"_L1, isDark(colors.scheme) ? "chevron_down_light"_L1 : "chevron_down"_L1);

    static const QRegularExpression token(u"@([A-Za-z]+)|([0-9.]+)~(?:-([0-9])px)?"_s);
    QString result;
    qsizetype from = 0;
    for (auto match = token.globalMatch(sheet); match.hasNext();) {
        const QRegularExpressionMatch hit = match.next();
        result += QStringView(sheet).mid(from, hit.capturedStart() - from);
        if (hit.hasCaptured(2))
            result += QString::number(std::max(1L, std::lround(hit.captured(2).toDouble() * tenth) - hit.captured(3).toInt())) + u"px"_s;
        else
            result += names.value(hit.captured(1)).name();
        from = hit.capturedEnd();
    }
    result += QStringView(sheet).mid(from);
    return result;
}

} // namespace authlink::ui
