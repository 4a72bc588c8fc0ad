// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verification/rules/inquiry.h"

#include "tests/core/verification/samples.h"

/// Cases that wait for Incode's own word, and its answers.
namespace authlink::verification::test
{

inline QStringList list(const char *kinds)
{
    return QString::fromLatin1(kinds).split(u' ');
}

inline Case required(LinkMode mode = LinkMode::Session, bool landing = true)
{
    Case c(mode, landing);
    c.policy.confirm = ConfirmMode::Required;
    return c;
}

inline Case checking()
{
    Case c = required();
    c.open().wait(std::chrono::seconds(5)).receive(facePass({}));
    return c;
}

inline Case checkingStatic()
{
    Case c = required(LinkMode::Static);
    c.open().wait(std::chrono::seconds(5)).receive(legacyPass({}));
    return c;
}

inline VendorRecord record(RecordStatus overall, const QString &identity = QString(kClaimed), SessionEvent life = SessionEvent::None)
{
    return {.overall = overall, .identityId = identity, .life = life};
}

inline Case &answer(Case &c, const VendorRecord &said)
{
    return c.take(onRecord(c.state, said, c.context()));
}

inline Case &verify(Case &c, bool said)
{
    return c.take(onVerifyAnswer(c.state, said, c.context()));
}

} // namespace authlink::verification::test
