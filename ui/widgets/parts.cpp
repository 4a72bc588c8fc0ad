// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/parts.h"

#include "core/client/text/foreign_text.h"
#include "ui/widgets/accessibility.h"

#include <QAction>
#include <QBoxLayout>
#include <QLineEdit>
#include <QStyle>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

QString nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Muted:
        return u"muted"_s;
    case Tone::Strong:
        return u"strong"_s;
    case Tone::Denied:
        return u"denied"_s;
    case Tone::Attention:
        return u"attention"_s;
    case Tone::Verified:
        return u"verified"_s;
    case Tone::Plain:
        break;
    }
    return u"plain"_s;
}

QString nameOf(Variant variant)
{
    switch (variant) {
    case Variant::Primary:
        return u"primary"_s;
    case Variant::Danger:
        return u"danger"_s;
    case Variant::Quiet:
        return u"quiet"_s;
    case Variant::Segment:
        return u"segment"_s;
    case Variant::Normal:
        break;
    }
    return u"normal"_s;
}

QString nameOf(Surface surface)
{
    switch (surface) {
    case Surface::Sunken:
        return u"sunken"_s;
    case Surface::Line:
        return u"line"_s;
    case Surface::Card:
        break;
    }
    return u"card"_s;
}

} // namespace

QLabel *makeLabel(const QString &name, Tone tone, double size)
{
    auto *label = new QLabel; // the layout it goes to gives it a parent
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("tone", nameOf(tone));
    if (size != 1.0) // the style sheet knows these sizes, so that they follow the application's font
        label->setProperty("textSize", qRound(size * 100));
    return label;
}

void setTone(QLabel &label, Tone tone)
{
    if (label.property("tone").toString() == nameOf(tone))
        return;
    label.setProperty("tone", nameOf(tone));
    restyle(label);
}

QFrame *makeFrame(const QString &name, Surface surface)
{
    auto *frame = new QFrame;
    frame->setObjectName(name);
    frame->setProperty("surface", nameOf(surface));
    return frame;
}

QFrame *makeLine()
{
    QFrame *line = makeFrame(QString(), Surface::Line);
    line->setFixedHeight(1);
    return line;
}

QLineEdit *makeField(const QString &name, const QString &label, const QString &tip)
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    field->setAccessibleName(label);
    field->setToolTip(plainTip(tip));
    field->setAccessibleDescription(tip);
    return field;
}

QPushButton *makeButton(const QString &name, const QString &text, const QString &tip, Variant variant)
{
    auto *button = new QPushButton(text);
    button->setObjectName(name);
    button->setToolTip(plainTip(tip));
    button->setAccessibleDescription(tip);
    button->setAutoDefault(false);
    setVariant(*button, variant);
    return button;
}

QPushButton *makeButton(const QString &name, QAction &action, Variant variant)
{
    QPushButton *button = makeButton(name, action.text(), QString(), variant);
    const auto follow = [button, &action] {
        QString label = action.text();
        button->setText(label);
        button->setIcon(action.icon());
        enableKeepingFocus(*button, action.isEnabled());
        button->setCheckable(action.isCheckable());
        button->setChecked(action.isChecked());
        setSpokenName(*button, label.remove(u'&'));
        const QString keys = action.shortcut().toString(QKeySequence::NativeText);
        const QString tip = action.statusTip().isEmpty() ? label : action.statusTip();
        button->setToolTip(plainTip(keys.isEmpty() ? tip : u"%1 (%2)"_s.arg(tip, keys)));
        button->setAccessibleDescription(tip);
    };
    follow();
    QObject::connect(&action, &QAction::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    return button;
}

void setSheet(QWidget &widget, const QString &sheet)
{
    if (widget.styleSheet() != sheet)
        widget.setStyleSheet(sheet);
}

void setVariant(QPushButton &button, Variant variant)
{
    button.setProperty("variant", nameOf(variant));
    restyle(button);
}

QString plainTip(const QString &text)
{
    return text.isEmpty() ? QString() : u"<span>%1</span>"_s.arg(text.toHtmlEscaped());
}

QString bounded(const QString &text, qsizetype most)
{
    return client::oneLine(text, most);
}

QString wrappable(const QString &text)
{
    constexpr int kMaxWord = 28; // letters; no language has names with longer words
    constexpr QChar kZeroWidthSpace(0x200B);
    QString result;
    result.reserve(text.size());
    int letters = 0;
    for (const QChar c : text) {
        letters = c.isSpace() ? 0 : letters + 1;
        if (letters > kMaxWord && c.isLetterOrNumber()) {
            result += kZeroWidthSpace;
            letters = 1;
        }
        result += c;
    }
    return result;
}

void restyle(QWidget &widget)
{
    widget.style()->unpolish(&widget);
    widget.style()->polish(&widget);
    widget.update();
}

void setSpacing(QBoxLayout &layout, double margin, double spacing)
{
    const int edge = margin > 0.0 ? em(margin) : 0;
    layout.setContentsMargins(edge, edge, edge, edge);
    layout.setSpacing(spacing > 0.0 ? em(spacing) : 0);
}

} // namespace authlink::ui
