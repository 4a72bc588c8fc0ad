// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

#include "core/base/language.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

void readCoaching(ConfigReader &read, CoachingSection &coaching)
{
    for (const QString &language : base::languages()) {
        for (const protocol::Phrase phrase : protocol::allPhrases()) {
            const QString key = u"coaching.%1.%2"_s.arg(language, protocol::nameOf(phrase));
            if (!read.has(key))
                continue;
            QString text;
            read.text(key, text);
            text = text.normalized(QString::NormalizationForm_C); // an accent is part of its letter, however the editor wrote it
            if (const QString problem = protocol::phraseProblem(phrase, text); !problem.isEmpty())
                read.refuse(key, problem);
            else
                coaching.phrases[language].insert(phrase, text);
        }
    }
}

} // namespace authlink::relay::config
