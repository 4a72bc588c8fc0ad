// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/landing/landing_page.h"

#include "core/base/language.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>

#include <utility>

using namespace Qt::Literals::StringLiterals;

// Q_INIT_RESOURCE works at global scope only; needed because this is a static library.
static void initLandingResources()
{
    Q_INIT_RESOURCE(landing_pages);
}

namespace authlink::relay::http
{

namespace
{

constexpr qsizetype kMaxAcceptLanguage = 256;

QByteArray resource(const QString &name)
{
    QFile file(u":/authlink/landing/"_s + name);
    if (!file.open(QIODevice::ReadOnly))
        qFatal("the landing page's resources are not linked in");
    return file.readAll();
}

/// Replaces OPEN key CLOSE once, left to right: what comes out of a value is never looked at again.
QString fill(const QString &text, QStringView open, QStringView close, const QHash<QString, QString> &values)
{
    QString out;
    qsizetype from = 0;
    for (;;) {
        const qsizetype begin = text.indexOf(open, from);
        const qsizetype end = begin < 0 ? -1 : text.indexOf(close, begin);
        if (end < 0)
            return out.append(QStringView(text).sliced(from));
        out += QStringView(text).sliced(from, begin - from);
        out += values.value(text.sliced(begin + open.size(), end - begin - open.size()));
        from = end + close.size();
    }
}

QString pageOf(LandingView::Kind kind)
{
    switch (kind) {
    case LandingView::Kind::Question:
        return u"question"_s;
    case LandingView::Kind::InUse:
        return u"in_use"_s;
    case LandingView::Kind::Answered:
        return u"answered"_s;
    case LandingView::Kind::Denied:
        return u"denied"_s;
    case LandingView::Kind::Unavailable:
    case LandingView::Kind::GoOn: // without an address to go on to
        return u"unavailable"_s;
    case LandingView::Kind::Gone:
        break;
    }
    return u"gone"_s;
}

int statusOf(const QString &page)
{
    if (page == u"gone")
        return 404;
    if (page == u"in_use")
        return 409;
    return page == u"unavailable" ? 503 : 200;
}

QByteArray originOf(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded).toLatin1();
}

} // namespace

QString landingLanguage(const QByteArray &acceptLanguage)
{
    for (const QByteArray &item : acceptLanguage.left(kMaxAcceptLanguage).toLower().split(',')) {
        if (const auto language = base::nearestLanguage(QString::fromLatin1(item.split(';').constFirst().trimmed())))
            return *language;
    }
    return base::kDefaultLanguage;
}

LandingPage::LandingPage(QString company, bool httpCapture) : m_company(std::move(company)), m_httpCapture(httpCapture)
{
    initLandingResources();
    m_page = QString::fromUtf8(resource(u"page.html"_s));
    m_question = QString::fromUtf8(resource(u"question.html"_s));
    m_message = QString::fromUtf8(resource(u"message.html"_s));
    m_stillNo = QString::fromUtf8(resource(u"still_no.html"_s));
    const QByteArray style = resource(u"style.css"_s).trimmed();
    m_style = QString::fromUtf8(style);
    m_styleHash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    for (const QString &language : base::languages())
        m_texts.insert(language, QJsonDocument::fromJson(resource(language + u".json"_s)).object());
}

QByteArray LandingPage::policy(const QUrl &captureUrl) const
{
    // Browsers apply form-action to the redirect that answers the form, too: the capture page's origin has to be in it.
    QByteArray targets = "'self'";
    if (captureUrl.isValid() && !captureUrl.host().isEmpty())
        targets += ' ' + originOf(captureUrl);
    else
        targets += m_httpCapture ? " https: http:" : " https:";
    return "default-src 'none'; style-src 'sha256-" + m_styleHash + "'; form-action " + targets
           + "; base-uri 'none'; frame-ancestors 'none'";
}

LandingPage::Values LandingPage::texts(const QString &language, const QString &page, const LandingView &view) const
{
    const bool free = page == u"gone" || page == u"unavailable"; // of the token
    const Values names{{u"company"_s, free || view.company.isEmpty() ? m_company : view.company},
                       {u"agent"_s, free ? QString() : view.agentFirstName}};
    Values values;
    const QJsonObject texts = m_texts.value(language).value(page).toObject();
    for (auto text = texts.begin(); text != texts.end(); ++text)
        values.insert(text.key(), fill(text.value().toString(), u"{", u"}", names));
    if (view.agentFirstName.isEmpty() && values.contains(u"lead_no_agent"_s))
        values.insert(u"lead"_s, values.value(u"lead_no_agent"_s));
    values.insert(u"company"_s, names.value(u"company"_s));
    values.insert(u"first_word"_s, view.firstWord);
    values.insert(u"second_word"_s, view.secondWord);
    return values;
}

server::Response LandingPage::render(const LandingView &view, const QString &actions, const QByteArray &acceptLanguage) const
{
    const QString page = pageOf(view.kind);
    const bool free = page == u"gone" || page == u"unavailable";
    const QString language = free || !m_texts.contains(view.language) ? landingLanguage(acceptLanguage) : view.language;
    Values values = texts(language, page, view);
    values.insert(u"actions"_s, actions);
    values.insert(u"language"_s, language);
    for (QString &value : values)
        value = value.toHtmlEscaped();
    const bool question = view.kind == LandingView::Kind::Question;
    const bool mayStillDeny = view.kind == LandingView::Kind::InUse || view.kind == LandingView::Kind::Answered;
    const QString &content = question ? m_question : mayStillDeny ? m_stillNo : m_message;
    values.insert(u"content"_s, fill(content, u"{{", u"}}", values));
    values.insert(u"style"_s, m_style);

    server::Response response{.status = statusOf(page),
                              .contentType = "text/html; charset=utf-8",
                              .body = fill(m_page, u"{{", u"}}", values).toUtf8(),
                              .headers = {},
                              .close = false};
    response.headers.emplaceBack("Content-Language", language.toLatin1());
    response.headers.emplaceBack("Content-Security-Policy", policy(question ? view.captureUrl : QUrl()));
    if (response.status == 503)
        response.headers.emplaceBack("Retry-After", "5");
    protect(response);
    return response;
}

void LandingPage::protect(server::Response &response)
{
    response.headers.emplaceBack("Cache-Control", "no-store");
    response.headers.emplaceBack("Referrer-Policy", "no-referrer");
    response.headers.emplaceBack("X-Robots-Tag", "noindex, nofollow");
    response.headers.emplaceBack("X-Content-Type-Options", "nosniff");
    response.headers.emplaceBack("X-Frame-Options", "DENY");
}

} // namespace authlink::relay::http
