// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace authlink::message
{

/// A text with placeholders such as {link}, read once. A value that spells a placeholder stays text: values go in in one pass.
class Template
{
public:
    enum class Braces {
        Strict, ///< every brace belongs to a placeholder
        Json,   ///< a brace followed by a letter opens one; the others are JSON's own
    };

    /// @param known names without braces; one that ends with ':' takes a parameter, as "basic:" does {basic:USER}
    /// Errors: Invalid; the message says what is wrong with which placeholder, and `field` is empty.
    [[nodiscard]] static base::Result<Template> parse(const QString &text, const QStringList &known, Braces braces = Braces::Strict);

    using Value = std::function<QString(const QString &name)>;
    [[nodiscard]] QString fill(const Value &valueOf) const;
    /// Whether a placeholder of this name, or of this name with a parameter, stands in it.
    [[nodiscard]] bool uses(const QString &name) const;

private:
    struct Piece {
        QString text; // or the name
        bool isPlaceholder = false;
    };
    std::vector<Piece> m_pieces;
};

} // namespace authlink::message
