// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/unlisted_form.h"

#include "core/verification/customer_id.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/phone_field.h"

#include <QHBoxLayout>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
UnlistedForm::UnlistedForm(const PhoneValidator &validator, QWidget *parent)
    : QFrame(parent),
      m_name(makeField(u"unlistedName"_s, tr("Name"), tr("As the customer gave it"))),
      m_customerId(makeField(u"unlistedCustomerId"_s, tr("Incode customer id"),
                             tr("The identity that the face must belong to; nothing else turns green"))),
      m_phone(new PhoneField(u"unlistedPhone"_s, validator)),
      m_reason(makeField(u"unlistedReason"_s, tr("Reason"), tr("Marked in the record, with your name")))
{
    setObjectName(u"unlistedForm"_s);
    for (QLineEdit *field : {m_name, m_customerId, m_reason})
        field->setMaxLength(protocol::kMaxInput);
    setProperty("surface", u"card"_s);
    m_phone->field()->setAccessibleName(tr("Phone"));
    m_phone->field()->setToolTip(tr("Where the link goes; checked as you type"));
    m_reason->setPlaceholderText(tr("Why not from the directory?"));

    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0.9, 0.3);
    auto *head = new QHBoxLayout;
    QLabel *title = makeLabel(u"unlistedTitle"_s, Tone::Strong);
    title->setText(tr("Not in the directory"));
    QPushButton *back = makeButton(u"unlistedBack"_s, tr("Back"), tr("Back to the search (Escape)"), Variant::Quiet);
    head->addWidget(title, 1);
    head->addWidget(back);
    column->addLayout(head);
    const std::pair<QString, QWidget *> rows[] = {
        {tr("Name"), m_name}, {tr("Incode customer id"), m_customerId}, {tr("Phone"), m_phone}, {tr("Reason"), m_reason}};
    for (const auto &[text, widget] : rows) {
        QLabel *label = makeLabel(QString(), Tone::Muted);
        label->setText(text);
        label->setBuddy(widget);
        column->addSpacing(em(0.3));
        column->addWidget(label);
        column->addWidget(widget);
    }
    for (QLineEdit *field : {m_name, m_customerId, m_reason})
        connect(field, &QLineEdit::textChanged, this, &UnlistedForm::changed);
    connect(m_phone, &PhoneField::changed, this, &UnlistedForm::changed);
    connect(m_reason, &QLineEdit::returnPressed, this, &UnlistedForm::submitted);
    connect(back, &QPushButton::clicked, this, &UnlistedForm::backRequested);
    setFocusProxy(m_name);
}

void UnlistedForm::clear()
{
    for (QLineEdit *field : {m_name, m_customerId, m_reason})
        field->clear();
    m_phone->clear();
}

QString UnlistedForm::missing() const
{
    if (m_name->text().trimmed().isEmpty())
        return tr("The name is missing.");
    if (m_customerId->text().trimmed().isEmpty())
        return tr("The Incode customer id is missing.");
    if (!verification::checkCustomerId(m_customerId->text().trimmed()))
        return tr("This is not an Incode customer id: please copy it again.");
    if (m_phone->check().status == PhoneCheck::Status::Unusable)
        return m_phone->check().problem;
    if (m_phone->check().status != PhoneCheck::Status::Usable)
        return tr("The phone number is not complete.");
    if (m_reason->text().trimmed().isEmpty())
        return tr("The reason is missing.");
    return {};
}

std::optional<protocol::UnlistedCustomer> UnlistedForm::customer() const
{
    if (!missing().isEmpty())
        return std::nullopt;
    protocol::UnlistedCustomer customer;
    customer.customerId = m_customerId->text().trimmed();
    customer.name = m_name->text().trimmed();
    customer.phone = m_phone->check().e164;
    customer.reason = m_reason->text().trimmed();
    return customer;
}

} // namespace authlink::ui
