// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/text/phrases.h"

#include "core/base/language.h"
#include "core/client/coaching.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace authlink::client
{

using protocol::Phrase;

namespace
{

QString nearestOrDefault(const QString &language)
{
    return base::nearestLanguage(language).value_or(base::kDefaultLanguage);
}

QJsonObject readPhrases(const QString &language)
{
    QFile file(u":/coaching/%1.json"_s.arg(language));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// The texts of a language, or of the nearest one. Each file is read once: they are part of the program.
const QJsonObject &textsIn(const QString &language)
{
    static const auto all = [] {
        QHash<QString, QJsonObject> files;
        for (const QString &each : base::languages())
            files.insert(each, readPhrases(each));
        return files;
    }();
    return *all.constFind(nearestOrDefault(language));
}

/// While there may still be a verdict.
Phrase pendingPhrase(Situation situation, Phrase secondWord)
{
    switch (situation) {
    case Situation::Preparing:
        return Phrase::Preparing;
    case Situation::WaitingToOpen:
        return Phrase::WaitingToOpen;
    case Situation::HandOver:
        return Phrase::HandOver;
    case Situation::NotOpened:
        return Phrase::NotOpened;
    case Situation::Undeliverable:
        return Phrase::Undeliverable;
    case Situation::MessageBlocked:
        return Phrase::MessageBlocked;
    case Situation::Landline:
        return Phrase::Landline;
    case Situation::Opened:
        return Phrase::Opened;
    case Situation::CaptureSlow:
        return Phrase::CaptureSlow;
    case Situation::Capturing:
        return Phrase::Capturing;
    case Situation::RetryTooDark:
        return Phrase::RetryTooDark;
    case Situation::RetryFace:
        return Phrase::RetryFace;
    case Situation::RetryOther:
        return Phrase::RetryOther;
    case Situation::LastAttempt:
        return Phrase::LastAttempt;
    case Situation::Checking:
        return Phrase::Checking;
    case Situation::ProcessingSlow:
        return Phrase::ProcessingSlow;
    case Situation::SecondDevice:
        return Phrase::SecondDevice;
    case Situation::SecondBrowser:
        return Phrase::SecondBrowser;
    case Situation::UnattributedAttempt:
        return Phrase::UnattributedAttempt;
    case Situation::Contested:
    case Situation::SeveralAgents:
        return secondWord;
    case Situation::Outage:
        return Phrase::Outage;
    case Situation::DeniedElsewhere:
        return Phrase::NotCompleted;
    default: // SameCustomerTwice, UnprovenPass
        return Phrase::Moment;
    }
}

} // namespace

Phrase phraseOf(Situation situation, bool codeWords)
{
    const Phrase secondWord = codeWords ? Phrase::SecondWord : Phrase::Moment;
    switch (situation) {
    case Situation::Verified:
        return Phrase::Verified;
    case Situation::VerifiedSecondDevice:
        return Phrase::VerifiedSecondDevice;
    case Situation::VerifiedContested:
        return secondWord;
    case Situation::ValidityEnded:
        return Phrase::ValidityEnded;
    case Situation::WrongPerson:
    case Situation::NotRecognized:
    case Situation::SpoofSuspected:
    case Situation::Blocklisted:
    case Situation::NotEnrolled:
    case Situation::DeniedAfterVerdict:
    case Situation::Refused:
        return Phrase::NotCompleted;
    case Situation::Inconclusive:
    case Situation::NotConfirmed:
    case Situation::Unconfirmed:
        return Phrase::TryAgain;
    case Situation::NeedsReview:
    case Situation::Contradicted:
        return Phrase::Colleague;
    case Situation::Expired:
        return Phrase::Expired;
    case Situation::Cancelled:
        return Phrase::Cancelled;
    case Situation::SendFailed:
        return Phrase::SendFailed;
    case Situation::Closed:
        return Phrase::Closed;
    case Situation::Stale:
        return Phrase::NotCurrent;
    case Situation::FaceOnly:
    case Situation::Unknown:
        return Phrase::Moment;
    default:
        return pendingPhrase(situation, secondWord);
    }
}

QString builtInPhrase(Phrase phrase, const QString &language)
{
    return textsIn(language).value(protocol::nameOf(phrase)).toString();
}

QString phraseText(Phrase phrase, const protocol::VerificationView &view, const QString &company, const protocol::OwnPhrases &own)
{
    const QString &language = view.customer.language;
    const QJsonObject &texts = textsIn(language);
    QString text = own.value(nearestOrDefault(language)).value(phrase);
    if (text.isEmpty())
        text = builtInPhrase(phrase, language);
    const bool byMail = view.channel.is(verification::Channel::Email);
    text.replace("{contact}"_L1, texts.value(byMail ? "part.email"_L1 : "part.phone"_L1).toString());
    text.replace("{words}"_L1, hasCodeWords(view) ? texts.value("part.words"_L1).toString() : QString());
    text.replace("{firstWord}"_L1, view.firstWord);
    text.replace("{company}"_L1, company);
    return text.simplified();
}

} // namespace authlink::client
