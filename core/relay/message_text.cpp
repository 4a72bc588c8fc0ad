// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/message_text.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay
{

namespace
{
constexpr int kMaxFirstName = 40;

QString builtIn(const QString &language)
{
    if (language == "es"_L1)
        return u"{company}: usted está al teléfono con nosotros. Confirme que es usted: {link} "
               "Si no está hablando con nosotros, abra el enlace y pulse No."_s;
    if (language == "pt-BR"_L1)
        return u"{company}: você está ao telefone conosco. Confirme que é você: {link} "
               "Se não está falando conosco, abra o link e toque em Não."_s;
    return u"{company}: you are on the phone with us. Confirm it is you: {link} "
           "If you are not talking to us, open the link and press No."_s;
}
} // namespace

QString firstNameOf(const QString &name)
{
    return name.simplified().section(u' ', 0, 0).left(kMaxFirstName);
}

QString messageText(const MessageSection &settings, const QString &language, const QString &customerName, const QUrl &link)
{
    QString text = settings.templates.value(language);
    if (text.isEmpty())
        text = builtIn(language);
    // The link goes in first and names last: a name that spells a placeholder stays a name.
    text.replace("{link}"_L1, link.toString(QUrl::FullyEncoded));
    text.replace("{company}"_L1, settings.company);
    text.replace("{first_name}"_L1, firstNameOf(customerName));
    return text;
}

} // namespace authlink::relay
