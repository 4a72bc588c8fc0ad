// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/recent_customers.h"

#include "core/client/models/customer_search_model.h"
#include "core/client/models/recent_customers_model.h"
#include "ui/start/customer_delegate.h"

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

RecentCustomers::RecentCustomers(const Theme &theme, QWidget *parent) : QListView(parent)
{
    setObjectName(u"recentCustomers"_s);
    setAccessibleName(tr("Your last customers"));
    setToolTip(tr("Enter or click picks the customer"));
    setItemDelegate(new CustomerDelegate(theme, this));
    setFocusPolicy(Qt::NoFocus); // the search field drives it
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void RecentCustomers::setCustomers(client::RecentCustomersModel &customers)
{
    setModel(&customers);
    connect(&customers, &QAbstractItemModel::modelReset, this, &RecentCustomers::onReset);
    Q_EMIT changed();
}

int RecentCustomers::count() const
{
    return model() != nullptr ? model()->rowCount() : 0;
}

bool RecentCustomers::move(int key)
{
    const int last = count() - 1;
    const bool isDown = key == Qt::Key_Down || key == Qt::Key_PageDown;
    if (last < 0 || (!isDown && key != Qt::Key_Up && key != Qt::Key_PageUp))
        return false;
    const int row = currentIndex().isValid() ? currentIndex().row() : -1;
    int next = isDown ? std::min(row + 1, last) : row - 1;
    if (key == Qt::Key_PageDown)
        next = last;
    else if (key == Qt::Key_PageUp)
        next = std::min(row, 0);
    if (next < 0) {
        leave();
        return true;
    }
    setCurrentIndex(model()->index(next, 0));
    m_highlighted = currentIndex().data(client::CustomerSearchModel::AccountRole).toString();
    return true;
}

void RecentCustomers::leave()
{
    m_highlighted.clear();
    setCurrentIndex({});
}

/// The one who was highlighted stays so, if still there.
void RecentCustomers::onReset()
{
    for (int row = 0; row < count() && !m_highlighted.isEmpty(); ++row) {
        const QModelIndex index = model()->index(row, 0);
        if (index.data(client::CustomerSearchModel::AccountRole).toString() == m_highlighted)
            setCurrentIndex(index);
    }
    updateGeometry();
    Q_EMIT changed();
}

QSize RecentCustomers::sizeHint() const
{
    int height = 2 * frameWidth();
    for (int row = 0; row < count(); ++row)
        height += sizeHintForRow(row);
    return {QListView::sizeHint().width(), height};
}

} // namespace authlink::ui
