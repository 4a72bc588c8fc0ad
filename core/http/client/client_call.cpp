// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/client/client_call.h"

#include "core/http/common/status.h"

#include <QNetworkAccessManager>
#include <QNetworkRequest>

#include <algorithm>
#include <memory>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::http::client
{

namespace
{

QNetworkRequest requestOf(const ClientRequest &call)
{
    QNetworkRequest request(call.url);
    for (const auto &[name, value] : call.headers)
        request.setRawHeader(name, value);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy); // our tokens must not follow
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    request.setDecompressedSafetyCheckThreshold(call.maxAnswer);
    return request;
}

} // namespace

/// A body that goes out once. Qt sends a request again by itself when the connection breaks before the answer; for a POST that could
/// mean two messages to a customer. A body that can't start over makes that an error. (Not a QBuffer: Qt looks through that one.)
class ClientCall::OneWayBody final : public QIODevice
{
public:
    explicit OneWayBody(QByteArray bytes) : m_bytes(std::move(bytes)) { open(QIODevice::ReadOnly | QIODevice::Unbuffered); }
    [[nodiscard]] qint64 size() const override { return m_bytes.size(); }
    /// Nothing of it has gone out.
    [[nodiscard]] bool isUntouched() const { return m_read == 0; }
    bool reset() override { return m_read == 0; }
    bool seek(qint64 position) override { return position >= m_read && QIODevice::seek(position); }

protected:
    qint64 readData(char *data, qint64 limit) override
    {
        const qint64 count = std::min<qint64>(limit, m_bytes.size() - m_read);
        std::copy_n(m_bytes.constData() + m_read, count, data);
        m_read += count;
        return count;
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_bytes;
    qint64 m_read = 0;
};

QByteArray ClientAnswer::header(QByteArrayView name) const
{
    const auto found =
        std::find_if(headers.begin(), headers.end(), [name](const auto &one) { return name.compare(one.first, Qt::CaseInsensitive) == 0; });
    return found == headers.end() ? QByteArray() : found->second;
}

ClientCall::ClientCall(QNetworkAccessManager &network, ClientRequest request, Done done)
    : m_network(&network),
      m_request(std::move(request)),
      m_done(std::move(done))
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] { fail({.kind = ClientFailure::Kind::Timeout}); });
    QMetaObject::invokeMethod(this, &ClientCall::send, Qt::QueuedConnection);
}

ClientCall::~ClientCall()
{
    dropReply();
}

void ClientCall::send()
{
    if (!m_network)
        return fail({.isUnsent = true, .text = u"the program is stopping"_s});
    const QNetworkRequest request = requestOf(m_request);
    m_request.headers.clear(); // they hold secrets as a rule
    if (m_request.method == "POST") {
        auto body = std::make_unique<OneWayBody>(std::exchange(m_request.body, {}));
        m_reply = m_network->post(request, body.get());
        m_body = body.get();
        body.release()->setParent(m_reply); // which reads from it and may outlive us
    } else {
        m_reply = m_network->get(request);
    }
    m_reply->setReadBufferSize(m_request.maxAnswer + 1); // one more than may come tells that it is too large
    connect(m_reply, &QNetworkReply::readyRead, this, &ClientCall::checkSize);
    connect(m_reply, &QNetworkReply::finished, this, &ClientCall::onFinished, Qt::QueuedConnection);
    m_deadline.start(m_request.timeout);
}

void ClientCall::checkSize()
{
    if (!m_reply || m_reply->bytesAvailable() <= m_request.maxAnswer)
        return;
    if (m_request.want == ClientRequest::Want::Beginning)
        answer();
    else
        fail({.kind = ClientFailure::Kind::TooLarge});
}

void ClientCall::onFinished()
{
    if (!m_reply)
        return;
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const bool isWhole = m_reply->error() == QNetworkReply::NoError || status >= status::kFirstRedirect; // of those, the status says it all
    if (status != 0 && (isWhole || m_request.want == ClientRequest::Want::Beginning))
        return answer();
    fail({.kind = status == 0 ? ClientFailure::Kind::NoAnswer : ClientFailure::Kind::Broken,
          .status = status,
          .isUnsent = status == 0 && isUnsent(),
          .error = m_reply->error(),
          .text = m_reply->errorString()});
}

/// The first connection was refused, or had no address to go to; a later one (Qt reconnects by itself) would have lost some of the body.
bool ClientCall::isUnsent() const
{
    const auto error = m_reply->error();
    return (!m_body || m_body->isUntouched())
           && (error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError);
}

void ClientCall::answer()
{
    finish(ClientAnswer{.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
                        .body = m_reply->read(m_request.maxAnswer),
                        .headers = m_reply->rawHeaderPairs(),
                        .isHttp2 = m_reply->attribute(QNetworkRequest::Http2WasUsedAttribute).toBool()});
}

void ClientCall::fail(ClientFailure failure)
{
    finish(tl::unexpected(std::move(failure)));
}

void ClientCall::finish(tl::expected<ClientAnswer, ClientFailure> outcome)
{
    m_deadline.stop();
    dropReply();
    // The callback may destroy this call: nothing of it is touched afterwards.
    if (const Done done = std::exchange(m_done, nullptr))
        done(std::move(outcome));
}

void ClientCall::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->abort();
    m_reply->deleteLater();
    m_reply.clear();
}

} // namespace authlink::http::client
