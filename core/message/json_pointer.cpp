// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/json_pointer.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>
#include <QStringList>

using namespace Qt::Literals::StringLiterals;

namespace authlink::message
{

bool isJsonPointer(const QString &pointer)
{
    if (!pointer.startsWith(u'/'))
        return false;
    for (qsizetype at = pointer.indexOf(u'~'); at >= 0; at = pointer.indexOf(u'~', at + 1)) {
        const QChar next = at + 1 < pointer.size() ? pointer.at(at + 1) : QChar();
        if (next != u'0' && next != u'1')
            return false;
    }
    return true;
}

QJsonValue valueAt(const QJsonValue &root, const QString &pointer)
{
    if (!isJsonPointer(pointer))
        return QJsonValue(QJsonValue::Undefined);
    QJsonValue value = root;
    const QStringList steps = pointer.mid(1).split(u'/');
    for (QString step : steps) {
        step.replace(u"~1"_s, u"/"_s).replace(u"~0"_s, u"~"_s);
        if (value.isArray()) {
            bool isIndex = false;
            const uint index = step.toUInt(&isIndex);
            const QJsonArray array = value.toArray();
            if (!isIndex || qsizetype(index) >= array.size())
                return QJsonValue(QJsonValue::Undefined);
            value = array.at(qsizetype(index));
        } else {
            value = value.toObject().value(step); // of anything but an object: Undefined
        }
    }
    return value;
}

QString scalarText(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return value.toString().isNull() ? u""_s : value.toString();
    case QJsonValue::Double:
        return QString::number(value.toDouble(), 'g', QLocale::FloatingPointShortest);
    case QJsonValue::Bool:
        return value.toBool() ? u"true"_s : u"false"_s;
    case QJsonValue::Null:
        return u"null"_s;
    case QJsonValue::Array:
    case QJsonValue::Object:
    case QJsonValue::Undefined:
        break;
    }
    return {};
}

} // namespace authlink::message
