// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/customer_search.h"

#include "core/client/text/error_texts.h"
#include "ui/start/customer_delegate.h"
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
    column->addWidget(m_results, 100);
    column->addStretch(1);
    setFocusProxy(m_field);

    connect(m_field, &QLineEdit::textChanged, this, [this](const QString &text) {
        forgetWish();
        m_model.setText(text);
    });
    m_wish->setSingleShot(true);
    m_wish->setInterval(kWishLasts);
    connect(m_results, &QListView::clicked, this, [this](const QModelIndex &index) {
        m_results->setCurrentIndex(index);
        pickCurrent();
    });
    connect(&model, &CustomerSearchModel::stateChanged, this, &CustomerSearch::onStateChanged);
    connect(&model, &QAbstractItemModel::modelReset, this, [this] { onStateChanged(m_model.state()); });
    onStateChanged(model.state());
}

void CustomerSearch::clear()
{
    m_field->clear();
}

void CustomerSearch::forgetWish()
{
    m_wish->stop();
}

void CustomerSearch::onStateChanged(CustomerSearchModel::State state)
{
    const int found = m_model.rowCount();
    QString words;
    switch (state) {
    case CustomerSearchModel::State::Idle:
        words = tr("Type at least a part of the account, name or phone.");
        break;
    case CustomerSearchModel::State::Loading:
        words = found == 0 ? tr("Searching…") : QString();
        break;
    case CustomerSearchModel::State::Ready:
        words = found == 0 ? tr("Nobody found. Check the spelling, or use “Not in the directory”.") : QString();
        break;
    case CustomerSearchModel::State::Failed:
        words = m_model.error() ? client::errorText(*m_model.error()) : tr("The search failed.");
        break;
    }
    m_state->setText(words);
    m_state->setVisible(!words.isEmpty());
    m_results->setVisible(found > 0);
    if (found > 0 && !m_results->currentIndex().isValid())
        m_results->setCurrentIndex(m_model.index(0));
    const bool isAnswered = state == CustomerSearchModel::State::Ready || state == CustomerSearchModel::State::Failed;
    if (!isAnswered || !m_wish->isActive())
        return;
    forgetWish();
    if (state == CustomerSearchModel::State::Ready && found == 1)
        pickCurrent();
}

void CustomerSearch::pickCurrent()
{
    const auto customer = m_model.customerAt(m_results->currentIndex().row());
    if (customer)
        Q_EMIT picked(*customer);
}

bool CustomerSearch::moveSelection(int key)
{
    const int last = m_model.rowCount() - 1;
    if (last < 0)
        return false;
    int row = std::max(0, m_results->currentIndex().row());
    switch (key) {
    case Qt::Key_Down:
        ++row;
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
    return true;
}

bool CustomerSearch::eventFilter(QObject *watched, QEvent *event)
{
    // Wide enough that the placeholder is never cut: in other languages it is longer.
    if (watched == m_field && (event->type() == QEvent::Show || event->type() == QEvent::FontChange))
        m_field->setMinimumWidth(m_field->fontMetrics().horizontalAdvance(m_field->placeholderText()) + em(kIconsEm));
    if (watched == m_field && (event->type() == QEvent::FocusOut || event->type() == QEvent::Hide))
        forgetWish();
    if (watched == m_field && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (moveSelection(key))
            return true;
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            // Rows of an earlier text must not be picked for what is typed now.
            if (m_model.state() == CustomerSearchModel::State::Ready)
                pickCurrent();
            else if (!m_field->text().isEmpty())
                m_wish->start();
            return true;
        }
        if (key == Qt::Key_Escape && !m_field->text().isEmpty()) {
            m_field->clear();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace authlink::ui
