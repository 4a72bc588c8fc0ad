// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/customer_card.h"

#include "core/client/text/time_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/widgets/parts.h"

#include <QFormLayout>
#include <QHBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

CustomerCard::CustomerCard(QWidget *parent)
    : QFrame(parent),
      m_name(makeLabel(u"pickedName"_s, Tone::Strong, 1.3)),
      m_account(makeLabel(u"pickedAccount"_s, Tone::Muted)),
      m_phone(makeLabel(u"pickedPhone"_s)),
      m_email(makeLabel(u"pickedEmail"_s)),
      m_language(makeLabel(u"pickedLanguage"_s)),
      m_recent(makeLabel(u"pickedRecent"_s, Tone::Muted))
{
    setObjectName(u"pickedCustomer"_s);
    setProperty("surface", u"card"_s);
    for (QLabel *label : {m_name, m_account, m_email, m_recent})
        label->setWordWrap(true);
    QPushButton *change = makeButton(u"changeCustomer"_s, tr("Change"), tr("Pick another customer (Escape)"), Variant::Quiet);
    connect(change, &QPushButton::clicked, this, &CustomerCard::changeRequested);

    auto *head = new QHBoxLayout;
    auto *who = new QVBoxLayout;
    who->setSpacing(em(0.1));
    who->addWidget(m_name);
    who->addWidget(m_account);
    head->addLayout(who, 1);
    head->addWidget(change, 0, Qt::AlignTop);

    auto *facts = new QFormLayout;
    facts->setSpacing(em(0.35));
    facts->setRowWrapPolicy(QFormLayout::WrapLongRows);
    const std::pair<QString, QLabel *> rows[] = {{tr("Phone"), m_phone}, {tr("E-mail"), m_email}, {tr("Language"), m_language}};
    for (const auto &[title, value] : rows) {
        QLabel *label = makeLabel(QString(), Tone::Muted);
        label->setText(title);
        label->setBuddy(value);
        facts->addRow(label, value);
    }
    QLabel *recentTitle = makeLabel(u"pickedRecentTitle"_s, Tone::Muted);
    recentTitle->setText(tr("Last verifications"));

    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0.9, 0.6);
    column->addLayout(head);
    column->addLayout(facts);
    column->addWidget(makeLine());
    column->addWidget(recentTitle);
    column->addWidget(m_recent);
}

void CustomerCard::show(const protocol::CustomerView &customer)
{
    const auto shown = [](const QString &text) { return text.isEmpty() ? tr("none on file") : bounded(text, 60); };
    m_name->setText(wrappable(bounded(customer.name)));
    m_account->setText(wrappable(client::accountText(customer)));
    m_phone->setText(shown(customer.phoneMasked));
    m_email->setText(shown(customer.emailMasked));
    m_language->setText(customer.language.isEmpty() ? tr("unknown") : bounded(client::languageText(customer.language), 20));
    setAccessibleName(tr("Picked customer %1").arg(client::whoText(customer)));
    setRecent(Recent::Loading);
    show();
}

void CustomerCard::setRecent(Recent state, const QList<protocol::VerificationView> &items)
{
    if (state == Recent::Loading) {
        m_recent->setText(tr("Loading…"));
    } else if (state == Recent::Unknown) {
        m_recent->setText(tr("Not known right now."));
    } else if (items.isEmpty()) {
        m_recent->setText(tr("None so far."));
    } else {
        QStringList lines;
        for (const protocol::VerificationView &view : items.mid(0, kLastVerifications)) {
            const QString when = view.createdAt ? client::dateText(*view.createdAt) : QString();
            lines.append(u"%1  %2"_s.arg(when, client::outcomeText(view)));
        }
        m_recent->setText(lines.join(u'\n'));
    }
}

} // namespace authlink::ui
