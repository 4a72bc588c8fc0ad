// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/programs/relay_program.h"
#include "tests/support/programs/stream_probe.h"

#include <QFile>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

/// `authlink-relay customers import` of a large directory, beside a relay that serves the same database.
class ImportTest : public QObject
{
    Q_OBJECT

    static constexpr int kCustomers = 8'000;
    static constexpr int kFound = 20;
    static constexpr int kWebhooksBetween = 10;
    static constexpr int kPatienceMs = 120'000;

    std::unique_ptr<RelayProgram> m_relay;
    std::unique_ptr<StreamProbe> m_alex;
    std::unique_ptr<QProcess> m_import;
    QByteArray m_said;
    int m_webhooks = 0;

    /// A directory of people who all have this first name.
    [[nodiscard]] QString file(const QByteArray &name)
    {
        const QString path = m_relay->program.filePath(QString::fromLatin1(name) + u".csv"_s);
        QByteArray lines = "account,customer_id,name,phone,email,language\n";
        for (int i = 0; i < kCustomers; ++i) {
            const QByteArray number = QByteArray::number(1'000'000 + i);
            lines += "m" + number + ",id-" + number + "," + name + " Number" + number + ",+1555" + number + ",,en\n";
        }
        QFile out(path);
        if (!out.open(QIODevice::WriteOnly) || out.write(lines) != lines.size())
            qFatal("can't write %s", qPrintable(path));
        return path;
    }
    void beginImport(const QByteArray &name)
    {
        m_said.clear();
        m_import = std::make_unique<QProcess>();
        m_import->setProcessChannelMode(QProcess::MergedChannels);
        m_import->setWorkingDirectory(QFileInfo(m_relay->databasePath()).path());
        m_import->start(QStringLiteral(AUTHLINK_BIN_DIR "/authlink-relay"),
                        {u"customers"_s, u"import"_s, file(name), u"--config"_s, m_relay->program.filePath(u"relay.toml"_s)});
        QVERIFY(m_import->waitForStarted());
    }
    [[nodiscard]] bool says(const QByteArray &text)
    {
        m_said += m_import->readAll();
        return m_said.contains(text);
    }
    [[nodiscard]] bool hasEnded() const { return m_import->state() == QProcess::NotRunning; }
    /// Posts a webhook, which must be taken.
    [[nodiscard]] bool isAnswered()
    {
        const QByteArray body = "{\"event_type\":\"SESSION_STARTED\",\"interviewId\":\"i-" + QByteArray::number(++m_webhooks) + "\"}";
        return sendRaw(static_cast<quint16>(m_relay->http().port()), webhookPost(body, RelayProgram::kSecret)).status == 200;
    }
    /// How many an agent finds by a name, up to kFound. Who asked too often is told to wait, and does. -1: no answer.
    [[nodiscard]] qsizetype found(const QString &name)
    {
        QJsonObject answer;
        const auto isTold = [&] {
            answer = m_alex->call(u"customers.search"_s, {{u"text"_s, name}, {u"limit"_s, kFound}});
            return answer.contains("result"_L1);
        };
        if (QTest::qWaitFor(isTold, kPatienceMs))
            return answer.value("result"_L1).toArray().size();
        qWarning() << "customers.search" << answer;
        return -1;
    }

private Q_SLOTS:
    void init()
    {
        m_relay = std::make_unique<RelayProgram>();
        QVERIFY(m_relay->prepare());
        QVERIFY(m_relay->start());
        m_alex = std::make_unique<StreamProbe>();
        QVERIFY(!m_alex->signIn(m_relay->stream(), m_relay->token()).isEmpty());
    }
    void cleanup()
    {
        m_import.reset();
        m_alex.reset();
        m_relay.reset();
    }

    void webhooksAndSearchesGoOnAndSeeAllOrNothing()
    {
        beginImport("Quetzal");
        int before = 0;
        while (!hasEnded()) {
            for (int i = 0; i < kWebhooksBetween; ++i)
                QVERIFY(isAnswered());
            const qsizetype seen = found(u"quetzal"_s);
            QVERIFY2(seen == 0 || seen == kFound, qPrintable(QString::number(seen)));
            before += seen == 0 ? 1 : 0;
            QCoreApplication::processEvents();
        }
        QVERIFY2(says("imported 8000 customers"), m_said.constData());
        QVERIFY2(says("writing, not visible yet: "), m_said.constData());
        QCOMPARE(m_import->exitCode(), 0);
        QVERIFY2(before > 3, qPrintable(QString::number(before)));
        QCOMPARE(found(u"quetzal"_s), kFound);
        QCOMPARE(found(u"m1007999"_s), 1);
    }

    void asksToStopAndChangesNothing_data()
    {
        QTest::addColumn<bool>("kills");
        QTest::newRow("SIGTERM") << false;
        QTest::newRow("SIGKILL") << true;
    }
    void asksToStopAndChangesNothing()
    {
        QFETCH(bool, kills);
        beginImport("Quetzal");
        QTRY_VERIFY_WITH_TIMEOUT(says("writing, not visible yet: "), kPatienceMs);
        if (kills)
            m_import->kill();
        else
            m_import->terminate();
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kPatienceMs);
        if (!kills) {
            QCOMPARE(m_import->exitStatus(), QProcess::NormalExit);
            QCOMPARE(m_import->exitCode(), 1);
            QVERIFY2(says("nothing was changed"), m_said.constData());
        }
        QCOMPARE(found(u"quetzal"_s), 0);
        QCOMPARE(found(u"m1000000"_s), 0);

        beginImport("Xanthe"); // as if nothing had been
        QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), kPatienceMs);
        QVERIFY2(says("imported 8000 customers"), m_said.constData());
        QCOMPARE(found(u"xanthe"_s), kFound);
        QCOMPARE(found(u"quetzal"_s), 0);
    }
};

QTEST_GUILESS_MAIN(ImportTest)
#include "import_test.moc"
