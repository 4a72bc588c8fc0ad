// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/soak/soak_run.h"

#include <QFile>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

constexpr size_t kCustomers = 500;
constexpr int kMaxOpen = 50; // the policy's upper bound, as below
constexpr int kPatienceMs = 15'000;
constexpr auto kTick = std::chrono::milliseconds(50);
// The longest life of a link that nobody answers, the time to confirm, and some more.
constexpr auto kMaxEnd = std::chrono::seconds(60 + 20 + 40);
constexpr char kPolicy[] = "[policy]\nlink_life_s = 60\nstarts_per_minute = 600\nmax_open_per_agent = 50\nfailures_to_lock = 100\n"
                           "failure_window_s = 60\nreconcile_after_s = 5\n";

sandbox::faults::Faults soakFaults(quint32 seed)
{
    using sandbox::faults::ApiFault;
    sandbox::faults::Faults faults;
    faults.duplicate = 0.05;
    faults.reorder = 0.05;
    faults.lose = 0.05;
    // 2 % of the calls
    faults.api = {{.fault = ApiFault::ServerError, .probability = 0.01},
                  {.fault = ApiFault::TooMany, .probability = 0.005, .retryAfterS = 1},
                  {.fault = ApiFault::Cut, .probability = 0.005}};
    faults.seed = seed;
    return faults;
}

base::Result<void> failed(const char *what)
{
    return base::fail(base::ErrorCode::Internal, QLatin1StringView(what));
}

} // namespace

SoakRun::SoakRun(const SoakSettings &settings) : m_settings(settings), m_tick(m_clock.makeAlarm([this] { tick(); }))
{
    for (size_t i = 0; i < kCustomers; ++i) {
        const QString number = u"%1"_s.arg(i, 4, 10, QChar(u'0'));
        m_customers.push_back({u"8%1"_s.arg(number),
                               u"soak-identity-%1"_s.arg(number),
                               u"Customer %1"_s.arg(number),
                               u"+1415555%1"_s.arg(number),
                               {},
                               u"en"_s});
    }
}

SoakRun::~SoakRun()
{
    m_relay.program.readMore();
    if (qEnvironmentVariableIsSet("AUTHLINK_SOAK_LOG")) // for whoever looks into a bad report
        std::fputs(m_relay.program.output().constData(), stderr);
}

base::Result<void> SoakRun::start()
{
    if (auto started = startSandbox(); !started)
        return started;
    if (auto started = startRelay(); !started)
        return started;
    if (auto signedIn = signIn(); !signedIn)
        return signedIn;
    m_sandbox->setWebhook(m_relay.webhook(), u"X-Incode-Secret"_s, base::Secret(RelayProgram::kSecret));
    m_sandbox->setFaults(soakFaults(m_settings.seed));
    m_beganAt = m_clock.now();
    tick();
    return {};
}

base::Result<void> SoakRun::startSandbox()
{
    sandbox::SandboxConfig config;
    config.gallery = m_customers;
    config.onboardingStatusWebhooks = true;
    config.retryTimeScale = 0.1;
    m_sandbox = std::make_unique<sandbox::Sandbox>(config, m_clock, m_random);
    return m_sandbox->start();
}

bool SoakRun::writeCustomers(const QString &path) const
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return false;
    QString text = u"account,customer_id,name,phone,email,language\n"_s;
    for (const verification::Customer &customer : m_customers)
        text +=
            QStringList{customer.account, customer.customerId, customer.name, customer.phone, customer.email, customer.language}.join(u',')
            + u'\n';
    return file.write(text.toUtf8()) > 0;
}

base::Result<void> SoakRun::startRelay()
{
    m_relay.configure("[incode]\napi_url = \"" + m_sandbox->url().toEncoded() + "\"\n");
    m_relay.configure(kPolicy);
    const QString customers = m_relay.program.filePath(u"customers.csv"_s);
    const QString config = m_relay.program.filePath(u"relay.toml"_s);
    if (!m_relay.prepare() || !writeCustomers(customers))
        return failed("the relay could not be prepared");
    const QStringList import{u"customers"_s, u"import"_s, customers, u"--config"_s, config};
    if (m_relay.program.run(import).exitCode != 0)
        return failed("the customers could not be imported");
    constexpr int kWebhooksAnAgent = 8; // so that each stays far below its limits
    const int agents = std::max(2, m_settings.rate / kWebhooksAnAgent);
    for (int i = 0; i < agents; ++i) {
        const QStringList add{
            u"user"_s,     u"add"_s, u"agent%1"_s.arg(i), u"--role"_s, u"agent"_s, u"--display-name"_s, u"Agent %1"_s.arg(i),
            u"--config"_s, config};
        const auto added = m_relay.program.run(add);
        if (added.exitCode != 0)
            return failed("an agent could not be added");
        m_tokens.push_back(added.out.trimmed());
    }
    return m_relay.start() ? base::Result<void>() : failed("the relay did not start");
}

base::Result<void> SoakRun::signIn()
{
    for (const QByteArray &token : m_tokens) {
        m_agents.push_back(std::make_unique<SoakAgent>(m_relay.stream(), token, m_clock, m_random, nullptr));
        connect(&m_agents.back()->connection(), &client::RelayConnection::noticed, this,
                [this, agent = m_agents.back().get()](const protocol::Notice &notice) { onNotice(*agent, notice.code); });
    }
    const auto allLive = [this] {
        return std::all_of(m_agents.begin(), m_agents.end(), [](const auto &agent) { return agent->connection().isLive(); });
    };
    if (QTest::qWaitFor(allLive, kPatienceMs))
        return {};
    for (const auto &agent : m_agents)
        qWarning() << agent->connection().state() << agent->connection().failure();
    return failed("an agent could not sign in");
}

void SoakRun::tick()
{
    m_relay.program.readMore(); // or its pipe runs full
    const auto elapsed = m_clock.now() - m_beganAt;
    if (m_settings.outage.count() > 0 && !m_outageAt && elapsed >= m_settings.length / 2)
        beginOutage();
    if (elapsed < m_settings.length) {
        const qint64 due = m_settings.rate * std::chrono::duration_cast<std::chrono::milliseconds>(elapsed).count() / 1000;
        while (m_planned < due && freestAgent() != nullptr)
            startOne();
    } else {
        if (!m_ending) {
            m_ending = true;
            m_report.webhooks(m_sandbox->webhooksMade(), elapsed);
        }
        if (m_cases.empty() || elapsed > m_settings.length + kMaxEnd)
            return finish();
    }
    m_tick->set(m_clock.now() + kTick);
}

SoakAgent *SoakRun::freestAgent()
{
    const auto freest = std::min_element(m_agents.begin(), m_agents.end(), [](const auto &a, const auto &b) { return a->open < b->open; });
    return (*freest)->open < kMaxOpen - 1 && (*freest)->connection().isLive() ? freest->get() : nullptr;
}

void SoakRun::startOne()
{
    SoakAgent *agent = freestAgent();
    const SoakPlan &plan = soakPlans().at(m_next % soakPlans().size());
    const verification::Customer &customer = m_customers.at(m_next % m_customers.size());
    ++m_next;
    m_planned += plan.webhooks();
    auto *soakCase = new SoakCase({m_sandbox->url(), m_network, m_clock, m_report}, *agent, plan, customer, this);
    m_cases.push_back(soakCase);
    ++agent->open;
    connect(soakCase, &SoakCase::done, this, [this, soakCase, agent] { onCaseDone(soakCase, agent); });
    soakCase->begin();
}

void SoakRun::onCaseDone(SoakCase *soakCase, SoakAgent *agent)
{
    --agent->open;
    m_cases.erase(std::remove(m_cases.begin(), m_cases.end(), soakCase), m_cases.end());
    soakCase->deleteLater();
}

void SoakRun::beginOutage()
{
    m_outageAt = m_clock.now();
    sandbox::faults::Faults faults = m_sandbox->faults();
    faults.outage = sandbox::faults::Outage::ServerError;
    faults.outageUntil = *m_outageAt + m_settings.outage;
    m_sandbox->setFaults(faults);
}

void SoakRun::onNotice(SoakAgent &agent, const QString &code)
{
    m_report.notice(code);
    if (code == protocol::kNoticeVendorOutage && m_outageAt && !agent.outageAt)
        agent.outageAt = m_clock.now();
    if (code == protocol::kNoticeVendorRecovered)
        agent.recoveredAt = m_clock.now();
}

/// The slowest console counts.
void SoakRun::reportOutage()
{
    if (!m_outageAt)
        return;
    const base::Instant over = *m_outageAt + m_settings.outage;
    std::optional<std::chrono::milliseconds> told(0), toldOver(0);
    for (const auto &agent : m_agents) {
        told = told && agent->outageAt ? std::optional(std::max(*told, *agent->outageAt - *m_outageAt)) : std::nullopt;
        const bool recovered = agent->recoveredAt && *agent->recoveredAt >= over;
        toldOver = toldOver && recovered ? std::optional(std::max(*toldOver, *agent->recoveredAt - over)) : std::nullopt;
    }
    m_report.outage(told, toldOver);
}

void SoakRun::finish()
{
    reportOutage();
    for (const SoakCase *soakCase : m_cases) {
        if (soakCase->isStarted())
            m_report.stuck(soakCase->plan(), soakCase->last());
    }
    m_agents.clear();
    (void)m_relay.program.terminate();
    m_sandbox->stop();
    Q_EMIT done();
}

} // namespace authlink::test
