// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/log.h"

#include "core/base/clock.h"
#include "core/base/system/log_writer.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <mutex>

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

constexpr int kStderr = 2;

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

// Qt's message handler has no context argument: hence one writer for the process. Shared, as another thread may be logging when it goes;
// never destroyed itself, as something may be logged until the very end.
std::mutex g_mutex;

std::shared_ptr<LogWriter> &writerSlot()
{
    static auto &s_writer = *new std::shared_ptr<LogWriter>;
    return s_writer;
}

std::shared_ptr<LogWriter> currentWriter()
{
    const std::lock_guard lock(g_mutex);
    return writerSlot();
}

/// At the end of the process: writes the rest.
void endWriter()
{
    std::shared_ptr<LogWriter> last; // goes after the lock
    const std::lock_guard lock(g_mutex);
    last.swap(writerSlot());
}

bool isControl(QChar c)
{
    return c.unicode() < 0x20 || c.unicode() == 0x7F;
}

QString escaped(const QString &message)
{
    if (std::none_of(message.cbegin(), message.cend(), isControl))
        return message;
    QString safe;
    safe.reserve(message.size());
    for (const QChar c : message) {
        if (isControl(c))
            safe += u"\\x%1"_s.arg(c.unicode(), 2, 16, QLatin1Char('0'));
        else
            safe += c;
    }
    return safe;
}

void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &message)
{
    const auto writer = currentWriter();
    if (!writer)
        return;
    const bool matters = type == QtWarningMsg || type == QtCriticalMsg || type == QtFatalMsg;
    writer->write(logLine(type, context.category, message), matters ? LogWriter::Weight::Matters : LogWriter::Weight::Usual);
    if (type == QtFatalMsg)
        writer->flush(LogWriter::kFlushWithin); // the process ends when this returns
}

} // namespace

QByteArray logLine(QtMsgType type, const char *category, const QString &message)
{
    const QString line = toRfc3339(SystemClock().now()) + u' ' + QLatin1StringView(levelName(type)) + u' '
                         + QLatin1StringView(category != nullptr ? category : "default") + u' ' + escaped(message) + u'\n';
    return line.toUtf8();
}

void installLogFormat()
{
    {
        const std::lock_guard lock(g_mutex);
        writerSlot() = std::make_shared<LogWriter>(kStderr);
    }
    qInstallMessageHandler(handleMessage);
    std::atexit(endWriter);
}

quint64 droppedLogLines()
{
    const auto writer = currentWriter();
    return writer ? writer->dropped() : 0;
}

} // namespace authlink::base
