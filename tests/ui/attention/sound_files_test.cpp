// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/attention/outcome_sounds.h"

#include <QFile>
#include <QSet>
#include <QTest>
#include <QtEndian>

#include <algorithm>
#include <cstdlib>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;
using Kind = client::Announcement::Kind;

/// The sounds that ship, as the console has them (resources/sounds).
class SoundFilesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areShortMonoWavesThatCanBeHeard_data()
    {
        QTest::addColumn<QString>("path");
        for (const ui::SoundSet set : {ui::SoundSet::Bright, ui::SoundSet::Soft}) {
            for (const Kind kind : {Kind::Verified, Kind::Denied, Kind::Alarm, Kind::Attention, Kind::Outage}) {
                const QString path = ui::soundFile(set, kind);
                QTest::newRow(qPrintable(path)) << path;
            }
        }
    }
    void areShortMonoWavesThatCanBeHeard()
    {
        constexpr qsizetype kHeader = 44;
        constexpr qsizetype kMaxSize = 40'000;
        constexpr int kLoud = 20'000;
        QFETCH(const QString, path);
        QFile file(path);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.errorString()));
        const QByteArray wave = file.readAll();
        QVERIFY(wave.size() > kHeader);
        QVERIFY2(wave.size() < kMaxSize, qPrintable(QString::number(wave.size())));
        const auto two = [&wave](qsizetype at) { return int(qFromLittleEndian<quint16>(wave.constData() + at)); };
        const auto four = [&wave](qsizetype at) { return int(qFromLittleEndian<quint32>(wave.constData() + at)); };
        QCOMPARE(wave.left(4), "RIFF");
        QCOMPARE(four(4), int(wave.size()) - 8);
        QCOMPARE(wave.mid(8, 8), "WAVEfmt ");
        QCOMPARE(two(20), 1); // PCM
        QCOMPARE(two(22), 1); // mono
        QCOMPARE(four(24), 22'050);
        QCOMPARE(two(34), 16); // bits
        QCOMPARE(wave.mid(36, 4), "data");
        QCOMPARE(four(40), int(wave.size() - kHeader));
        int loudest = 0;
        for (qsizetype at = kHeader; at + 1 < wave.size(); at += 2)
            loudest = std::max(loudest, std::abs(int(qFromLittleEndian<qint16>(wave.constData() + at))));
        QVERIFY(loudest > kLoud);
        QVERIFY(std::abs(int(qFromLittleEndian<qint16>(wave.constData() + wave.size() - 2))) < 1'000); // it does not click
    }

    void differFromEachOther()
    {
        QSet<QByteArray> contents;
        for (const ui::SoundSet set : {ui::SoundSet::Bright, ui::SoundSet::Soft}) {
            for (const Kind kind : {Kind::Verified, Kind::Denied, Kind::Alarm, Kind::Attention, Kind::Outage}) {
                QFile file(ui::soundFile(set, kind));
                QVERIFY(file.open(QIODevice::ReadOnly));
                contents.insert(file.readAll());
            }
        }
        QCOMPARE(contents.size(), 10);
        QVERIFY(ui::soundFile(ui::SoundSet::Bright, Kind::Recovered).isEmpty()); // the end of an outage is silent
    }
};

QTEST_GUILESS_MAIN(SoundFilesTest)
#include "sound_files_test.moc"
