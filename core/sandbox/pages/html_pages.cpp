// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pages/html_pages.h"

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox::pages
{

namespace
{

const char kStyle[] = R"(:root { color-scheme: light dark; }
body { font: 1rem/1.5 system-ui, sans-serif; max-width: 40rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.35rem; }
.note { border-left: .25rem solid #7a5cff; padding: .25rem .75rem; }
.sms { border: 1px solid #8886; border-radius: .75rem; padding: .5rem 1rem; margin: .75rem 0; overflow-wrap: anywhere; }
.sms h2 { font-size: 1rem; margin: .25rem 0; }
.sms p { white-space: pre-wrap; margin: .25rem 0; }
.meta { opacity: .7; font-size: .85rem; }
fieldset { border: 1px solid #8886; border-radius: .75rem; margin: 1rem 0; }
label { display: block; padding: .3rem 0; }
select, button, input { font: inherit; padding: .4rem .8rem; max-width: 100%; }
input[type=number] { width: 8rem; }
button { margin-top: .5rem; }
iframe { width: 100%; height: 22rem; border: 1px solid #8886; border-radius: .75rem; color-scheme: inherit; }
.row { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.warn { border-color: #d9822b; }
)";

http::server::Response page(const QString &title, const QString &body, const QString &head, const QByteArray &policy, int status)
{
    QString html = u"<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"_s;
    html += head + u"<link rel=\"stylesheet\" href=\""_s + QLatin1StringView(kStylePath) + u"\"><title>"_s;
    html += escaped(title) + u"</title></head>\n<body>"_s + body + u"</body></html>\n"_s;
    http::server::Response response{
        .status = status, .contentType = "text/html; charset=utf-8", .body = html.toUtf8(), .headers = {}, .close = false};
    response.headers = {
        {"Content-Security-Policy", policy},
        {"X-Content-Type-Options", "nosniff"},
        {"Referrer-Policy", "same-origin"}, // "no-referrer" would make forms send "Origin: null", which is refused
        {"Cache-Control", "no-store"},
    };
    return response;
}

} // namespace

http::server::Response htmlPage(const QString &title, const QString &body, int status)
{
    return page(title, body + u"\n<p class=\"meta\">A simulation. No camera, no face, no text leaves this machine.</p>"_s, {},
                // No form-action: the form of a finished session is redirected to the address that the relay asked for.
                "default-src 'none'; style-src 'self'; frame-src 'self'; frame-ancestors 'none'; base-uri 'none'", status);
}

http::server::Response framedPage(const QString &title, const QString &body, int refreshSeconds)
{
    return page(title, body, u"<meta http-equiv=\"refresh\" content=\"%1\">"_s.arg(refreshSeconds),
                "default-src 'none'; style-src 'self'; frame-ancestors 'self'; base-uri 'none'", 200);
}

http::server::Response notePage(const QString &title, const QString &sentence, int status)
{
    return htmlPage(title, u"<h1>%1</h1><p>%2</p>"_s.arg(escaped(title), escaped(sentence)), status);
}

http::server::Response seeOther(const QByteArray &location)
{
    return {
        .status = 303, .contentType = {}, .body = {}, .headers = {{"Location", location}, {"Cache-Control", "no-store"}}, .close = false};
}

http::server::Response styleSheet()
{
    return {.status = 200,
            .contentType = "text/css; charset=utf-8",
            .body = kStyle,
            .headers = {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "max-age=3600"}},
            .close = false};
}

} // namespace authlink::sandbox::pages
