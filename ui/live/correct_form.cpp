// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/correct_form.h"

#include "core/protocol/call_params.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"
#include "ui/widgets/phone_field.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

CorrectForm::CorrectForm(const PhoneValidator &validator, QWidget *parent)
    : QFrame(parent),
      m_phone(new PhoneField(u"correctPhone"_s, validator, this)),
      m_reason(new QLineEdit(this)),
      m_send(makeButton(u"correctSend"_s, tr("Correct and resend"), tr("The old link stops working at once"), Variant::Primary))
{
    setObjectName(u"correctForm"_s);
    setProperty("surface", u"card"_s);
    m_phone->field()->setAccessibleName(tr("Corrected phone number"));
    m_phone->field()->setToolTip(tr("Another number than the one on file"));
    m_reason->setObjectName(u"correctReason"_s);
    m_reason->setAccessibleName(tr("Reason for another number"));
    m_reason->setToolTip(tr("Marked in the record, with your name"));
    m_reason->setMaxLength(protocol::kMaxInput);
    m_reason->setPlaceholderText(tr("Why not the number on file?"));

    auto *form = new QFormLayout(this);
    form->setContentsMargins(em(0.9), em(0.9), em(0.9), em(0.9));
    form->setSpacing(em(0.6));
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("New number"), m_phone);
    form->addRow(tr("Reason"), m_reason);
    QPushButton *discard = makeButton(u"correctDiscard"_s, tr("Discard"), tr("Close without sending (Escape)"), Variant::Quiet);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(discard);
    buttons->addWidget(m_send);
    form->addRow(buttons);

    connect(m_phone, &PhoneField::changed, this, &CorrectForm::update);
    connect(m_reason, &QLineEdit::textChanged, this, &CorrectForm::update);
    connect(m_reason, &QLineEdit::returnPressed, this, &CorrectForm::submit);
    connect(m_send, &QPushButton::clicked, this, &CorrectForm::submit);
    connect(discard, &QPushButton::clicked, this, [this] { showKeepingFocus(*this, false); });
    update();
    hide();
}

void CorrectForm::open()
{
    if (isHidden()) {
        m_phone->clear();
        m_reason->clear();
        show();
    }
    m_phone->setFocus(Qt::OtherFocusReason);
}

void CorrectForm::setBusy(bool busy)
{
    m_busy = busy;
    update();
}

void CorrectForm::update()
{
    const bool whole = m_phone->check().status == PhoneCheck::Status::Usable && !m_reason->text().trimmed().isEmpty();
    enableKeepingFocus(*m_send, whole && !m_busy);
}

void CorrectForm::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        showKeepingFocus(*this, false);
    else
        QFrame::keyPressEvent(event);
}

void CorrectForm::submit()
{
    if (!m_send->isEnabled())
        return;
    Q_EMIT submitted(m_phone->check().e164, m_reason->text().trimmed());
}

} // namespace authlink::ui
