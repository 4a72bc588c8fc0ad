// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/reload_outcome.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

namespace
{
constexpr qint64 kMaxBytes = 64 * 1024;
} // namespace

ReloadOutcome::ReloadOutcome(const relay::config::StoreSection &store) : m_path(store.url.mid(u"sqlite:"_s.size()) + u".reloaded"_s) {}

void ReloadOutcome::clear() const
{
    QFile::remove(m_path);
}

bool ReloadOutcome::write(const Told &told) const
{
    QSaveFile file(m_path); // who reads it meanwhile finds the one before
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(QJsonObject{{u"process"_s, told.process},
                                         {u"number"_s, told.number},
                                         {u"done"_s, told.done},
                                         {u"lines"_s, QJsonArray::fromStringList(told.lines)}})
                   .toJson());
    return file.commit();
}

std::optional<ReloadOutcome::Told> ReloadOutcome::read() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return std::nullopt;
    const QJsonObject object = QJsonDocument::fromJson(file.read(kMaxBytes)).object();
    Told told{.process = object.value("process"_L1).toInteger(),
              .number = object.value("number"_L1).toInt(),
              .done = object.value("done"_L1).toBool(),
              .lines = {}};
    const QJsonArray lines = object.value("lines"_L1).toArray();
    for (const auto &line : lines)
        told.lines.append(line.toString());
    return told.process > 0 && told.number > 0 ? std::optional(told) : std::nullopt;
}

} // namespace authlink::app
