// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/relay/doctor/doctor.h"

#include "tests/support/fake_http_server.h"
#include "tests/support/fake_incode.h"
#include "tests/support/fake_vendor_records.h"
#include "tests/support/manual_clock.h"
#include "tests/support/seeded_random.h"

#include <QLoggingCategory>
#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;
using namespace std::chrono_literals;
using relay::doctor::Finding;

namespace
{

/// Everything as it should be, on loopback, with a real store; each test breaks one thing.
struct Patient {
    Patient()
    {
        config.incode.api.apiUrl = api.url();
        config.incode.api.configurationId = u"secret-configuration"_s;
        config.incode.api.apiKey = base::Secret("secret-key");
        config.incode.api.executiveEmail = u"executive@example.com"_s;
        config.incode.api.executivePassword = base::Secret("secret-password");
        config.http.publicUrl = own.url();
        config.store.key = base::Secret("secret-sealing-key");
        config.webhook.headerSecret = base::Secret("secret-header");
        config.policy.confirm = verification::ConfirmMode::Required;
        const FakeReply dated{.status = 404, .headers = {{"Date", "Wed, 18 Nov 2026 11:06:40 GMT"}}}; // ManualClock's start
        api.reply(u"/"_s, dated);
        own.reply(u"/healthz"_s, {.status = 200, .body = "{\"status\":\"ok\"}"});
        own.reply(u"/webhooks/incode"_s, {.status = 401});
        own.reply(u"/v/doctor"_s, page(kCookie));
        own.reply(u"/v/doctor/no"_s, page());
        auto opened = store::openStore(u"sqlite:"_s + folder.filePath(u"relay.db"_s));
        if (!opened)
            qFatal("%s", qPrintable(opened.error().message));
        store = std::move(*opened);
    }

    /// The landing page of a link that nobody has.
    static FakeReply page(const QByteArray &cookie = {})
    {
        FakeReply reply{.status = 404, .body = "<html>", .headers = {{"X-Robots-Tag", "noindex, nofollow"}}};
        if (!cookie.isEmpty())
            reply.headers.append({"Set-Cookie", cookie});
        return reply;
    }
    static constexpr char kCookie[] = "authlink_device=doctor; Path=/v/doctor; Max-Age=3600; HttpOnly; SameSite=Lax";

    bool receive(const QString &shape, int count = 1)
    {
        int committed = 0;
        for (int i = 0; i < count; ++i) {
            store::Transaction transaction;
            store::InboxEntry entry;
            entry.receivedAt = clock.now();
            entry.bodyHash = base::sha256Hex(shape.toLatin1() + QByteArray::number(m_received++));
            entry.shape = shape;
            entry.body = "{}";
            entry.attribution = u"none"_s;
            transaction.inbox = entry;
            store->commit(std::move(transaction), [&committed](const base::Result<store::Receipt> &done) { committed += done ? 1 : 0; });
        }
        return QTest::qWaitFor([&committed, count] { return committed == count; });
    }

    bool open(const QString &id)
    {
        const auto event = [&](verification::EventBody body) {
            return verification::Event{.verificationId = id, .at = clock.now(), .by = u"alex"_s, .body = std::move(body), .seq = 0};
        };
        verification::LinkReady ready;
        ready.linkExpiresAt = clock.now() + 5min;
        store::Transaction transaction;
        transaction.events = {event(verification::Created{}), event(ready), event(verification::MessageSent{}),
                              event(verification::Opened{})};
        transaction.states = {verification::fold(transaction.events)};
        std::optional<bool> committed;
        store->commit(std::move(transaction), [&committed](const base::Result<store::Receipt> &done) { committed = done.has_value(); });
        return QTest::qWaitFor([&committed] { return committed.has_value(); }) && *committed;
    }

    /// What the doctor says, one line each: "ok …", "hint …", "problem …". The last is "healthy" or "ill".
    QStringList examine()
    {
        const relay::doctor::DoctorParts parts{
            .clock = clock, .random = random, .network = network, .incode = incode, .records = records, .store = store.get()};
        relay::doctor::Doctor doctor(config, parts);
        QStringList lines;
        int endings = 0;
        QObject::connect(&doctor, &relay::doctor::Doctor::found, &doctor, [&lines](const Finding &finding) {
            static constexpr std::array kNames{"ok ", "hint ", "problem "};
            lines.append(QString::fromLatin1(kNames.at(static_cast<std::size_t>(finding.level))) + finding.text);
        });
        QObject::connect(&doctor, &relay::doctor::Doctor::finished, &doctor, [&](bool healthy) {
            ++endings;
            lines.append(healthy ? u"healthy"_s : u"ill"_s);
        });
        doctor.examine();
        if (!QTest::qWaitFor([&endings] { return endings > 0; }, 20'000))
            lines.append(u"it never ended"_s);
        return lines;
    }

    FakeHttpServer api, own;
    ManualClock clock;
    SeededRandom random;
    FakeIncode incode;
    FakeVendorRecords records;
    QNetworkAccessManager network;
    QTemporaryDir folder;
    std::unique_ptr<store::Store> store;
    relay::config::RelayConfig config;

private:
    int m_received = 0;
};

base::Error refusal(const char *words)
{
    return base::fail(base::ErrorCode::VendorUnavailable, QString::fromLatin1(words)).value();
}

bool says(const QStringList &lines, const char *text)
{
    return std::any_of(lines.begin(), lines.end(), [text](const QString &line) { return line.contains(QLatin1String(text)); });
}

} // namespace

class DoctorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLoggingCategory::setFilterRules(u"authlink.*=false"_s); }
    void findsAHealthyRelayHealthy();
    void saysWhenIncodeIsOutOfReach();
    void comparesClocks();
    void saysWhenTheKeyIsRefused();
    void saysWhenNothingCanBeConfirmed();
    void warnsWithoutConfirmation();
    void looksAtTheInbox();
    void saysWhenTheStoreIsMissing();
    void triesThePublicAddress_data();
    void triesThePublicAddress();
    void saysThatAPathMustBeTakenAway();
    void looksAtTheCookieOfTheDevice_data();
    void looksAtTheCookieOfTheDevice();
    void endsWhenSilenceHoldsIt();
};

void DoctorTest::findsAHealthyRelayHealthy()
{
    Patient patient;
    QVERIFY(patient.receive(u"face_authentication"_s));
    patient.clock.advance(3min);
    patient.api.reply(u"/"_s, {.status = 404, .headers = {{"Date", "Wed, 18 Nov 2026 11:09:40 GMT"}}});
    const QStringList lines = patient.examine();
    QCOMPARE(lines.last(), u"healthy"_s);
    QCOMPARE(lines.filter(u"ok "_s).size(), 15);
    QVERIFY(!says(lines, "problem"));
    QVERIFY(says(lines, "3 min ago"));
    QCOMPARE(patient.incode.sessions.size(), 1);
    QVERIFY(patient.incode.sessions.first().externalCustomerId.startsWith(u"doctor-"));
    QCOMPARE(patient.records.asked.size(), 2);
    QVERIFY(!patient.records.asked.at(0).sessionToken.isEmpty());
    QVERIFY(patient.records.asked.at(1).sessionToken.isEmpty()); // asked as the executive
    QVERIFY(!patient.api.last(u"/"_s).headers.contains("x-api-key"));
    QVERIFY(!says(lines, "secret-"));
}

void DoctorTest::saysWhenIncodeIsOutOfReach()
{
    Patient patient;
    patient.api.reply(u"/"_s, {.fault = FakeReply::Fault::Close});
    const QStringList lines = patient.examine();
    QVERIFY(says(lines, "problem Incode's API can't be reached"));
    QCOMPARE(lines.last(), u"ill"_s);
}

void DoctorTest::comparesClocks()
{
    Patient ahead;
    ahead.clock.advance(90s);
    QStringList lines = ahead.examine();
    QVERIFY(says(lines, "hint This machine's clock is 90 s ahead of"));
    QCOMPARE(lines.last(), u"healthy"_s);

    Patient behind;
    behind.api.reply(u"/"_s, {.status = 200, .headers = {{"Date", "Wed, 18 Nov 2026 11:08:41 GMT"}}});
    lines = behind.examine();
    QVERIFY(says(lines, "problem This machine's clock is 121 s behind"));
    QCOMPARE(lines.last(), u"ill"_s);

    Patient silent;
    silent.api.reply(u"/"_s, {.status = 200});
    QVERIFY(!says(silent.examine(), "clock"));
}

void DoctorTest::saysWhenTheKeyIsRefused()
{
    Patient patient;
    patient.incode.sessionFailure = refusal("Forbidden.");
    const QStringList lines = patient.examine();
    QVERIFY(says(lines, "problem Incode starts no session: Forbidden."));
    QVERIFY(patient.records.asked.isEmpty());
    QCOMPARE(lines.last(), u"ill"_s);

    Patient unset;
    unset.config.incode.api.configurationId.clear();
    QVERIFY(says(unset.examine(), "hint incode.configuration_id is not set"));
    QVERIFY(unset.incode.sessions.isEmpty());
}

void DoctorTest::saysWhenNothingCanBeConfirmed()
{
    Patient patient;
    patient.records.failure = refusal("Unauthorized.");
    const QStringList lines = patient.examine();
    QVERIFY(says(lines, "problem Incode does not answer for its record"));
    QVERIFY(says(lines, "problem The executive account does not work: Unauthorized."));
}

void DoctorTest::warnsWithoutConfirmation()
{
    Patient patient;
    patient.config.policy.confirm = verification::ConfirmMode::Off;
    const QStringList lines = patient.examine();
    QVERIFY(says(lines, "hint incode.confirm is off"));
    QCOMPARE(lines.last(), u"healthy"_s);
}

void DoctorTest::looksAtTheInbox()
{
    Patient empty;
    QVERIFY(says(empty.examine(), "hint No webhook has arrived"));

    Patient old;
    QVERIFY(old.receive(u"session"_s));
    old.clock.advance(72h);
    QVERIFY(says(old.examine(), "hint The last webhook came 3 days ago (session)"));

    Patient lost;
    QVERIFY(lost.receive(u"session"_s));
    lost.clock.advance(1h);
    QVERIFY(lost.open(u"v1"_s));
    QVERIFY2(!says(lost.examine(), "nothing came for it"), "it may still come");
    lost.clock.advance(3min);
    QVERIFY(says(lost.examine(), "hint A verification was opened after the last webhook"));
    QVERIFY(lost.receive(u"face_authentication"_s));
    QVERIFY(!says(lost.examine(), "nothing came for it"));

    Patient undecided;
    QVERIFY(undecided.receive(u"session"_s, 20));
    QVERIFY(says(undecided.examine(), "hint None of the last 20 webhooks is a result"));

    Patient legacy;
    QVERIFY(legacy.receive(u"legacy_1n"_s));
    QVERIFY(says(legacy.examine(), "hint Legacy webhooks arrive"));
    legacy.config.incode.link = verification::LinkMode::Static;
    QVERIFY(!says(legacy.examine(), "Legacy webhooks arrive"));
}

void DoctorTest::saysWhenTheStoreIsMissing()
{
    Patient patient;
    patient.store.reset();
    const QStringList lines = patient.examine();
    QVERIFY(!says(lines, "webhook has arrived"));
    QCOMPARE(lines.last(), u"ill"_s);
}

void DoctorTest::triesThePublicAddress_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("said");
    const QString health = u"/healthz"_s;
    const QString webhook = u"/webhooks/incode"_s;
    QTest::newRow("down") << health << 0 << QByteArray() << QByteArray("problem Nothing answers at");
    QTest::newRow("a proxy's page") << health << 200 << QByteArray("<html>") << QByteArray("problem http");
    QTest::newRow("redirected") << health << 301 << QByteArray() << QByteArray("answered by something else (status 301)");
    QTest::newRow("unwell") << health << 503 << QByteArray("{\"status\":\"unavailable\"}") << QByteArray("problem The relay says");
    QTest::newRow("webhooks slowed") << webhook << 429 << QByteArray("{}") << QByteArray("ok Webhooks without a credential are refused");
    QTest::newRow("webhooks open") << webhook << 200 << QByteArray("{}") << QByteArray("takes webhooks without a credential");
    const QString page = u"/v/doctor"_s;
    QTest::newRow("pages lost") << page << 404 << QByteArray("{}")
                                << QByteArray("does not show the relay's page for customers (status 404)");
    QTest::newRow("a proxy's own page") << page << 200 << QByteArray("<html>") << QByteArray("does not show the relay's page");
    QTest::newRow("forms lost") << u"/v/doctor/no"_s << 405 << QByteArray() << QByteArray("no Yes and no No arrives");
    QTest::newRow("webhooks lost") << webhook << 404 << QByteArray("{}") << QByteArray("answers 404 where 401 is right");
}

void DoctorTest::triesThePublicAddress()
{
    QFETCH(QString, path);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, said);
    Patient patient;
    FakeReply reply{.status = status, .body = body};
    if (status == 0)
        reply.fault = FakeReply::Fault::Close;
    patient.own.reply(path, reply);
    const QStringList lines = patient.examine();
    QVERIFY2(says(lines, said.constData()), qPrintable(lines.join(u'\n')));
    QCOMPARE(lines.last(), said.startsWith("ok") ? u"healthy"_s : u"ill"_s);
}

void DoctorTest::saysThatAPathMustBeTakenAway()
{
    Patient patient;
    const FakeReply problem{.status = 404, .body = "{\"status\":404}"}; // the relay's, for a path it does not know
    patient.config.http.publicUrl = QUrl(patient.own.url().toString() + u"/authlink"_s);
    for (const char *path : {"/healthz", "/webhooks/incode", "/v/doctor", "/v/doctor/no"})
        patient.own.reply(u"/authlink"_s + QString::fromLatin1(path), problem);
    const QStringList lines = patient.examine();
    QCOMPARE(lines.last(), u"ill"_s);
    QCOMPARE(lines.filter(u"must take the path /authlink away"_s).size(), 4);

    patient.own.reply(u"/authlink/healthz"_s, {.status = 200, .body = "{\"status\":\"ok\"}"});
    patient.own.reply(u"/authlink/webhooks/incode"_s, {.status = 401});
    patient.own.reply(u"/authlink/v/doctor"_s, Patient::page(Patient::kCookie));
    QVERIFY(says(patient.examine(), "arrives changed (path=/v/doctor instead of path=/authlink/v/doctor)"));
    patient.own.reply(u"/authlink/v/doctor"_s, Patient::page(QByteArray(Patient::kCookie).replace("/v/", "/authlink/v/")));
    patient.own.reply(u"/authlink/v/doctor/no"_s, Patient::page());
    QCOMPARE(patient.examine().last(), u"healthy"_s);
    QVERIFY(!patient.own.last(u"/authlink/v/doctor/no"_s).headers.value("origin").contains("authlink"));
}

void DoctorTest::looksAtTheCookieOfTheDevice_data()
{
    QTest::addColumn<QByteArray>("arrives");
    QTest::addColumn<QByteArray>("said");
    const QByteArray sent = Patient::kCookie;
    const auto row = [](const char *name, const QByteArray &arrives, const char *said) {
        QTest::newRow(name) << arrives << QByteArray(said);
    };
    row("lost", {}, "problem The cookie that binds a customer's phone does not arrive");
    row("another one", "AWSALB=abc; Path=/", "problem The cookie that binds a customer's phone does not arrive");
    row("as sent", sent, "ok The cookie that binds");
    row("in other letters, with an end", QByteArray(sent).replace("HttpOnly; SameSite=Lax", "samesite=lax;httponly; Expires=x"),
        "ok The cookie");
    row("path", QByteArray(sent).replace("Path=/v/doctor", "Path=/site/v/doctor"), "(path=/site/v/doctor instead of path=/v/doctor)");
    row("no path", QByteArray(sent).replace(" Path=/v/doctor;", ""), "(without path=/v/doctor)");
    row("for scripts, too", QByteArray(sent).replace(" HttpOnly;", ""), "(without httponly)");
    row("of any site", QByteArray(sent).replace("Lax", "None"), "(samesite=None instead of samesite=Lax)");
    row("of the own site only", sent + "; SameSite=Strict", "(samesite=Strict instead of samesite=Lax)");
    row("secure on plain http", sent + "; Secure", "(with secure)");
    row("of all hosts", sent + "; Domain=example.com", "(with domain=example.com)");
    row("for a moment", QByteArray(sent).replace("3600", "60"), "(max-age=60 instead of max-age=3600)");
    row("sealed by a proxy", QByteArray(sent).replace("=doctor", "=b64x"), "arrives with another value");
}

void DoctorTest::looksAtTheCookieOfTheDevice()
{
    QFETCH(QByteArray, arrives);
    QFETCH(QByteArray, said);
    Patient patient;
    patient.own.reply(u"/v/doctor"_s, Patient::page(arrives));
    const QStringList lines = patient.examine();
    QVERIFY2(says(lines, said.constData()), qPrintable(lines.join(u'\n')));
    QCOMPARE(lines.last(), said.startsWith("ok") ? u"healthy"_s : u"ill"_s);
}

void DoctorTest::endsWhenSilenceHoldsIt()
{
    Patient patient;
    patient.incode.silent = true;
    const relay::doctor::DoctorParts parts{.clock = patient.clock,
                                           .random = patient.random,
                                           .network = patient.network,
                                           .incode = patient.incode,
                                           .records = patient.records,
                                           .store = patient.store.get()};
    auto doctor = std::make_unique<relay::doctor::Doctor>(patient.config, parts);
    QSignalSpy finished(doctor.get(), &relay::doctor::Doctor::finished);
    doctor->examine();
    QTRY_COMPARE(patient.incode.sessions.size(), 1);
    doctor.reset(); // Ctrl-C: cancels what is under way
    patient.incode.speak();
    QCoreApplication::processEvents();
    QVERIFY(finished.isEmpty());
}

QTEST_GUILESS_MAIN(DoctorTest)
#include "doctor_test.moc"
