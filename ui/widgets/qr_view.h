// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace authlink::ui
{

/// A text as a QR code (ISO/IEC 18004, error correction M) with its quiet zone; black on white in every theme, as cameras need it.
/// The text itself is not shown and not put into the accessible name: a link is a credential.
class QrView final : public QWidget
{
    Q_OBJECT

public:
    explicit QrView(QWidget *parent = nullptr);

    /// Empty clears. False: the text does not fit into a code, and nothing is shown.
    bool setText(const QString &text);
    [[nodiscard]] bool isEmpty() const { return m_modules.isNull(); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_modules; ///< one pixel a module, quiet zone included
};

} // namespace authlink::ui
