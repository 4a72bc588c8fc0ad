// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QTcpSocket>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

RelayProgram::RelayProgram() : program(u"authlink-relay"_s) {}

void RelayProgram::configure(const QByteArray &toml)
{
    m_extra += toml;
}

bool RelayProgram::writeConfig()
{
    QFile file(program.filePath(u"relay.toml"_s));
    QByteArray text = "[http]\nlisten = \"127.0.0.1:" + QByteArray::number(m_port) + "\"\n" + m_extraHttp
                      + "[operations]\nlisten = \"127.0.0.1:0\"\n" + "[store]\nurl = \"sqlite:relay.db\"\n" + m_extra;
    if (!m_secret.isEmpty())
        text += "[webhook]\nheader_secret = \"" + m_secret + "\"\n";
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

bool RelayProgram::prepare()
{
    const QString config = u"--config"_s;
    const QString path = program.filePath(u"relay.toml"_s);
    if (!writeConfig())
        return false;
    const auto imported =
        program.run({u"customers"_s, u"import"_s, QStringLiteral(AUTHLINK_SOURCE_DIR "/resources/customers/sample.csv"), config, path});
    const auto added =
        program.run({u"user"_s, u"add"_s, u"alex"_s, u"--role"_s, u"agent"_s, u"--display-name"_s, u"Alex Morgan"_s, config, path});
    m_token = added.out.trimmed();
    if (imported.exitCode != 0 || added.exitCode != 0)
        qWarning("%s%s", imported.err.constData(), added.err.constData());
    return imported.exitCode == 0 && added.exitCode == 0 && !m_token.isEmpty();
}

bool RelayProgram::start()
{
    if (!writeConfig())
        return false;
    if (!program.start({u"serve"_s, u"--config"_s, program.filePath(u"relay.toml"_s)}, "serving at"))
        return false;
    m_http = program.address(u"https?"_s);
    m_port = static_cast<quint16>(m_http.port(0));
    return m_port != 0;
}

quint16 RelayProgram::operationsPort() const
{
    const QRegularExpression pattern(u"for operators: listening on 127.0.0.1:(\\d+)"_s);
    auto all = pattern.globalMatch(QString::fromUtf8(program.output()));
    quint16 port = 0;
    while (all.hasNext())
        port = static_cast<quint16>(all.next().captured(1).toUInt()); // of the last start
    return port;
}

QUrl RelayProgram::stream() const
{
    QUrl url = m_http;
    url.setScheme(u"ws"_s);
    url.setPath(u"/v1/stream"_s);
    return url;
}

RawAnswer sendRaw(quint16 port, const QByteArray &bytes, int patienceMs)
{
    QTcpSocket socket;
    socket.connectToHost(u"127.0.0.1"_s, port);
    if (!socket.waitForConnected(patienceMs))
        return {};
    socket.write(bytes);
    RawAnswer answer;
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < patienceMs) {
        socket.waitForReadyRead(100);
        answer.all += socket.readAll();
        const qsizetype headEnd = answer.all.indexOf("\r\n\r\n");
        if (headEnd >= 0) {
            const qsizetype at = answer.all.toLower().indexOf("content-length:");
            const qsizetype length = at >= 0 ? answer.all.mid(at + 15, answer.all.indexOf("\r\n", at) - at - 15).trimmed().toLongLong() : 0;
            if (answer.all.size() >= headEnd + 4 + length)
                break;
        }
        if (socket.state() != QAbstractSocket::ConnectedState && socket.bytesAvailable() == 0)
            break;
    }
    if (answer.all.startsWith("HTTP/1.1 "))
        answer.status = answer.all.mid(9, 3).toInt();
    return answer;
}

QByteArray webhookPost(const QByteArray &body, const QByteArray &secret, const QByteArray &contentType)
{
    QByteArray head = "POST /webhooks/incode HTTP/1.1\r\nHost: relay\r\nContent-Type: " + contentType
                      + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
    if (!secret.isEmpty())
        head += "X-Incode-Secret: " + secret + "\r\n";
    return head + "\r\n" + body;
}

} // namespace authlink::test
