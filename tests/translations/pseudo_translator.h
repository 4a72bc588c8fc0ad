// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace authlink::test
{

/// A language nobody speaks, made of the English texts: in brackets, every letter accented, and about 40 % longer. What shows without
/// brackets or with plain letters was never given to a translator; what does not fit is too narrow for some language. Only texts
/// that the shipped catalogs have are changed, so a text that is missing there stays English and is found.
class PseudoTranslator final : public QTranslator
{
    Q_OBJECT

public:
    /// The application has to contain the console's catalogs.
    explicit PseudoTranslator(QObject *parent = nullptr);

    [[nodiscard]] QString translate(const char *context, const char *sourceText, const char *disambiguation = nullptr,
                                    int n = -1) const override;
    [[nodiscard]] bool isEmpty() const override { return false; }

    /// Placeholders and accelerators stay as they are.
    [[nodiscard]] static QString accented(const QString &text);

private:
    QTranslator m_plurals; ///< the English ones
    QTranslator m_known;
};

} // namespace authlink::test
