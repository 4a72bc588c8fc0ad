// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/workspace.h"
#include "core/client/text/banner_texts.h"
#include "tests/bench/posters.h"
#include "tests/bench/quick.h"
#include "tests/e2e/parties.h"
#include "tests/support/programs/stream_probe.h"
#include "ui/live/banner/banner.h"
#include "ui/live/banner/banner_content.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QJsonDocument>
#include <QNetworkReply>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <utility>

using namespace Qt::Literals::StringLiterals;

using namespace authlink;
using namespace authlink::test;

/// From the POST of a Face Authentication PASS to the painted VERIFIED. Relay and sandbox are processes, the console's real window is
/// in this one. Included: the POST over loopback, the commit with fsync, the decision, the push over the WebSocket, the console's
/// models, layout and painting until the frame is in the backing store. Not included: what a compositor does with the frame, and the
/// confirmation by Incode, which is switched off here.
namespace
{

constexpr int kWarmUp = 10;
constexpr int kSamples = 200;
constexpr int kQuickWarmUp = 1;
constexpr int kQuickSamples = 2;
constexpr int kPatienceMs = 10'000;
constexpr int kSettleMs = 20;
constexpr char kAccount[] = "100200301";
constexpr char kCustomerId[] = "63hshkdfkjhajkafasdf"; // of that account in the sample directory

bool saysVerified(const QObject *object)
{
    const auto *banner = qobject_cast<const ui::Banner *>(object);
    const client::BannerKind verified = client::BannerKind::Verified;
    return banner && banner->content().title == client::bannerText(verified) && banner->content().role == ui::lookOf(verified).role
           && !banner->content().stale;
}

/// The banner's label with the verdict in words.
bool isTitleOfVerified(const QObject *object)
{
    return object->objectName() == u"bannerTitle" && saysVerified(object->parent());
}

/// Notices the end of the frame in which a banner has painted VERIFIED, shape and words, and it was flushed.
class FrameWatch final : public QApplication
{
public:
    using QApplication::QApplication;

    std::function<void()> onVerifiedFrame;

    bool notify(QObject *receiver, QEvent *event) override
    {
        const bool frame = event->type() == QEvent::UpdateRequest;
        const bool paint = event->type() == QEvent::Paint;
        m_frames += frame ? 1 : 0;
        const bool result = QApplication::notify(receiver, event);
        m_frames -= frame ? 1 : 0;
        m_shape = m_shape || (paint && saysVerified(receiver));
        m_words = m_words || (paint && isTitleOfVerified(receiver));
        if (m_shape && m_words && m_frames == 0) {
            m_shape = m_words = false;
            if (onVerifiedFrame)
                std::exchange(onVerifiedFrame, nullptr)();
        }
        return result;
    }

private:
    int m_frames = 0;
    bool m_shape = false;
    bool m_words = false;
};

class VerdictBench
{
public:
    explicit VerdictBench(FrameWatch &application)
        : m_application(application),
          m_settings(m_folder.filePath(u"settings.ini"_s), QSettings::IniFormat),
          m_theme(application),
          m_workspace(m_clock, m_random, m_theme, m_settings)
    {
    }

    bool start()
    {
        m_parties.relay.keepDefaultSecret();
        // The relay's own way is measured: asking Incode back takes as long as Incode takes.
        m_parties.relaySections = "confirm = \"off\"\n[policy]\nstarts_per_minute = 600\n";
        if (!m_parties.start() || m_probe.signIn(m_parties.relay.stream(), m_parties.relay.token()).isEmpty())
            return false;
        m_poster.emplace(static_cast<quint16>(m_parties.relay.http().port()));
        m_workspace.window().show();
        m_workspace.connectTo(m_parties.relay.stream(), base::Secret(m_parties.relay.token()));
        return QTest::qWaitFor([this] { return m_workspace.connection().isLive(); }, kPatienceMs);
    }

    std::optional<double> run()
    {
        const QString id = openVerification();
        const QByteArray interview = id.isEmpty() ? QByteArray() : newestInterview();
        const auto isCapturing = [this, &id] {
            const auto *known = m_workspace.verifications().find(id);
            return known && known->view.status.name == u"capturing";
        };
        if (interview.isEmpty() || !QTest::qWaitFor(isCapturing, kPatienceMs))
            return std::nullopt;
        QTest::qWait(kSettleMs); // what the capture changed on screen has been painted

        const auto sample =
            measure(webhookPost(R"({"interviewId":")" + interview + R"(","customerId":")" + kCustomerId + R"(","overallStatus":"PASS"})",
                                "sandbox-webhook-secret"));
        m_probe.call(u"verification.close"_s, {{u"id"_s, id}});
        const auto hasEnded = [this, &id] {
            const auto *known = m_workspace.verifications().find(id);
            return !known || known->view.hasEnded();
        };
        if (!QTest::qWaitFor(hasEnded, kPatienceMs))
            return std::nullopt;
        m_workspace.verifications().forget(id);
        QTest::qWait(kSettleMs);
        return sample;
    }

private:
    /// Starts over a second connection of the same agent, opens the link as the customer. Empty: failed.
    QString openVerification()
    {
        const QJsonObject started =
            m_probe.call(u"verification.start"_s, {{u"account"_s, QLatin1String(kAccount)}, {u"channel"_s, u"copy"_s}});
        const QString id = started.value(u"result"_s).toObject().value(u"id"_s).toString();
        const QUrl link = id.isEmpty() ? QUrl() : m_probe.link(id);
        if (!link.isValid() || link.isEmpty()) {
            std::fputs(QJsonDocument(started).toJson().constData(), stderr);
            return {};
        }
        sandbox::SimulatedCustomer customer(m_parties.sandboxUrl(), m_network);
        std::optional<base::Result<void>> ended;
        customer.sayYes(link, [&ended](const base::Result<void> &result) { ended = result; });
        const bool answered = QTest::qWaitFor([&ended] { return ended.has_value(); }, kPatienceMs);
        return answered && ended->has_value() ? id : QString();
    }

    /// What the vendor calls the session that was opened last.
    QByteArray newestInterview()
    {
        QNetworkReply *reply = m_network.get(QNetworkRequest(m_parties.sandboxUrl().resolved(QUrl(u"/sandbox/deliveries.json"_s))));
        if (!QTest::qWaitFor([reply] { return reply->isFinished(); }, kPatienceMs))
            return {};
        reply->deleteLater();
        const QJsonArray deliveries = QJsonDocument::fromJson(reply->readAll()).object().value(u"deliveries"_s).toArray();
        return deliveries.at(0).toObject().value(u"body"_s).toObject().value(u"interviewId"_s).toString().toLatin1();
    }

    /// Milliseconds.
    std::optional<double> measure(const QByteArray &request)
    {
        double paintedMs = 0;
        QEventLoop loop;
        QElapsedTimer clock;
        m_application.onVerifiedFrame = [&] {
            paintedMs = double(clock.nsecsElapsed()) / 1e6;
            loop.quit();
        };
        QTimer::singleShot(kPatienceMs, &loop, [&loop] { loop.exit(1); });
        clock.start();
        const bool sent = m_poster->send(request);
        const bool painted = sent && loop.exec() == 0;
        m_application.onVerifiedFrame = nullptr;
        if (!sent || m_poster->status() != 200 || !painted)
            return std::nullopt;
        return paintedMs;
    }

    FrameWatch &m_application;
    Parties m_parties;
    StreamProbe m_probe;
    QNetworkAccessManager m_network;
    std::optional<Poster> m_poster;
    QTemporaryDir m_folder;
    base::SystemClock m_clock;
    base::SystemRandom m_random;
    QSettings m_settings;
    ui::Theme m_theme;
    app::Workspace m_workspace;
};

void printRow(const char *name, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    std::printf("%-34s %8.2f %8.2f %8.2f %8.2f\n", name, percentile(values, 50), percentile(values, 90), percentile(values, 99),
                values.back());
}

} // namespace

int main(int argc, char *argv[])
{
    FrameWatch application(argc, argv);
    VerdictBench bench(application);
    if (!bench.start()) {
        std::fputs("the parties did not start\n", stderr);
        return 1;
    }
    const int warmUp = isQuick() ? kQuickWarmUp : kWarmUp;
    const int samples = isQuick() ? kQuickSamples : kSamples;
    std::vector<double> painted;
    for (int i = 0; i < warmUp + samples; ++i) {
        const auto sample = bench.run();
        if (!sample) {
            std::fprintf(stderr, "verification %d did not end with VERIFIED on screen\n", i + 1);
            return 1;
        }
        if (i >= warmUp)
            painted.push_back(*sample);
    }
    std::printf("webhook to verdict, %d verifications, ms\n", samples);
    std::printf("%-34s %8s %8s %8s %8s\n", "", "p50", "p90", "p99", "max");
    printRow("POST to painted banner", painted);
    return 0;
}
