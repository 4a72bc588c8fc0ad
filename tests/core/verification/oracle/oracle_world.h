// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/rules/correlation.h"
#include "core/verification/rules/inquiry.h"

#include "tests/core/verification/samples.h"

#include <QHash>

#include <optional>
#include <random>
#include <vector>

/// A simulated vendor whose record holds the truth, a network that loses, repeats and reorders its webhooks, forgers, and one verification
/// that has to find out (oracle_test.cpp).
namespace authlink::verification::test
{

/// What really happened in the vendor's session.
enum class Truth { PassClaimed, PassOther, PassNobody, FailClaimed, FailNobody, Review, Nothing, Expired };
/// What a forger who knows our URL and secret posts in addition, or changes in the vendor's own result (Changed).
enum class Forgery { None, Pass, PassByOurId, PassElsewhere, LegacyPass, Succeeded, Changed };
/// In which order the webhooks arrive, and which get lost.
enum class Delivery { InOrder, Reversed, Shuffled, Twice, ResultLost, SessionLost, AllLost };
/// How Incode answers when asked.
enum class Answers { Prompt, AbsentFirst, ErrorsFirst, WithoutLife, Late, Never };
enum class Timing { Normal, BeforeYes, LateInLife, AfterLife, OldCapture, OldSessionAfterResend, NewSessionAfterResend };

/// When somebody presses No: the customer on the device that said Yes, whoever has the link on another one, or whoever has the link that a
/// resend replaced (before the Yes to the new one, after it, or after its green).
enum class Denial {
    None,
    AfterYes,
    WhileChecking,
    AfterGreen,
    ElsewhereAfterYes,
    ElsewhereWhileChecking,
    ElsewhereAfterGreen,
    OldLinkBeforeYes,
    OldLinkAfterYes,
    OldLinkAfterGreen,
};

template <typename Enum>
std::vector<Enum> allUpTo(Enum last)
{
    std::vector<Enum> all;
    for (int i = 0; i <= static_cast<int>(last); ++i)
        all.push_back(static_cast<Enum>(i));
    return all;
}

struct Plan {
    LinkMode mode = LinkMode::Session;
    bool landing = true;
    Truth truth = Truth::PassClaimed;
    Forgery forgery = Forgery::None;
    Delivery delivery = Delivery::InOrder;
    Answers answers = Answers::Prompt;
    Timing timing = Timing::Normal;
    ConfirmMode confirm = ConfirmMode::Required;
    Denial denial = Denial::None;
    unsigned seed = 0;

    [[nodiscard]] QString words() const;
};

/// Runs one plan to its end.
class World
{
public:
    explicit World(const Plan &plan);
    void run();

    [[nodiscard]] const Verification &state() const { return m_sample.state; }
    [[nodiscard]] bool turnedGreen() const { return m_turnedGreen; }
    /// The oracle: it was green although the vendor's record does not say that this identity passed in this session.
    [[nodiscard]] bool wronglyGreen() const { return m_wronglyGreen; }
    /// A No was heard.
    [[nodiscard]] bool wasDenied() const { return m_denied; }
    /// Incode answered at least one question.
    [[nodiscard]] bool wasAnswered() const { return m_answered; }
    /// A promise that was broken, in words; empty: none.
    [[nodiscard]] QString trouble() const { return m_trouble; }

private:
    struct Post {
        base::Instant at{};
        Evidence evidence;
        bool proofHolds = false; ///< static links: what authentication/verify says about its three values
    };
    struct Session {
        Truth truth = Truth::Nothing;
        base::Instant doneAt{};
    };
    struct Question {
        base::Instant answerAt{};
        QString interviewId;
        InquiryMeans means = InquiryMeans::Record;
        std::optional<VendorRecord> record; ///< nullopt: an error
        bool proofHolds = false;
    };

    void begin();
    void resendAndOpen();
    void yes();
    [[nodiscard]] std::vector<Post> vendorPosts(const QString &interviewId, base::Instant at) const;
    [[nodiscard]] Evidence resultOf(const QString &interviewId, base::Instant at) const;
    [[nodiscard]] std::vector<Post> throughTheNetwork(std::vector<Post> posts);
    void forge(base::Instant at);
    [[nodiscard]] VendorRecord recordOf(const QString &interviewId) const;
    [[nodiscard]] bool isTrulyPassed() const;

    [[nodiscard]] bool step();
    void receive(const Post &post);
    void receiveDue();
    void plan();
    void ask();
    void answer();
    void take(const std::vector<Event> &events);
    void planDenial(const Verification &before);
    void deny();
    [[nodiscard]] base::Result<std::vector<Event>> denial() const;
    void complain(const char *what);

    const Plan m_plan;
    SampleVerification m_sample;
    std::mt19937 m_random;
    QHash<QString, Session> m_vendor;
    std::vector<Post> m_posts; ///< by time
    bool m_proofHolds = false; ///< of the static result that waits
    std::optional<base::Instant> m_askAt;
    std::optional<Inquiry> m_asked;
    std::optional<Question> m_question;
    int m_asks = 0;
    std::optional<base::Instant> m_denyAt;
    bool m_denied = false;
    bool m_answered = false;
    bool m_turnedGreen = false;
    bool m_wronglyGreen = false;
    QString m_trouble;
};

} // namespace authlink::verification::test
