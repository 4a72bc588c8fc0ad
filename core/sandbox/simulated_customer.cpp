// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/simulated_customer.h"

#include <QHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSet>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::sandbox
{

namespace
{

constexpr int kRequestTimeoutMs = 10'000;
constexpr int kMaxRedirects = 5;
constexpr char kPhoneBrowser[] = "Mozilla/5.0 (Linux; Android 14; Simulated) authlink-sandbox/" AUTHLINK_VERSION;

QByteArray originOf(const QUrl &url)
{
    return url.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::RemoveUserInfo).toEncoded();
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

/// One answer to a request.
struct Page {
    QUrl url;
    int status = 0;
    QUrl location;
    bool noReferrer = false;
    QByteArray body;
};

base::Error unexpected(const Page &page)
{
    const QString detail = QJsonDocument::fromJson(page.body).object().value("detail"_L1).toString();
    const QString message = detail.isEmpty() ? u"the page answered %1"_s.arg(page.status) : detail;
    const base::ErrorCode code = page.status == 400                         ? base::ErrorCode::Invalid
                                 : page.status == 404 || page.status == 410 ? base::ErrorCode::NotFound
                                                                            : base::ErrorCode::WrongState;
    return base::Error{.code = code, .message = message, .field = {}, .retryAfter = {}};
}

} // namespace

struct SimulatedCustomer::Private {
    using Then = std::function<void(base::Result<Page>)>;

    Private(SimulatedCustomer *owner, QUrl sandbox, QNetworkAccessManager &manager)
        : q(owner),
          sandboxUrl(std::move(sandbox)),
          network(manager)
    {
    }

    SimulatedCustomer *q;
    QUrl sandboxUrl;
    QNetworkAccessManager &network;
    QNetworkCookieJar jar;
    QSet<QNetworkReply *> underWay;
    QHash<QUrl, QString> phoneOfLink;
    QUrl capturePage;
    QString phone; ///< the phone or mailbox that got the link to capturePage; empty: unknown
    QString face;

    QNetworkRequest requestTo(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setTransferTimeout(kRequestTimeoutMs);
        request.setHeader(QNetworkRequest::UserAgentHeader, QByteArray(kPhoneBrowser));
        const QList<QNetworkCookie> cookies = jar.cookiesForUrl(url);
        if (!cookies.isEmpty())
            request.setHeader(QNetworkRequest::CookieHeader, QVariant::fromValue(cookies));
        return request;
    }

    void await(QNetworkReply *reply, Then then)
    {
        underWay.insert(reply);
        connect(reply, &QNetworkReply::finished, q, [this, reply, then = std::move(then)] {
            underWay.remove(reply);
            reply->deleteLater();
            const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
            if (status == 0) {
                const bool late = reply->error() == QNetworkReply::OperationCanceledError;
                then(base::fail(late ? base::ErrorCode::Timeout : base::ErrorCode::Unreachable, reply->errorString()));
                return;
            }
            const auto cookies = reply->header(QNetworkRequest::SetCookieHeader).value<QList<QNetworkCookie>>();
            jar.setCookiesFromUrl(cookies, reply->url());
            const QUrl location = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
            then(Page{.url = reply->url(),
                      .status = status,
                      .location = location.isEmpty() ? QUrl() : reply->url().resolved(location),
                      .noReferrer = reply->rawHeader("Referrer-Policy").trimmed().toLower() == "no-referrer",
                      .body = reply->readAll()});
        });
    }

    void get(const QUrl &url, Then then, int redirects = kMaxRedirects)
    {
        await(network.get(requestTo(url)), [this, then = std::move(then), redirects](base::Result<Page> page) {
            if (page && isRedirect(page->status) && redirects > 0)
                get(page->location, then, redirects - 1);
            else
                then(std::move(page));
        });
    }

    /// Submits a form of the page `from` as a browser does; a redirect in the answer is not followed.
    void submit(const Page &from, const QUrl &action, Then then)
    {
        QNetworkRequest request = requestTo(action);
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded"_ba);
        // Fetch standard, "append a request Origin header": a form of a no-referrer page sends the origin "null".
        request.setRawHeader("Origin", from.noReferrer ? "null"_ba : originOf(from.url));
        await(network.post(request, QByteArray()), std::move(then));
    }

    [[nodiscard]] bool isCapturePage(const QUrl &url) const { return originOf(url) == originOf(sandboxUrl); }

    void arrive(const Page &page, const QUrl &link)
    {
        capturePage = page.url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
        phone = phoneOfLink.value(link);
    }

    /// Ends sayYes(), which succeeds only if the last page is a capture page that is still open.
    void finishAt(const base::Result<Page> &page, const QUrl &link, const Done &done)
    {
        if (!page)
            return done(base::fail(page.error()));
        if (page->status != 200 || !isCapturePage(page->url))
            return done(base::fail(unexpected(*page)));
        arrive(*page, link);
        done({});
    }

    void answerLanding(const QUrl &link, const QString &answer, Done done)
    {
        get(link, [this, link, answer, done = std::move(done)](const base::Result<Page> &page) {
            if (!page)
                return done(base::fail(page.error()));
            if (page->status != 200)
                return done(base::fail(unexpected(*page)));
            const bool yes = answer == u"yes";
            if (isCapturePage(page->url)) {
                if (yes)
                    return finishAt(page, link, done);
                return done(base::fail(base::ErrorCode::WrongState, u"this link asks no question"_s));
            }
            QUrl action = page->url.adjusted(QUrl::RemoveQuery | QUrl::RemoveFragment);
            action.setPath(action.path() + u'/' + answer);
            submit(*page, action, [this, link, yes, done](const base::Result<Page> &answered) {
                if (!answered)
                    return done(base::fail(answered.error()));
                if (yes && isRedirect(answered->status))
                    return get(answered->location, [this, link, done](const base::Result<Page> &last) { finishAt(last, link, done); });
                const bool said = !yes && (answered->status == 200 || isRedirect(answered->status));
                done(said ? base::Result<void>() : base::fail(unexpected(*answered)));
            });
        });
    }
};

SimulatedCustomer::SimulatedCustomer(QUrl sandboxUrl, QNetworkAccessManager &network, QObject *parent)
    : QObject(parent),
      m_d(std::make_unique<Private>(this, std::move(sandboxUrl), network))
{
}

SimulatedCustomer::~SimulatedCustomer()
{
    const auto underWay = std::exchange(m_d->underWay, {});
    for (QNetworkReply *reply : underWay) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

void SimulatedCustomer::readMessages(std::function<void(base::Result<std::vector<Message>>)> done)
{
    m_d->get(m_d->sandboxUrl.resolved(QUrl(u"/sandbox/messages.json"_s)), [this, done = std::move(done)](const base::Result<Page> &page) {
        if (!page)
            return done(base::fail(page.error()));
        if (page->status != 200)
            return done(base::fail(unexpected(*page)));
        std::vector<Message> messages;
        const QJsonArray list = QJsonDocument::fromJson(page->body).object().value("messages"_L1).toArray();
        for (const QJsonValue &value : list) {
            const QJsonObject object = value.toObject();
            messages.push_back(Message{.id = object.value("id"_L1).toString(),
                                       .phone = object.value("phone"_L1).toString(),
                                       .text = object.value("text"_L1).toString(),
                                       .link = QUrl(object.value("link"_L1).toString(), QUrl::StrictMode),
                                       .subject = object.value("subject"_L1).toString(),
                                       .isEmail = object.value("kind"_L1).toString() == u"email"});
        }
        m_d->phoneOfLink.clear();
        for (auto oldestFirst = messages.rbegin(); oldestFirst != messages.rend(); ++oldestFirst)
            m_d->phoneOfLink.insert(oldestFirst->link, oldestFirst->phone); // the static link belongs to whoever got it last
        done(std::move(messages));
    });
}

void SimulatedCustomer::preview(const QUrl &link, Done done)
{
    m_d->get(link, [done = std::move(done)](const base::Result<Page> &page) {
        if (!page)
            return done(base::fail(page.error()));
        done(page->status == 200 ? base::Result<void>() : base::fail(unexpected(*page)));
    });
}

void SimulatedCustomer::sayYes(const QUrl &link, Done done)
{
    m_d->answerLanding(link, u"yes"_s, std::move(done));
}

void SimulatedCustomer::sayNo(const QUrl &link, Done done)
{
    m_d->answerLanding(link, u"no"_s, std::move(done));
}

void SimulatedCustomer::setFace(const QString &customerId)
{
    m_d->face = customerId;
}

void SimulatedCustomer::capture(Capture outcome, Done done)
{
    if (m_d->capturePage.isEmpty()) {
        QMetaObject::invokeMethod(
            this, [done = std::move(done)] { done(base::fail(base::ErrorCode::WrongState, u"no capture page is open"_s)); },
            Qt::QueuedConnection);
        return;
    }
    QJsonObject selfie{{u"outcome"_s, nameOf(outcome)}};
    if (!m_d->face.isEmpty())
        selfie.insert(u"face"_s, m_d->face);
    if (!m_d->phone.isEmpty())
        selfie.insert(u"phone"_s, m_d->phone);
    QNetworkRequest request = m_d->requestTo(m_d->capturePage);
    request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    request.setRawHeader("Origin", originOf(m_d->capturePage));
    m_d->await(m_d->network.post(request, QJsonDocument(selfie).toJson(QJsonDocument::Compact)),
               [done = std::move(done)](const base::Result<Page> &page) {
                   if (!page)
                       return done(base::fail(page.error()));
                   done(page->status == 200 ? base::Result<void>() : base::fail(unexpected(*page)));
               });
}

} // namespace authlink::sandbox
