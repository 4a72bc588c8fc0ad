// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verification/event.h"
#include "tests/core/protocol/domain_samples.h"
#include "tests/core/protocol/golden_file.h"
#include "tests/core/protocol/golden_messages.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include <algorithm>
#include <set>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;

/// Every message of the stream as a file that shows its bytes, and docs/protocol.md as the place that shows the files.
/// After a change that is meant, AUTHLINK_UPDATE_GOLDEN=1 writes the files and the blocks of the document anew; look at the diff.
class GoldenTest : public QObject
{
    Q_OBJECT

private:
    static constexpr QLatin1StringView kDocument{"docs/protocol.md"};

    static void addRows()
    {
        QTest::addColumn<GoldenMessage>("message");
        for (const GoldenMessage &message : goldenMessages())
            QTest::newRow(qPrintable(message.name)) << message;
    }

    static QStringList namesOf(const std::vector<GoldenMessage> &messages)
    {
        QStringList names;
        for (const GoldenMessage &message : messages)
            names.append(message.name);
        return names;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!qEnvironmentVariableIsSet("AUTHLINK_UPDATE_GOLDEN"))
            return;
        QByteArray document = readFile(kDocument);
        for (const GoldenMessage &message : goldenMessages()) {
            const QString path = goldenPath(message.name);
            QVERIFY2(writeFile(path, readable(message.frame)), qPrintable(path));
            document = withJsonBlock(document, path, readable(message.frame));
        }
        QVERIFY(writeFile(kDocument, document));
    }

    void theEncoderWritesTheFile_data() { addRows(); }
    void theEncoderWritesTheFile()
    {
        QFETCH(GoldenMessage, message);
        QCOMPARE(compact(message.frame), compact(readFile(goldenPath(message.name)))); // the order of the keys says nothing
    }

    void theDecoderReadsTheFile_data() { addRows(); }
    void theDecoderReadsTheFile()
    {
        QFETCH(GoldenMessage, message);
        const auto frame = protocol::parseFrame(readFile(goldenPath(message.name)), protocol::kMaxToConsole);
        QVERIFY2(frame.has_value(), qPrintable(frame ? QString() : frame.error().error.message));
        QVERIFY(message.readsBack(*frame));
    }

    void everyFileIsOfOneMessage()
    {
        QStringList paths;
        for (const QString &name : namesOf(goldenMessages()))
            paths.append(goldenPath(name));
        paths.sort();
        QCOMPARE(goldenFiles(), paths);
    }

    void nothingThatTravelsLacksAFile()
    {
        const QStringList names = namesOf(goldenMessages());
        for (const QLatin1StringView method : protocol::kCalls) {
            QVERIFY2(names.contains(u"calls/"_s + method + u".json"_s), method.data());
            QVERIFY2(names.contains(u"results/"_s + method + u".json"_s), method.data());
        }
        for (const QLatin1StringView method : protocol::kNotifications)
            QVERIFY2(names.contains(u"notifications/"_s + method + u".json"_s), method.data());
        for (int code = 0; code <= static_cast<int>(base::ErrorCode::Internal); ++code) {
            const QString name = base::errorCodeName(static_cast<base::ErrorCode>(code));
            QVERIFY2(names.contains(u"errors/"_s + name + u".json"_s), qPrintable(name));
        }
        std::set<std::size_t> kinds;
        for (const verification::Event &event : eventsOfEveryKind())
            kinds.insert(event.body.index());
        QCOMPARE(kinds.size(), std::variant_size_v<verification::EventBody>);
    }

    void everyErrorHasANumberOfItsOwn()
    {
        QSet<int> numbers;
        for (int code = 0; code <= static_cast<int>(base::ErrorCode::Internal); ++code)
            numbers.insert(
                protocol::toRpcError({.code = static_cast<base::ErrorCode>(code), .message = {}, .field = {}, .retryAfter = {}}).code);
        QCOMPARE(numbers.size(), static_cast<int>(base::ErrorCode::Internal) + 1);
    }

    void nobodyElseKnowsAMemberName()
    {
        static const QRegularExpression member(u"QJsonArray|QJsonObject\\(?\\{\\{|\\.(value|insert)\\((u\"|\"\\w+\"_L1|QLatin1String)"_s);
        int looked = 0;
        for (const char *folder : {"core/client", "core/relay/rpc", "core/relay/stream"}) {
            QDirIterator sources(QStringLiteral(AUTHLINK_SOURCE_DIR "/") + QLatin1StringView(folder), {u"*.h"_s, u"*.cpp"_s}, QDir::Files,
                                 QDirIterator::Subdirectories);
            for (; sources.hasNext(); ++looked) {
                const QString path = sources.next();
                const auto found = member.match(QString::fromUtf8(readFile(path)));
                QVERIFY2(!found.hasMatch(), qPrintable(path + u": "_s + found.captured()));
            }
        }
        QVERIFY(looked > 20);
    }

    void theDocumentShowsTheFiles()
    {
        const auto blocks = jsonBlocks(readFile(kDocument));
        QStringList shown = blocks.keys();
        shown.sort();
        QCOMPARE(shown, goldenFiles());
        for (const QString &path : shown)
            QCOMPARE(blocks.value(path), readFile(path));
    }

    void theDocumentNamesEveryMethodAndCloseCode()
    {
        const QString document = QString::fromUtf8(readFile(kDocument));
        for (const QLatin1StringView method : protocol::kCalls)
            QVERIFY2(document.contains(u"\n### `%1`\n"_s.arg(method)), method.data());
        for (const QLatin1StringView method : protocol::kNotifications)
            QVERIFY2(document.contains(u"\n### `%1`\n"_s.arg(method)), method.data());
        QList<int> documented;
        static const QRegularExpression row(u"^\\| (\\d{4}) \\|"_s, QRegularExpression::MultilineOption);
        for (auto rows = row.globalMatch(document); rows.hasNext();)
            documented.append(rows.next().captured(1).toInt());
        QList<int> known;
        for (const protocol::CloseCode code : protocol::kCloseCodes)
            known.append(static_cast<int>(code));
        QCOMPARE(documented, known);
    }
};

Q_DECLARE_METATYPE(authlink::test::GoldenMessage)

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
