// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/store.h"

#include "tests/core/store/store_samples.h"

#include <QTemporaryDir>
#include <QTest>

using namespace authlink;
using namespace authlink::test;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;

/// What an operator finds in the inbox.
class StoreInboxTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<store::Store> m_store;

    void receive(const char *hash, const char *shape, const char *attribution, const char *id, qint64 seconds)
    {
        store::Transaction transaction;
        transaction.inbox = store::InboxEntry{.receivedAt = momentOf(seconds),
                                              .bodyHash = hash,
                                              .shape = QString::fromLatin1(shape),
                                              .body = QByteArray("{\"of\":\"") + hash + "\"}",
                                              .attribution = QString::fromLatin1(attribution),
                                              .verificationId = QString::fromLatin1(id),
                                              .row = verification::Row::Verified};
        QVERIFY(commitNow(*m_store, std::move(transaction)));
    }
    QStringList found(const store::InboxQuery &query)
    {
        QStringList hashes;
        for (const auto &entry : valueOf(m_store->reader().inbox(query)).items)
            hashes.append(QString::fromLatin1(entry.bodyHash));
        return hashes;
    }

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_store = valueOf(store::openStore(u"sqlite:"_s + m_dir->filePath(u"store.db"_s)));
    }
    void cleanup() { m_store.reset(); }

    void isNewestFirstAndWhole()
    {
        QCOMPARE(found({}), QStringList());
        QCOMPARE(valueOf(m_store->reader().lastWebhookAt()), std::nullopt);
        receive("aaaaaa01", "legacy_1n", "claimed", "v1", 1);
        receive("aaaaaa02", "session", "none", "", 2);
        const auto page = valueOf(m_store->reader().inbox({}));
        QCOMPARE(page.items.size(), size_t(2));
        QVERIFY(page.next.isEmpty());
        const store::InboxEntry &entry = page.items[1];
        QVERIFY(entry.id > 0 && entry.id < page.items[0].id);
        QCOMPARE(entry.receivedAt, momentOf(1));
        QCOMPARE(entry.bodyHash, QByteArray("aaaaaa01"));
        QCOMPARE(entry.shape, u"legacy_1n"_s);
        QCOMPARE(entry.body, QByteArray("{\"of\":\"aaaaaa01\"}"));
        QCOMPARE(entry.attribution, u"claimed"_s);
        QCOMPARE(entry.verificationId, u"v1"_s);
        QCOMPARE(entry.row, verification::Row::Verified);
        QCOMPARE(valueOf(m_store->reader().lastWebhookAt()), momentOf(2));
    }

    void filtersNarrowItDown()
    {
        receive("01", "legacy_1n", "claimed", "v1", 1);
        receive("02", "session", "exact", "v1", 2);
        receive("03", "session", "none", "", 3);
        receive("04", "face_authentication", "exact", "v2", 4);
        QCOMPARE(found({.shape = u"session"_s}), (QStringList{u"03"_s, u"02"_s}));
        QCOMPARE(found({.attribution = u"exact"_s}), (QStringList{u"04"_s, u"02"_s}));
        QCOMPARE(found({.verificationId = u"v1"_s}), (QStringList{u"02"_s, u"01"_s}));
        QCOMPARE(found({.since = momentOf(3)}), (QStringList{u"04"_s, u"03"_s}));
        QCOMPARE(found({.shape = u"session"_s, .verificationId = u"v1"_s, .since = momentOf(2)}), QStringList{u"02"_s});
        QCOMPARE(found({.shape = u"session"_s, .verificationId = u"v1"_s, .since = momentOf(3)}), QStringList());
        QCOMPARE(found({.shape = u"' OR 1=1 --"_s}), QStringList());
    }

    void pagesMissNothingWhileNewOnesArrive()
    {
        constexpr int kMany = 25;
        for (int i = 0; i < kMany; ++i)
            receive(qPrintable(QString::number(100 + i)), "session", "exact", i % 2 == 0 ? "v1" : "v2", i);
        QStringList seen;
        store::InboxQuery query{.limit = 10};
        do {
            const auto page = valueOf(m_store->reader().inbox(query));
            for (const auto &entry : page.items)
                seen.append(QString::fromLatin1(entry.bodyHash));
            query.cursor = page.next;
            receive(qPrintable(u"new"_s + QString::number(seen.size())), "session", "exact", "v1", 100);
        } while (!query.cursor.isEmpty());
        QCOMPARE(seen.size(), kMany);
        QCOMPARE(seen.first(), u"124"_s);
        QCOMPARE(seen.last(), u"100"_s);
        QCOMPARE(seen.removeDuplicates(), 0);
    }

    void badQueriesAreInvalid()
    {
        for (const int limit : {0, -1, 1001})
            QCOMPARE(m_store->reader().inbox({.limit = limit}).error().code, ErrorCode::Invalid);
        for (const char *cursor : {"x", "-1", "0", "1x", " 1", "99999999999999999999"})
            QCOMPARE(m_store->reader().inbox({.cursor = QString::fromLatin1(cursor)}).error().code, ErrorCode::Invalid);
    }

    void oneIsFoundByNumberOrBeginningOfItsHash()
    {
        receive("abcdef01", "session", "exact", "v1", 1);
        receive("abcdef02", "session", "exact", "v1", 2);
        receive("12345678", "session", "exact", "v1", 3);
        const auto hashOf = [this](const QString &text) {
            const auto entry = valueOf(m_store->reader().inboxEntry(text));
            return entry ? entry->bodyHash : QByteArray("none");
        };
        const qint64 id = valueOf(m_store->reader().inbox({})).items.back().id;
        QCOMPARE(hashOf(QString::number(id)), QByteArray("abcdef01"));
        QCOMPARE(hashOf(u"abcdef01"_s), QByteArray("abcdef01"));
        QCOMPARE(hashOf(u"abcdef02"_s), QByteArray("abcdef02"));
        QCOMPARE(hashOf(u"123456"_s), QByteArray("12345678")); // a number, but no entry has it
        QCOMPARE(hashOf(u"77777777"_s), QByteArray("none"));
        QCOMPARE(hashOf(u"fedcba"_s), QByteArray("none"));
        QCOMPARE(hashOf(u"9999"_s), QByteArray("none"));
        for (const char *bad : {"abcdef", "abcdef0", "", "abcd", "ABCDEF01", "xyz123", "-1", "0", "abcdef%"})
            QVERIFY2(m_store->reader().inboxEntry(QString::fromLatin1(bad)).error().code == ErrorCode::Invalid, bad);
    }
};

QTEST_GUILESS_MAIN(StoreInboxTest)
#include "store_inbox_test.moc"
