// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/program.h"

#include <QElapsedTimer>
#include <QRegularExpression>
#include <QTest>

#include <unistd.h>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{
constexpr int kPatienceMs = 20'000;

void beginWithout(const QList<int> &descriptors, QProcess &process)
{
    if (descriptors.isEmpty())
        process.setChildProcessModifier({});
    else
        process.setChildProcessModifier([descriptors] {
            for (const int descriptor : descriptors)
                ::close(descriptor);
        });
}
} // namespace

Program::Program(const QString &name) : m_path(QStringLiteral(AUTHLINK_BIN_DIR "/") + name)
{
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setWorkingDirectory(m_folder.path());
}

Program::~Program()
{
    kill();
}

Program::Outcome Program::run(const QStringList &arguments, const QString &outputTo)
{
    QProcess process;
    if (!outputTo.isEmpty())
        process.setStandardOutputFile(outputTo, QIODevice::Append);
    process.setWorkingDirectory(m_folder.path());
    process.setProcessEnvironment(environment);
    beginWithout(closedDescriptors, process);
    process.start(m_path, arguments);
    process.closeWriteChannel(); // whoever asks something on the terminal gets no answer
    // The event loop turns meanwhile: the program may ask something of this one.
    if (!QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 30'000)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), process.readAllStandardError()};
    }
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
            process.readAllStandardError()};
}

bool Program::start(const QStringList &arguments, const QByteArray &readyText)
{
    m_output.clear();
    m_process.setProcessEnvironment(environment);
    beginWithout(closedDescriptors, m_process);
    m_process.start(m_path, arguments);
    QElapsedTimer clock;
    clock.start();
    while (clock.elapsed() < kPatienceMs) {
        m_process.waitForReadyRead(200);
        readMore();
        const qsizetype found = m_output.indexOf(readyText);
        if (found >= 0 && m_output.indexOf('\n', found) >= 0) {
            const qsizetype begin = m_output.lastIndexOf('\n', found) + 1;
            m_readyLine = m_output.mid(begin, m_output.indexOf('\n', found) - begin);
            return true;
        }
        if (m_process.state() == QProcess::NotRunning)
            break;
    }
    qWarning("not ready: %s", m_output.constData());
    return false;
}

QUrl Program::address(const QString &scheme) const
{
    const QRegularExpression pattern(scheme + u"://[^\\s\"]+"_s);
    return QUrl(pattern.match(QString::fromUtf8(m_readyLine)).captured(0));
}

void Program::readMore()
{
    m_output += m_process.readAll();
}

void Program::kill()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.kill();
    m_process.waitForFinished();
}

void Program::askToStop()
{
    m_process.terminate();
}

int Program::terminate()
{
    askToStop();
    return waitForEnd();
}

int Program::waitForEnd()
{
    if (m_process.state() != QProcess::NotRunning && !m_process.waitForFinished(15'000))
        return -1;
    readMore();
    return m_process.exitStatus() == QProcess::NormalExit ? m_process.exitCode() : -1;
}

} // namespace authlink::test
