// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "tests/ui/support/keyboard.h"
#include "ui/attention/attention.h"
#include "ui/live/live_area.h"
#include "ui/live/live_panel.h"

#include <QAction>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QRegularExpression>
#include <QTableView>
#include <QTextBrowser>

#include <functional>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using test::kCtrl;
using test::kCtrlShift;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

namespace
{

/// When a key does what it says. Of a panel: while the panel is shown and it can be done.
enum class Acts {
    Always,
    WhilePending,
    WhileDecided,
    WhilePanelShown,
    Elsewhere, ///< in none of the states of this test: there is nothing that it could act on
};

struct DocumentedKey {
    QString key; ///< as the user guide writes it
    const char *action;
    Acts acts;
};

const QList<DocumentedKey> &table()
{
    static const QList<DocumentedKey> keys{
        {u"Ctrl+N"_s, "newAction", Acts::Always},
        {u"Ctrl+Shift+N"_s, "unlistedAction", Acts::Always},
        {u"Ctrl+Shift+A"_s, "takeCallAction", Acts::Elsewhere},
        {u"Ctrl+Shift+E"_s, "endHungUpAction", Acts::Elsewhere},
        {u"Ctrl+1"_s, "panelAction1", Acts::Always},
        {u"Ctrl+5"_s, "panelAction5", Acts::Always},
        {u"Ctrl+R"_s, "resendAction", Acts::WhilePending},
        {u"Ctrl+Shift+R"_s, "correctAction", Acts::WhilePending},
        {u"Ctrl+Shift+M"_s, "resendByEmailAction", Acts::WhilePending},
        {u"Ctrl+Shift+C"_s, "copyLinkAction", Acts::WhilePending},
        {u"Ctrl+Shift+D"_s, "showQrAction", Acts::WhilePending},
        {u"Ctrl+Shift+X"_s, "cancelAction", Acts::WhilePending},
        {u"Ctrl+J"_s, "writeNoteAction", Acts::WhileDecided},
        {u"Ctrl+S"_s, "saveNoteAction", Acts::Elsewhere},
        {u"Ctrl+Shift+K"_s, "copyReferenceAction", Acts::WhileDecided},
        {u"Ctrl+Shift+1"_s, "followUpAction1", Acts::WhileDecided},
        {u"Ctrl+Shift+3"_s, "followUpAction3", Acts::Elsewhere},
        {u"Ctrl+E"_s, "endCallAction", Acts::WhilePanelShown},
        {u"Ctrl+L"_s, "showLiveAction", Acts::Always},
        {u"Ctrl+H"_s, "showHistoryAction", Acts::Always},
        {u"Ctrl+T"_s, "tryNowAction", Acts::Always},
        {u"Ctrl+Shift+T"_s, "proxySignInAction", Acts::Elsewhere},
        {u"Ctrl+Shift+S"_s, "showStripAction", Acts::Always},
        {u"F6"_s, "goToStripAction", Acts::Elsewhere},
        {u"Ctrl++"_s, "largerAction", Acts::Always},
        {u"Ctrl+-"_s, "smallerAction", Acts::Always},
        {u"Ctrl+0"_s, "normalSizeAction", Acts::Always},
        {u"Ctrl+Shift+P"_s, "sidePanelAction", Acts::Always},
        {u"F1"_s, "guideAction", Acts::Always},
        {u"Ctrl+Q"_s, "quitAction", Acts::Always},
    };
    return keys;
}

/// The keys of the user guide's table that belong to the window, not to the widget that has the focus.
QStringList keysOfTheGuide()
{
    QFile guide(QStringLiteral(AUTHLINK_SOURCE_DIR "/docs/user-guide.md"));
    if (!guide.open(QIODevice::ReadOnly))
        return {};
    const QString text = QString::fromUtf8(guide.readAll());
    const qsizetype from = text.indexOf(u"| key | does |"_s);
    static const QRegularExpression key(uR"((?<![\w+])(Ctrl\+(?:Shift\+)?[A-Z0-9+\-](?![a-z])|F\d+))"_s);
    QStringList keys;
    const QString rows = text.mid(from, text.indexOf(u"\n\n"_s, from) - from);
    for (const QString &row : rows.split(u'\n')) {
        for (auto match = key.globalMatch(row.section(u'|', 1, 1)); match.hasNext();)
            keys.append(match.next().captured(1));
    }
    return keys;
}

QKeyCombination combination(const QString &key)
{
    return QKeySequence(key)[0];
}

} // namespace

/// Every documented key, in every place that can have the focus, in every state of the window: it does the one thing that the table says.
class KeysTableTest : public QObject
{
    Q_OBJECT

private:
    void openDesk()
    {
        m_desk = std::make_unique<test::Desk>();
        m_desk->relay.user.role = verification::Role::Supervisor;
        m_desk->relay.policy.allowUnlistedCustomer = true;
        m_desk->relay.policy.channels = {verification::Channel::Sms, verification::Channel::Email, verification::Channel::Copy,
                                         verification::Channel::Qr};
        m_desk->relay.policy.closing = {
            .notes = true,
            .outcomes = {{.code = u"done"_s, .labels = {{u"en"_s, u"Done"_s}}}},
            .followUps = {{.results = {u"verified"_s}, .labels = {{u"en"_s, u"Record"_s}}, .url = u"https://crm.example/{account}"_s}}};
        View past;
        past.id = u"past"_s;
        past.status = Status::Closed;
        past.verdict = Verdict::Verified;
        past.createdAt = m_desk->clock.now();
        m_desk->relay.history.append(past);
        for (int i = 0; i < ui::LiveArea::kNumberKeys; ++i)
            m_ids.append(m_desk->relay.addOpen(m_desk->relay.directory.at(0)));
        m_desk->open();
        m_desk->window->setSidePanel(new QLabel(u"phone"_s), u"Customer's phone"_s);
        m_attention = std::make_unique<ui::Attention>(ui::AttentionServices{.theme = m_desk->theme,
                                                                            .connection = m_desk->connection,
                                                                            .verifications = m_desk->verifications,
                                                                            .ticker = m_desk->ticker,
                                                                            .settings = m_desk->settings,
                                                                            .window = *m_desk->window,
                                                                            .area = m_desk->window->liveArea(),
                                                                            .menu = m_desk->window->viewMenu(),
                                                                            .makeSoundPlayer = {},
                                                                            .makeNotifier = {}});
        QVERIFY(QTest::qWaitForWindowActive(m_desk->window.get()));
        for (const QString &id : m_ids) {
            m_desk->relay.push(id, u"opened"_s, [this](View &view) {
                view.status = Status::Opened;
                view.openedAt = m_desk->clock.now();
                view.linkExpiresAt = m_desk->clock.now() + 1h;
            });
        }
        m_desk->pass(1min); // the pause between two links is over
    }
    void press(const QString &key) const
    {
        const QKeyCombination keys = combination(key);
        test::Keyboard(*QApplication::activeWindow()).press(keys.key(), keys.keyboardModifiers());
    }
    void pick() const
    {
        test::Keyboard(*m_desk->window).type("Mark");
        m_desk->clock.advance(500ms);
        for (int turn = 0; turn < 4; ++turn)
            QCoreApplication::processEvents();
        test::Keyboard(*m_desk->window).press(Qt::Key_Return);
    }
    void decideAll() const
    {
        for (const QString &id : m_ids) {
            m_desk->relay.push(id, u"verdict"_s, [this](View &view) {
                view.status = Status::Decided;
                view.verdict = Verdict::Verified;
                view.decidedAt = m_desk->clock.now();
                view.validUntil = m_desk->clock.now() + 10min;
            });
        }
        QCoreApplication::processEvents();
    }

    /// What can have the focus, in the window that is in front.
    [[nodiscard]] static QList<QWidget *> places()
    {
        QList<QWidget *> places;
        QWidget *window = QApplication::activeWindow();
        for (QWidget *widget = window->nextInFocusChain(); widget != window; widget = widget->nextInFocusChain()) {
            if (widget->window() == window && widget->isVisible() && widget->isEnabled() && widget->focusPolicy() != Qt::NoFocus
                && widget->focusProxy() == nullptr)
                places.append(widget);
        }
        return places;
    }

    /// From here on, keys are only noted.
    void noteActions()
    {
        for (QAction *action : m_desk->window->findChildren<QAction *>()) {
            if (action->shortcut().isEmpty())
                continue;
            action->disconnect();
            connect(action, &QAction::triggered, this, [this, action] { m_triggered.append(action->objectName()); });
        }
    }

    std::unique_ptr<test::Desk> m_desk;
    std::unique_ptr<ui::Attention> m_attention;
    QStringList m_ids;
    QStringList m_triggered;

private Q_SLOTS:
    void cleanup()
    {
        m_attention.reset();
        m_desk.reset();
        m_ids.clear();
        m_triggered.clear();
    }

    void theTableIsTheGuides()
    {
        QStringList known;
        for (const DocumentedKey &key : table())
            known.append(key.key);
        QCOMPARE(keysOfTheGuide(), known);
    }

    void everyKeyOfTheWindowIsDocumented()
    {
        openDesk();
        QStringList known;
        for (const DocumentedKey &key : table())
            known.append(QKeySequence(key.key).toString());
        for (const QAction *action : m_desk->window->findChildren<QAction *>()) {
            const QString key = action->shortcut().toString();
            const bool isNumber = action->objectName().startsWith("panelAction"_L1) || action->objectName().startsWith("followUpAction"_L1);
            QVERIFY2(key.isEmpty() || isNumber || known.contains(key), qPrintable(action->objectName() + u' ' + key));
        }
    }

    void everyKeyInEveryPlace_data()
    {
        QTest::addColumn<QString>("state");
        QTest::addColumn<bool>("panelShown");
        QTest::addColumn<bool>("pending");
        QTest::addRow("search") << u"search"_s << true << true;
        QTest::addRow("customer picked") << u"picked"_s << true << true;
        QTest::addRow("not in the directory") << u"unlisted"_s << true << true;
        QTest::addRow("correct the number") << u"correct"_s << true << true;
        QTest::addRow("a question") << u"question"_s << true << true;
        QTest::addRow("decided") << u"decided"_s << true << false;
        QTest::addRow("history") << u"history"_s << false << false;
        QTest::addRow("guide") << u"guide"_s << true << true;
    }
    void everyKeyInEveryPlace()
    {
        QFETCH(const QString, state);
        QFETCH(const bool, panelShown);
        QFETCH(const bool, pending);
        openDesk();
        const QHash<QString, std::function<void()>> states{
            {u"search"_s, [] {}},
            {u"picked"_s, [this] { pick(); }},
            {u"unlisted"_s, [this] { press(u"Ctrl+Shift+N"_s); }},
            {u"correct"_s, [this] { press(u"Ctrl+Shift+R"_s); }},
            {u"question"_s, [this] { press(u"Ctrl+Shift+X"_s); }},
            {u"decided"_s, [this] { decideAll(); }},
            {u"history"_s, [this] { press(u"Ctrl+H"_s); }},
            {u"guide"_s,
             [this] {
                 press(u"F1"_s);
                 QVERIFY(QTest::qWaitForWindowActive(m_desk->window->findChild<QWidget *>(u"guideWindow"_s)));
             }},
        };
        states.value(state)();
        QCoreApplication::processEvents();
        noteActions();
        const QList<QWidget *> all = places();
        QVERIFY(all.size() >= 2);
        for (QWidget *place : all) {
            place->setFocus(Qt::OtherFocusReason);
            const auto *field = qobject_cast<QLineEdit *>(place);
            const QString text = field != nullptr ? field->text() : QString();
            for (const DocumentedKey &key : table()) {
                m_triggered.clear();
                press(key.key);
                const bool acts = key.acts == Acts::Always
                                  || (panelShown
                                      && (key.acts == Acts::WhilePanelShown || (key.acts == Acts::WhilePending && pending)
                                          || (key.acts == Acts::WhileDecided && !pending)));
                const QStringList expected = acts ? QStringList{QLatin1String(key.action)} : QStringList();
                QVERIFY2(m_triggered == expected,
                         qPrintable(u"%1 in %2 (%3) triggered '%4'"_s.arg(
                             key.key, place->objectName(), QLatin1String(place->metaObject()->className()), m_triggered.join(u' '))));
                QCOMPARE(QApplication::focusWidget(), place);
            }
            if (field != nullptr)
                QCOMPARE(field->text(), text);
        }
    }
};

QTEST_MAIN(KeysTableTest)
#include "keys_table_test.moc"
