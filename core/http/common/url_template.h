// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace authlink::http
{

/// An address with placeholders, as "https://crm.example/customers/{account}?call={call}" (RFC 6570, simple string expansion). Values stand
/// in parts of the path and in values of the query only, percent-encoded, so that no value changes where the address leads or which parts
/// it has. Pure and thread-safe.
class UrlTemplate
{
public:
    static constexpr qsizetype kMaxTemplate = 1024;
    static constexpr qsizetype kMaxUrl = 8192; ///< of an address with its values, percent-encoded

    /// Errors: Invalid, the message a sentence's end such as "has …": not https (plain http: not to this machine), a placeholder where none
    /// may be or that is not of `known`, a path whose parts are read in different ways, characters that stand in no address.
    [[nodiscard]] static base::Result<UrlTemplate> parse(const QString &text, const QStringList &known);

    /// Each once, in their order.
    [[nodiscard]] QStringList placeholders() const;
    [[nodiscard]] QString host() const;

    /// @param valueOf of a placeholder
    /// Errors: Invalid, with the placeholder as the field: a value is missing, or would be read as something else than a value (a part of
    /// the path that is "." or "..", control characters), or the address becomes too long. An address with a gap leads somewhere else.
    [[nodiscard]] base::Result<QUrl> expand(const std::function<QString(const QString &)> &valueOf) const;

private:
    struct Piece {
        QString text;        ///< as it stands
        QString placeholder; ///< behind it; empty: the last piece
    };
    QList<Piece> m_pieces;
    QUrl m_sample; ///< with a value of letters in every place
};

} // namespace authlink::http
