// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QString>

namespace authlink::ui
{

/// What is known about a phone number while it is being typed.
struct PhoneCheck {
    enum class Status {
        Incomplete, ///< may still become one; nothing to complain about yet
        Usable,     ///< a number that can receive messages
        Unusable,   ///< a landline, or impossible: `problem` says so
    };
    Status status = Status::Incomplete;
    QString e164;    ///< of a usable one, for the relay
    QString shown;   ///< formatted for reading
    QString problem; ///< one sentence, translated; empty unless Unusable
    QString warning; ///< the same of a usable one that may be mistyped; empty: nothing to say
};

/// Checks and formats phone numbers as they are typed, before anything is sent (docs/user-guide.md "Sending a link"). Takes any text; has
/// no side effects.
class PhoneValidator
{
public:
    virtual ~PhoneValidator() = default;
    [[nodiscard]] virtual PhoneCheck check(const QString &typed) const = 0;
};

/// By libphonenumber's rules.
class PhoneNumberValidator final : public PhoneValidator
{
    Q_DECLARE_TR_FUNCTIONS(authlink::ui::PhoneNumberValidator)

public:
    /// @param region ISO 3166 alpha-2 for numbers without '+'; empty: those are not usable
    explicit PhoneNumberValidator(QString region) : m_region(std::move(region)) {}
    [[nodiscard]] PhoneCheck check(const QString &typed) const override;

private:
    QString m_region;
};

} // namespace authlink::ui
