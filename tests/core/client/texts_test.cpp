// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/banner.h"
#include "core/client/coaching.h"
#include "core/client/text/banner_texts.h"
#include "core/client/text/coaching_texts.h"
#include "core/client/text/connection_texts.h"
#include "core/client/text/error_texts.h"
#include "core/client/text/event_texts.h"
#include "core/client/text/notice_texts.h"
#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"
#include "core/verification/rules/limits.h"
#include "tests/support/stream_fixtures.h"

#include <QJsonArray>
#include <QMetaEnum>
#include <QTest>
#include <QTranslator>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using client::Action;
using client::BannerKind;
using client::RelayConnection;
using client::Situation;
using test::kStart;
using verification::Channel;
using verification::Reason;
using verification::Status;
using verification::Verdict;

namespace
{

/// Puts brackets around every text that it is asked for: what has none was not translatable.
class Brackets final : public QTranslator
{
public:
    [[nodiscard]] QString translate(const char *, const char *source, const char *, int) const override
    {
        return u"[%1]"_s.arg(QString::fromUtf8(source));
    }
    [[nodiscard]] bool isEmpty() const override { return false; }
};

template <typename Enum>
QList<Enum> allOf()
{
    QList<Enum> all;
    const auto names = QMetaEnum::fromType<Enum>();
    for (int i = 0; i < names.keyCount(); ++i)
        all.append(static_cast<Enum>(names.value(i)));
    return all;
}

const QString kRelaysWords = u"raw words of the relay"_s;

base::Error errorOf(base::ErrorCode code, const QString &field = {}, std::optional<std::chrono::seconds> retryAfter = {})
{
    return {.code = code, .message = kRelaysWords, .field = field, .retryAfter = retryAfter};
}

protocol::EventView noteOf(QLatin1StringView code)
{
    return test::eventOf(u"note"_s, 1, kStart, {{u"code"_s, QString(code)}, {u"text"_s, kRelaysWords}});
}

QStringList verificationTexts()
{
    auto typed = test::decidedAs(Verdict::Verified);
    typed.unlisted = true;
    QStringList texts{client::foundByAskingText(), client::customerText(typed), client::outcomeText(typed)};
    for (const auto verdict : allOf<Verdict>())
        texts.append(client::verdictText(verdict));
    for (const auto status : allOf<Status>())
        texts << client::statusText(status) << client::outcomeText(test::viewIn(status));
    for (const auto reason : allOf<Reason>())
        texts.append(client::reasonText(reason));
    for (const auto channel : allOf<Channel>())
        texts.append(client::channelText(channel));
    for (const auto report : {"delivered"_L1, "undelivered"_L1, "failed"_L1, "blocked"_L1, "landline"_L1})
        texts.append(client::messageReportText(report));
    return texts;
}

QStringList bannerTexts()
{
    QStringList texts{client::confirmingText(),
                      client::confirmingForText(1s),
                      client::validForText(1s),
                      client::endingForText(1s),
                      client::endingDetailText(u"x"_s),
                      client::decidedAtText(kStart),
                      client::ageText(kStart, kStart + 1s),
                      client::notConfirmedText(kStart, kStart),
                      client::outageAlertText(),
                      client::durationText(70s),
                      client::durationText(2h),
                      client::unprovenPassText({}),
                      client::unprovenPassText(BannerKind::Verified),
                      client::contestedText({}, true),
                      client::contestedText({}, false),
                      client::contestedText(BannerKind::Verified, true),
                      client::contestedText(BannerKind::Verified, false),
                      client::severalAgentsText()};
    for (const auto kind : allOf<BannerKind>()) {
        texts << client::bannerText(kind) << client::bannerDetailText(kind, {});
        protocol::VerificationView view;
        for (const auto reason : {Reason::NotConfirmed, Reason::NoMatch}) {
            view.reasons = {reason};
            texts.append(client::bannerDetailText(kind, view));
        }
    }
    return texts;
}

QStringList eventTexts()
{
    QStringList texts;
    for (const auto kind :
         {"created"_L1,         "link_ready"_L1, "message_sent"_L1,  "message_failed"_L1,  "message_reported"_L1, "link_previewed"_L1,
          "opened"_L1,          "denied"_L1,     "second_device"_L1, "capture_started"_L1, "capture_resumed"_L1,  "attempt_failed"_L1,
          "result_received"_L1, "confirming"_L1, "confirmed"_L1,     "verdict"_L1,         "contradiction"_L1,    "early_result"_L1,
          "late_result"_L1,     "resent"_L1,     "corrected"_L1,     "expired"_L1,         "cancelled"_L1,        "closed"_L1})
        texts.append(client::eventText(test::eventOf(kind, 1)));
    for (const auto code : {"unproven_pass"_L1, "unattributed_attempt"_L1, "ambiguous_customer"_L1, "unconfirmed_accepted"_L1,
                            "review_pending"_L1, "face_result_missing"_L1, "record_empty"_L1, "session_ignored"_L1, "customer_denied"_L1,
                            "sending_interrupted"_L1, "same_customer"_L1, "several_agents"_L1})
        texts.append(client::eventText(noteOf(code)));
    texts.append(client::eventText(test::eventOf(u"created"_s, 1, kStart, {{u"customer"_s, QJsonObject{}}})));
    for (const auto code : {"same_customer"_L1, "several_agents"_L1})
        texts.append(client::noticeText({.level = protocol::NoticeLevel::Warning, .code = code, .text = {}}));
    for (const auto code : {"vendor_outage"_L1, "vendor_recovered"_L1, "store_outage"_L1, "store_recovered"_L1, "unproven_pass"_L1})
        texts.append(client::noticeText({.level = protocol::NoticeLevel::Warning, .code = code, .text = kRelaysWords}));
    return texts;
}

/// Of every code, and of every field that the console has an entry for.
QStringList errorTexts()
{
    QStringList texts;
    for (int code = 0; code <= static_cast<int>(base::ErrorCode::Internal); ++code) {
        if (static_cast<base::ErrorCode>(code) == base::ErrorCode::Invalid)
            continue;
        for (const Action action : {Action::Start, Action::Resend, Action::Other}) {
            texts.append(client::errorText(errorOf(static_cast<base::ErrorCode>(code)), action));
            texts.append(client::errorText(errorOf(static_cast<base::ErrorCode>(code), {}, 30s), action));
        }
    }
    for (const auto rule : {verification::kRefusedOwnRecord, verification::kRefusedUnlisted, verification::kRefusedNoSupervisor})
        texts.append(client::errorText(errorOf(base::ErrorCode::NotAllowed, rule), Action::Start));
    for (const auto rule : {verification::kRefusedOpenByOther, verification::kRefusedOpenByYou})
        texts.append(client::errorText(errorOf(base::ErrorCode::LimitReached, rule), Action::Start));
    for (const auto field : {"account"_L1, "account.enrolment"_L1, "channel"_L1, "customer.customerId"_L1, "customerId"_L1,
                             "customer.phone"_L1, "customer.name"_L1, "reason"_L1, "contact.value"_L1, "contact.reason"_L1})
        texts.append(client::errorText(errorOf(base::ErrorCode::Invalid, field), Action::Start));
    return texts;
}

QStringList connectionTexts()
{
    QStringList texts{
        client::connectionText(RelayConnection::State::Live, RelayConnection::Failure::None, {}, protocol::VendorState::Outage),
        client::connectionText(RelayConnection::State::Live, RelayConnection::Failure::None, {}, protocol::VendorState::Ok,
                               protocol::StoreState::Outage)};
    for (const auto state : allOf<RelayConnection::State>()) {
        for (const auto failure : allOf<RelayConnection::Failure>())
            texts.append(client::connectionText(state, failure, 5s));
    }
    return texts;
}

QStringList coachingTexts()
{
    QStringList texts;
    const QList<protocol::EventView> none;
    for (const auto situation : allOf<Situation>()) {
        for (const auto channel : {Channel::Sms, Channel::Email}) {
            for (const auto *report : {"", "undelivered"}) {
                auto view = test::viewIn(Status::Sent);
                view.channel = channel;
                view.messageReport = QLatin1StringView(report);
                for (const bool landing : {true, false}) {
                    view.landing = landing;
                    texts.append(client::situationText({.view = view, .events = none, .company = {}}, situation));
                }
            }
        }
    }
    return texts;
}

} // namespace

class TextsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyTextGoesThroughTheTranslation_data()
    {
        QTest::addColumn<QStringList>("texts");
        Brackets brackets;
        QVERIFY(QCoreApplication::installTranslator(&brackets));
        QTest::newRow("verification") << verificationTexts();
        QTest::newRow("banner") << bannerTexts();
        QTest::newRow("event") << eventTexts();
        QTest::newRow("error") << errorTexts();
        QTest::newRow("connection") << connectionTexts();
        QTest::newRow("coaching") << coachingTexts();
        QCoreApplication::removeTranslator(&brackets);
    }
    void everyTextGoesThroughTheTranslation()
    {
        QFETCH(const QStringList, texts);
        for (const QString &text : texts)
            QVERIFY2(text.startsWith(u'[') && text.endsWith(u']'), qPrintable(text));
    }

    void whatTheConsoleKnowsIsNotSaidInTheRelaysLanguage()
    {
        const QStringList texts = eventTexts() + errorTexts();
        for (const QString &text : texts)
            QVERIFY2(!text.contains(kRelaysWords), qPrintable(text));
        QVERIFY(client::errorText(errorOf(base::ErrorCode::Invalid, u"brandNew"_s)).contains(kRelaysWords));
        QVERIFY(client::eventText(noteOf("brand_new"_L1)).contains(kRelaysWords));
        const auto said = [](const QJsonObject &detail) { return client::eventText(test::eventOf(u"note"_s, 1, kStart, detail)); };
        const QJsonObject words{{u"code"_s, u"call_note"_s}, {u"text"_s, u"Moved."_s}};
        QCOMPARE(said(words), u"Note: Moved."_s);
        QJsonObject both = words;
        both.insert(u"outcome"_s, u"address_changed"_s);
        QCOMPARE(said(both), u"Outcome: address_changed. Note: Moved."_s);
        both.insert(u"text"_s, QString());
        QCOMPARE(said(both), u"Outcome: address_changed"_s);
    }

    void aVerdictIsSpelledTheSameEverywhere()
    {
        for (const auto verdict : allOf<Verdict>()) {
            const auto view = test::decidedAs(verdict);
            const QString text = client::verdictText(verdict);
            QCOMPARE(client::outcomeText(view), text);
            const auto event = test::eventOf(u"verdict"_s, 1, kStart, {{u"verdict"_s, verification::nameOf(verdict)}});
            QVERIFY2(client::eventText(event).endsWith(text), qPrintable(client::eventText(event)));
            const BannerKind kind = client::bannerOf(view, client::Freshness::Fresh, kStart);
            if (kind != BannerKind::NotVerified) // three verdicts look the same on the banner
                QCOMPARE(client::bannerText(kind), text);
        }
    }

    void noTwoVerdictsReadAlike()
    {
        QStringList texts;
        for (const auto verdict : allOf<Verdict>())
            texts.append(client::verdictText(verdict));
        QCOMPARE(texts.removeDuplicates(), 0);
    }

    void anOutageIsToldInOneSentence()
    {
        const QString sentence = client::outageText();
        QCOMPARE(client::bannerDetailText(BannerKind::Outage, {}), sentence);
        QVERIFY(client::noticeText({.level = protocol::NoticeLevel::Error, .code = u"vendor_outage"_s, .text = {}}).endsWith(sentence));
        QVERIFY(client::connectionText(RelayConnection::State::Live, RelayConnection::Failure::None, {}, protocol::VendorState::Outage)
                    .endsWith(sentence));
    }

    void theSameRefusalHasAnotherRemedyForAnotherAction()
    {
        const auto limit = errorOf(base::ErrorCode::LimitReached);
        QVERIFY(client::errorText(limit, Action::Start).contains("Ctrl+E"_L1));
        QVERIFY(client::errorText(limit, Action::Resend).contains("new verification"_L1));
        const auto wait = errorOf(base::ErrorCode::LimitReached, {}, 30s);
        QVERIFY(client::errorText(wait, Action::Start).contains("30 s"_L1));
        QVERIFY(client::errorText(errorOf(base::ErrorCode::NotAllowed), Action::Start).contains("own record"_L1));
        const auto elsewhere = errorOf(base::ErrorCode::LimitReached, verification::kRefusedOpenByOther);
        QVERIFY(client::errorText(elsewhere, Action::Start).contains("another agent is verifying this customer"_L1));
        const auto here = errorOf(base::ErrorCode::LimitReached, verification::kRefusedOpenByYou);
        QVERIFY(client::errorText(here, Action::Start).contains("End the other verification first"_L1));
        const auto own = errorOf(base::ErrorCode::NotAllowed, verification::kRefusedOwnRecord);
        QCOMPARE(client::errorText(own, Action::Resend), client::errorText(own, Action::Start));
    }

    void aReasonIsSaidOnce()
    {
        auto view = test::decidedAs(Verdict::NeedsReview);
        view.reasons = {Reason::LowConfidence, Reason::Ambiguous, Reason::VendorReview};
        QCOMPARE(client::reasonTexts(view), (QStringList{client::reasonText(Reason::Ambiguous), client::reasonText(Reason::VendorReview)}));
    }

    void anEndWithoutAVerdictReadsAsItsBanner()
    {
        QCOMPARE(client::outcomeText(test::viewIn(Status::Denied)), client::bannerText(BannerKind::Refused));
        QCOMPARE(client::outcomeText(test::viewIn(Status::Closed)), client::bannerText(BannerKind::Ended));
        QCOMPARE(client::outcomeText(test::viewIn(Status::Opened)), client::statusText(Status::Opened));
    }
};

QTEST_GUILESS_MAIN(TextsTest)
#include "texts_test.moc"
