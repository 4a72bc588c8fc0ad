// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/phone_field.h"

#include "ui/widgets/parts.h"

#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr int kMaxNumber = 32;
}

PhoneField::PhoneField(const QString &name, const PhoneValidator &validator, QWidget *parent)
    : QWidget(parent),
      m_validator(validator),
      m_field(new QLineEdit(this)),
      m_hint(makeLabel(name + u"Hint"_s, Tone::Muted, 0.9))
{
    m_field->setObjectName(name);
    m_field->setMaxLength(kMaxNumber);
    m_field->setInputMethodHints(Qt::ImhDialableCharactersOnly);
    m_field->setPlaceholderText(tr("+1 415 555 0123"));
    m_hint->setWordWrap(true);
    m_hint->hide();
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0, 0.2);
    column->addWidget(m_field);
    column->addWidget(m_hint);
    setFocusProxy(m_field);
    connect(m_field, &QLineEdit::textChanged, this, &PhoneField::examine);
}

void PhoneField::clear()
{
    m_field->clear();
}

void PhoneField::examine()
{
    m_check = m_validator.check(m_field->text());
    const bool unusable = m_check.status == PhoneCheck::Status::Unusable;
    const bool usable = m_check.status == PhoneCheck::Status::Usable;
    m_field->setProperty("invalid", unusable);
    restyle(*m_field);
    const bool doubtful = usable && !m_check.warning.isEmpty();
    setTone(*m_hint, unusable ? Tone::Denied : doubtful ? Tone::Attention : Tone::Verified);
    const QString good = doubtful ? m_check.warning : tr("✓ %1").arg(m_check.shown);
    m_hint->setText(unusable ? m_check.problem : usable ? good : QString());
    m_hint->setVisible(unusable || usable);
    m_field->setAccessibleDescription(m_hint->text());
    Q_EMIT changed();
}

} // namespace authlink::ui
