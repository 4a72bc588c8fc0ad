// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

void readDirectory(ConfigReader &read, DirectorySection &directory)
{
    read.choice(u"directory.enrolments"_s, directory.enrolments,
                {{u"review"_s, Enrolments::Review}, {u"off"_s, Enrolments::Off}, {u"on"_s, Enrolments::On}});
}

} // namespace authlink::relay::config
