// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/code_words.h"

#include "core/base/language.h"

#include <QFile>

// Outside any namespace: the macro declares a global function. A static library's resources are dropped by the linker without it.
static void loadWordResources()
{
    Q_INIT_RESOURCE(relay_words);
}

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::delivery
{

QStringList wordList(const QString &language)
{
    loadWordResources();
    QFile file(u":/authlink/words/%1.txt"_s.arg(base::isLanguage(language) ? language : QString(base::kDefaultLanguage)));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
}

std::pair<QString, QString> codeWords(const QString &language, base::Random &random)
{
    QStringList words = wordList(language);
    if (words.size() < 2)
        return {};
    const QString first = words.takeAt(random.below(static_cast<quint32>(words.size())));
    const QString second = words.takeAt(random.below(static_cast<quint32>(words.size())));
    return {first, second};
}

} // namespace authlink::relay::delivery
