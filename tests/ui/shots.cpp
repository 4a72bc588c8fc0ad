// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "tests/ui/support/scripted_phone.h"
#include "ui/phone/phone_widget.h"

#include <QDir>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>

using namespace authlink;

namespace
{

void shoot(QWidget &widget, const QString &name)
{
    QTest::qWait(60);
    widget.grab().save(QDir(qEnvironmentVariable("AUTHLINK_SHOTS", QStringLiteral("."))).filePath(name + QStringLiteral(".png")));
}

void tour(test::Desk &desk, const QString &prefix)
{
    using namespace verification;
    using View = protocol::VerificationView;
    const QString id = desk.relay.firstId();
    auto set = [&](const char *kind, auto change) {
        desk.relay.push(id, QLatin1String(kind), change);
        desk.clock.advance(std::chrono::milliseconds(4200));
    };
    shoot(*desk.window, prefix + QStringLiteral("-2-sent"));
    desk.find<QPushButton>("showQrButton")->click();
    shoot(*desk.window, prefix + QStringLiteral("-3-qr"));
    desk.find<QPushButton>("showQrButton")->click();
    desk.relay.push(id, QStringLiteral("message_reported"), [](View &v) { v.messageReport = QStringLiteral("landline"); },
                    {{QStringLiteral("report"), QStringLiteral("landline")}});
    shoot(*desk.window, prefix + QStringLiteral("-3-landline"));
    desk.relay.setVendor(protocol::VendorState::Outage);
    shoot(*desk.window, prefix + QStringLiteral("-3-outage"));
    desk.relay.setVendor(protocol::VendorState::Ok);
    shoot(*desk.window, prefix + QStringLiteral("-3-recovered"));
    desk.pass(std::chrono::seconds(25));
    set("opened", [&](View &v) {
        v.status = Status::Opened;
        v.openedAt = desk.clock.now();
    });
    set("capture_started", [](View &v) { v.status = Status::Capturing; });
    shoot(*desk.window, prefix + QStringLiteral("-4-capturing"));
    desk.relay.push(id, QStringLiteral("note"), {}, {{QStringLiteral("code"), QStringLiteral("unproven_pass")}});
    desk.relay.notify({.level = protocol::NoticeLevel::Warning, .code = QStringLiteral("unproven_pass"), .text = {}});
    shoot(*desk.window, prefix + QStringLiteral("-4-alert"));
    set("confirming", [](View &v) { v.status = Status::Checking; });
    shoot(*desk.window, prefix + QStringLiteral("-4-confirming"));
    const auto decide = [&](Verdict verdict, QList<protocol::WireEnum<Reason>> reasons, const char *name) {
        desk.relay.push(id, QStringLiteral("verdict"), [&](View &v) {
            v.status = Status::Decided;
            v.verdict = verdict;
            v.reasons = reasons;
            v.decidedAt = desk.clock.now();
            v.validUntil = verdict == Verdict::Verified ? std::optional(desk.clock.now() + std::chrono::minutes(10)) : std::nullopt;
        });
        shoot(*desk.window, prefix + QLatin1String(name));
    };
    decide(Verdict::Verified, {}, "-5-verified");
    decide(Verdict::WrongPerson, {Reason::OtherCustomer}, "-6-wrong");
    decide(Verdict::Inconclusive, {Reason::NotConfirmed}, "-6-unconfirmed");
    decide(Verdict::SpoofSuspected, {Reason::Spoof}, "-6-spoof");
    decide(Verdict::NeedsReview, {Reason::LowConfidence}, "-6-review");
    desk.relay.vanish();
    desk.clock.advance(std::chrono::milliseconds(100));
    shoot(*desk.window, prefix + QStringLiteral("-7-stale"));
}

} // namespace

/// Pictures of the window for people to look at: AUTHLINK_SHOTS=dir ui_shots [WxH] [scale] [light|dark|contrast]. Not a test.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList args = QApplication::arguments();
    const QStringList size = args.value(1, QStringLiteral("1400x900")).split(QLatin1Char('x'));
    const int scale = args.value(2, QStringLiteral("100")).toInt();
    const QString look = args.value(3, QStringLiteral("light"));
    test::Desk desk;
    test::ScriptedPhone backend;
    for (int i = 0; i < 14; ++i) {
        protocol::VerificationView past;
        past.id = QStringLiteral("h%1").arg(i);
        past.status = verification::Status::Closed;
        past.verdict = static_cast<verification::Verdict>(i % 8);
        past.customer = desk.relay.directory.at(i % 3);
        past.agent = {QStringLiteral("ana"), QStringLiteral("Ana Ruiz")};
        past.channel = verification::Channel::Sms;
        past.createdAt = past.sentAt = desk.clock.now() - std::chrono::hours(i * 5 + 1);
        past.decidedAt = *past.sentAt + std::chrono::seconds(31);
        desk.relay.history.append(past);
    }
    desk.relay.policy.channels.append(verification::Channel::Email);
    desk.theme.setPreference(look == QLatin1String("dark")       ? ui::Theme::Preference::Dark
                             : look == QLatin1String("contrast") ? ui::Theme::Preference::HighContrast
                                                                 : ui::Theme::Preference::Light);
    desk.settings.setValue(QStringLiteral("window/appearance"), static_cast<int>(desk.theme.preference()));
    desk.settings.setValue(QStringLiteral("window/textScale"), scale);
    desk.open({size.value(0).toInt(), size.value(1).toInt()});
    desk.window->setSidePanel(new ui::PhoneWidget(desk.theme, backend), QStringLiteral("Simulated phone"));
    const QString prefix = QStringLiteral("%1-%2-%3").arg(size.join(QLatin1Char('x'))).arg(scale).arg(look);
    shoot(*desk.window, prefix + QStringLiteral("-0-empty"));
    auto *search = desk.find<QLineEdit>("customerSearch");
    QTest::keyClicks(search, QStringLiteral("ma"));
    desk.clock.advance(std::chrono::milliseconds(300));
    QTest::qWait(100);
    shoot(*desk.window, prefix + QStringLiteral("-1-search"));
    QTest::keyClick(search, Qt::Key_Return);
    shoot(*desk.window, prefix + QStringLiteral("-1-picked"));
    desk.relay.setVendor(protocol::VendorState::Outage);
    shoot(*desk.window, prefix + QStringLiteral("-1-outage"));
    desk.relay.setVendor(protocol::VendorState::Ok);
    QTest::qWait(60);
    desk.pass(std::chrono::seconds(25));
    QTest::keyClick(desk.find("sendButton"), Qt::Key_Return);
    QTest::qWait(150);
    backend.receive(
        {QStringLiteral("m1"), QStringLiteral("+1 646 555 0167"),
         QStringLiteral("Example Bank: Ana asks you to confirm that it is you on the phone. Open https://verify.example.com/v/x"),
         QUrl(QStringLiteral("https://verify.example.com/v/x"))});
    tour(desk, prefix);
    desk.relay.back();
    desk.clock.advance(std::chrono::seconds(40));
    QTest::qWait(100);
    desk.window->showPage(ui::MainWindow::Page::History);
    QTest::qWait(100);
    desk.clock.advance(std::chrono::milliseconds(300));
    QTest::qWait(100);
    QTest::keyClick(desk.find("historyTable"), Qt::Key_Down);
    shoot(*desk.window, prefix + QStringLiteral("-8-history"));
    return 0;
}
