// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace authlink::test
{

/// One text of a .ts file, in one language.
struct CatalogEntry {
    QString context;
    QString source;
    QString comment; ///< tells two equal sources of one context apart
    bool hasPlural = false;
    bool isFinished = true;
    QStringList translations; ///< one; with a plural one for each form of the language

    /// What the program asks for: the same in every language.
    [[nodiscard]] QString key() const;
};

/// Errors: Invalid, when the file can't be read or is no .ts file.
[[nodiscard]] base::Result<QList<CatalogEntry>> readCatalog(const QString &path);

/// What is wrong with a translation, each in a sentence that names the text: unfinished, empty, a form of the plural missing, or not the
/// source's placeholders, accelerators, keys, or punctuation and blanks at its ends.
[[nodiscard]] QStringList faultsOf(const CatalogEntry &entry, int pluralForms);

/// A text without its accelerator: "&Send" gives "Send", "A && B" gives "A & B".
[[nodiscard]] QString withoutAccelerator(const QString &text);

/// A source that is only the name of a key, as "Ctrl+N": the same in every language.
[[nodiscard]] bool isKey(const QString &source);

} // namespace authlink::test
