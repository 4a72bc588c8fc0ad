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
using namespace Qt::Literals::StringLiterals;

namespace
{

void shoot(QWidget &widget, const QString &name)
{
    QTest::qWait(60);
    widget.grab().save(QDir(qEnvironmentVariable("AUTHLINK_SHOTS", u"."_s)).filePath(name + u".png"_s));
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
    shoot(*desk.window, prefix + u"-2-sent"_s);
    desk.find<QPushButton>("showQrButton")->click();
    shoot(*desk.window, prefix + u"-3-qr"_s);
    desk.find<QPushButton>("showQrButton")->click();
    desk.relay.push(id, u"message_reported"_s, [](View &v) { v.messageReport = u"landline"_s; }, {{u"report"_s, u"landline"_s}});
    shoot(*desk.window, prefix + u"-3-landline"_s);
    desk.relay.setVendor(protocol::VendorState::Outage);
    shoot(*desk.window, prefix + u"-3-outage"_s);
    desk.relay.setVendor(protocol::VendorState::Ok);
    shoot(*desk.window, prefix + u"-3-recovered"_s);
    desk.pass(std::chrono::seconds(25));
    set("opened", [&](View &v) {
        v.status = Status::Opened;
        v.openedAt = desk.clock.now();
    });
    set("capture_started", [](View &v) { v.status = Status::Capturing; });
    shoot(*desk.window, prefix + u"-4-capturing"_s);
    desk.relay.push(id, u"note"_s, {}, {{u"code"_s, u"unproven_pass"_s}});
    desk.relay.notify({.level = protocol::NoticeLevel::Warning, .code = u"unproven_pass"_s, .text = {}});
    shoot(*desk.window, prefix + u"-4-alert"_s);
    set("confirming", [](View &v) { v.status = Status::Checking; });
    shoot(*desk.window, prefix + u"-4-confirming"_s);
    const auto decide = [&](Verdict verdict, QList<protocol::WireEnum<Reason>> reasons, const char *name) {
        desk.relay.push(id, u"verdict"_s, [&](View &v) {
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
    shoot(*desk.window, prefix + u"-7-stale"_s);
}

} // namespace

/// Pictures of the window for people to look at: AUTHLINK_SHOTS=dir ui_shots [WxH] [scale] [light|dark|contrast]. Not a test.
int main(int argc, char **argv)
{
    QApplication application(argc, argv);
    const QStringList args = QApplication::arguments();
    const QStringList size = args.value(1, u"1400x900"_s).split(u'x');
    const int scale = args.value(2, u"100"_s).toInt();
    const QString look = args.value(3, u"light"_s);
    test::Desk desk;
    test::ScriptedPhone backend;
    for (int i = 0; i < 14; ++i) {
        protocol::VerificationView past;
        past.id = u"h%1"_s.arg(i);
        past.status = verification::Status::Closed;
        past.verdict = static_cast<verification::Verdict>(i % 8);
        past.customer = desk.relay.directory.at(i % 3);
        past.agent = {u"ana"_s, u"Ana Ruiz"_s};
        past.channel = verification::Channel::Sms;
        past.createdAt = past.sentAt = desk.clock.now() - std::chrono::hours(i * 5 + 1);
        past.decidedAt = *past.sentAt + std::chrono::seconds(31);
        desk.relay.history.append(past);
    }
    desk.relay.policy.channels.append(verification::Channel::Email);
    desk.theme.setPreference(look == "dark"_L1       ? ui::Theme::Preference::Dark
                             : look == "contrast"_L1 ? ui::Theme::Preference::HighContrast
                                                     : ui::Theme::Preference::Light);
    desk.settings.setValue(u"window/appearance"_s, static_cast<int>(desk.theme.preference()));
    desk.settings.setValue(u"window/textScale"_s, scale);
    desk.open({size.value(0).toInt(), size.value(1).toInt()});
    desk.window->setSidePanel(new ui::PhoneWidget(desk.theme, backend), u"Simulated phone"_s);
    const QString prefix = u"%1-%2-%3"_s.arg(size.join(u'x')).arg(scale).arg(look);
    shoot(*desk.window, prefix + u"-0-empty"_s);
    auto *search = desk.find<QLineEdit>("customerSearch");
    QTest::keyClicks(search, u"ma"_s);
    desk.clock.advance(std::chrono::milliseconds(300));
    QTest::qWait(100);
    shoot(*desk.window, prefix + u"-1-search"_s);
    QTest::keyClick(search, Qt::Key_Return);
    shoot(*desk.window, prefix + u"-1-picked"_s);
    desk.relay.setVendor(protocol::VendorState::Outage);
    shoot(*desk.window, prefix + u"-1-outage"_s);
    desk.relay.setVendor(protocol::VendorState::Ok);
    QTest::qWait(60);
    desk.pass(std::chrono::seconds(25));
    QTest::keyClick(desk.find("sendButton"), Qt::Key_Return);
    QTest::qWait(150);
    backend.receive({u"m1"_s, u"+1 646 555 0167"_s,
                     u"Example Bank: Ana asks you to confirm that it is you on the phone. Open https://verify.example.com/v/x"_s,
                     QUrl(u"https://verify.example.com/v/x"_s)});
    tour(desk, prefix);
    desk.relay.back();
    desk.clock.advance(std::chrono::seconds(40));
    QTest::qWait(100);
    desk.window->showPage(ui::MainWindow::Page::History);
    QTest::qWait(100);
    desk.clock.advance(std::chrono::milliseconds(300));
    QTest::qWait(100);
    QTest::keyClick(desk.find("historyTable"), Qt::Key_Down);
    shoot(*desk.window, prefix + u"-8-history"_s);
    return 0;
}
