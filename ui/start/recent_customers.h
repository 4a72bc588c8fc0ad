// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/theme.h"

#include <QListView>

namespace authlink::client
{
class RecentCustomersModel;
}

namespace authlink::ui
{

/// The list under an empty search field. Nobody is highlighted before an arrow key or the pointer does so. It takes no focus.
class RecentCustomers final : public QListView
{
    Q_OBJECT

public:
    explicit RecentCustomers(const Theme &theme, QWidget *parent = nullptr);

    void setCustomers(client::RecentCustomersModel &customers);
    [[nodiscard]] int count() const;
    /// Arrow keys; up from the first leaves the list. False: another key, or nobody to choose.
    [[nodiscard]] bool move(int key);
    /// Nobody is highlighted.
    void leave();
    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    /// There are others.
    void changed();

private:
    void onReset();

    QString m_highlighted; ///< account
};

} // namespace authlink::ui
