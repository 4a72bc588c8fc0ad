// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/foreign_text.h"

#include <QList>
#include <QTextBoundaryFinder>

#include <algorithm>

namespace authlink::client
{
namespace
{

constexpr int kMaxMarks = 4;        // on one letter: Vietnamese needs two, pointed Hebrew three
constexpr qsizetype kMaxUnseen = 8; // so many times the length is looked at: the rest of a longer text may be unseen
constexpr char32_t kFirstStrongIsolate = 0x2068;
constexpr char32_t kPopIsolate = 0x2069;
constexpr QChar kEllipsis(0x2026);

bool endsLine(QChar::Category category)
{
    return category == QChar::Other_Control || category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
}

/// Joins or parts letters, as some scripts and emoji need it.
bool joins(char32_t c)
{
    return c == 0x200C || c == 0x200D;
}

QString closeIsolates(QString line)
{
    qsizetype open = line.count(QChar(static_cast<char16_t>(kFirstStrongIsolate))) - line.count(QChar(static_cast<char16_t>(kPopIsolate)));
    for (; open > 0; --open)
        line += QChar(static_cast<char16_t>(kPopIsolate));
    return line;
}

/// All of it in one line, however long.
QString flattened(const QString &text)
{
    QString line;
    line.reserve(text.size());
    int open = 0;
    int marks = 0;
    const QList<uint> points = text.toUcs4(); // half a surrogate pair becomes U+FFFD
    for (const uint point : points) {
        const auto c = static_cast<char32_t>(point);
        const QChar::Category category = QChar::category(c);
        if (endsLine(category)) {
            if (!line.isEmpty() && !line.endsWith(u' '))
                line += u' ';
            marks = kMaxMarks; // no mark stands on a space that was not there
            continue;
        }
        if (c == kFirstStrongIsolate || (c == kPopIsolate && open > 0)) {
            open += c == kFirstStrongIsolate ? 1 : -1;
        } else if (category == QChar::Other_Format && !joins(c)) {
            continue;
        } else if (category == QChar::Mark_NonSpacing || category == QChar::Mark_Enclosing) {
            if (line.isEmpty() || ++marks > kMaxMarks)
                continue;
        } else if (!joins(c)) {
            marks = 0;
        }
        line += QChar::fromUcs4(c);
    }
    return closeIsolates(std::move(line));
}

} // namespace

QString oneLine(const QString &text, qsizetype most)
{
    QString line = flattened(text.left(most * kMaxUnseen));
    if (line.size() <= most)
        return line;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, line);
    finder.setPosition(most - 1);
    const qsizetype end = finder.isAtBoundary() ? most - 1 : std::max<qsizetype>(0, finder.toPreviousBoundary());
    return closeIsolates(line.left(end) + kEllipsis);
}

QString isolated(const QString &text)
{
    const QList<uint> points = text.toUcs4();
    const bool turns = std::any_of(points.begin(), points.end(), [](uint c) {
        const QChar::Direction direction = QChar::direction(c);
        return direction == QChar::DirR || direction == QChar::DirAL || direction == QChar::DirAN;
    });
    if (!turns)
        return text;
    return QChar(static_cast<char16_t>(kFirstStrongIsolate)) + text + QChar(static_cast<char16_t>(kPopIsolate));
}

} // namespace authlink::client
