// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/notice_line.h"

#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr qsizetype kMaxText = 1000; // an alert names the account last, and in some languages late
}

NoticeLine::NoticeLine(const QString &name, const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_icon(makeLabel(name + u"Icon"_s)),
      m_words(makeLabel(name + u"Text"_s))
{
    setObjectName(name);
    makeAlert(*this);
    m_words->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    setSpacing(*row, 0.6, 0.6);
    row->addWidget(m_icon, 0, Qt::AlignTop);
    row->addWidget(m_words, 1);
    connect(&m_theme, &Theme::changed, this, &NoticeLine::applyColors);
    hide();
}

void NoticeLine::say(ColorRole role, ui::Shape shape, const QString &text, Weight weight)
{
    const QString shown = wrappable(bounded(text, kMaxText));
    if (!isHidden() && m_role == role && m_words->text() == shown)
        return;
    const bool news = isHidden() || m_role != role;
    m_role = role;
    m_shape = shape;
    m_weight = weight;
    m_words->setText(shown);
    setAccessibleName(shown);
    applyColors();
    show();
    if (news)
        raiseAlert(*this);
}

void NoticeLine::clear()
{
    m_words->clear();
    showKeepingFocus(*this, false);
}

QString NoticeLine::text() const
{
    return m_words->text();
}

void NoticeLine::makeDismissable()
{
    QPushButton *button = makeButton(objectName() + u"Dismiss"_s, tr("&Got it"), tr("Take this notice away"), Variant::Quiet);
    static_cast<QBoxLayout *>(layout())->addWidget(button, 0, Qt::AlignTop);
    connect(button, &QPushButton::clicked, this, &NoticeLine::dismissed);
}

void NoticeLine::applyColors()
{
    const Swatch &swatch = m_theme.colors().of(m_role);
    setSheet(*this, u"QFrame#%1 { background: %2; border: 1px solid %3; border-radius: %4px; } QLabel { color: %5; font-weight: %6; }"_s
                        .arg(objectName(), swatch.soft.name(), swatch.line.name())
                        .arg(em(0.4))
                        .arg(swatch.softText.name())
                        .arg(m_weight == Weight::Strong ? 600 : 400));
    m_icon->setPixmap(tintedIcon(
                          m_shape, [swatch] { return swatch.softText; }, [swatch] { return swatch.softText; })
                          .pixmap(QSize(em(1.3), em(1.3)), devicePixelRatioF()));
}

} // namespace authlink::ui
