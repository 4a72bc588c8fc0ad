// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/parts.h"

#include "ui/widgets/accessibility.h"

#include <QAction>
#include <QBoxLayout>
#include <QStyle>

namespace authlink::ui
{
namespace
{

QString nameOf(Tone tone)
{
    switch (tone) {
    case Tone::Muted:
        return QStringLiteral("muted");
    case Tone::Strong:
        return QStringLiteral("strong");
    case Tone::Denied:
        return QStringLiteral("denied");
    case Tone::Attention:
        return QStringLiteral("attention");
    case Tone::Verified:
        return QStringLiteral("verified");
    case Tone::Plain:
        break;
    }
    return QStringLiteral("plain");
}

QString nameOf(Variant variant)
{
    switch (variant) {
    case Variant::Primary:
        return QStringLiteral("primary");
    case Variant::Danger:
        return QStringLiteral("danger");
    case Variant::Quiet:
        return QStringLiteral("quiet");
    case Variant::Segment:
        return QStringLiteral("segment");
    case Variant::Normal:
        break;
    }
    return QStringLiteral("normal");
}

QString nameOf(Surface surface)
{
    switch (surface) {
    case Surface::Sunken:
        return QStringLiteral("sunken");
    case Surface::Line:
        return QStringLiteral("line");
    case Surface::Card:
        break;
    }
    return QStringLiteral("card");
}

bool isDeceptive(QChar character)
{
    const char16_t code = character.unicode();
    const bool overrides = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
    return overrides || character.category() == QChar::Other_Control;
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
        setSpokenName(*button, label.remove(QLatin1Char('&')));
        const QString keys = action.shortcut().toString(QKeySequence::NativeText);
        const QString tip = action.statusTip().isEmpty() ? label : action.statusTip();
        button->setToolTip(plainTip(keys.isEmpty() ? tip : QStringLiteral("%1 (%2)").arg(tip, keys)));
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
    return text.isEmpty() ? QString() : QStringLiteral("<span>%1</span>").arg(text.toHtmlEscaped());
}

QString bounded(const QString &text, qsizetype most)
{
    QString result;
    const QString considered = text.left(most * 2);
    for (const QChar character : considered) {
        if (!isDeceptive(character))
            result += character;
    }
    if (result.size() > most || text.size() > most * 2)
        result = result.left(most - 1) + QChar(0x2026);
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
