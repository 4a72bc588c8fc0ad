// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/formats/json_guard.h"

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

#include <algorithm>
#include <list>
#include <utility>
#include <vector>

using namespace Qt::Literals::StringLiterals;

namespace authlink::base
{

namespace
{

/// Walks the bytes without recursion. It need not know all of JSON: whatever it lets through wrongly, the real parser refuses.
class Scanner
{
public:
    Scanner(QByteArrayView body, int maxNesting) : m_body(body), m_maxNesting(static_cast<size_t>(maxNesting)) {}

    enum class Finding { Fine, TooDeep, DuplicateKey };

    Finding run()
    {
        for (m_at = 0; m_at < m_body.size(); ++m_at) {
            const Finding finding = step(m_body[m_at]);
            if (finding != Finding::Fine)
                return finding;
        }
        return Finding::Fine;
    }

private:
    struct Level {
        bool isObject = false;
        bool keyComes = false;
        std::vector<QByteArrayView> keys{}; // in UTF-8
    };

    Finding step(char c)
    {
        switch (c) {
        case '{':
        case '[':
            if (m_levels.size() == m_maxNesting)
                return Finding::TooDeep;
            m_levels.push_back(Level{.isObject = c == '{', .keyComes = c == '{'});
            if (c == '{')
                m_levels.back().keys.reserve(kUsualKeys);
            return Finding::Fine;
        case '}':
        case ']':
            return leaveLevel();
        case ',':
            if (!m_levels.empty())
                m_levels.back().keyComes = m_levels.back().isObject;
            return Finding::Fine;
        case '"':
            return takeString();
        default:
            return Finding::Fine;
        }
    }

    Finding takeString()
    {
        const qsizetype start = m_at++;
        bool escaped = false;
        while (m_at < m_body.size() && m_body[m_at] != '"') {
            if (m_body[m_at] == '\\') {
                escaped = true;
                ++m_at;
            }
            ++m_at;
        }
        if (m_at >= m_body.size() || m_levels.empty() || !m_levels.back().keyComes)
            return Finding::Fine;
        Level &level = m_levels.back();
        level.keyComes = false;
        const QByteArrayView quoted = m_body.sliced(start, m_at - start + 1);
        level.keys.push_back(escaped ? QByteArrayView(m_decoded.emplace_back(decoded(quoted))) : quoted.sliced(1, quoted.size() - 2));
        return Finding::Fine;
    }

    /// Keys are compared once their object is whole: sorted, so that a body of nothing but keys costs no more than others of its size.
    Finding leaveLevel()
    {
        if (m_levels.empty())
            return Finding::Fine;
        std::vector<QByteArrayView> keys = std::move(m_levels.back().keys);
        m_levels.pop_back();
        std::sort(keys.begin(), keys.end());
        return std::adjacent_find(keys.begin(), keys.end()) == keys.end() ? Finding::Fine : Finding::DuplicateKey;
    }

    /// "a" and "\u0061" are one key.
    static QByteArray decoded(QByteArrayView quoted)
    {
        return QJsonDocument::fromJson('[' + quoted.toByteArray() + ']').array().first().toString().toUtf8();
    }

    static constexpr size_t kUsualKeys = 16;

    QByteArrayView m_body;
    size_t m_maxNesting;
    qsizetype m_at = 0;
    std::vector<Level> m_levels;
    std::list<QByteArray> m_decoded; // keys that were written with escapes
};

base::Error refused(const QString &why)
{
    return base::invalid(u"body"_s, why);
}

} // namespace

base::Result<QJsonObject> readJsonObject(QByteArrayView body, int maxNesting)
{
    if (!body.isValidUtf8())
        return base::fail(refused(u"The body is not UTF-8."_s));
    switch (Scanner(body, maxNesting).run()) {
    case Scanner::Finding::TooDeep:
        return base::fail(refused(u"The JSON is nested too deeply."_s));
    case Scanner::Finding::DuplicateKey:
        return base::fail(refused(u"The JSON names a key twice."_s));
    case Scanner::Finding::Fine:
        break;
    }
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromRawData(body.data(), body.size()), &error);
    if (error.error != QJsonParseError::NoError)
        return base::fail(refused(u"The body is not JSON."_s));
    if (!document.isObject())
        return base::fail(refused(u"The body is not a JSON object."_s));
    return document.object();
}

} // namespace authlink::base
