// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/models/customer_search_model.h"

#include <QObject>

class QLineEdit;
class QListView;
class QWidget;

namespace authlink::ui
{

class SpokenLine;

/// What others see of a customer search, for screen readers: who is found, that nobody is, what went wrong, and which row is highlighted
/// while the focus is in the field. Nothing of an earlier search is left.
class SearchSpeech final : public QObject
{
    Q_OBJECT

public:
    /// @param area with the search field and the list, in this order; it and the model outlive this
    SearchSpeech(client::CustomerSearchModel &model, QWidget &area);

private:
    void speak();
    void describe();
    [[nodiscard]] QString found() const;

    client::CustomerSearchModel &m_model;
    QLineEdit *m_field;
    QListView *m_list;
    SpokenLine *m_line;
};

} // namespace authlink::ui
