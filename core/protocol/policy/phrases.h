// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/protocol/json/object_text.h"

#include <QJsonObject>
#include <QLatin1StringView>
#include <QList>
#include <QMap>
#include <QString>

/// What agents say to callers, and what an operator may put in its place (docs/coaching.md). Pure and thread-safe.
namespace authlink::protocol
{

/// One phrase of the script. Situations that a caller must not be able to tell apart share one, so that no operator can make them sound
/// different either.
enum class Phrase {
    Preparing,
    WaitingToOpen,
    HandOver,
    NotOpened,
    Undeliverable,
    MessageBlocked,
    Landline,
    Opened,
    CaptureSlow,
    Capturing,
    RetryTooDark,
    RetryFace,
    RetryOther,
    LastAttempt,
    Checking,
    ProcessingSlow,
    SecondDevice,
    SecondBrowser,
    UnattributedAttempt,
    SecondWord, ///< asks for the second word because something is strange
    Moment,     ///< gains time, and says nothing of why
    Outage,
    Verified,
    VerifiedSecondDevice,
    ValidityEnded,
    NotCompleted, ///< every red outcome
    TryAgain,     ///< every outcome that proves nothing
    Colleague,    ///< a supervisor has to look
    Expired,
    Cancelled,
    SendFailed,
    Closed,
    NotCurrent, ///< what is shown is not current
};
inline constexpr int kPhraseCount = static_cast<int>(Phrase::NotCurrent) + 1;

/// The key in the configuration, on the stream and in resources/coaching, e.g. "not_completed". Static storage.
[[nodiscard]] QLatin1StringView nameOf(Phrase phrase);
[[nodiscard]] QList<Phrase> allPhrases();

/// What stands between braces in a phrase and is filled in: company, contact, words.
[[nodiscard]] QList<QLatin1StringView> placeholdersOf(Phrase phrase);

inline constexpr qsizetype kMaxPhrase = 160; ///< characters of a phrase as it is written

/// Why this can't be said in place of the built-in phrase, as the end of a sentence ("holds a digit: …"); empty: it can. Plain words in
/// Latin script with the punctuation of a sentence: no markup, digits or symbols, which nobody can read aloud the same way twice.
[[nodiscard]] QString phraseProblem(Phrase phrase, const QString &text);

/// Phrases of an operator's own, by language (base::kLanguages). Those that are not there are the console's.
using OwnPhrases = QMap<QString, QMap<Phrase, QString>>;

/// Writes them as the member `coaching`, an object by language and nameOf(); nothing if there are none.
void writePhrases(const ObjectText &object, const OwnPhrases &phrases);
/// Reads the value of that member. Left out is what this build does not know, and what has a phraseProblem().
[[nodiscard]] OwnPhrases phrasesFromJson(const QJsonObject &json);

} // namespace authlink::protocol
