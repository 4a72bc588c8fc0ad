// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/listen_addresses.h"

#include "core/http/common/listen_text.h"

#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

QString listenAddresses(const relay::config::HttpSettings &http)
{
    QStringList all{http::listenText(http.address, http.port)};
    for (const auto &[address, port] : http.moreAddresses)
        all.append(http::listenText(address, port));
    return all.join(u", "_s);
}

} // namespace authlink::app
