// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

namespace authlink::ui
{

/// The tabs of the open verifications: number, name and account. Where there is little room the names are elided, the accounts never: they
/// tell two customers of one name apart.
class VerificationTabs final : public QTabBar
{
    Q_OBJECT

public:
    explicit VerificationTabs(QWidget *parent = nullptr);

    /// Both in one line (client::customerText(), client::accountOf()); either may be empty.
    void setCustomer(int row, const QString &name, const QString &account);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void tabRemoved(int row) override;

private:
    void fit();
    [[nodiscard]] QString labelOf(int row, int nameWidth) const;
    [[nodiscard]] int neededWidth() const;
};

} // namespace authlink::ui
