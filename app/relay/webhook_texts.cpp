// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/webhook_texts.h"

#include "app/relay/terminal_text.h"
#include "core/verification/evidence.h"

#include <array>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

using verification::Evidence;
using verification::Flag;

namespace
{

using Word = std::pair<QLatin1StringView, QLatin1StringView>;

constexpr std::array<Word, 6> kShapes{{{"legacy_1n"_L1, "legacy 1:N result"_L1},
                                       {"legacy_1_1"_L1, "legacy 1:1 result"_L1},
                                       {"face_authentication"_L1, "face authentication result"_L1},
                                       {"session"_L1, "session event"_L1},
                                       {"onboarding_status"_L1, "onboarding status"_L1},
                                       {"unknown"_L1, "of no shape we know"_L1}}};

constexpr std::array<Word, 8> kRules{
    {{"exact"_L1, "rule 1: the interview id or the external customer id is ours"_L1},
     {"claimed"_L1, "rule 2: the matched customer is the claimed one of one open verification"_L1},
     {"ambiguous"_L1, "more than one verification fits: neither"_L1},
     {"none"_L1, "rule 3: nothing that fits"_L1},
     {"reused"_L1, "no verification: another webhook of this transaction came before"_L1},
     {"enrolled"_L1, "no verification: it says which Incode customer an account is; see `enrolments list`"_L1},
     {"conflict"_L1, "no verification: the directory, or another report, says otherwise about the account; it was left as it is"_L1},
     {"undecided"_L1, "not looked for: it says nothing about a session or a result"_L1}}};

// docs/domain.md "Decision table".
constexpr std::array<QLatin1StringView, 17> kRows{"decided nothing"_L1,
                                                  "spoof suspected"_L1,
                                                  "blocklisted"_L1,
                                                  "not enrolled"_L1,
                                                  "not recognized"_L1,
                                                  "photo quality"_L1,
                                                  "an error of the vendor's"_L1,
                                                  "contradictory or incomplete"_L1,
                                                  "not recognized (FAIL)"_L1,
                                                  "another customer"_L1,
                                                  "a second factor was asked for"_L1,
                                                  "ambiguous candidates"_L1,
                                                  "low confidence"_L1,
                                                  "waits for the vendor's review"_L1,
                                                  "Incode's record names another customer"_L1,
                                                  "not confirmed by Incode"_L1,
                                                  "verified"_L1};

template <std::size_t Size>
QString wordFor(const std::array<Word, Size> &words, const QString &name)
{
    for (const Word &word : words) {
        if (word.first == name)
            return word.second;
    }
    return printable(name);
}

void addText(QStringList &lines, const char *what, const QString &value)
{
    if (!value.isEmpty())
        lines.append(QString::fromLatin1(what) + u": "_s + printable(value));
}

void addFlag(QStringList &lines, const char *what, Flag flag)
{
    if (flag != Flag::Absent)
        addText(lines, what, verification::nameOf(flag));
}

void addNumber(QStringList &lines, const char *what, std::optional<double> value)
{
    if (value)
        addText(lines, what, QString::number(*value));
}

} // namespace

QString shapeText(const QString &shape)
{
    return wordFor(kShapes, shape);
}

QString ruleText(const QString &attribution)
{
    return wordFor(kRules, attribution);
}

QString rowText(verification::Row row)
{
    const int number = static_cast<int>(row);
    if (number < 0 || number >= static_cast<int>(kRows.size()))
        return u"row %1"_s.arg(number);
    const QLatin1StringView words = kRows.at(static_cast<std::size_t>(number));
    return row == verification::Row::None ? QString(words) : u"row %1: %2"_s.arg(number).arg(words);
}

QStringList evidenceLines(const Evidence &evidence)
{
    QStringList lines;
    if (evidence.sessionEvent != verification::SessionEvent::None)
        addText(lines, "event", verification::nameOf(evidence.sessionEvent));
    if (evidence.overall != verification::Overall::Absent)
        addText(lines, "overall", verification::nameOf(evidence.overall));
    addFlag(lines, "face match", evidence.faceMatch);
    addText(lines, "matched customer", evidence.matchedCustomerId);
    addNumber(lines, "confidence", evidence.confidence);
    if (!evidence.candidates.empty())
        addText(lines, "candidates", QString::number(evidence.candidates.size()));
    addFlag(lines, "spoof attempt", evidence.spoofAttempt);
    addFlag(lines, "second factor", evidence.secondFactor);
    if (evidence.error) {
        addText(
            lines, "error",
            u"%1 %2"_s.arg(evidence.error->code ? QString::number(*evidence.error->code) : QString(), evidence.error->name).simplified());
    }
    if (evidence.attemptsLeft)
        addText(lines, "attempts left", QString::number(*evidence.attemptsLeft));
    addText(lines, "interview", evidence.interviewId);
    addText(lines, "external customer id", evidence.externalCustomerId);
    return lines;
}

QString enrolmentText(relay::config::Enrolments enrolments)
{
    switch (enrolments) {
    case relay::config::Enrolments::Off:
        return u"it would stay as it is (directory.enrolments = \"off\")"_s;
    case relay::config::Enrolments::Review:
        return u"an account without an Incode customer id would wait for `enrolments approve` to get this one; another id is never "
               "overwritten"_s;
    case relay::config::Enrolments::On:
        return u"an account without an Incode customer id would get this one; another id is never overwritten"_s;
    }
    return {};
}

QString reasonsText(const std::vector<verification::Reason> &reasons)
{
    QStringList names;
    for (const verification::Reason reason : reasons)
        names.append(verification::nameOf(reason));
    return names.join(u", "_s);
}

} // namespace authlink::app
