// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/oracle/oracle_world.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::verification::test
{

using namespace std::chrono_literals;

namespace
{

constexpr QLatin1StringView kSecondInterview("second interview");

} // namespace

World::World(const Plan &plan) : m_plan(plan), m_sample(plan.mode, plan.landing), m_random(plan.seed)
{
    m_sample.policy.confirm = plan.confirm;
}

void World::run()
{
    begin();
    for (int steps = 0; step(); ++steps) {
        if (steps > 2000)
            return complain("it never came to rest");
    }
    if (!isEnd(m_sample.state.status))
        complain("it stays open for ever");
    if (fold(m_sample.record) != m_sample.state)
        complain("its record does not say what it is");
}

/// Sends the link, opens it, and fixes what will be posted and when.
void World::begin()
{
    m_sample.send();
    const QString first(kInterview);
    auto at = m_sample.now + 8s;
    switch (m_plan.timing) {
    case Timing::BeforeYes:
        at = m_sample.now + 500ms;
        break;
    case Timing::LateInLife:
        at = m_sample.now + m_sample.policy.linkLife - 4s;
        break;
    case Timing::AfterLife:
        at = m_sample.now + m_sample.policy.linkLife + 1s;
        break;
    case Timing::OldSessionAfterResend:
    case Timing::NewSessionAfterResend:
        at = m_sample.now + 80s;
        break;
    case Timing::Normal:
    case Timing::OldCapture:
        break;
    }
    const bool isNew = m_plan.timing == Timing::NewSessionAfterResend && m_plan.mode == LinkMode::Session;
    const QString truthIn = isNew ? QString(kSecondInterview) : first;
    m_vendor[truthIn] = {.truth = m_plan.truth, .doneAt = at};
    m_posts = throughTheNetwork(vendorPosts(truthIn, at));
    forge(at);
    std::stable_sort(m_posts.begin(), m_posts.end(), [](const Post &a, const Post &b) { return a.at < b.at; });
    m_sample.wait(3s);
    receiveDue();
    yes();
    if (m_plan.timing == Timing::OldSessionAfterResend || m_plan.timing == Timing::NewSessionAfterResend)
        resendAndOpen();
    plan();
}

void World::yes()
{
    if (!m_plan.landing)
        return;
    const Verification before = m_sample.state;
    m_sample.take(onYes(m_sample.state, {}, {}, m_sample.context()));
    planDenial(before);
}

void World::resendAndOpen()
{
    m_sample.wait(65s).take(resend(m_sample.state, u"ana"_s, {}, m_sample.context()));
    m_sample.wait(500ms);
    const QString interview = m_plan.mode == LinkMode::Session ? QString(kSecondInterview) : QString();
    m_sample.add(QString(kByRelay),
                 LinkReady{.interviewId = interview, .linkTokenHash = u"bb"_s, .linkExpiresAt = m_sample.now + m_sample.policy.linkLife});
    m_sample.add(QString(kByRelay), MessageSent{.channel = m_sample.state.channel});
    m_sample.wait(2s);
    if (m_plan.denial == Denial::OldLinkBeforeYes)
        deny();
    yes();
}

std::vector<World::Post> World::throughTheNetwork(std::vector<Post> posts)
{
    const auto lose = [&posts](bool results, bool others) {
        std::erase_if(posts, [=](const Post &post) { return isResult(post.evidence) ? results : others; });
    };
    std::vector<Evidence> order;
    order.reserve(posts.size());
    for (const Post &post : posts)
        order.push_back(post.evidence);
    switch (m_plan.delivery) {
    case Delivery::InOrder:
        break;
    case Delivery::Reversed:
        std::reverse(order.begin(), order.end());
        break;
    case Delivery::Shuffled:
        std::shuffle(order.begin(), order.end(), m_random);
        break;
    case Delivery::Twice:
        for (std::size_t i = 0, count = posts.size(); i < count; ++i) {
            posts.push_back(posts[i]);
            posts.back().at += std::chrono::seconds(1 + static_cast<int>(i) * 5);
        }
        return posts;
    case Delivery::ResultLost:
        lose(true, false);
        return posts;
    case Delivery::SessionLost:
        lose(false, true);
        return posts;
    case Delivery::AllLost:
        return {};
    }
    for (std::size_t i = 0; i < posts.size(); ++i)
        posts[i].evidence = order[i];
    return posts;
}

bool World::isTrulyPassed() const
{
    const Session session = m_vendor.value(m_plan.mode == LinkMode::Session ? m_sample.state.interviewId : QString(kInterview));
    const bool isOld = m_plan.mode == LinkMode::Static && m_plan.timing == Timing::OldCapture;
    return session.truth == Truth::PassClaimed && m_sample.now >= session.doneAt && !isOld;
}

/// Goes on to the next thing that happens. False: nothing will happen any more.
bool World::step()
{
    const auto deadline = nextDeadline(m_sample.state, m_sample.context());
    // A busy relay's timer comes a little late; what time has ended must be ended all the same.
    const auto timer = deadline ? std::optional(*deadline + std::chrono::milliseconds(m_plan.seed % 3 == 0 ? 700 : 0)) : std::nullopt;
    const auto post = m_posts.empty() ? std::nullopt : std::optional(m_posts.front().at);
    const auto answerAt = m_question ? std::optional(m_question->answerAt) : std::nullopt;
    std::optional<base::Instant> next;
    for (const auto &moment : {timer, post, answerAt, m_askAt, m_denyAt}) {
        if (moment && (!next || *moment < *next))
            next = moment;
    }
    if (!next)
        return false;
    m_sample.now = std::max(m_sample.now, *next);
    if (m_denyAt == next)
        deny();
    else if (post == next)
        receiveDue();
    else if (answerAt == next)
        answer();
    else if (m_askAt == next)
        ask();
    else
        take(onTime(m_sample.state, m_sample.context()));
    return true;
}

void World::receiveDue()
{
    while (!m_posts.empty() && m_posts.front().at <= m_sample.now) {
        const Post post = m_posts.front();
        m_posts.erase(m_posts.begin());
        receive(post);
    }
}

void World::receive(const Post &post)
{
    Evidence evidence = post.evidence;
    evidence.receivedAt = m_sample.now;
    const Correlation found = correlate(evidence, {&m_sample.state}, m_sample.now);
    if (found.verificationId.isEmpty())
        return;
    const auto events = onEvidence(m_sample.state, evidence, m_sample.context());
    for (const Event &event : events) {
        const auto *result = std::get_if<ResultReceived>(&event.body);
        if (result != nullptr && result->row == Row::None)
            m_proofHolds = post.proofHolds;
    }
    take(events);
}

/// Plans when the relay asks next: at inquiry.from for a new question; answer() plans the same question again.
void World::plan()
{
    const auto inquiry = inquiryOf(m_sample.state, m_sample.context());
    if (!inquiry)
        m_askAt.reset();
    else if (inquiry != m_asked)
        m_askAt = std::max(inquiry->from, m_sample.now);
    m_asked = inquiry;
}

void World::ask()
{
    m_askAt.reset();
    if (m_question || !m_asked)
        return;
    ++m_asks;
    Question question;
    question.interviewId = m_sample.state.interviewId;
    question.means = m_asked->means;
    question.answerAt = m_sample.now + (m_plan.answers == Answers::Late ? 25s : 300ms);
    const bool isError = m_plan.answers == Answers::Never || (m_plan.answers == Answers::ErrorsFirst && m_asks <= 2);
    if (!isError) {
        question.record = recordOf(question.interviewId);
        question.proofHolds = m_proofHolds;
        if (m_plan.answers == Answers::AbsentFirst && m_asks <= 2)
            question.record = VendorRecord{};
        if (m_plan.answers == Answers::WithoutLife)
            question.record->life = SessionEvent::None;
    }
    m_question = question;
}

void World::answer()
{
    const Question question = *std::exchange(m_question, std::nullopt);
    if (question.record) {
        m_answered = true;
        if (question.means == InquiryMeans::LegacyProof)
            take(onVerifyAnswer(m_sample.state, question.proofHolds, m_sample.context()));
        else if (question.interviewId == m_sample.state.interviewId)
            take(onRecord(m_sample.state, *question.record, m_sample.context()));
    }
    if (inquiryOf(m_sample.state, m_sample.context()))
        m_askAt = m_sample.now + 3s;
}

void World::take(const std::vector<Event> &events)
{
    const Verification before = m_sample.state;
    m_sample.take(events);
    const Verification &after = m_sample.state;
    const bool rose = after.verdict == Verdict::Verified && before.verdict != Verdict::Verified;
    if (rose) {
        m_turnedGreen = true;
        m_wronglyGreen = m_wronglyGreen || !isTrulyPassed() || m_denied;
        if (!isPending(before.status))
            complain("it turned green after a verdict or an end");
        if (before.landing && !before.openedAt)
            complain("it turned green before the customer's Yes");
    }
    if (isEnd(before.status) && (after.status != before.status || after.verdict != before.verdict))
        complain("an end did not last");
    if (m_denied && after.status == Status::Decided && after.verdict == Verdict::Verified)
        complain("a green stands against a No");
    if (!isEnd(after.status) && !nextDeadline(after, m_sample.context()))
        complain("nothing bounds it");
    planDenial(before);
    plan();
}

/// Somebody presses No a moment after what the plan waits for.
void World::planDenial(const Verification &before)
{
    const Verification &now = m_sample.state;
    const auto comes = [&before, &now](Status status) { return before.status != status && now.status == status; };
    bool isDue = false;
    switch (m_plan.denial) {
    case Denial::None:
    case Denial::OldLinkBeforeYes: // comes with the resend
        break;
    case Denial::OldLinkAfterYes:
        isDue = comes(Status::Opened) && now.resentAt;
        break;
    case Denial::OldLinkAfterGreen:
        isDue = comes(Status::Decided) && now.verdict == Verdict::Verified && now.resentAt;
        break;
    case Denial::AfterYes:
    case Denial::ElsewhereAfterYes:
        isDue = comes(Status::Opened);
        break;
    case Denial::WhileChecking:
    case Denial::ElsewhereWhileChecking:
        isDue = comes(Status::Checking);
        break;
    case Denial::AfterGreen:
    case Denial::ElsewhereAfterGreen:
        isDue = comes(Status::Decided) && now.verdict == Verdict::Verified;
        break;
    }
    if (isDue && !m_denied)
        m_denyAt = m_sample.now + 100ms;
}

void World::deny()
{
    m_denyAt.reset();
    const auto events = denial();
    if (!events) {
        if (isNoHeard(m_sample.state, m_sample.context()))
            complain("a No was refused that should be heard");
        return;
    }
    m_denied = true;
    take(*events);
    const bool isOfWhoSaidYes = m_plan.denial < Denial::ElsewhereAfterYes;
    if (isOfWhoSaidYes && m_sample.state.status != Status::Denied && m_sample.state.status != Status::Decided)
        complain("a No did not end it");
}

base::Result<std::vector<Event>> World::denial() const
{
    if (m_plan.denial >= Denial::OldLinkBeforeYes)
        return onNoByOldLink(m_sample.state, m_sample.context());
    if (m_plan.denial >= Denial::ElsewhereAfterYes)
        return onNoElsewhere(m_sample.state, {}, m_sample.context());
    return onNo(m_sample.state, m_sample.context());
}

void World::complain(const char *what)
{
    if (m_trouble.isEmpty())
        m_trouble = QString::fromLatin1(what) + u": "_s + m_plan.words();
}

} // namespace authlink::verification::test
