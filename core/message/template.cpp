// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/template.h"

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::message
{

namespace
{

constexpr qsizetype kMaxQuoted = 40; // of what was written wrongly

bool isKnown(const QString &name, const QStringList &known)
{
    return std::any_of(known.begin(), known.end(), [&name](const QString &one) {
        return one.endsWith(u':') ? name.size() > one.size() && name.startsWith(one) : name == one;
    });
}

QString listOf(const QStringList &known)
{
    QStringList written;
    for (const QString &one : known)
        written.append(u'{' + one + (one.endsWith(u':') ? u"…}"_s : u"}"_s));
    return written.join(u' ');
}

qsizetype nextBrace(const QString &text, qsizetype from)
{
    while (from < text.size() && text.at(from) != u'{' && text.at(from) != u'}')
        ++from;
    return from;
}

tl::unexpected<base::Error> unbalanced(const QString &text, qsizetype at)
{
    return base::fail(
        base::invalid({}, u"has a brace that belongs to no placeholder, at '%1'"_s.arg(text.mid(at, kMaxQuoted).simplified())));
}

} // namespace

base::Result<Template> Template::parse(const QString &text, const QStringList &known, Braces braces)
{
    Template result;
    QString plain;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype brace = nextBrace(text, at);
        plain += QStringView(text).mid(at, brace - at);
        if (brace == text.size())
            break;
        const bool opens = text.at(brace) == u'{';
        if (braces == Braces::Json && !(opens && brace + 1 < text.size() && text.at(brace + 1).isLetter())) {
            plain += text.at(brace);
            at = brace + 1;
            continue;
        }
        const qsizetype end = nextBrace(text, brace + 1);
        if (!opens || end == text.size() || text.at(end) != u'}')
            return unbalanced(text, brace);
        const QString name = text.mid(brace + 1, end - brace - 1);
        if (!isKnown(name, known))
            return base::fail(
                base::invalid({}, u"knows no placeholder {%1}; there are %2"_s.arg(name.left(kMaxQuoted).simplified(), listOf(known))));
        result.m_pieces.push_back({std::exchange(plain, {}), false});
        result.m_pieces.push_back({name, true});
        at = end + 1;
    }
    result.m_pieces.push_back({plain, false});
    return result;
}

QString Template::fill(const Value &valueOf) const
{
    QString result;
    for (const Piece &piece : m_pieces)
        result += piece.isPlaceholder ? valueOf(piece.text) : piece.text;
    return result;
}

bool Template::uses(const QString &name) const
{
    return std::any_of(m_pieces.begin(), m_pieces.end(), [&name](const Piece &piece) {
        return piece.isPlaceholder && (piece.text == name || piece.text.startsWith(name + u':'));
    });
}

} // namespace authlink::message
