// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/models/customer_search_model.h"

#include "core/client/text/error_texts.h"
#include "core/client/text/verification_texts.h"

namespace authlink::client
{

namespace
{

/// All that a row shows.
QString spokenRow(const protocol::CustomerView &customer)
{
    const QString enrolment =
        customer.enrolment == protocol::Enrolment::Enrolled ? CustomerSearchModel::tr("enrolled") : enrolmentHint(customer.enrolment);
    QStringList facts{whoText(customer), customer.phoneMasked, enrolment};
    facts.removeAll(QString());
    return facts.join(QStringLiteral(", "));
}

} // namespace

CustomerSearchModel::CustomerSearchModel(RelayCalls &calls, base::Clock &clock, QObject *parent)
    : QAbstractListModel(parent),
      m_calls(calls),
      m_clock(clock),
      m_pause(clock.makeAlarm([this] { ask(); }))
{
}

CustomerSearchModel::~CustomerSearchModel() = default;

void CustomerSearchModel::setText(const QString &text)
{
    const QString trimmed = text.trimmed().left(protocol::kMaxInput);
    if (trimmed == m_text)
        return;
    m_text = trimmed;
    m_call.cancel();
    m_error.reset();
    if (m_text.isEmpty()) {
        m_pause->clear();
        setCustomers({});
        setState(State::Idle);
        return;
    }
    m_pause->set(m_clock.now() + kPause);
    setState(State::Loading);
}

void CustomerSearchModel::refresh()
{
    if (m_text.isEmpty())
        return;
    m_error.reset();
    setState(State::Loading);
    ask();
}

void CustomerSearchModel::ask()
{
    m_pause->clear();
    m_call = m_calls.searchCustomers({.text = m_text}, [this](const auto &answer) { onAnswer(answer); });
}

void CustomerSearchModel::onAnswer(base::Result<QList<protocol::CustomerView>> answer)
{
    if (!answer) {
        m_error = answer.error();
        setCustomers({});
        setState(State::Failed);
        return;
    }
    setCustomers(*answer);
    setState(State::Ready);
}

void CustomerSearchModel::setState(State state)
{
    if (state == m_state)
        return;
    m_state = state;
    Q_EMIT stateChanged(state);
}

void CustomerSearchModel::setCustomers(const QList<protocol::CustomerView> &customers)
{
    if (customers == m_customers)
        return;
    beginResetModel();
    m_customers = customers;
    endResetModel();
}

std::optional<protocol::CustomerView> CustomerSearchModel::customerAt(int row) const
{
    if (row < 0 || row >= m_customers.size())
        return std::nullopt;
    return m_customers.at(row);
}

int CustomerSearchModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_customers.size());
}

QVariant CustomerSearchModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const auto &customer = m_customers.at(index.row());
    switch (role) {
    case AccountRole:
        return customer.account;
    case Qt::DisplayRole:
    case NameRole:
        return customer.name;
    case Qt::AccessibleTextRole:
        return spokenRow(customer);
    case PhoneRole:
        return customer.phoneMasked;
    case EmailRole:
        return customer.emailMasked;
    case LanguageRole:
        return customer.language;
    case EnrolmentRole:
        return enrolmentHint(customer.enrolment);
    default:
        return {};
    }
}

QHash<int, QByteArray> CustomerSearchModel::roleNames() const
{
    return {{Qt::DisplayRole, "display"}, {AccountRole, "account"},   {NameRole, "name"},          {PhoneRole, "phone"},
            {EmailRole, "email"},         {LanguageRole, "language"}, {EnrolmentRole, "enrolment"}};
}

} // namespace authlink::client
