// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/incode/incode_settings.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::incode
{

namespace
{

QUrl baseOf(const QString &environment, const QString &demo, const QString &production)
{
    if (environment == "demo"_L1)
        return QUrl(demo);
    return environment == "production"_L1 ? QUrl(production) : QUrl();
}

} // namespace

QUrl apiUrlOf(const QString &environment)
{
    return baseOf(environment, u"https://demo-api.incodesmile.com"_s, u"https://saas-api.incodesmile.com"_s);
}

QUrl onboardingUrlOf(const QString &environment)
{
    return baseOf(environment, u"https://demo-onboarding.incodesmile.com"_s, u"https://saas-onboarding.incodesmile.com"_s);
}

QUrl authUrlOf(const QString &environment)
{
    return baseOf(environment, u"https://auth.demo.incode.com"_s, u"https://auth.incode.com"_s);
}

} // namespace authlink::incode
