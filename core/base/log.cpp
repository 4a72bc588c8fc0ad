// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include "core/base/clock.h"

#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace authlink::base
{

Q_LOGGING_CATEGORY(lcRelay, "authlink.relay", QtInfoMsg)
Q_LOGGING_CATEGORY(lcHttp, "authlink.http", QtInfoMsg)
Q_LOGGING_CATEGORY(lcWebhook, "authlink.webhook", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStream, "authlink.stream", QtInfoMsg)
Q_LOGGING_CATEGORY(lcIncode, "authlink.incode", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStore, "authlink.store", QtInfoMsg)
Q_LOGGING_CATEGORY(lcClient, "authlink.client", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSandbox, "authlink.sandbox", QtInfoMsg)

namespace
{

const char *levelName(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        return "fatal";
    }
    return "info";
}

void writeLine(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    QString safe;
    safe.reserve(message.size());
    for (const QChar c : message) {
        if (c.unicode() < 0x20 || c.unicode() == 0x7F)
            safe += u"\\x%1"_s.arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            safe += c;
    }
    const QByteArray line = (toRfc3339(SystemClock().now()) + u' ' + QLatin1StringView(levelName(type)) + u' '
                             + QLatin1StringView(context.category ? context.category : "default") + u' ' + safe + u'\n')
                                .toUtf8();
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
}

} // namespace

void installLogFormat()
{
    qInstallMessageHandler(writeLine);
}

} // namespace authlink::base
