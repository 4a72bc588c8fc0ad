// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/store.h"

#include <QObject>

namespace authlink::relay
{

/// Says in the log how many customers have an Incode id of unknown origin (store::IdSource::Unknown): a webhook may have bound it before
/// somebody had to look, and whoever's face that is turns the customer's calls green. One thread.
class UnknownIdsNote final : public QObject
{
    Q_OBJECT

public:
    /// @param store outlives the note
    explicit UnknownIdsNote(store::Store &store) : m_store(store) {}

    /// Goes through the directory, in small steps beside what others ask, and writes one line at the end if there are any. Once.
    void begin();
    /// No further step.
    void stop() { m_isStopped = true; }

private:
    void look(const QString &after);

    store::Store &m_store;
    qint64 m_count = 0;
    bool m_isStopped = false;
};

} // namespace authlink::relay
