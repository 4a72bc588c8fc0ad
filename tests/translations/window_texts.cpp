// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/window_texts.h"

#include "tests/translations/catalog.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QHash>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QStyleOptionFrame>
#include <QTabBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QTextDocumentFragment>
#include <QToolButton>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

class Collector
{
public:
    explicit Collector(const QWidget &window)
    {
        read(window);
        for (const QWidget *widget : window.findChildren<QWidget *>()) {
            if (widget->isVisibleTo(&window) && !belongsToQt(*widget))
                read(*widget);
        }
    }

    QList<WindowText> found;

private:
    /// Buttons that Qt adds by itself to menu bars and tab bars: what they are called is Qt's.
    static bool belongsToQt(const QWidget &widget)
    {
        return widget.objectName() == "qt_menubar_ext_button"_L1 || widget.objectName().startsWith("Scroll"_L1);
    }

    void add(const QWidget &widget, const char *what, const QString &text)
    {
        if (text.trimmed().isEmpty())
            return;
        const QString name = widget.objectName().isEmpty() ? QString::fromLatin1(widget.metaObject()->className()) : widget.objectName();
        const QString plain = Qt::mightBeRichText(text) ? QTextDocumentFragment::fromHtml(text).toPlainText() : text;
        found.append({name + u' ' + QLatin1String(what), withoutAccelerator(plain)});
    }

    void read(const QWidget &widget)
    {
        if (widget.isWindow())
            add(widget, "title", widget.windowTitle());
        add(widget, "tool tip", widget.toolTip());
        add(widget, "spoken name", widget.accessibleName());
        add(widget, "spoken description", widget.accessibleDescription());
        if (const auto *label = qobject_cast<const QLabel *>(&widget))
            add(widget, "text", label->text());
        if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
            add(widget, "text", button->text());
        if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
            add(widget, "placeholder", field->placeholderText());
        if (const auto *browser = qobject_cast<const QTextBrowser *>(&widget);
            browser != nullptr && widget.objectName() != "guideWindowText"_L1)
            add(widget, "text", browser->toPlainText()); // the guide is a document of its own, in English
        if (const auto *bar = qobject_cast<const QMenuBar *>(&widget))
            readActions(widget, bar->actions());
        if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
            readTabs(*tabs);
        if (const auto *box = qobject_cast<const QComboBox *>(&widget)) {
            for (int i = 0; i < box->count(); ++i)
                add(widget, "choice", box->itemText(i));
        }
        if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view != nullptr && view->model() != nullptr)
            readItems(*view);
    }

    void readTabs(const QTabBar &tabs)
    {
        for (int i = 0; i < tabs.count(); ++i) {
            add(tabs, "tab", tabs.tabText(i));
            add(tabs, "tab's tool tip", tabs.tabToolTip(i));
            add(tabs, "tab's spoken name", tabs.accessibleTabName(i));
        }
    }

    void readItems(const QAbstractItemView &view)
    {
        const QAbstractItemModel &model = *view.model();
        if (const auto *header = qobject_cast<const QHeaderView *>(&view)) {
            for (int section = 0; section < header->count() && header->orientation() == Qt::Horizontal; ++section)
                add(view, "column", model.headerData(section, Qt::Horizontal).toString());
            return;
        }
        for (int row = 0; row < model.rowCount(); ++row) {
            for (int column = 0; column < model.columnCount(); ++column) {
                const QVariant cell = model.index(row, column).data();
                if (cell.typeId() == QMetaType::QString)
                    add(view, "item", cell.toString());
            }
        }
    }

    void readActions(const QWidget &bar, const QList<QAction *> &actions)
    {
        for (const QAction *action : actions) {
            add(bar, "entry", action->text());
            add(bar, "entry's tip", action->statusTip());
            if (action->menu() != nullptr)
                readActions(bar, action->menu()->actions());
        }
    }
};

int widestWord(const QFontMetrics &metrics, const QString &text)
{
    int widest = 0;
    for (const QString &word : text.simplified().split(u' '))
        widest = std::max(widest, metrics.horizontalAdvance(word));
    return widest;
}

bool isCut(const QLabel &label)
{
    if (label.text().isEmpty())
        return false;
    const QRect room = label.contentsRect();
    if (!label.wordWrap())
        return label.sizeHint().width() > label.width() || label.sizeHint().height() > label.height();
    return label.heightForWidth(label.width()) > label.height() || widestWord(label.fontMetrics(), label.text()) > room.width();
}

bool isCut(const QLineEdit &field)
{
    QStyleOptionFrame option;
    option.initFrom(&field);
    int room = field.style()->subElementRect(QStyle::SE_LineEditContents, &option, &field).width();
    for (const QWidget *button : field.findChildren<QAbstractButton *>())
        room -= button->isVisible() ? button->width() : 0;
    return field.text().isEmpty() && field.fontMetrics().horizontalAdvance(field.placeholderText()) > room;
}

bool isCut(const QTabBar &tabs)
{
    for (int i = 0; i < tabs.count(); ++i) {
        const QString text = withoutAccelerator(tabs.tabText(i));
        const int icon = tabs.tabIcon(i).isNull() ? 0 : tabs.iconSize().width();
        if (tabs.tabRect(i).width() < tabs.fontMetrics().horizontalAdvance(text) + icon)
            return true;
    }
    const auto buttons = tabs.findChildren<QAbstractButton *>();
    return std::any_of(buttons.begin(), buttons.end(), [](const QAbstractButton *button) { return button->isVisible(); });
}

bool isCut(const QHeaderView &header)
{
    if (header.orientation() != Qt::Horizontal)
        return false;
    const int margin = 2 * header.style()->pixelMetric(QStyle::PM_HeaderMargin, nullptr, &header);
    for (int section = 0; section < header.count(); ++section) {
        const QString title = header.model()->headerData(section, Qt::Horizontal).toString();
        if (!header.isSectionHidden(section) && header.fontMetrics().horizontalAdvance(title) + margin > header.sectionSize(section))
            return true;
    }
    return false;
}

bool isCut(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return isCut(*label);
    if (const auto *field = qobject_cast<const QLineEdit *>(&widget))
        return isCut(*field);
    if (const auto *tabs = qobject_cast<const QTabBar *>(&widget))
        return isCut(*tabs);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        return isCut(*header);
    if (qobject_cast<const QToolButton *>(&widget) != nullptr) // an icon inside a field
        return false;
    if (qobject_cast<const QAbstractButton *>(&widget) != nullptr || qobject_cast<const QComboBox *>(&widget) != nullptr)
        return widget.sizeHint().width() > widget.width() || widget.sizeHint().height() > widget.height();
    if (const auto *area = qobject_cast<const QScrollArea *>(&widget))
        return area->horizontalScrollBar()->maximum() > 0;
    return false;
}

QString textOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return button->text();
    return {};
}

class Accelerators
{
public:
    explicit Accelerators(QString place) : m_place(std::move(place)) {}

    void add(const QString &text)
    {
        static const QRegularExpression accelerator(u"&([^\\s&])"_s);
        const auto match = accelerator.match(text);
        if (!match.hasMatch())
            return;
        const QChar letter = match.captured(1).at(0).toLower();
        const QString taken = m_taken.value(letter, text);
        if (taken != text) // the same twice is one thing in two places
            ambiguous.append(u"%1: “%2” and “%3”"_s.arg(m_place, taken, text));
        m_taken.insert(letter, text);
    }

    QStringList ambiguous;

private:
    QString m_place;
    QHash<QChar, QString> m_taken;
};

QStringList ambiguousIn(const QMenu &menu)
{
    Accelerators accelerators(menu.title());
    QStringList ambiguous;
    for (const QAction *action : menu.actions()) {
        if (action->menu() != nullptr)
            ambiguous += ambiguousIn(*action->menu());
        if (action->isVisible() && action->isEnabled())
            accelerators.add(action->text());
    }
    return ambiguous + accelerators.ambiguous;
}

} // namespace

QList<WindowText> textsOf(const QWidget &window)
{
    return Collector(window).found;
}

QStringList cutTextsOf(const QWidget &window)
{
    QStringList cut;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisibleTo(&window) || !isCut(*widget))
            continue;
        cut.append(u"%1 “%2” is %3x%4 and needs %5x%6"_s.arg(widget->objectName(), textOf(*widget))
                       .arg(widget->width())
                       .arg(widget->height())
                       .arg(widget->sizeHint().width())
                       .arg(widget->sizeHint().height()));
    }
    return cut;
}

QStringList ambiguousAcceleratorsOf(const QWidget &window)
{
    Accelerators accelerators(u"window"_s);
    QStringList ambiguous;
    if (const auto *bar = window.findChild<QMenuBar *>()) {
        for (const QAction *action : bar->actions()) {
            accelerators.add(action->text());
            ambiguous += ambiguousIn(*action->menu());
        }
    }
    for (const QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisibleTo(&window) && button->isEnabled())
            accelerators.add(button->text());
    }
    return ambiguous + accelerators.ambiguous;
}

} // namespace authlink::test
