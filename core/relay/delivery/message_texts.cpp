// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/delivery/message_texts.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::relay::delivery
{

namespace
{
constexpr int kMaxFirstName = 40;

using Texts = QMap<QString, QString>;

Texts builtInSms()
{
    return {{u"en"_s, u"{company}: you are on the phone with us. Confirm it is you: {link} "
                      "If you are not talking to us, open the link and press No."_s},
            {u"es"_s, u"{company}: usted habla con nosotros por teléfono. Confirme que es usted: {link} "
                      "Si no habla con nosotros, abra el enlace y pulse No."_s},
            {u"pt-BR"_s, u"{company}: estamos falando por telefone agora. Confirme aqui: {link} "
                         "Se isso for engano, abra o link e recuse."_s}};
}

Texts builtInEmails()
{
    return {{u"en"_s, u"Hello,\n\nyou are on the phone with {company}. To confirm that it is you, open this link:\n\n{link}\n\n"
                      "It works for a few minutes only. If you are not talking to us, open the link and press No.\n\n{company}\n"_s},
            {u"es"_s, u"Hola:\n\nUsted está al teléfono con {company}. Para confirmar que es usted, abra este enlace:\n\n{link}\n\n"
                      "Funciona solo unos minutos. Si no está hablando con nosotros, abra el enlace y pulse No.\n\n{company}\n"_s},
            {u"pt-BR"_s, u"Olá,\n\nvocê está ao telefone com {company}. Para confirmar que é você, abra este link:\n\n{link}\n\n"
                         "Ele funciona só por alguns minutos. Se não está falando conosco, abra o link e toque em Não.\n\n{company}\n"_s}};
}

Texts builtInSubjects()
{
    return {{u"en"_s, u"{company}: confirm it is you"_s},
            {u"es"_s, u"{company}: confirme que es usted"_s},
            {u"pt-BR"_s, u"{company}: confirme que é você"_s}};
}

/// Templates were checked when the configuration was read: one that can't be parsed is left out.
QMap<QString, message::Template> readAll(const Texts &builtIn, const Texts &configured)
{
    QMap<QString, message::Template> result;
    for (const Texts &texts : {builtIn, configured}) {
        for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
            if (const auto read = message::Template::parse(it.value(), config::textPlaceholders()); read && !it.value().isEmpty())
                result.insert(it.key(), *read);
        }
    }
    return result;
}
} // namespace

QString firstNameOf(const QString &name)
{
    return name.simplified().section(u' ', 0, 0).left(kMaxFirstName);
}

MessageTexts::MessageTexts(const config::MessageSection &settings)
    : m_company(settings.company),
      m_sms(readAll(builtInSms(), settings.templates)),
      m_emails(readAll(builtInEmails(), settings.emailTemplates)),
      m_subjects(readAll(builtInSubjects(), settings.emailSubjects))
{
}

QString MessageTexts::fill(const Templates &templates, const QString &language, const QString &customerName, const QUrl &link) const
{
    const auto known = templates.constFind(language);
    const message::Template &text = known == templates.cend() ? *templates.constFind(u"en"_s) : *known;
    return text.fill([&](const QString &name) {
        if (name == "link"_L1)
            return link.toString(QUrl::FullyEncoded);
        return name == "company"_L1 ? m_company : firstNameOf(customerName);
    });
}

QString MessageTexts::sms(const QString &language, const QString &customerName, const QUrl &link) const
{
    return fill(m_sms, language, customerName, link);
}

MessageTexts::Email MessageTexts::email(const QString &language, const QString &customerName, const QUrl &link) const
{
    return {.subject = fill(m_subjects, language, customerName, {}).simplified(), .text = fill(m_emails, language, customerName, link)};
}

} // namespace authlink::relay::delivery
