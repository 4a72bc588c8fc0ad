// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/start/search_speech.h"

#include "core/client/text/error_texts.h"
#include "core/client/text/verification_texts.h"
#include "ui/widgets/spoken_line.h"

#include <QLineEdit>
#include <QListView>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{

using SearchState = client::CustomerSearchModel::State;

SearchSpeech::SearchSpeech(client::CustomerSearchModel &model, QWidget &area)
    : QObject(&area),
      m_model(model),
      m_field(area.findChild<QLineEdit *>(u"customerSearch"_s)),
      m_list(area.findChild<QListView *>(u"customerResults"_s)),
      m_line(new SpokenLine(u"searchSpoken"_s, &area))
{
    // The search itself hears of the same things, and chooses the row: after that.
    connect(&model, &client::CustomerSearchModel::stateChanged, this, &SearchSpeech::speak, Qt::QueuedConnection);
    connect(&model, &QAbstractItemModel::modelReset, this, &SearchSpeech::speak, Qt::QueuedConnection);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &SearchSpeech::describe, Qt::QueuedConnection);
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_line->pause();
        if (!m_field->accessibleDescription().isEmpty())
            m_field->setAccessibleDescription(QString());
    });
}

QString SearchSpeech::found() const
{
    const auto first = m_model.customerAt(0);
    if (!first)
        return tr("No customer found");
    if (m_model.rowCount() == 1)
        //: %1 is a customer's name with the account.
        return tr("1 customer found: %1").arg(client::whoText(*first));
    //: %1 is a number above 1, %2 a customer's name with the account.
    return tr("%1 customers found, first: %2").arg(QString::number(m_model.rowCount()), client::whoText(*first));
}

void SearchSpeech::speak()
{
    switch (m_model.state()) {
    case SearchState::Idle:
        m_line->fallSilent();
        break;
    case SearchState::Loading:
        m_line->pause();
        break;
    case SearchState::Ready:
        m_line->say(found());
        break;
    case SearchState::Failed:
        m_line->say(m_model.error() ? client::errorText(*m_model.error()) : tr("The search failed."));
        break;
    }
    describe();
}

void SearchSpeech::describe()
{
    const QModelIndex row = m_list->currentIndex();
    const bool isShown = row.isValid() && m_model.state() == SearchState::Ready;
    const QString words =
        isShown ? tr("%1, %2 of %3")
                      .arg(row.data(Qt::AccessibleTextRole).toString(), QString::number(row.row() + 1), QString::number(m_model.rowCount()))
                : QString();
    if (m_field->accessibleDescription() != words)
        m_field->setAccessibleDescription(words);
}

} // namespace authlink::ui
