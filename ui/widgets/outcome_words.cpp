// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/outcome_words.h"

#include "core/client/banner.h"

#include <QCoreApplication>

namespace authlink::ui
{

QString verdictWords(verification::Verdict verdict)
{
    using verification::Verdict;
    const auto words = [](const char *text) { return QCoreApplication::translate("Verdict", text); };
    switch (verdict) {
    case Verdict::Verified:
        return words("Verified");
    case Verdict::WrongPerson:
        return words("Wrong person");
    case Verdict::NotRecognized:
        return words("Not recognized");
    case Verdict::SpoofSuspected:
        return words("Spoof suspected");
    case Verdict::Blocklisted:
        return words("Blocklisted");
    case Verdict::NotEnrolled:
        return words("Not enrolled");
    case Verdict::Inconclusive:
        return words("Inconclusive");
    case Verdict::NeedsReview:
        return words("Needs review");
    }
    return {};
}

QString outcomeWords(const protocol::VerificationView &view)
{
    if (view.verdict.value)
        return verdictWords(*view.verdict.value);
    if (!view.verdict.isAbsent())
        return view.verdict.name;
    return view.status.value ? client::statusWords(*view.status.value) : view.status.name;
}

Shape verdictShape(const protocol::WireEnum<verification::Verdict> &verdict)
{
    using verification::Verdict;
    if (!verdict.value)
        return Shape::None;
    switch (*verdict.value) {
    case Verdict::Verified:
        return Shape::Check;
    case Verdict::WrongPerson:
        return Shape::TwoFigures;
    case Verdict::NotRecognized:
    case Verdict::NotEnrolled:
        return Shape::Cross;
    case Verdict::SpoofSuspected:
        return Shape::Spoof;
    case Verdict::Blocklisted:
        return Shape::Block;
    case Verdict::Inconclusive:
        return Shape::Question;
    case Verdict::NeedsReview:
        return Shape::Review;
    }
    return Shape::None;
}

} // namespace authlink::ui
