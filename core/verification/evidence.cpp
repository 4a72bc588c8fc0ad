// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/evidence.h"

#include "core/verification/json/enum_names.h"
#include "core/verification/json/stored_fields.h"

using namespace Qt::Literals::StringLiterals;

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
        return u"legacy_one_to_n"_s;
    case Source::LegacyOneToOne:
        return u"legacy_one_to_one"_s;
    case Source::FaceAuthentication:
        return u"face_authentication"_s;
    case Source::Session:
        return u"session"_s;
    case Source::OnboardingStatus:
        return u"onboarding_status"_s;
    case Source::Score:
        return u"score"_s;
    }
    return {};
}

QString nameOf(SessionEvent value)
{
    switch (value) {
    case SessionEvent::None:
        return u"none"_s;
    case SessionEvent::Started:
        return u"started"_s;
    case SessionEvent::Progress:
        return u"progress"_s;
    case SessionEvent::Succeeded:
        return u"succeeded"_s;
    case SessionEvent::Failed:
        return u"failed"_s;
    case SessionEvent::PendingReview:
        return u"pending_review"_s;
    case SessionEvent::IdentityEnrolled:
        return u"identity_enrolled"_s;
    case SessionEvent::Finished:
        return u"finished"_s;
    case SessionEvent::Expired:
        return u"expired"_s;
    case SessionEvent::Other:
        return u"other"_s;
    }
    return {};
}

QString nameOf(Flag value)
{
    switch (value) {
    case Flag::Absent:
        return u"absent"_s;
    case Flag::No:
        return u"no"_s;
    case Flag::Yes:
        return u"yes"_s;
    case Flag::Mistyped:
        return u"mistyped"_s;
    }
    return {};
}

QString nameOf(Overall value)
{
    switch (value) {
    case Overall::Absent:
        return u"absent"_s;
    case Overall::Pass:
        return u"pass"_s;
    case Overall::Fail:
        return u"fail"_s;
    case Overall::Unknown:
        return u"unknown"_s;
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

QByteArray toJsonText(const Evidence &evidence)
{
    return JsonWriter::textOf(evidence);
}

base::Result<Evidence> evidenceFromJson(const QJsonObject &json)
{
    Evidence evidence;
    JsonReader reader(json);
    fields(reader, evidence);
    return reader.finish(std::move(evidence));
}

} // namespace authlink::verification
