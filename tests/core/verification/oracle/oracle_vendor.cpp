// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/verification/oracle/oracle_world.h"

using namespace Qt::Literals::StringLiterals;

/// The vendor and the forgers: what they post, and what the vendor's record says.
namespace authlink::verification::test
{

using namespace std::chrono_literals;

namespace
{

constexpr QLatin1StringView kForeignInterview("interview of somebody else");
constexpr QLatin1StringView kOther("another customer");

Evidence life(const QString &interviewId, SessionEvent event)
{
    Evidence evidence = session({}, event);
    evidence.interviewId = interviewId;
    return evidence;
}

std::vector<SessionEvent> endingOf(Truth truth)
{
    switch (truth) {
    case Truth::PassClaimed:
    case Truth::PassOther:
    case Truth::PassNobody:
        return {SessionEvent::Succeeded, SessionEvent::Finished};
    case Truth::FailClaimed:
    case Truth::FailNobody:
        return {SessionEvent::Failed};
    case Truth::Review:
        return {SessionEvent::PendingReview};
    case Truth::Expired:
        return {SessionEvent::Expired};
    case Truth::Nothing:
        break;
    }
    return {};
}

} // namespace

QString Plan::words() const
{
    return u"mode %1 landing %2 truth %3 forgery %4 delivery %5 answers %6 timing %7 confirm %8 denial %9 seed %10"_s
        .arg(nameOf(mode), landing ? u"yes"_s : u"no"_s)
        .arg(static_cast<int>(truth))
        .arg(static_cast<int>(forgery))
        .arg(static_cast<int>(delivery))
        .arg(static_cast<int>(answers))
        .arg(static_cast<int>(timing))
        .arg(static_cast<int>(confirm))
        .arg(static_cast<int>(denial))
        .arg(seed);
}

Evidence World::resultOf(const QString &interviewId, base::Instant at) const
{
    const bool isStatic = m_plan.mode == LinkMode::Static;
    Evidence evidence = isStatic ? legacyPass({}) : facePass({});
    evidence.interviewId = interviewId;
    if (isStatic)
        evidence.issuedAt = m_plan.timing == Timing::OldCapture ? at - 10min : at;
    switch (m_plan.truth) {
    case Truth::PassOther:
        evidence.matchedCustomerId = QString(kOther);
        break;
    case Truth::PassNobody:
        evidence.matchedCustomerId.clear();
        break;
    case Truth::FailClaimed:
    case Truth::FailNobody:
        evidence.overall = Overall::Fail;
        evidence.faceMatch = isStatic ? Flag::No : Flag::Absent;
        evidence.matchedCustomerId.clear();
        break;
    case Truth::PassClaimed:
    case Truth::Review:
    case Truth::Nothing:
    case Truth::Expired:
        break;
    }
    if (m_plan.forgery == Forgery::Changed) {
        evidence.overall = Overall::Pass;
        evidence.matchedCustomerId = QString(kClaimed);
        evidence.faceMatch = isStatic ? Flag::Yes : Flag::Absent;
    }
    return evidence;
}

/// All webhooks of the session, in the order in which the vendor sends them.
std::vector<World::Post> World::vendorPosts(const QString &interviewId, base::Instant at) const
{
    std::vector<Post> posts;
    const bool isSession = m_plan.mode == LinkMode::Session;
    if (isSession) {
        posts.push_back({.at = at, .evidence = life(interviewId, SessionEvent::Started)});
        posts.push_back({.at = at + 1s, .evidence = life(interviewId, SessionEvent::Progress)});
    }
    if (isSession && m_plan.seed % 2 == 1)
        posts.push_back({.at = at + 1500ms, .evidence = faceFail({}, u"FACE_TOO_DARK"_s, 1)});
    if (m_plan.truth != Truth::Nothing && m_plan.truth != Truth::Expired) {
        const bool proofHolds = m_plan.truth == Truth::PassClaimed && m_plan.forgery != Forgery::Changed;
        posts.push_back({.at = at + 2s, .evidence = resultOf(interviewId, at), .proofHolds = proofHolds});
    }
    if (isSession) {
        for (const SessionEvent event : endingOf(m_plan.truth))
            posts.push_back({.at = at + 3s, .evidence = life(interviewId, event)});
    }
    return posts;
}

void World::forge(base::Instant at)
{
    Evidence evidence = m_plan.mode == LinkMode::Static ? legacyPass({}) : facePass({});
    switch (m_plan.forgery) {
    case Forgery::None:
    case Forgery::Changed:
        return;
    case Forgery::Pass:
        break;
    case Forgery::PassByOurId:
        evidence = facePass({});
        evidence.interviewId.clear();
        break;
    case Forgery::PassElsewhere:
        evidence.interviewId = QString(kForeignInterview);
        evidence.externalCustomerId = QString(kId);
        break;
    case Forgery::LegacyPass:
        evidence = legacyPass({});
        evidence.externalCustomerId = QString(kId);
        break;
    case Forgery::Succeeded:
        evidence = life(QString(kInterview), SessionEvent::Succeeded);
        break;
    }
    // Before, between or after the vendor's own.
    const std::chrono::milliseconds offset((static_cast<int>(m_plan.seed % 5) - 1) * 1700);
    m_posts.push_back({.at = at + offset, .evidence = evidence, .proofHolds = false});
}

VendorRecord World::recordOf(const QString &interviewId) const
{
    const auto says = [](RecordStatus overall, QLatin1StringView identity, SessionEvent life = SessionEvent::Finished) {
        return VendorRecord{.overall = overall, .identityId = QString(identity), .life = life};
    };
    const Session session = m_vendor.value(interviewId);
    if (m_sample.now < session.doneAt)
        return says(RecordStatus::Absent, {}, SessionEvent::Other);
    switch (session.truth) {
    case Truth::PassClaimed:
        return says(RecordStatus::Ok, kClaimed);
    case Truth::PassOther:
        return says(RecordStatus::Ok, kOther);
    case Truth::PassNobody:
        return says(RecordStatus::Ok, {});
    case Truth::FailClaimed:
        return says(RecordStatus::Fail, kClaimed);
    case Truth::FailNobody:
        return says(RecordStatus::Fail, {});
    case Truth::Review:
        return says(RecordStatus::Review, kClaimed);
    case Truth::Nothing:
        break;
    case Truth::Expired:
        return says(RecordStatus::Absent, {}, SessionEvent::Expired);
    }
    return says(RecordStatus::Absent, {}, SessionEvent::Other);
}

} // namespace authlink::verification::test
