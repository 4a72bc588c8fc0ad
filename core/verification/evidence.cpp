// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/evidence.h"

#include "core/verification/json/enum_names.h"
#include "core/verification/json/stored_fields.h"

namespace authlink::verification
{

bool isResult(const Evidence &evidence)
{
    switch (evidence.source) {
    case Source::LegacyOneToN:
    case Source::LegacyOneToOne:
    case Source::FaceAuthentication:
    case Source::Score:
        return true;
    case Source::Session:
    case Source::OnboardingStatus:
        return false;
    }
    return false;
}

QString nameOf(Source value)
{
    switch (value) {
    case Source::LegacyOneToN:
        return QStringLiteral("legacy_one_to_n");
    case Source::LegacyOneToOne:
        return QStringLiteral("legacy_one_to_one");
    case Source::FaceAuthentication:
        return QStringLiteral("face_authentication");
    case Source::Session:
        return QStringLiteral("session");
    case Source::OnboardingStatus:
        return QStringLiteral("onboarding_status");
    case Source::Score:
        return QStringLiteral("score");
    }
    return {};
}

QString nameOf(SessionEvent value)
{
    switch (value) {
    case SessionEvent::None:
        return QStringLiteral("none");
    case SessionEvent::Started:
        return QStringLiteral("started");
    case SessionEvent::Progress:
        return QStringLiteral("progress");
    case SessionEvent::Succeeded:
        return QStringLiteral("succeeded");
    case SessionEvent::Failed:
        return QStringLiteral("failed");
    case SessionEvent::PendingReview:
        return QStringLiteral("pending_review");
    case SessionEvent::IdentityEnrolled:
        return QStringLiteral("identity_enrolled");
    case SessionEvent::Finished:
        return QStringLiteral("finished");
    case SessionEvent::Expired:
        return QStringLiteral("expired");
    case SessionEvent::Other:
        return QStringLiteral("other");
    }
    return {};
}

QString nameOf(Flag value)
{
    switch (value) {
    case Flag::Absent:
        return QStringLiteral("absent");
    case Flag::No:
        return QStringLiteral("no");
    case Flag::Yes:
        return QStringLiteral("yes");
    case Flag::Mistyped:
        return QStringLiteral("mistyped");
    }
    return {};
}

QString nameOf(Overall value)
{
    switch (value) {
    case Overall::Absent:
        return QStringLiteral("absent");
    case Overall::Pass:
        return QStringLiteral("pass");
    case Overall::Fail:
        return QStringLiteral("fail");
    case Overall::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

template <>
std::optional<Source> fromName<Source>(QStringView name)
{
    return findByName(name, Source::Score);
}

template <>
std::optional<SessionEvent> fromName<SessionEvent>(QStringView name)
{
    return findByName(name, SessionEvent::Other);
}

template <>
std::optional<Flag> fromName<Flag>(QStringView name)
{
    return findByName(name, Flag::Mistyped);
}

template <>
std::optional<Overall> fromName<Overall>(QStringView name)
{
    return findByName(name, Overall::Unknown);
}

QJsonObject toJson(const Evidence &evidence)
{
    JsonWriter writer;
    fields(writer, evidence);
    return writer.object();
}

base::Result<Evidence> evidenceFromJson(const QJsonObject &json)
{
    Evidence evidence;
    JsonReader reader(json);
    fields(reader, evidence);
    return reader.finish(std::move(evidence));
}

} // namespace authlink::verification
