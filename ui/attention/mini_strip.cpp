// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/mini_strip.h"

#include "ui/attention/strip_place.h"
#include "ui/live/banner/banner_painting.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QGuiApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QSettings>
#include <QWindow>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

constexpr QLatin1StringView kStripPlace("attention/stripPlace");
constexpr double kStripShapeEm = 2.6;
constexpr double kStripMarginEm = 0.6;
constexpr double kStripWidthEm = 22.0;
constexpr double kStripTitleEm = 1.7;

QList<QRect> screensInUse()
{
    QList<QRect> areas;
    const QList<QScreen *> screens = QGuiApplication::screens(); // the primary one first
    for (const QScreen *screen : screens)
        areas.append(screen->availableGeometry());
    return areas;
}

void setLine(QLabel &label, const QString &text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

MiniStrip::MiniStrip(const Theme &theme, QSettings &settings)
    : QWidget(nullptr, Qt::Tool | Qt::FramelessWindowHint | Qt::WindowStaysOnTopHint | Qt::WindowDoesNotAcceptFocus),
      m_theme(theme),
      m_settings(settings),
      m_title(makeLabel(u"stripTitle"_s)),
      m_clock(makeLabel(u"stripClock"_s)),
      m_name(makeLabel(u"stripName"_s)),
      m_account(makeLabel(u"stripAccount"_s)),
      m_words(makeLabel(u"stripWords"_s)),
      m_warning(makeLabel(u"stripWarning"_s)),
      m_others(makeLabel(u"stripOthers"_s)),
      m_othersIcon(makeLabel(u"stripOthersIcon"_s))
{
    setObjectName(u"miniStrip"_s);
    setWindowTitle(tr("Authlink: mini strip"));
    setAttribute(Qt::WA_ShowWithoutActivating);
    setAttribute(Qt::WA_MacAlwaysShowToolWindow); // else it hides while another program is in use, which is what it is for
    setFocusPolicy(Qt::StrongFocus);
    setToolTip(tr("Drag it where you want it. Double-click it to go to the window."));
    setAccessibleDescription(tr("Arrow keys move it; Escape goes back to the window"));
    buildRows();
    connect(&m_theme, &Theme::changed, this, &MiniStrip::applyLook);
    connect(qApp, &QGuiApplication::screenRemoved, this, &MiniStrip::keepOnScreen, Qt::QueuedConnection);
    connect(qApp, &QGuiApplication::primaryScreenChanged, this, &MiniStrip::keepOnScreen, Qt::QueuedConnection);
    applyLook();
}

void MiniStrip::buildRows()
{
    auto *who = new QHBoxLayout;
    who->addWidget(m_name);
    who->addWidget(m_account);
    who->addStretch(1);
    auto *rest = new QHBoxLayout;
    rest->addWidget(m_othersIcon);
    rest->addWidget(m_others, 1);
    auto *column = new QVBoxLayout(this);
    column->setObjectName(u"stripColumn"_s);
    column->setSizeConstraint(QLayout::SetFixedSize); // as large as what it says
    column->addWidget(m_title);
    column->addWidget(m_clock); // a row of its own: its width changes every second
    column->addLayout(who);
    column->addWidget(m_words);
    column->addWidget(m_warning);
    column->addLayout(rest);
}

void MiniStrip::setContent(const StripContent &content)
{
    const bool isNewLook = content.banner.role != m_content.banner.role || content.banner.shape != m_content.banner.shape
                           || content.isStale() != m_content.isStale() || content.othersLook.role != m_content.othersLook.role
                           || content.othersLook.shape != m_content.othersLook.shape;
    m_content = content;
    m_title->setText(content.banner.title);
    setLine(*m_clock, content.clock);
    setLine(*m_name, content.name);
    setLine(*m_account, content.account);
    setLine(*m_words, content.words);
    setLine(*m_warning, content.warning);
    setLine(*m_others, content.others);
    m_othersIcon->setVisible(!content.others.isEmpty());
    for (QLabel *label : {m_name, m_account, m_words})
        label->setEnabled(!content.isStale()); // grey, as in the panel
    QStringList spoken{content.banner.title};
    for (const QString &part : {content.warning, content.name, content.account, content.others}) {
        if (!part.isEmpty())
            spoken.append(part);
    }
    setSpokenName(*this, spoken.join(u", "_s));
    if (isNewLook)
        applyLook();
}

void MiniStrip::applyLook()
{
    const Swatch &swatch = m_theme.colors().of(m_content.banner.role);
    QColor faint = swatch.text;
    faint.setAlphaF(0.6F);
    const QString sheet = u"QLabel { color: %1; } QLabel:disabled { color: %2; } QLabel#stripTitle { font-weight: 700; font-size: %3px; }"
                          "QLabel#stripName, QLabel#stripClock, QLabel#stripWarning { font-weight: 600; }"_s
                              .arg(swatch.text.name(), faint.name(QColor::HexArgb))
                              .arg(em(kStripTitleEm));
    setSheet(*this, sheet);
    const Swatch &others = m_theme.colors().of(m_content.othersLook.role);
    const int side = em(1.3);
    QPixmap picture(QSize(side, side) * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    BannerContent badge = m_content.banner;
    badge.shape = m_content.othersLook.shape;
    badge.stale = false;
    paintBanner(painter, QRect(0, 0, side, side), layoutDirection(), em(0.3), QRectF(0, 0, side, side), badge, others);
    painter.end();
    m_othersIcon->setPixmap(picture);
    const int margin = em(kStripMarginEm);
    const int besideShape = margin + em(kStripShapeEm) + margin;
    const bool isMirrored = layoutDirection() == Qt::RightToLeft;
    layout()->setContentsMargins(isMirrored ? margin : besideShape, margin, isMirrored ? besideShape : margin, margin);
    static_cast<QBoxLayout *>(layout())->setSpacing(em(0.15));
    m_title->setMinimumWidth(em(kStripWidthEm) - em(kStripShapeEm) - 3 * margin);
    m_title->setMinimumHeight(em(kStripShapeEm));
    update();
}

QRect MiniStrip::disc() const
{
    const int side = em(kStripShapeEm);
    const int margin = em(kStripMarginEm);
    const int left = layoutDirection() == Qt::RightToLeft ? width() - margin - side : margin;
    return {left, margin, side, side};
}

void MiniStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Swatch &swatch = m_theme.colors().of(m_content.banner.role);
    paintBanner(painter, rect(), layoutDirection(), 0.0, disc(), m_content.banner, swatch);
    painter.setBrush(Qt::NoBrush);
    const int line = hasFocus() ? 3 : 1;
    painter.setPen(QPen(hasFocus() ? swatch.text : m_theme.colors().outline, line));
    painter.drawRect(rect().adjusted(line / 2, line / 2, -line / 2 - 1, -line / 2 - 1));
}

void MiniStrip::setShown(bool shown)
{
    if (shown == isVisible())
        return;
    if (!shown) {
        hide();
        return;
    }
    adjustSize();
    const QVariant place = m_settings.value(kStripPlace);
    m_isPlacing = true;
    const QList<QRect> screens = screensInUse();
    const QPoint corner = screens.isEmpty() ? QPoint() : QPoint(screens.first().left() + screens.first().width(), screens.first().top());
    move(place.canConvert<QPoint>() ? place.toPoint() : corner - QPoint(width(), 0));
    m_isPlacing = false;
    keepOnScreen();
    show();
}

void MiniStrip::takeFocus()
{
    if (!isVisible())
        return;
    setAcceptsFocus(true);
    activateWindow();
    setFocus(Qt::ShortcutFocusReason);
}

/// While it does not accept the focus, no click and no window manager gives it the keys.
void MiniStrip::setAcceptsFocus(bool accepts)
{
    if (windowHandle() != nullptr)
        windowHandle()->setFlag(Qt::WindowDoesNotAcceptFocus, !accepts);
}

void MiniStrip::moveBy(QPoint step)
{
    m_isPlacing = true;
    move(placeOnScreens(QRect(pos() + step, size()), screensInUse()));
    m_isPlacing = false;
    m_settings.setValue(kStripPlace, pos());
}

void MiniStrip::keepOnScreen()
{
    const QPoint place = placeOnScreens(QRect(pos(), size()), screensInUse());
    if (place == pos())
        return;
    m_isPlacing = true;
    move(place);
    m_isPlacing = false;
}

void MiniStrip::keyPressEvent(QKeyEvent *event)
{
    const int step = em();
    switch (event->key()) {
    case Qt::Key_Left:
        return moveBy({-step, 0});
    case Qt::Key_Right:
        return moveBy({step, 0});
    case Qt::Key_Up:
        return moveBy({0, -step});
    case Qt::Key_Down:
        return moveBy({0, step});
    case Qt::Key_Escape:
        Q_EMIT backWanted();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MiniStrip::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    // The window system moves it where it can; on Wayland nobody else may.
    if (windowHandle() == nullptr || !windowHandle()->startSystemMove())
        m_grip = event->globalPosition().toPoint() - pos();
}

void MiniStrip::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip)
        move(event->globalPosition().toPoint() - *m_grip);
}

void MiniStrip::mouseReleaseEvent(QMouseEvent *)
{
    m_grip.reset();
    keepOnScreen();
}

void MiniStrip::mouseDoubleClickEvent(QMouseEvent *)
{
    Q_EMIT backWanted();
}

void MiniStrip::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    if (isVisible() && !m_isPlacing)
        m_settings.setValue(kStripPlace, pos());
}

void MiniStrip::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (isVisible())
        keepOnScreen();
}

bool MiniStrip::event(QEvent *event)
{
    if (event->type() == QEvent::WindowDeactivate || event->type() == QEvent::Hide)
        setAcceptsFocus(false);
    if (event->type() == QEvent::LayoutDirectionChange)
        applyLook();
    return QWidget::event(event);
}

} // namespace authlink::ui
