// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/qr_view.h"

#include "ui/theme/theme.h"

#include <QPainter>

#include <qrencode.h>

#include <algorithm>
#include <memory>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr int kQuietZone = 4; // modules, ISO/IEC 18004 section 5.3.8
constexpr double kSideEm = 14.0;
constexpr double kMinSideEm = 10.0;
} // namespace

QrView::QrView(QWidget *parent) : QWidget(parent)
{
    setObjectName(u"qrCode"_s);
    setAccessibleName(tr("QR code of the link"));
    setToolTip(tr("The customer scans this with the phone's camera"));
}

bool QrView::setText(const QString &text)
{
    m_modules = QImage();
    if (!text.isEmpty()) {
        const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(QRcode_encodeString8bit(text.toUtf8().constData(), 0, QR_ECLEVEL_M),
                                                                   &QRcode_free);
        if (code != nullptr) {
            const int side = code->width;
            m_modules = QImage(side + 2 * kQuietZone, side + 2 * kQuietZone, QImage::Format_RGB32);
            m_modules.fill(Qt::white);
            for (int y = 0; y < side; ++y) {
                for (int x = 0; x < side; ++x) {
                    if ((code->data[y * side + x] & 1) != 0)
                        m_modules.setPixelColor(x + kQuietZone, y + kQuietZone, Qt::black);
                }
            }
        }
    }
    update();
    return text.isEmpty() || !m_modules.isNull();
}

QSize QrView::sizeHint() const
{
    return {em(kSideEm), em(kSideEm)};
}

QSize QrView::minimumSizeHint() const
{
    return {em(kMinSideEm), em(kMinSideEm)};
}

void QrView::paintEvent(QPaintEvent *)
{
    if (m_modules.isNull())
        return;
    QPainter painter(this);
    const int scale = std::max(1, std::min(width(), height()) / m_modules.width()); // whole pixels: sharp edges
    const int side = scale * m_modules.width();
    painter.drawImage(QRect((width() - side) / 2, (height() - side) / 2, side, side), m_modules);
}

} // namespace authlink::ui
