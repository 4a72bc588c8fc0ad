// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/banner/banner.h"

#include "ui/live/banner/banner_painting.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QResizeEvent>

#include <algorithm>
#include <cmath>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

// Two meters need letters of about 9 mm; the largest size that fits between these is taken.
constexpr double kMaxTitleEm = 2.9;
constexpr double kMinTitleEm = 1.1; // wrapped from here on
constexpr double kTitleStep = 0.1;
constexpr double kShapeEm = 4.6;
constexpr double kMarginEm = 1.1;
constexpr double kNarrowEm = 24.0; // below, the shape and the margins make room for the words
constexpr double kNarrowShapeEm = 2.8;
constexpr double kNarrowMarginEm = 0.6;
constexpr double kMinWidthEm = 13.0;

} // namespace

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent),
      m_theme(theme),
      m_title(makeLabel(u"bannerTitle"_s)),
      m_detail(makeLabel(u"bannerDetail"_s)),
      m_aside(makeLabel(u"bannerAside"_s)),
      m_strut(new QSpacerItem(0, 0))
{
    setObjectName(u"banner"_s);
    makeAlert(*this);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    m_detail->setWordWrap(true);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_title->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);

    auto *row = new QHBoxLayout(this);
    row->setObjectName(u"bannerRow"_s);
    auto *words = new QVBoxLayout;
    words->setObjectName(u"bannerWords"_s);
    words->addStretch(1);
    words->addWidget(m_title);
    words->addWidget(m_detail);
    words->addWidget(m_aside);
    words->addStretch(1);
    m_aside->setAlignment(Qt::AlignLeading);
    row->addLayout(words, 1);
    row->addItem(m_strut);
    connect(&m_theme, &Theme::changed, this, &Banner::refit);
    refit();
}

void Banner::setContent(const BannerContent &content)
{
    if (m_content == content)
        return;
    const bool news = content.title != m_content.title || content.detail != m_content.detail || content.stale != m_content.stale;
    m_content = content;
    m_title->setText(content.title);
    m_detail->setText(wrappable(bounded(content.detail, 600)));
    m_detail->setVisible(!content.detail.isEmpty());
    m_aside->setText(bounded(content.aside));
    m_aside->setVisible(!content.aside.isEmpty());
    const QString claimed = content.who.isEmpty() || content.detail.contains(content.who) ? QString() : tr("Claimed: %1.").arg(content.who);
    QStringList spoken{content.title + u'.', claimed, content.detail};
    spoken.removeAll(QString());
    setSpokenName(*this, spoken.join(u' '));
    applyColors();
    fitTitle();
    if (news) {
        raiseAlert(*this);
        Q_EMIT announced(accessibleName());
    }
}

QSize Banner::minimumSizeHint() const
{
    const QSize needed = QFrame::minimumSizeHint();
    return {em(kMinWidthEm), std::max(needed.height(), shapeSide() + 2 * margin())};
}

bool Banner::isNarrow() const
{
    return width() < em(kNarrowEm);
}

int Banner::margin() const
{
    return em(isNarrow() ? kNarrowMarginEm : kMarginEm);
}

int Banner::shapeSide() const
{
    return em(isNarrow() ? kNarrowShapeEm : kShapeEm);
}

void Banner::refit()
{
    m_fittedNarrow = isNarrow();
    auto *row = static_cast<QBoxLayout *>(layout());
    row->setContentsMargins(margin() + shapeSide() + margin(), em(0.9), margin(), em(0.9));
    m_strut->changeSize(0, shapeSide());
    row->invalidate();
    if (auto *words = findChild<QVBoxLayout *>(u"bannerWords"_s))
        words->setSpacing(em(0.25));
    applyColors();
    fitTitle();
    updateGeometry();
}

void Banner::applyColors()
{
    const QString color = m_theme.colors().of(m_content.role).text.name();
    setSheet(*m_detail, u"color: %1; font-size: %2px;"_s.arg(color).arg(em(1.15)));
    setSheet(*m_aside, u"color: %1; font-weight: 600;"_s.arg(color));
    update();
}

void Banner::fitTitle()
{
    const QString color = m_theme.colors().of(m_content.role).text.name();
    const int available = width() - 3 * margin() - shapeSide();
    double size = kMaxTitleEm;
    bool fits = false;
    while (!fits && size > kMinTitleEm) {
        QFont font = this->font();
        font.setPixelSize(em(size));
        font.setWeight(QFont::Bold);
        fits = QFontMetrics(font).horizontalAdvance(m_content.title) <= available;
        if (!fits)
            size -= kTitleStep;
    }
    m_title->setWordWrap(!fits);
    setSheet(*m_title, u"color: %1; font-weight: 700; font-size: %2px;"_s.arg(color).arg(em(size)));
}

void Banner::paintEvent(QPaintEvent *)
{
    const int side = shapeSide();
    const int left = layoutDirection() == Qt::RightToLeft ? width() - margin() - side : margin();
    QPainter painter(this);
    paintBanner(painter, rect(), layoutDirection(), em(0.7), QRectF(left, (height() - side) / 2.0, side, side), m_content,
                m_theme.colors().of(m_content.role));
}

void Banner::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (m_fittedNarrow != isNarrow())
        refit();
    else
        fitTitle();
}

void Banner::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LayoutDirectionChange)
        update();
}

} // namespace authlink::ui
