// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/http/credentials/token_issuer.h"

#include "core/base/secret.h"
#include "tests/support/manual_clock.h"

#include <QTest>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using relay::http::TokenIssuer;

namespace
{
vault::Vault vaultOf(char key)
{
    return *vault::Vault::withKey(base::Secret(QByteArray(vault::Vault::kKeyBytes, key)));
}
} // namespace

class TokenIssuerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsItsTokensUntilTheyExpire()
    {
        TokenIssuer issuer(m_clock, m_vault, 1h);
        const QByteArray token = issuer.issue(m_grant).toLatin1();
        m_clock.advance(1h - 1ms);
        QCOMPARE(issuer.check(token), std::optional(m_grant));
        issuer.setLife(2h); // of tokens from now on
        m_clock.advance(1ms);
        QVERIFY(!issuer.check(token));
    }

    void knowsNoOther()
    {
        const TokenIssuer issuer(m_clock, m_vault, 1h);
        const QByteArray token = issuer.issue(m_grant).toLatin1();
        QVERIFY(issuer.check(token));
        const auto sealed = [this](const QByteArray &plain) {
            return m_vault.seal(base::Secret(plain), u"webhook access token"_s).toBase64(QByteArray::Base64UrlEncoding);
        };
        for (const QByteArray &other : {QByteArray(), token.chopped(4), token + "AAAA", token.toLower(), QByteArray(10'000, 'A'),
                                        sealed(QByteArray(80, '\0')), sealed(QByteArray(79, '\x7f')), sealed("short")})
            QVERIFY2(!issuer.check(other), other.constData());
        for (qsizetype i = 0; i < token.size(); ++i) {
            QByteArray changed = token;
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            QVERIFY(!issuer.check(changed));
        }
    }

    void whatItWasGivenForCanNotBeRead()
    {
        const TokenIssuer issuer(m_clock, m_vault, 1h);
        const QString token = issuer.issue(m_grant);
        QVERIFY(token != issuer.issue(m_grant));
        QVERIFY(!QByteArray::fromBase64(token.toLatin1(), QByteArray::Base64UrlEncoding).contains(m_grant.left(8)));
    }

    void outlivesARestartWithTheSameKey()
    {
        const QByteArray token = TokenIssuer(m_clock, m_vault, 1h).issue(m_grant).toLatin1();
        const vault::Vault same = vaultOf('k');
        const vault::Vault another = vaultOf('x');
        QCOMPARE(TokenIssuer(m_clock, same, 1h).check(token), std::optional(m_grant));
        QVERIFY(!TokenIssuer(m_clock, another, 1h).check(token));
    }

    void aClockSetBackMakesNoTokenLiveLonger()
    {
        const TokenIssuer issuer(m_clock, m_vault, 1h);
        const QByteArray token = issuer.issue(m_grant).toLatin1();
        m_clock.advance(-59s);
        QVERIFY(issuer.check(token)); // clocks of two relays differ a little
        m_clock.advance(-2s);
        QVERIFY(!issuer.check(token));
    }

private:
    test::ManualClock m_clock;
    const vault::Vault m_vault = vaultOf('k');
    const QByteArray m_grant = base::sha256Hex("client:secret");
};

QTEST_GUILESS_MAIN(TokenIssuerTest)
#include "token_issuer_test.moc"
