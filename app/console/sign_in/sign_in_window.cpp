// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/sign_in/sign_in_window.h"

#include "app/console/sign_in/relay_address.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QFormLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{
constexpr int kMaxToken = 200;
constexpr double kWidthEm = 34.0;
} // namespace

SignInWindow::SignInWindow(const ui::Theme &theme, QWidget *parent)
    : QWidget(parent),
      m_why(ui::makeLabel(u"signInWhy"_s, ui::Tone::Muted)),
      m_relay(ui::makeField(u"signInRelay"_s, tr("Relay address"), tr("As your operations team gave it, e.g. wss://relay.example.com"))),
      m_token(ui::makeField(u"signInToken"_s, tr("Sign-in token"), tr("As your operations team gave it; kept in the system's keychain"))),
      m_locked(ui::makeLabel(u"signInLocked"_s, ui::Tone::Muted)),
      m_problem(ui::makeLabel(u"signInProblem"_s, ui::Tone::Denied)),
      m_signIn(ui::makeButton(u"signInButton"_s, tr("&Sign in"), tr("Connect to the relay"), ui::Variant::Primary)),
      m_demo(ui::makeButton(u"signInDemo"_s, tr("Try the &demo"), tr("Everything on this machine, with a simulated customer")))
{
    setObjectName(u"signInWindow"_s);
    setWindowTitle(tr("Authlink Console"));
    setMinimumWidth(ui::em(kWidthEm));
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setMaxLength(kMaxToken);
    ui::makeAlert(*m_why);
    ui::makeAlert(*m_problem);
    m_why->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_locked->setWordWrap(true);
    m_locked->setText(tr("The relay's address is set by your operations team."));
    m_locked->hide();
    m_relay->setPlaceholderText(u"wss://relay.example.com"_s);

    auto *title = ui::makeLabel(u"signInTitle"_s, ui::Tone::Strong, 1.6);
    title->setText(tr("Connect to a relay"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Relay address"), m_relay);
    form->addRow(tr("Sign-in &token"), m_token);
    m_demo->setIcon(theme.icon(ui::Shape::Phone));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_signIn);
    buttons->addStretch(1);
    buttons->addWidget(m_demo);

    auto *column = new QVBoxLayout(this);
    ui::setSpacing(*column, 1.5, 0.8);
    column->addWidget(title);
    column->addWidget(m_why);
    column->addLayout(form);
    column->addWidget(m_locked);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    column->addStretch(1);
    explain(tr("Your operations team gives you the relay's address and a sign-in token."));
    m_problem->hide();

    connect(m_signIn, &QPushButton::clicked, this, &SignInWindow::submit);
    connect(m_relay, &QLineEdit::returnPressed, this, &SignInWindow::submit);
    connect(m_token, &QLineEdit::returnPressed, this, &SignInWindow::submit);
    connect(m_demo, &QPushButton::clicked, this, &SignInWindow::demoWanted);
}

void SignInWindow::setRelay(const QUrl &relay)
{
    m_relay->setText(relay.toString());
    m_token->setFocus();
}

void SignInWindow::explain(const QString &text)
{
    m_why->setText(text);
    m_why->setAccessibleName(text);
    ui::raiseAlert(*m_why);
    grow();
}

void SignInWindow::lockRelay(const QUrl &relay)
{
    m_relay->setText(relay.toString());
    m_relay->setReadOnly(true);
    m_relay->setToolTip(m_locked->text());
    m_locked->show();
    m_token->setFocus();
    grow();
}

void SignInWindow::forbidDemo()
{
    m_demo->hide();
}

void SignInWindow::refuse(const QString &why)
{
    explain(tr("The settings that your operations team made for this computer can't be used. Tell them: %1").arg(why));
    for (QWidget *part : QList<QWidget *>{m_relay, m_token, m_signIn, m_demo})
        part->setEnabled(false);
}

bool SignInWindow::isBegun() const
{
    return !m_token->text().isEmpty();
}

void SignInWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    grow();
}

void SignInWindow::grow()
{
    if (!isVisible())
        return; // the first time, Qt finds the size
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void SignInWindow::submit()
{
    const auto relay = relayUrlFrom(m_relay->text());
    const QString token = m_token->text().trimmed();
    if (!relay || token.isEmpty()) {
        m_problem->setText(relay ? tr("The sign-in token is missing.") : relay.error().message);
        m_problem->setAccessibleName(m_problem->text());
        m_problem->show();
        grow();
        ui::raiseAlert(*m_problem);
        (relay ? m_token : m_relay)->setFocus();
        return;
    }
    m_problem->hide();
    m_token->clear();
    Q_EMIT signInWanted(*relay, base::Secret::fromString(token));
}

} // namespace authlink::app
