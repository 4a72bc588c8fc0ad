// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/live/verification_tabs.h"

#include "ui/theme/theme.h"

#include <QEvent>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{
constexpr double kMaxTabNameEm = 16.0;
constexpr double kMinTabNameEm = 4.0; // narrower, the tabs are scrolled
constexpr double kTabNameStepEm = 1.5;
} // namespace

VerificationTabs::VerificationTabs(QWidget *parent) : QTabBar(parent)
{
    setElideMode(Qt::ElideNone); // the names are elided here; Qt would elide the accounts with them
    setUsesScrollButtons(true);
    setExpanding(false);
}

void VerificationTabs::setCustomer(int row, const QString &name, const QString &account)
{
    const QStringList customer{name, account};
    if (tabData(row).toStringList() == customer && !tabText(row).isEmpty())
        return;
    setTabData(row, customer);
    fit();
}

void VerificationTabs::resizeEvent(QResizeEvent *event)
{
    QTabBar::resizeEvent(event);
    fit();
}

void VerificationTabs::changeEvent(QEvent *event)
{
    QTabBar::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fit();
}

void VerificationTabs::tabRemoved(int row)
{
    QTabBar::tabRemoved(row);
    fit(); // the others have another number, and more room
}

void VerificationTabs::fit()
{
    for (double width = kMaxTabNameEm; width >= kMinTabNameEm; width -= kTabNameStepEm) {
        for (int row = 0; row < count(); ++row) {
            const QString label = labelOf(row, em(width));
            if (tabText(row) != label)
                setTabText(row, label);
        }
        if (neededWidth() <= this->width())
            return;
    }
}

QString VerificationTabs::labelOf(int row, int nameWidth) const
{
    const QStringList customer = tabData(row).toStringList();
    QStringList parts{fontMetrics().elidedText(customer.value(0), Qt::ElideMiddle, nameWidth), customer.value(1)};
    parts.removeAll(QString());
    return u"%1  %2"_s.arg(QString::number(row + 1), parts.join(u" · "_s).replace(u'&', "&&"_L1));
}

int VerificationTabs::neededWidth() const
{
    int needed = 0;
    for (int row = 0; row < count(); ++row)
        needed += tabSizeHint(row).width();
    return needed;
}

} // namespace authlink::ui
