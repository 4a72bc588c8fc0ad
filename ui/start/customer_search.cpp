// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/customer_search.h"

#include "core/client/models/recent_customers_model.h"
#include "core/client/text/error_texts.h"
#include "ui/start/customer_delegate.h"
#include "ui/start/recent_customers.h"
#include "ui/widgets/parts.h"

#include <QAction>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
using client::CustomerSearchModel;
constexpr int kMaxSearch = 100;
constexpr int kPage = 5;
constexpr std::chrono::seconds kWishLasts{2}; // later, who pressed Enter has gone on to something else
constexpr double kIconsEm = 5.0;              // what stands beside the text in the search field
} // namespace

CustomerSearch::CustomerSearch(const Theme &theme, CustomerSearchModel &model, QWidget *parent)
    : QWidget(parent),
      m_model(model),
      m_field(new QLineEdit(this)),
      m_results(new QListView(this)),
      m_state(makeLabel(u"searchState"_s, Tone::Muted)),
      m_recent(new RecentCustomers(theme, this)),
      m_wish(new QTimer(this))
{
    setObjectName(u"customerSearchArea"_s);
    m_field->setObjectName(u"customerSearch"_s);
    m_field->setAccessibleName(tr("Find the customer"));
    m_field->setToolTip(tr("Search by account, name or phone; arrows choose, Enter picks (Ctrl+N comes here)"));
    m_field->setPlaceholderText(tr("Account, name or phone"));
    m_field->setMaxLength(kMaxSearch);
    m_field->setClearButtonEnabled(true);
    m_field->findChild<QToolButton *>()->setAccessibleName(tr("Clear the search"));
    m_field->addAction(theme.icon(Shape::Search), QLineEdit::LeadingPosition)->setText(tr("Search"));
    m_field->installEventFilter(this);
    m_results->setObjectName(u"customerResults"_s);
    m_results->setAccessibleName(tr("Customers found"));
    m_results->setToolTip(tr("Enter or click picks the customer"));
    m_results->setModel(&model);
    m_results->setItemDelegate(new CustomerDelegate(theme, this));
    m_results->setFocusPolicy(Qt::NoFocus); // the field drives it
    m_results->setMouseTracking(true);
    m_results->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_state->setWordWrap(true);

    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0, 0.5);
    column->addWidget(m_field);
    column->addWidget(m_state);
    column->addWidget(m_recent);
    column->addWidget(m_results, 100);
    column->addStretch(1);
    setFocusProxy(m_field);

    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        forgetWish();
        m_recent->leave();
        if (text.isEmpty() || !m_results->currentIndex().isValid()) { // another search: its first hit is as good as any
            m_chosen = false;
            m_highlighted.clear();
        }
        m_model.setText(text);
    });
    m_wish->setSingleShot(true);
    m_wish->setInterval(kWishLasts);
    connect(m_results, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_results->setCurrentIndex(index);
        pickCurrent();
    });
    connect(m_recent, &QListView::clicked, this, &CustomerSearch::pickRecent);
    connect(m_recent, &RecentCustomers::changed, this, [this] { onStateChanged(m_model.state()); });
    connect(&model, &CustomerSearchModel::stateChanged, this, &CustomerSearch::onStateChanged);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { onStateChanged(m_model.state()); });
    onStateChanged(model.state());
}

void CustomerSearch::offerRecent(client::RecentCustomersModel &customers)
{
    m_recent->setCustomers(customers);
}

void CustomerSearch::clear()
{
    m_field->clear();
    leaveRecent();
}

/// Nothing of it stays with the field, for who only hears it.
void CustomerSearch::leaveRecent()
{
    m_recent->leave();
    m_field->setAccessibleDescription(QString());
}

void CustomerSearch::setText(const QString &text)
{
    m_field->setText(text);
    forgetWish(); // also where the text is the same
}

bool CustomerSearch::isEmpty() const
{
    return m_field->text().isEmpty();
}

void CustomerSearch::forgetWish()
{
    m_wish->stop();
    m_wished.clear();
}

QString CustomerSearch::wordsFor(CustomerSearchModel::State state) const
{
    const int found = m_model.rowCount();
    switch (state) {
    case CustomerSearchModel::State::Idle:
        return m_recent->count() > 0
                   ? tr("Type a part of the account, name or phone, or choose one of your last customers with the arrow keys.")
                   : tr("Type at least a part of the account, name or phone.");
    case CustomerSearchModel::State::Loading:
        return found == 0 ? tr("Searching…") : QString();
    case CustomerSearchModel::State::Ready:
        if (found == 0)
            return tr("Nobody found. Check the spelling, or use “Not in the directory”.");
        return m_results->currentIndex().isValid() ? QString()
                                                   : tr("The customer you had chosen is not among these. Choose with the arrow keys.");
    case CustomerSearchModel::State::Failed:
        break;
    }
    return m_model.error() ? client::errorText(*m_model.error()) : tr("The search failed.");
}

void CustomerSearch::onStateChanged(CustomerSearchModel::State state)
{
    highlight();
    const QString words = wordsFor(state);
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
    m_results->setVisible(m_model.rowCount() > 0);
    m_recent->setVisible(state == CustomerSearchModel::State::Idle && m_recent->count() > 0);
    const bool isAnswered = state == CustomerSearchModel::State::Ready || state == CustomerSearchModel::State::Failed;
    if (isAnswered && m_wish->isActive())
        pickWished();
}

/// Enter came before the answer that is there now.
void CustomerSearch::pickWished()
{
    const QString account = m_wished;
    forgetWish();
    if (m_model.state() != CustomerSearchModel::State::Ready)
        return;
    if (account.isEmpty()) {
        if (m_model.rowCount() == 1)
            pickCurrent();
        return;
    }
    for (int row = 0; row < m_model.rowCount(); ++row) {
        if (const auto customer = m_model.customerAt(row); customer && customer->account == account) {
            Q_EMIT picked(*customer);
            return;
        }
    }
}

/// A reset of the model leaves nobody highlighted: finds the one who was, or begins with the first.
void CustomerSearch::highlight()
{
    if (m_results->currentIndex().isValid())
        return;
    const auto accountOf = [this](int row) { return m_model.index(row).data(CustomerSearchModel::AccountRole).toString(); };
    int row = m_chosen ? -1 : 0;
    for (int each = 0; each < m_model.rowCount(); ++each) {
        if (accountOf(each) == m_highlighted)
            row = each;
    }
    if (row < 0 || row >= m_model.rowCount())
        return;
    m_results->setCurrentIndex(m_model.index(row));
    m_highlighted = accountOf(row);
}

void CustomerSearch::pickCurrent()
{
    const auto customer = m_model.customerAt(m_results->currentIndex().row());
    if (customer)
        Q_EMIT picked(*customer);
}

/// What the list says of them is of then: the directory is asked how they are now.
void CustomerSearch::pickRecent(const QModelIndex &index)
{
    const QString account = index.data(CustomerSearchModel::AccountRole).toString();
    if (account.isEmpty())
        return;
    m_field->setFocus(Qt::OtherFocusReason); // a pick takes the focus out of this field only
    m_field->setText(account);
    m_wished = account;
    m_wish->start();
    m_model.refresh(); // nobody goes on typing
}

bool CustomerSearch::moveSelection(int key)
{
    if (m_model.state() == CustomerSearchModel::State::Idle) {
        const bool moved = m_recent->move(key);
        if (moved)
            m_field->setAccessibleDescription(m_recent->currentIndex().data(Qt::AccessibleTextRole).toString());
        return moved;
    }
    const int last = m_model.rowCount() - 1;
    if (last < 0)
        return false;
    const bool isHighlighted = m_results->currentIndex().isValid();
    int row = std::max(0, m_results->currentIndex().row());
    switch (key) {
    case Qt::Key_Down:
        row += isHighlighted ? 1 : 0;
        break;
    case Qt::Key_Up:
        --row;
        break;
    case Qt::Key_PageDown:
        row += kPage;
        break;
    case Qt::Key_PageUp:
        row -= kPage;
        break;
    default:
        return false;
    }
    m_results->setCurrentIndex(m_model.index(std::clamp(row, 0, last)));
    m_highlighted = m_results->currentIndex().data(CustomerSearchModel::AccountRole).toString();
    m_chosen = true;
    if (!isHighlighted)
        onStateChanged(m_model.state()); // nobody is asked to choose any more
    return true;
}

bool CustomerSearch::pressEnter()
{
    switch (m_model.state()) {
    case CustomerSearchModel::State::Idle:
        pickRecent(m_recent->currentIndex());
        break;
    case CustomerSearchModel::State::Ready:
        pickCurrent();
        break;
    case CustomerSearchModel::State::Loading: // rows of an earlier text must not be picked for what is typed now
    case CustomerSearchModel::State::Failed:
        if (!m_field->text().isEmpty())
            m_wish->start();
        break;
    }
    return true;
}

bool CustomerSearch::eventFilter(QObject *watched, QEvent *event)
{
    // Wide enough that the placeholder is never cut: in other languages it is longer.
    if (watched == m_field && (event->type() == QEvent::Show || event->type() == QEvent::FontChange))
        m_field->setMinimumWidth(m_field->fontMetrics().horizontalAdvance(m_field->placeholderText()) + em(kIconsEm));
    if (watched == m_field && (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide))
        forgetWish();
    if (watched == m_field && event->type() == QEvent::Hide)
        leaveRecent();
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (moveSelection(key))
            return true;
        if (key == Qt::Key_Return || key == Qt::Key_Enter)
            return pressEnter();
        if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace authlink::ui
