// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/common/form_data.h"

namespace authlink::http
{

QByteArray formDecoded(QByteArrayView encoded)
{
    return QByteArray::fromPercentEncoding(encoded.toByteArray().replace('+', ' '));
}

QList<std::pair<QByteArray, QByteArray>> formFields(QByteArrayView form)
{
    QList<std::pair<QByteArray, QByteArray>> fields;
    const QList<QByteArray> pairs = form.toByteArray().split('&');
    for (const QByteArray &pair : pairs) {
        if (const qsizetype equals = pair.indexOf('='); equals >= 0)
            fields.emplaceBack(formDecoded(QByteArrayView(pair).first(equals)), formDecoded(QByteArrayView(pair).sliced(equals + 1)));
    }
    return fields;
}

std::optional<QByteArray> onlyField(QByteArrayView form, QByteArrayView name)
{
    std::optional<QByteArray> found;
    const auto fields = formFields(form);
    for (const auto &[key, value] : fields) {
        if (key != name)
            continue;
        if (found)
            return std::nullopt;
        found = value;
    }
    return found;
}

void appendField(QByteArray &form, const QByteArray &name, const QByteArray &value)
{
    if (!form.isEmpty())
        form += '&';
    form += name.toPercentEncoding() + '=' + value.toPercentEncoding();
}

} // namespace authlink::http
