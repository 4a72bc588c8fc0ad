// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/relay/commands.h"

#include "app/relay/listen_addresses.h"
#include "core/http/server/listening/tls_files.h"
#include "core/relay/config/relay_config.h"
#include "core/relay/delivery/sms_size_report.h"

#include <QTextStream>

#include <cerrno>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace authlink::app
{

int checkConfig(const QString &configPath)
{
    const auto config = relay::config::loadConfig(configPath, QProcessEnvironment::systemEnvironment());
    if (!config)
        return failed(config.error().message);
    const relay::config::HttpSettings &http = config->http;
    if (!http.tlsCertificate.isEmpty()) {
        if (const auto tls = http::server::tlsFromFiles(http.tlsCertificate, http.tlsKey); !tls)
            return failed(tls.error().message);
    }
    print(u"configuration is fine: environment %1, link %2, listening on %3%4, store %5"_s.arg(
        config->incode.environment, verification::nameOf(config->incode.link), listenAddresses(http),
        http.tlsCertificate.isEmpty() ? QString() : u" with TLS"_s, config->store.url));
    if (const QString path = config->http.publicUrl.path(); path.size() > 1)
        print(u"http.public_url has the path %1: what is in front of the relay must take it away, so that %1/v/… arrives as /v/…; "
              "authlink-relay doctor tries it"_s.arg(path.endsWith(u'/') ? path.chopped(1) : path));
    const verification::Policy &policy = config->policy;
    const bool hasThresholds = policy.minimumConfidence > 0 || policy.ambiguityMargin != verification::Policy{}.ambiguityMargin;
    if (config->incode.link == verification::LinkMode::Session && hasThresholds)
        print(u"warning: policy.minimum_confidence and policy.ambiguity_margin do nothing with session links, since Incode says no "
              u"confidence "
              "of a session's result; they are for static links"_s);
    const QUrl landing = config->http.publicUrl.isEmpty() ? QUrl(u"http://127.0.0.1:8080"_s) : config->http.publicUrl;
    const QStringList sizes = relay::delivery::smsSizeReport(config->message, landing);
    for (const QString &line : sizes)
        print(line);
    return kDone;
}

bool print(const QString &line, QLatin1StringView end)
{
    const bool isComplete = std::ferror(stdout) == 0;
    const QByteArray bytes = (line + end).toUtf8();
    const auto size = static_cast<size_t>(bytes.size());
    const bool isWritten = std::fwrite(bytes.constData(), 1, size, stdout) == size && std::fflush(stdout) == 0;
    const int error = errno;
    if (!isWritten && isComplete)
        failed(u"can't write the standard output: %1"_s.arg(qt_error_string(error)));
    return isWritten && isComplete;
}

int tell(const QString &done)
{
    return print(done) ? kDone : failed(u"it was done all the same: %1"_s.arg(done));
}

int exitCode(int outcome)
{
    return outcome == kDone && std::ferror(stdout) != 0 ? kFailed : outcome;
}

void complainAbout(const QString &line)
{
    QTextStream(stderr) << line.simplified() << Qt::endl;
}

int failed(const QString &message)
{
    QTextStream(stderr) << "authlink-relay: " << message.simplified() << Qt::endl;
    return kFailed;
}

int wrongUse(const QString &message)
{
    QTextStream(stderr) << "authlink-relay: " << message.simplified() << "; see authlink-relay --help" << Qt::endl;
    return kWrongUse;
}

} // namespace authlink::app
