// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/template.h"
#include "core/relay/config/relay_config.h"

#include <QMap>
#include <QString>
#include <QUrl>

namespace authlink::relay::delivery
{

/// What the relay writes to customers, in their language: the configured template, else the built-in one (English for a language it does
/// not know). Read once. The built-in texts do not use the name, so that a wrong number learns nothing about the customer; those of
/// SMS stay within the GSM alphabet and two segments.
class MessageTexts
{
public:
    explicit MessageTexts(const config::MessageSection &settings);

    struct Email {
        QString subject, text;
    };
    [[nodiscard]] QString sms(const QString &language, const QString &customerName, const QUrl &link) const;
    [[nodiscard]] Email email(const QString &language, const QString &customerName, const QUrl &link) const;

private:
    using Templates = QMap<QString, message::Template>;
    [[nodiscard]] QString fill(const Templates &templates, const QString &language, const QString &customerName, const QUrl &link) const;

    QString m_company;
    Templates m_sms, m_emails, m_subjects;
};

/// The first word of a name, bounded.
[[nodiscard]] QString firstNameOf(const QString &name);

} // namespace authlink::relay::delivery
