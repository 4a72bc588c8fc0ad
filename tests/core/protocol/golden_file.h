// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QString>
#include <QStringList>

/// The golden files in tests/fixtures/protocol and the blocks of docs/protocol.md that show them.
namespace authlink::test
{

/// Relative to the source tree, e.g. "tests/fixtures/protocol/calls/hello.json".
[[nodiscard]] QString goldenPath(const QString &name);
/// Every golden file, as goldenPath() names it, sorted.
[[nodiscard]] QStringList goldenFiles();

/// JSON to be read by people: what fits stands on one line, the rest is indented. Not JSON: as it is.
[[nodiscard]] QByteArray readable(const QByteArray &json);
/// JSON without white space, as the encoder writes it. Not JSON: empty.
[[nodiscard]] QByteArray compact(const QByteArray &json);

/// A file below the source tree; empty if it can't be read.
[[nodiscard]] QByteArray readFile(const QString &path);
/// False: can't be written.
[[nodiscard]] bool writeFile(const QString &path, const QByteArray &content);

/// The JSON blocks of a Markdown text that follow a comment <!-- PATH -->, by path.
[[nodiscard]] QHash<QString, QByteArray> jsonBlocks(const QByteArray &markdown);
/// The same text with the content of the block of `path` replaced.
[[nodiscard]] QByteArray withJsonBlock(const QByteArray &markdown, const QString &path, const QByteArray &content);

} // namespace authlink::test
