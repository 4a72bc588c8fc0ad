// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/config/config_sections.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::config
{

void readStore(ConfigReader &read, StoreSection &store)
{
    read.text(u"store.url"_s, store.url);
    if (!store.url.startsWith(u"sqlite:"))
        read.refuse(u"store.url"_s, u"can only be sqlite:PATH in this version"_s);
    base::Secret digits;
    read.secret(u"store.secret_key"_s, digits);
    if (digits.isEmpty())
        return;
    const QByteArray written = digits.reveal();
    const QByteArray key = QByteArray::fromHex(written);
    constexpr qsizetype kKeyBytes = 32;
    if (written.size() != 2 * kKeyBytes || key.toHex() != written.toLower())
        return read.refuse(u"store.secret_key"_s, u"takes 64 hexadecimal digits, such as `openssl rand -hex 32` makes"_s);
    store.key = base::Secret(key);
}

QString keyFileOf(const StoreSection &store)
{
    return store.url.mid(u"sqlite:"_s.size()) + u".key"_s;
}

} // namespace authlink::relay::config
