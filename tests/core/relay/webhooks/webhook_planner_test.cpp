// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/webhooks/webhook_planner.h"

#include "core/protocol/messages.h"
#include "tests/core/verification/samples.h"

#include <QTest>

using namespace authlink;
using namespace authlink::verification;
using namespace authlink::verification::test;
using namespace Qt::Literals::StringLiterals;

using relay::config::Enrolments;
using relay::webhooks::hashOfId;
using relay::webhooks::WebhookKnowledge;
using relay::webhooks::WebhookPlan;
using relay::webhooks::WebhookPlanner;

namespace
{
incode::webhook::ParsedWebhook parsed(std::optional<Evidence> evidence)
{
    incode::webhook::ParsedWebhook webhook;
    webhook.evidence = std::move(evidence);
    webhook.shape = u"a shape"_s;
    webhook.strippedBody = "{}";
    webhook.bodyHash = "body-hash";
    return webhook;
}

QStringList kindsOf(const WebhookPlan &plan)
{
    QStringList kinds;
    for (const Event &event : plan.transaction.events)
        kinds.append(kindName(event.body));
    return kinds;
}

QStringList idsOf(const WebhookPlan &plan)
{
    QStringList ids;
    for (const Event &event : plan.transaction.events)
        ids.append(event.verificationId);
    return ids;
}

/// The same verification under another id, of another agent.
Verification twin(Verification state, const QString &id, const QString &agent)
{
    state.id = id;
    state.interviewId = u"interview of "_s + id;
    state.agent.name = agent;
    return state;
}
} // namespace

/// What a webhook makes of what is known: no store, no sockets, no clock.
class WebhookPlannerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_policy = {};
        m_link = LinkMode::Session;
        m_enrolments = Enrolments::Review;
        m_known = {};
        m_known.now = start() + std::chrono::seconds(10);
    }

    void unknownShapeIsStoredAndChangesNothing()
    {
        const auto webhook = parsed(std::nullopt);
        const WebhookPlan plan = planOf(webhook);
        QVERIFY(plan.transaction.inbox);
        QCOMPARE(plan.transaction.inbox->bodyHash, QByteArray("body-hash"));
        QCOMPARE(plan.transaction.inbox->attribution, u"undecided"_s);
        QCOMPARE(plan.transaction.inbox->receivedAt, m_known.now);
        QCOMPARE(kindsOf(plan), QStringList());
        QVERIFY(!plan.transaction.seen && !plan.transaction.enrolled && plan.agents.isEmpty() && plan.unprovenAgents.isEmpty());
    }

    void asksOnlyForWhatItNeeds_data()
    {
        QTest::addColumn<Evidence>("evidence");
        QTest::addColumn<LinkMode>("link");
        QTest::addColumn<bool>("transaction");
        QTest::addColumn<bool>("session");
        QTest::addColumn<bool>("open");
        Evidence dark = legacyPass(start());
        dark.overall = Overall::Fail;
        dark.faceMatch = Flag::No;
        dark.error = VendorError{.code = {}, .name = u"FACE_TOO_DARK"_s, .message = {}};
        Evidence stranger = legacyPass(start());
        stranger.overall = Overall::Fail;
        stranger.faceMatch = Flag::No;
        QTest::newRow("a pass in a session") << facePass(start()) << LinkMode::Session << false << true << false;
        QTest::newRow("a failure in a session") << faceFail(start(), {}) << LinkMode::Session << false << false << false;
        QTest::newRow("the life of a session") << session(start(), SessionEvent::Succeeded) << LinkMode::Session << false << false << false;
        QTest::newRow("a pass of a static link") << legacyPass(start()) << LinkMode::Static << true << false << false;
        QTest::newRow("a failure of a static link") << stranger << LinkMode::Static << true << false << true;
        QTest::newRow("a bad photo uses up no transaction") << dark << LinkMode::Static << false << false << true;
    }

    void asksOnlyForWhatItNeeds()
    {
        QFETCH(Evidence, evidence);
        QFETCH(LinkMode, link);
        const auto webhook = parsed(evidence);
        const auto questions = WebhookPlanner(webhook, m_policy, link, Enrolments::Review).questions();
        QTEST(!questions.transactionHash.isEmpty(), "transaction");
        QTEST(questions.startedSession, "session");
        QTEST(questions.openVerifications, "open");
        QVERIFY(questions.related);
    }

    void claimedFaceOfOurSessionDecides()
    {
        know(SampleVerification().open().state);
        m_known.startedSession = true;
        const WebhookPlan plan = planOf(parsed(facePass(m_known.now)));
        QCOMPARE(plan.transaction.inbox->attribution, u"exact"_s);
        QCOMPARE(plan.transaction.inbox->verificationId, QString(kId));
        QCOMPARE(plan.transaction.inbox->row, Row::Verified);
        QCOMPARE(kindsOf(plan), (QStringList{u"result_received"_s, u"verdict"_s}));
        QCOMPARE(plan.unprovenAgents, QStringList());
        QCOMPARE(plan.sealProofFor, QString());
    }

    void passOfAnUnknownSessionIsNotedAndDecidesNothing()
    {
        Verification open = SampleVerification().open().state;
        open.interviewId = u"another interview"_s;
        know(open);
        Evidence evidence = facePass(m_known.now);
        evidence.externalCustomerId.clear();
        const WebhookPlan plan = planOf(parsed(evidence));
        QCOMPARE(plan.transaction.inbox->attribution, u"none"_s);
        QCOMPARE(kindsOf(plan), QStringList{u"note"_s});
        QCOMPARE(std::get<Note>(plan.transaction.events.front().body).code, QString(protocol::kNoticeUnprovenPass));
        QCOMPARE(plan.transaction.events.front().by, QString(kByRelay));
        QCOMPARE(plan.unprovenAgents, QStringList{u"ana"_s});
        QCOMPARE(plan.unprovenFor, QStringList{QString(kId)});
        QCOMPARE(plan.unprovenNoted, QStringList{QString(kId)});
    }

    void notesAboutUnprovenPassesAreFew()
    {
        Verification open = SampleVerification().open().state;
        open.interviewId = u"another interview"_s;
        know(open);
        Evidence evidence = facePass(m_known.now);
        evidence.externalCustomerId.clear();
        m_known.unprovenNotes.insert(open.id, WebhookPlanner::kMaxUnprovenNotes - 1);
        QCOMPARE(kindsOf(planOf(parsed(evidence))).size(), qsizetype(1));
        m_known.unprovenNotes.insert(open.id, WebhookPlanner::kMaxUnprovenNotes);
        const WebhookPlan plan = planOf(parsed(evidence));
        QCOMPARE(kindsOf(plan), QStringList());
        QCOMPARE(plan.unprovenNoted, QStringList());
        QCOMPARE(plan.unprovenAgents, QStringList{u"ana"_s}); // the rate limit of the notice is not the planner's
    }

    void staticPassIsRememberedAndItsProofSealedWhenIncodeIsAsked()
    {
        m_link = LinkMode::Static;
        m_policy.confirm = ConfirmMode::Required;
        know(SampleVerification(LinkMode::Static).open().state);
        auto webhook = parsed(legacyPass(m_known.now));
        webhook.proof = {.transactionId = base::Secret("t"), .token = base::Secret("u"), .interviewToken = base::Secret("v")};
        WebhookPlan plan = planOf(webhook);
        QCOMPARE(plan.transaction.inbox->attribution, u"claimed"_s);
        QVERIFY(kindsOf(plan).contains(u"confirming"_s));
        QVERIFY(!kindsOf(plan).contains(u"verdict"_s));
        QCOMPARE(plan.sealProofFor, QString(kId));
        QVERIFY(plan.transaction.seen);
        QCOMPARE(plan.transaction.seen->hash, hashOfId(legacyPass(start()).transactionId));
        QCOMPARE(plan.transaction.seen->customerHash, hashOfId(QString(kClaimed)));
        QCOMPARE(plan.transaction.seen->verificationId, QString(kId));
        webhook.proof = {};
        plan = planOf(webhook);
        QCOMPARE(plan.sealProofFor, QString());
    }

    void secondResultOfATransactionSpeaksForNobody()
    {
        m_link = LinkMode::Static;
        know(SampleVerification(LinkMode::Static).open().state);
        m_known.earlier = store::SeenTransaction{.hash = hashOfId(legacyPass(start()).transactionId),
                                                 .customerHash = hashOfId(QString(kClaimed)),
                                                 .verificationId = {},
                                                 .at = start()};
        const WebhookPlan plan = planOf(parsed(legacyPass(m_known.now)));
        QCOMPARE(plan.transaction.inbox->attribution, u"reused"_s);
        QCOMPARE(kindsOf(plan), QStringList{u"note"_s});
        QVERIFY(!plan.transaction.seen);
        QCOMPARE(plan.unprovenFor, QStringList{QString(kId)});
    }

    void transactionThatNamesAnotherCustomerSpeaksAgainstTheFirst()
    {
        m_link = LinkMode::Static;
        SampleVerification first(LinkMode::Static);
        first.open().receive(legacyPass(first.now));
        QCOMPARE(first.state.verdict, Verdict::Verified);
        m_known.now = first.now + std::chrono::seconds(1);
        m_known.earlierVerification = first.state;
        m_known.earlier = store::SeenTransaction{.hash = hashOfId(legacyPass(start()).transactionId),
                                                 .customerHash = hashOfId(QString(kClaimed)),
                                                 .verificationId = first.state.id,
                                                 .at = start()};
        Evidence other = legacyPass(m_known.now);
        other.matchedCustomerId = u"somebody-else"_s;
        QCOMPARE(idsOf(planOf(parsed(other))), (QStringList{first.state.id, first.state.id}));
        QVERIFY(kindsOf(planOf(parsed(other))).contains(u"contradiction"_s));
        m_known.earlierVerification.reset(); // gone from the store: nobody is left to speak against
        QCOMPARE(kindsOf(planOf(parsed(other))), QStringList());
    }

    void twoOpenStaticVerificationsOfOneCustomerGetANoteEach()
    {
        m_link = LinkMode::Static;
        const Verification one = SampleVerification(LinkMode::Static).open().state;
        know(one);
        know(twin(one, u"second"_s, u"ben"_s));
        const WebhookPlan plan = planOf(parsed(legacyPass(m_known.now)));
        QCOMPARE(plan.transaction.inbox->attribution, u"ambiguous"_s);
        QCOMPARE(plan.transaction.inbox->verificationId, QString());
        QCOMPARE(kindsOf(plan), (QStringList{u"note"_s, u"note"_s}));
        QCOMPARE(idsOf(plan), (QStringList{QString(kId), u"second"_s}));
        QCOMPARE(plan.agents, (QStringList{u"ana"_s, u"ben"_s}));
        QCOMPARE(plan.code, QString(kNoteAmbiguousCustomer));
    }

    void failedStaticResultIsNotedWhereACustomerMayBeTrying()
    {
        m_link = LinkMode::Static;
        const Verification waiting = SampleVerification(LinkMode::Static).open().state;
        const Verification notOpened = twin(SampleVerification(LinkMode::Static).send().state, u"unopened"_s, u"ben"_s);
        m_known.open = {&waiting, &notOpened};
        Evidence stranger = legacyPass(m_known.now);
        stranger.overall = Overall::Fail;
        stranger.faceMatch = Flag::No;
        stranger.matchedCustomerId.clear();
        const WebhookPlan plan = planOf(parsed(stranger));
        QCOMPARE(idsOf(plan), QStringList{QString(kId)});
        QCOMPARE(plan.agents, QStringList()); // the note says it at the panel
        m_link = LinkMode::Session;
        QCOMPARE(kindsOf(planOf(parsed(stranger))), QStringList());
    }

    void failedStaticResultWritesNoEndlessNotes()
    {
        m_link = LinkMode::Static;
        std::vector<Verification> waiting;
        for (int i = 0; i <= WebhookPlanner::kMaxNotes; ++i)
            waiting.push_back(
                twin(SampleVerification(LinkMode::Static).open().state, QString::number(i), i % 2 == 0 ? u"ana"_s : u"ben"_s));
        for (const Verification &state : waiting)
            m_known.open.push_back(&state);
        Evidence stranger = legacyPass(m_known.now);
        stranger.overall = Overall::Fail;
        stranger.faceMatch = Flag::No;
        const WebhookPlan plan = planOf(parsed(stranger));
        QCOMPARE(kindsOf(plan), QStringList());
        QCOMPARE(plan.agents, (QStringList{u"ana"_s, u"ben"_s}));
        QCOMPARE(plan.code, QString(kNoteUnattributedAttempt));
    }

    void enrolmentGoesToTheDirectoryOnlyWhenNoVerificationIsMeant()
    {
        Evidence enrolled = session(m_known.now, SessionEvent::IdentityEnrolled);
        enrolled.externalCustomerId = u"4711"_s;
        enrolled.matchedCustomerId = u"cid"_s;
        WebhookPlan plan = planOf(parsed(enrolled));
        QVERIFY(plan.transaction.enrolled);
        QCOMPARE(plan.transaction.enrolled->account, u"4711"_s);
        QCOMPARE(plan.transaction.enrolled->customerId, u"cid"_s);
        QCOMPARE(plan.transaction.enrolled->interviewId, enrolled.interviewId);
        QCOMPARE(plan.transaction.inbox->attribution, u"enrolled"_s);
        know(SampleVerification().open().state);
        enrolled.externalCustomerId = QString(kId);
        plan = planOf(parsed(enrolled));
        QVERIFY(!plan.transaction.enrolled);
    }

    void enrolmentBindsOnlyWhereThatIsSwitchedOn()
    {
        Evidence enrolled = session(m_known.now, SessionEvent::IdentityEnrolled);
        enrolled.externalCustomerId = u"4711"_s;
        enrolled.matchedCustomerId = u"cid"_s;
        QVERIFY(!planOf(parsed(enrolled)).transaction.enrolled->binds);
        m_enrolments = Enrolments::On;
        QVERIFY(planOf(parsed(enrolled)).transaction.enrolled->binds);
        m_enrolments = Enrolments::Off;
        const WebhookPlan ignored = planOf(parsed(enrolled));
        QVERIFY(!ignored.transaction.enrolled);
        QCOMPARE(ignored.transaction.inbox->attribution, u"none"_s);
    }

private:
    void know(const Verification &state) { m_known.related.push_back(state); }
    [[nodiscard]] WebhookPlan planOf(const incode::webhook::ParsedWebhook &webhook) const
    {
        return WebhookPlanner(webhook, m_policy, m_link, m_enrolments).plan(m_known);
    }

    Policy m_policy;
    LinkMode m_link = LinkMode::Session;
    Enrolments m_enrolments = Enrolments::Review;
    WebhookKnowledge m_known;
};

QTEST_APPLESS_MAIN(WebhookPlannerTest)
#include "webhook_planner_test.moc"
