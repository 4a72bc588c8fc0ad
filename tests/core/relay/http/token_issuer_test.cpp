// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/credentials/token_issuer.h"

#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QSet>
#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using relay::http::SecretAge;
using relay::http::TokenIssuer;

class TokenIssuerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsTokensUntilTheyExpire();
    void knowsNoOther();
    void remembersTheSecretBehindAToken();
    void theOldestGoesWhenThereAreTooMany();
    void aNewIssuerKnowsNothing();

private:
    test::ManualClock m_clock;
    test::SeededRandom m_random;
};

void TokenIssuerTest::knowsItsTokensUntilTheyExpire()
{
    TokenIssuer issuer(m_clock, m_random, 1h);
    const QByteArray token = issuer.issue(SecretAge::Current).toLatin1();
    QCOMPARE(QByteArray::fromBase64(token, QByteArray::Base64UrlEncoding).size(), 32);
    m_clock.advance(1h - 1ms);
    QCOMPARE(issuer.check(token), std::optional(SecretAge::Current));
    m_clock.advance(1ms);
    QVERIFY(!issuer.check(token));
}

void TokenIssuerTest::knowsNoOther()
{
    TokenIssuer issuer(m_clock, m_random, 1h);
    QVERIFY(!issuer.check({}));
    const QByteArray token = issuer.issue(SecretAge::Current).toLatin1();
    QVERIFY(!issuer.check({}));
    QVERIFY(!issuer.check(token.chopped(1)));
    QVERIFY(!issuer.check(token + '='));
    QVERIFY(!issuer.check(token.toLower()));
}

void TokenIssuerTest::remembersTheSecretBehindAToken()
{
    TokenIssuer issuer(m_clock, m_random, 1h);
    const QByteArray older = issuer.issue(SecretAge::Previous).toLatin1();
    const QByteArray newer = issuer.issue(SecretAge::Current).toLatin1();
    QCOMPARE(issuer.check(older), std::optional(SecretAge::Previous));
    QCOMPARE(issuer.check(newer), std::optional(SecretAge::Current));
}

void TokenIssuerTest::theOldestGoesWhenThereAreTooMany()
{
    TokenIssuer issuer(m_clock, m_random, 1h);
    QByteArrayList tokens;
    for (std::size_t i = 0; i <= TokenIssuer::kTokens; ++i)
        tokens.append(issuer.issue(SecretAge::Current).toLatin1());
    QCOMPARE(QSet<QByteArray>(tokens.begin(), tokens.end()).size(), tokens.size());
    QVERIFY(!issuer.check(tokens.takeFirst()));
    for (const QByteArray &token : std::as_const(tokens))
        QVERIFY(issuer.check(token).has_value());
}

void TokenIssuerTest::aNewIssuerKnowsNothing()
{
    TokenIssuer before(m_clock, m_random, 1h);
    const QByteArray token = before.issue(SecretAge::Current).toLatin1();
    const TokenIssuer after(m_clock, m_random, 1h);
    QVERIFY(!after.check(token));
}

QTEST_GUILESS_MAIN(TokenIssuerTest)
#include "token_issuer_test.moc"
