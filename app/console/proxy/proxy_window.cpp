// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/proxy/proxy_window.h"

#include "ui/theme/theme.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/parts.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{
constexpr int kMaxProxyText = 200;
constexpr double kProxyWindowEm = 30.0;

QLineEdit *makeProxyField(const QString &name, const QString &label, const QString &tip)
{
    QLineEdit *field = ui::makeField(name, label, tip);
    field->setMaxLength(kMaxProxyText);
    return field;
}
} // namespace

ProxyWindow::ProxyWindow(QWidget *parent)
    : QWidget(parent, Qt::Dialog),
      m_why(ui::makeLabel(u"proxyWhy"_s)),
      m_name(makeProxyField(u"proxyName"_s, tr("User name"), tr("Your name for the proxy, often the one of this computer"))),
      m_password(makeProxyField(u"proxyPassword"_s, tr("Password"), tr("Kept in the system's keychain, for this proxy alone"))),
      m_problem(ui::makeLabel(u"proxyProblem"_s, ui::Tone::Denied))
{
    setObjectName(u"proxyWindow"_s);
    setWindowTitle(tr("Sign in to the proxy"));
    setMinimumWidth(ui::em(kProxyWindowEm));
    setAttribute(Qt::WA_ShowWithoutActivating);
    m_password->setEchoMode(QLineEdit::Password);
    ui::makeAlert(*m_why);
    ui::makeAlert(*m_problem);
    m_why->setWordWrap(true);
    m_problem->setWordWrap(true);
    m_problem->hide();
    auto *form = new QFormLayout;
    form->addRow(tr("User &name"), m_name);
    form->addRow(tr("&Password"), m_password);
    auto *signIn = ui::makeButton(u"proxySignIn"_s, tr("&Sign in"), tr("Connect to the relay through the proxy"), ui::Variant::Primary);
    auto *later = ui::makeButton(u"proxyLater"_s, tr("N&ot now"), tr("Close; Connection > Sign in to the proxy opens this again"));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(signIn);
    buttons->addStretch(1);
    buttons->addWidget(later);
    auto *column = new QVBoxLayout(this);
    ui::setSpacing(*column, 1.5, 0.8);
    column->addWidget(m_why);
    column->addLayout(form);
    column->addWidget(m_problem);
    column->addLayout(buttons);
    connect(signIn, &QPushButton::clicked, this, &ProxyWindow::submit);
    connect(m_name, &QLineEdit::returnPressed, this, &ProxyWindow::submit);
    connect(m_password, &QLineEdit::returnPressed, this, &ProxyWindow::submit);
    connect(later, &QPushButton::clicked, this, &QWidget::hide);
}

void ProxyWindow::ask(const QString &proxy, bool refused)
{
    m_proxy = proxy;
    m_problem->hide();
    const QString shown = ui::bounded(proxy);
    m_why->setText(refused ? tr("The proxy %1 does not accept this name and password. They are not tried again.").arg(shown)
                           : tr("The way to the relay leads through the proxy %1, which asks for a name and a password.").arg(shown));
    m_why->setAccessibleName(m_why->text());
    show();
    grow();
    ui::raiseAlert(*m_why);
}

void ProxyWindow::grow()
{
    layout()->activate();
    resize(width(), std::max(height(), layout()->totalHeightForWidth(width())));
}

void ProxyWindow::submit()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty() || name.contains(u':'))
        return complain(name.isEmpty() ? tr("The user name is missing.") : tr("A user name can't contain a colon."), *m_name);
    if (m_password->text().isEmpty())
        return complain(tr("The password is missing."), *m_password);
    const QString password = m_password->text();
    m_password->clear();
    hide();
    Q_EMIT answered(m_proxy, name, password);
}

void ProxyWindow::complain(const QString &text, QLineEdit &field)
{
    m_problem->setText(text);
    m_problem->setAccessibleName(text);
    m_problem->show();
    grow();
    ui::raiseAlert(*m_problem);
    field.setFocus();
}

} // namespace authlink::app
