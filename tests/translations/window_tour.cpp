// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/translations/window_tour.h"

#include "core/verification/event.h"
#include "core/verification/rules/limits.h"

#include "app/console/proxy/proxy_window.h"
#include "app/console/sign_in/sign_in_window.h"
#include "ui/phone/phone_widget.h"

#include <QAction>
#include <QDialog>
#include <QJsonArray>
#include <QJsonObject>
#include <QLineEdit>
#include <QListView>
#include <QMetaEnum>
#include <QPushButton>

#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace authlink::test
{

namespace
{

using namespace std::chrono_literals;
using verification::Channel;
using verification::Reason;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

void settle()
{
    for (int turn = 0; turn < 8; ++turn) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }
}

template <typename Enum>
QList<Enum> valuesOf()
{
    const QMetaEnum meta = QMetaEnum::fromType<Enum>();
    QList<Enum> values;
    for (int i = 0; i < meta.keyCount(); ++i)
        values.append(static_cast<Enum>(meta.value(i)));
    return values;
}

} // namespace

WindowTour::WindowTour(Visit visit) : m_visit(std::move(visit))
{
    m_desk.relay.policy.channels = {Channel::Sms, Channel::Email, Channel::Copy, Channel::Qr};
    for (const Verdict verdict : valuesOf<Verdict>()) {
        View past;
        past.id = u"h%1"_s.arg(m_desk.relay.history.size());
        past.status = Status::Closed;
        past.verdict = verdict;
        past.foundByAsking = verdict == Verdict::Verified;
        past.customer = m_desk.relay.directory.constFirst();
        past.agent = {.name = u"ana"_s, .displayName = u"Ana Ruiz"_s};
        past.callId = u"c-77"_s;
        past.channel = Channel::Sms;
        past.createdAt = past.sentAt = m_desk.clock.now() - 1h;
        m_desk.relay.history.append(past);
    }
}

void WindowTour::show(const QWidget &window, const QString &scene)
{
    settle();
    m_visit(window, scene);
}

void WindowTour::push(const char *kind, const std::function<void(View &)> &change, const QJsonObject &detail)
{
    m_desk.relay.push(m_desk.relay.firstId(), QLatin1String(kind), change, detail);
    settle();
    m_desk.pass(1s);
}

void WindowTour::search(const QString &text)
{
    auto *field = m_desk.find<QLineEdit>("customerSearch");
    field->setText(text);
    settle();
    m_desk.pass(1s);
}

void WindowTour::signIn()
{
    app::SignInWindow window(m_desk.theme);
    window.show();
    show(window, u"sign-in"_s);
    auto *relay = window.findChild<QLineEdit *>(u"signInRelay"_s);
    for (const char *address : {"", "ws://relay.example.com", "wss://relay.example.com"}) {
        relay->setText(QLatin1String(address));
        window.findChild<QPushButton *>(u"signInButton"_s)->click();
        show(window, u"sign-in to “%1”"_s.arg(QLatin1String(address)));
    }
    window.lockRelay(QUrl(u"wss://relay.example.com"_s));
    show(window, u"sign-in to a relay that the operations team has set"_s);
    window.refuse(u"words of the relay"_s);
    show(window, u"managed settings that can't be used"_s);
}

void WindowTour::proxy()
{
    app::ProxyWindow window;
    window.ask(u"192.0.2.8:3128"_s, true);
    show(window, u"the proxy refuses the sign-in"_s);
    window.ask(u"192.0.2.8:3128"_s, false);
    show(window, u"the proxy asks for a sign-in"_s);
    const auto answer = [&window](const QString &name) {
        window.findChild<QLineEdit *>(u"proxyName"_s)->setText(name);
        window.findChild<QPushButton *>(u"proxySignIn"_s)->click();
    };
    for (const char *name : {"", "1:2", "12"}) {
        answer(QLatin1String(name));
        show(window, u"signing in to the proxy as “%1”"_s.arg(QLatin1String(name)));
    }
}

void WindowTour::open()
{
    constexpr QSize kFirstSize{1180, 760}; // what a person sees at the first start
    m_desk.open(kFirstSize);
}

void WindowTour::start()
{
    m_desk.relay.user.role = verification::Role::Supervisor; // who may verify somebody who is not in the directory
    open();
    show(u"start"_s);
    search(u"Nobody of this name"_s);
    show(u"nobody found"_s);
    search(u"Ma"_s);
    show(u"customers found"_s);
    search(u"Mark"_s);
    QTest::keyClick(m_desk.find("customerSearch"), Qt::Key_Return);
    show(u"picked without an e-mail address"_s);
    m_desk.find<QPushButton>("changeCustomer")->click();
    search(u"Maria"_s);
    QTest::keyClick(m_desk.find("customerSearch"), Qt::Key_Return);
    m_desk.pass(1s);
    for (const char *channel : {"channelSms", "channelEmail", "channelCopy", "channelQr"}) {
        m_desk.find<QPushButton>(channel)->click();
        show(u"picked, %1"_s.arg(QLatin1String(channel)));
    }
    for (const base::ErrorCode code :
         {base::ErrorCode::NotAllowed, base::ErrorCode::LimitReached, base::ErrorCode::Locked, base::ErrorCode::VendorUnavailable,
          base::ErrorCode::StoreUnavailable, base::ErrorCode::Invalid, base::ErrorCode::Timeout, base::ErrorCode::Internal}) {
        m_desk.relay.startRefusal = base::Error{code, u"words of the relay"_s, {}, 30s};
        m_desk.find<QPushButton>("sendButton")->click();
        show(u"refused, %1"_s.arg(base::errorCodeName(code)));
    }
    for (const QString &field :
         {u"account"_s, u"channel"_s, u"customer.customerId"_s, u"customer.phone"_s, u"customer.name"_s, u"reason"_s}) {
        m_desk.relay.startRefusal = base::Error{base::ErrorCode::Invalid, u"words of the relay"_s, field, {}};
        m_desk.find<QPushButton>("sendButton")->click();
        show(u"refused because of %1"_s.arg(field));
    }
    for (const QLatin1StringView rule :
         {verification::kRefusedOwnRecord, verification::kRefusedUnlisted, verification::kRefusedNoSupervisor,
          verification::kRefusedOpenByYou, verification::kRefusedOpenByOther}) {
        const bool open = rule == verification::kRefusedOpenByYou || rule == verification::kRefusedOpenByOther;
        const auto code = open ? base::ErrorCode::LimitReached : base::ErrorCode::NotAllowed;
        m_desk.relay.startRefusal = base::Error{code, u"words of the relay"_s, rule, {}};
        m_desk.find<QPushButton>("sendButton")->click();
        show(u"refused by %1"_s.arg(rule));
    }
    m_desk.relay.startRefusal.reset();
    m_desk.find<QPushButton>("changeCustomer")->click();
    settle();
    m_desk.find<QAction>("unlistedAction")->trigger();
    show(u"not in the directory"_s);
    for (const char *number : {"+1 415", "+1 415 555 0123 4567 89", "+49 30 901820"}) {
        m_desk.find<QLineEdit>("unlistedPhone")->setText(QLatin1String(number));
        show(u"not in the directory, %1"_s.arg(QLatin1String(number)));
    }
}

void WindowTour::sendLink()
{
    open();
    search(u"Maria"_s);
    QTest::keyClick(m_desk.find("customerSearch"), Qt::Key_Return);
    m_desk.pass(1s);
    m_desk.find<QPushButton>("channelSms")->click();
    m_desk.find<QPushButton>("sendButton")->click();
    settle();
    QTRY_VERIFY(m_desk.find("banner") != nullptr);
}

void WindowTour::verification()
{
    sendLink();
    show(u"link sent"_s);
    m_desk.find<QAction>("copyLinkAction")->trigger();
    show(u"link copied"_s);
    m_desk.find<QAction>("showQrAction")->trigger();
    show(u"QR code shown"_s);
    m_desk.find<QAction>("showQrAction")->trigger();
    for (const char *report : {"delivered", "undelivered", "blocked", "landline"}) {
        push("message_reported", [report](View &view) { view.messageReport = QLatin1String(report); },
             {{u"report"_s, QLatin1String(report)}});
        show(u"message %1"_s.arg(QLatin1String(report)));
    }
    m_desk.find<QAction>("correctAction")->setEnabled(true); // as for a supervisor
    m_desk.find<QAction>("correctAction")->trigger();
    show(u"correct the number"_s);
    m_desk.find<QPushButton>("correctDiscard")->click();
    m_desk.find<QAction>("cancelAction")->trigger();
    show(u"cancel?"_s);
    m_desk.find<QAction>("endCallAction")->trigger();
    show(u"end the call?"_s);
    m_desk.find<QPushButton>("questionNo")->click();
    m_desk.confirmer.says = false;
    m_desk.window->close();
    ui::DialogConfirmer().ask(*m_desk.window, m_desk.confirmer.questions.constLast(), ui::MainWindow::tr("Quit"), [](bool) {});
    auto *question = m_desk.find<QDialog>("confirmation");
    show(*question, u"quit?"_s);
    question->reject();
    m_desk.pass(35s);
    show(u"link not opened"_s);
    m_desk.find<QAction>("resendByEmailAction")->trigger();
    show(u"sent again by e-mail"_s);
    m_desk.relay.policy.maxSends = 2;
    const auto capturing = [](View &view) { view.status = Status::Capturing; };
    push("capture_started", capturing);
    for (int attempt = 1; attempt <= 2; ++attempt) { // the next one is the last
        push("attempt_failed", capturing, {{u"reasons"_s, QJsonArray{verification::nameOf(Reason::TooDark)}}});
        show(u"attempt %1 failed"_s.arg(attempt));
    }
    for (const Status status : valuesOf<Status>()) {
        push("opened", [&](View &view) {
            view.status = status;
            view.openedAt = m_desk.clock.now();
            view.attemptsLeft = 2;
        });
        show(u"status %1"_s.arg(verification::nameOf(status)));
        m_desk.pass(25s);
        show(u"status %1 for long"_s.arg(verification::nameOf(status)));
    }
}

void WindowTour::verdicts()
{
    sendLink();
    for (const Verdict verdict : valuesOf<Verdict>()) {
        for (const Reason reason : valuesOf<Reason>()) {
            push("verdict",
                 [&](View &view) {
                     view.status = Status::Decided;
                     view.verdict = verdict;
                     view.reasons = {reason};
                     view.decidedAt = m_desk.clock.now();
                     view.validUntil = verdict == Verdict::Verified ? std::optional(m_desk.clock.now() + 10min) : std::nullopt;
                 },
                 {{u"verdict"_s, verification::nameOf(verdict)}});
            show(u"verdict %1, %2"_s.arg(verification::nameOf(verdict), verification::nameOf(reason)));
        }
    }
    push("verdict", [&](View &view) {
        view.unlisted = true;
        view.contested = true;
        view.customer.account.clear();
        view.customer.customerIdMasked = u"•••0c2"_s;
        view.status = Status::Decided;
        view.verdict = Verdict::Verified;
        view.reasons.clear();
        view.validUntil = m_desk.clock.now() + 10min;
    });
    show(u"verified, not in the directory"_s);
}

void WindowTour::timeline()
{
    sendLink();
    for (const char *kind : {"message_failed", "link_previewed", "opened", "denied", "second_device", "capture_started", "capture_resumed",
                             "attempt_failed", "result_received", "confirming", "confirmed", "contradiction", "early_result", "late_result",
                             "resent", "corrected", "expired", "cancelled", "closed"}) {
        push(kind);
        show(u"event %1"_s.arg(QLatin1String(kind)));
    }
    push("verdict", {}, {{u"verdict"_s, verification::nameOf(Verdict::Verified)}, {u"foundByAsking"_s, true}});
    push("closed", {}, {{u"validityEnded"_s, true}});
    show(u"found by asking, validity ended"_s);
    for (const QLatin1StringView code :
         {protocol::kNoticeUnprovenPass, verification::kNoteReviewPending, verification::kNoteFaceResultMissing,
          verification::kNoteRecordEmpty, verification::kNoteUnconfirmedAccepted, verification::kNoteSessionIgnored,
          verification::kNoteSameCustomer, verification::kNoteSeveralAgents, verification::kNoteCustomerDenied,
          verification::kNoteDeniedElsewhere, verification::kNoteAmbiguousCustomer, verification::kNoteUnattributedAttempt,
          "sending_interrupted"_L1, "other"_L1}) {
        push("note", {}, {{u"code"_s, code}});
        show(u"note %1"_s.arg(code));
    }
}

void WindowTour::connection()
{
    sendLink();
    using protocol::Notice;
    using protocol::NoticeLevel;
    for (const auto &code : {protocol::kNoticeUnprovenPass, protocol::kNoticeEnrolmentConflict, protocol::kNoticeSameCustomer,
                             protocol::kNoticeSeveralAgents}) {
        m_desk.relay.notify(Notice{.level = NoticeLevel::Warning, .code = code, .text = {}});
        show(u"notice %1"_s.arg(code));
    }
    m_desk.relay.setVendor(protocol::VendorState::Outage);
    show(u"outage"_s);
    m_desk.relay.setVendor(protocol::VendorState::Ok);
    show(u"outage over"_s);
    m_desk.relay.vanish();
    show(u"connection lost"_s);
    m_desk.pass(40s);
    show(u"connection lost for long"_s);
}

void WindowTour::history()
{
    open();
    m_desk.window->showPage(ui::MainWindow::Page::History);
    settle();
    m_desk.pass(1s);
    QTest::keyClick(m_desk.find("historyTable"), Qt::Key_Down);
    show(u"history"_s);
    m_desk.find<QLineEdit>("historySearch")->setText(u"x"_s);
    m_desk.relay.history.clear();
    settle();
    m_desk.pass(1s);
    show(u"history, nothing found"_s);
}

void WindowTour::help()
{
    open();
    for (const char *action : {"guideAction", "aboutAction"})
        m_desk.find<QAction>(action)->trigger();
    for (const char *name : {"guideWindow", "aboutWindow"})
        show(*m_desk.find<QDialog>(name), QString::fromLatin1(name));
}

void WindowTour::phone()
{
    open();
    m_desk.window->setSidePanel(new ui::PhoneWidget(m_desk.theme, m_phone), ui::MainWindow::tr("Customer's phone"));
    show(u"phone"_s);
    for (const char *id : {"a", "b"}) {
        m_phone.receive({.id = QLatin1String(id),
                         .to = u"maria@example.com"_s,
                         .text = u"Message of the relay"_s,
                         .link = QUrl(u"http://127.0.0.1/v/"_s + QLatin1String(id)),
                         .isEmail = *id == 'b',
                         .subject = {}});
        show(u"phone, message %1"_s.arg(QLatin1String(id)));
        m_desk.find<QPushButton>("phoneOpenLink")->click();
        show(u"phone, question"_s);
        m_desk.find<QPushButton>("phoneYes")->click();
        show(u"phone, camera"_s);
        m_desk.find<QPushButton>(*id == 'a' ? "playTooDark" : "playPass")->click();
        show(u"phone, done"_s);
    }
    m_phone.outcome = base::fail(base::ErrorCode::Internal, u"words of the relay"_s);
    m_phone.receive({.id = u"c"_s, .to = u"+1"_s, .text = {}, .link = QUrl(u"http://127.0.0.1/v/c"_s)});
    m_desk.find<QPushButton>("playPass")->click();
    show(u"phone, failed"_s);
}

QStringList dataOfTheTour()
{
    return {u"Maria García"_s,
            u"Mark Lee"_s,
            u"<b>Zoë</b> & Söhne"_s,
            u"m•••@example.com"_s,
            u"maria@example.com"_s,
            u"Ana Ruiz"_s,
            u"Example Bank"_s,
            u"amber"_s,
            u"falcon"_s,
            u"c-77"_s,
            u"wss://relay.example.com"_s,
            u"ws://relay.example.com"_s,
            u"words of the relay"_s,
            u"Message of the relay"_s,
            u"English"_s,
            u"Español"_s,
            u"Português (Brasil)"_s};
}

} // namespace authlink::test
