// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/confirmer.h"

#include <QMessageBox>
#include <QPushButton>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

void DialogConfirmer::ask(QWidget &parent, const QString &question, const QString &action, std::function<void(bool)> answer)
{
    auto *box = new QMessageBox(&parent);
    box->setObjectName(u"confirmation"_s);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowModality(Qt::WindowModal);
    box->setIcon(QMessageBox::Question);
    box->setTextFormat(Qt::PlainText);
    box->setWindowTitle(action);
    box->setText(question);
    QPushButton *yes = box->addButton(action, QMessageBox::DestructiveRole);
    yes->setObjectName(u"confirmationYes"_s);
    QPushButton *no = box->addButton(tr("Go back"), QMessageBox::RejectRole);
    no->setObjectName(u"confirmationNo"_s);
    box->setDefaultButton(no);
    box->setEscapeButton(no);
    QObject::connect(box, &QMessageBox::finished, box, [box, yes, answer = std::move(answer)] { answer(box->clickedButton() == yes); });
    box->open();
}

} // namespace authlink::ui
