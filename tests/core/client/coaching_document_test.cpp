// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"
#include "core/client/coaching.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/coaching_texts.h"
#include "core/client/text/connection_texts.h"
#include "core/client/text/error_texts.h"
#include "core/client/text/notice_texts.h"
#include "core/client/text/phrases.h"
#include "core/verification/rules/limits.h"
#include "tests/support/stream_fixtures.h"

#include <QFile>
#include <QHash>
#include <QMetaEnum>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using client::RelayConnection;
using client::Situation;
using protocol::Phrase;

namespace
{

struct Row {
    QString name;
    QString happened, toDo;
    Phrase phrase = Phrase::Moment;
};

/// "NotOpened" as people write it.
QString inWords(QString name)
{
    static const QRegularExpression hump(u"(?<=[a-z])([A-Z])"_s);
    name.replace(hump, u" \\1"_s);
    return name.left(1) + name.mid(1).toLower();
}

/// The first sentence says what happened, the others what to do.
Row rowOf(const QString &name, const QString &text, Phrase phrase)
{
    static const QRegularExpression end(u"\\. (?=\\p{Lu})"_s);
    const auto match = end.match(text);
    const qsizetype at = match.hasMatch() ? match.capturedStart() + 1 : text.size();
    return {.name = name, .happened = text.first(at), .toDo = text.sliced(at).trimmed(), .phrase = phrase};
}

Row rowOf(Situation situation)
{
    const QString name = inWords(QString::fromLatin1(QMetaEnum::fromType<Situation>().valueToKey(static_cast<int>(situation))));
    const Phrase phrase = client::phraseOf(situation, true);
    if (situation == Situation::Outage)
        return {.name = name, .happened = client::outageText(), .toDo = client::outageAdviceText(), .phrase = phrase};
    protocol::VerificationView view = test::viewIn(verification::Status::Sent);
    if (situation == Situation::Landline)
        view.messageReport = u"landline"_s;
    if (situation == Situation::MessageBlocked)
        view.messageReport = u"blocked"_s;
    const QList<protocol::EventView> none;
    return rowOf(name, client::situationText({.view = view, .events = none, .company = {}}, situation), phrase);
}

/// What the connection says is all that there is to it: meanwhile nothing that is shown is relied on.
Row rowOf(RelayConnection::State state)
{
    const QString name = inWords(QString::fromLatin1(QMetaEnum::fromType<RelayConnection::State>().valueToKey(static_cast<int>(state))));
    return {.name = name,
            .happened = client::connectionText(state, RelayConnection::Failure::None, std::chrono::seconds(5)),
            .toDo = rowOf(Situation::Stale).toDo,
            .phrase = Phrase::NotCurrent};
}

Row refusal(const QString &name, base::ErrorCode code, const QString &rule, Phrase phrase,
            std::optional<std::chrono::seconds> retryAfter = {})
{
    const base::Error error{.code = code, .message = {}, .field = rule, .retryAfter = retryAfter};
    return rowOf(name, client::errorText(error, client::Action::Start), phrase);
}

struct Part {
    QString title;
    std::vector<Row> rows;
};

std::vector<Part> allParts()
{
    using S = Situation;
    using base::ErrorCode;
    const auto rows = [](std::initializer_list<Situation> situations) {
        std::vector<Row> made;
        std::transform(situations.begin(), situations.end(), std::back_inserter(made), [](Situation each) { return rowOf(each); });
        return made;
    };
    std::vector<Row> lost = rows({S::Outage, S::Stale});
    lost.push_back(rowOf(u"Store outage"_s, client::storeOutageText(), Phrase::NotCurrent));
    const auto states = QMetaEnum::fromType<RelayConnection::State>();
    for (int i = 0; i < states.keyCount(); ++i) {
        const auto state = static_cast<RelayConnection::State>(states.value(i));
        if (state != RelayConnection::State::Live)
            lost.push_back(rowOf(state));
    }
    std::vector<Row> alerts =
        rows({S::Contested, S::SeveralAgents, S::VerifiedContested, S::UnprovenPass, S::SameCustomerTwice, S::SecondDevice,
              S::SecondBrowser, S::VerifiedSecondDevice, S::DeniedElsewhere, S::UnattributedAttempt});
    alerts.push_back(
        rowOf(u"Enrolment conflict"_s,
              client::noticeText({.level = protocol::NoticeLevel::Warning, .code = protocol::kNoticeEnrolmentConflict, .text = {}}),
              Phrase::Moment));
    return {
        {u"The start is refused"_s,
         {refusal(u"Another agent's customer"_s, ErrorCode::LimitReached, verification::kRefusedOpenByOther, Phrase::NotCompleted),
          refusal(u"Already open"_s, ErrorCode::LimitReached, verification::kRefusedOpenByYou, Phrase::Moment),
          refusal(u"Locked"_s, ErrorCode::Locked, {}, Phrase::NotCompleted, std::chrono::minutes(15)),
          refusal(u"Own record"_s, ErrorCode::NotAllowed, verification::kRefusedOwnRecord, Phrase::Colleague),
          refusal(u"Incode unreachable"_s, ErrorCode::VendorUnavailable, {}, Phrase::Outage),
          refusal(u"Nothing recorded"_s, ErrorCode::StoreUnavailable, {}, Phrase::NotCurrent)}},
        {u"The link"_s, rows({S::Preparing, S::WaitingToOpen, S::HandOver, S::NotOpened, S::Undeliverable, S::MessageBlocked, S::Landline,
                              S::SendFailed, S::Expired})},
        {u"The selfie"_s, rows({S::Opened, S::CaptureSlow, S::Capturing, S::RetryTooDark, S::RetryFace, S::RetryOther, S::LastAttempt,
                                S::Checking, S::ProcessingSlow})},
        {u"The verdict"_s, rows({S::Verified, S::FaceOnly, S::ValidityEnded, S::WrongPerson, S::NotRecognized, S::SpoofSuspected,
                                 S::Blocklisted, S::NotEnrolled, S::Refused, S::DeniedAfterVerdict, S::Inconclusive, S::NotConfirmed,
                                 S::Unconfirmed, S::NeedsReview, S::Contradicted})},
        {u"Alerts"_s, std::move(alerts)},
        {u"Outages and lost lines"_s, std::move(lost)},
        {u"The end, and what a console does not know"_s, rows({S::Cancelled, S::Closed, S::Unknown})},
    };
}

QString phrases(Phrase phrase)
{
    const QHash<QString, QString> firstWords{{u"en"_s, u"amber"_s}, {u"es"_s, u"golondrina"_s}, {u"pt-BR"_s, u"beija-flor"_s}};
    QStringList texts;
    for (const QString &language : base::languages()) {
        auto view = test::viewIn(verification::Status::Sent);
        view.customer.language = language;
        view.firstWord = firstWords.value(language);
        texts.append(client::phraseText(phrase, view, u"Example Bank"_s, {}));
    }
    return texts.join(u"<br>"_s);
}

QString tables()
{
    QString text;
    for (const Part &part : allParts()) {
        text +=
            u"\n### %1\n| situation | what happened | what to do | say (`key`, English, español, português) |\n|---|---|---|---|\n"_s.arg(
                part.title);
        for (const Row &row : part.rows)
            text += u"| %1 | %2 | %3 | `%4`<br>%5 |\n"_s.arg(row.name, row.happened, row.toDo, protocol::nameOf(row.phrase),
                                                             phrases(row.phrase));
    }
    return text;
}

} // namespace

/// docs/coaching.md shows what the program says. After a change that is meant, AUTHLINK_UPDATE_GOLDEN=1 writes its tables anew.
class CoachingDocumentTest : public QObject
{
    Q_OBJECT

private:
    static constexpr QLatin1StringView kBegin{"<!-- written by coaching_document_test -->\n"};

    static QString path() { return QStringLiteral(AUTHLINK_SOURCE_DIR "/docs/coaching.md"); }
    static QString document()
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("AUTHLINK_UPDATE_GOLDEN"))
            return;
        const QString text = document();
        QVERIFY(text.contains(kBegin));
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray anew = (text.first(text.indexOf(kBegin) + kBegin.size()) + tables()).toUtf8();
        QCOMPARE(file.write(anew), anew.size());
    }

    void theDocumentShowsTheTables()
    {
        const QString text = document();
        const qsizetype begin = text.indexOf(kBegin);
        QVERIFY(begin >= 0);
        const QStringList shown = text.sliced(begin + kBegin.size()).split(u'\n');
        const QStringList meant = tables().split(u'\n');
        for (qsizetype i = 0; i < std::min(shown.size(), meant.size()); ++i)
            QCOMPARE(shown.at(i), meant.at(i));
        QCOMPARE(shown.size(), meant.size());
    }

    void everySituationIsShownOnceAndSaysWhatToDo()
    {
        QStringList names;
        for (const Part &part : allParts()) {
            for (const Row &row : part.rows) {
                names.append(row.name);
                QVERIFY2(!row.happened.isEmpty() && !row.toDo.isEmpty(), qPrintable(row.name + u": "_s + row.happened));
            }
        }
        const auto situations = QMetaEnum::fromType<Situation>();
        for (int i = 0; i < situations.keyCount(); ++i)
            QCOMPARE(names.count(rowOf(static_cast<Situation>(situations.value(i))).name), qsizetype(1));
    }
};

QTEST_GUILESS_MAIN(CoachingDocumentTest)
#include "coaching_document_test.moc"
