// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/support/desk.h"
#include "ui/live/banner/banner.h"
#include "ui/live/cards/coaching_card.h"
#include "ui/widgets/spoken_line.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QSet>
#include <QSignalSpy>
#include <QTabBar>

using namespace authlink;
using namespace std::chrono_literals;
using namespace Qt::Literals::StringLiterals;
using verification::Status;
using verification::Verdict;
using View = protocol::VerificationView;

namespace
{

bool isInteractive(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::PushButton:
    case QAccessible::CheckBox:
    case QAccessible::RadioButton:
    case QAccessible::ComboBox:
    case QAccessible::EditableText:
    case QAccessible::List:
    case QAccessible::ListItem:
    case QAccessible::Table:
    case QAccessible::PageTab:
    case QAccessible::PageTabList:
    case QAccessible::MenuItem:
        return true;
    default:
        return false;
    }
}

} // namespace

/// What a program outside reads in the accessibility tree, and hears as alerts, is what a sighted agent sees.
class AccessibilityTreeTest : public QObject
{
    Q_OBJECT

private:
    struct Tree {
        QStringList names;   ///< of all that is visible
        QStringList unnamed; ///< what can be used and has no name
    };
    static void walk(QAccessibleInterface &node, Tree &tree, int depth = 0)
    {
        constexpr int kMaxDepth = 40;
        if (depth > kMaxDepth || node.state().invisible)
            return;
        const QString name = node.text(QAccessible::Name);
        if (!name.isEmpty())
            tree.names.append(name);
        else if (isInteractive(node.role()) && isNamedByUs(node))
            tree.unnamed.append(u"%1 %2"_s.arg(QString::number(node.role()), nameOf(node)));
        for (int i = 0; i < node.childCount(); ++i) {
            if (QAccessibleInterface *child = node.child(i))
                walk(*child, tree, depth + 1);
        }
    }
    static QString nameOf(const QAccessibleInterface &node)
    {
        return node.object() != nullptr ? QString::fromLatin1(node.object()->metaObject()->className()) + u' ' + node.object()->objectName()
                                        : u"an item"_s;
    }
    /// Parts of Qt's own widgets (buttons that scroll tabs, the list within a combo box) have no object name, or Qt's.
    static bool isNamedByUs(const QAccessibleInterface &node)
    {
        return node.object() == nullptr || (!node.object()->objectName().isEmpty() && !node.object()->objectName().startsWith("qt_"_L1));
    }
    [[nodiscard]] Tree tree() const
    {
        Tree tree;
        if (QAccessibleInterface *root = QAccessible::queryAccessibleInterface(m_desk->window.get()))
            walk(*root, tree);
        return tree;
    }
    [[nodiscard]] bool treeHas(const QString &words) const { return tree().names.join(u'\n').contains(words); }

    /// Everything that can be used has a name, and every text that is seen is in the tree.
    void checkTree(const char *state)
    {
        QCoreApplication::processEvents();
        const Tree now = tree();
        QVERIFY2(now.names.size() > 10, state);
        QVERIFY2(now.unnamed.isEmpty(), qPrintable(QLatin1String(state) + u": "_s + now.unnamed.join(u", "_s)));
        const QString all = now.names.join(u'\n');
        for (const QLabel *label : m_desk->window->findChildren<QLabel *>()) {
            if (!label->isVisible() || label->text().trimmed().isEmpty())
                continue;
            const QString heard = label->accessibleName().isEmpty() ? label->text() : label->accessibleName(); // a clock in words
            QVERIFY2(all.contains(heard), qPrintable(QLatin1String(state) + u": "_s + label->objectName() + u' ' + label->text()));
        }
    }

    void type(const QString &text)
    {
        auto *field = m_desk->find<QLineEdit>("customerSearch");
        field->clear();
        QTest::keyClicks(field, text);
        m_desk->clock.advance(500ms);
        for (int turn = 0; turn < 8; ++turn)
            QCoreApplication::processEvents();
    }
    void pick(const QString &text)
    {
        type(text);
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Return);
        QTRY_VERIFY(m_desk->find("pickedCustomer")->isVisible());
    }
    void send()
    {
        pick(u"Maria"_s);
        QTRY_VERIFY(m_desk->find("sendButton")->isEnabled());
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Return);
        QTRY_VERIFY(banner() != nullptr);
    }
    void decide(Verdict verdict) const
    {
        m_desk->relay.push(m_desk->relay.firstId(), u"verdict"_s, [this, verdict](View &view) {
            view.status = Status::Decided;
            view.verdict = verdict;
            view.decidedAt = m_desk->clock.now();
            if (verdict == Verdict::Verified)
                view.validUntil = m_desk->clock.now() + 2min;
        });
    }
    [[nodiscard]] ui::Banner *banner() const { return m_desk->find<ui::Banner>("banner"); }
    [[nodiscard]] QString description() const { return m_desk->find("customerSearch")->accessibleDescription(); }
    [[nodiscard]] QString spokenSend() const { return m_desk->find("sendButton")->accessibleName(); }

    std::unique_ptr<test::Desk> m_desk;

private Q_SLOTS:
    void init() { m_desk = std::make_unique<test::Desk>(); }
    void cleanup() { m_desk.reset(); }

    void everythingIsInTheTree()
    {
        m_desk->open();
        checkTree("start");
        type(u"ma"_s);
        checkTree("list");
        QVERIFY(treeHas(u"Mark Lee, account 1002, ••••••••12"_s));
        type(u"nobody"_s);
        checkTree("nobody");
        send();
        checkTree("sent");
        QVERIFY(treeHas(u"1  Maria García · 1001"_s) || treeHas(u"Maria García, account 1001, NOT VERIFIED"_s));
        m_desk->relay.setVendor(protocol::VendorState::Outage);
        QTRY_VERIFY(treeHas(u"OUTAGE. Claimed: Maria García, account 1001."_s));
        checkTree("outage");
    }

    void everyVerdictIsInTheTree_data()
    {
        QTest::addColumn<Verdict>("verdict");
        QTest::addColumn<QString>("words");
        QTest::newRow("verified") << Verdict::Verified << u"VERIFIED. The caller is Maria García, account 1001."_s;
        QTest::newRow("wrong person") << Verdict::WrongPerson << u"WRONG PERSON. Claimed: Maria García, account 1001."_s;
        QTest::newRow("spoof") << Verdict::SpoofSuspected << u"SPOOF SUSPECTED. Claimed: Maria García, account 1001."_s;
        QTest::newRow("not recognized") << Verdict::NotRecognized << u"NOT VERIFIED. Claimed: Maria García, account 1001."_s;
        QTest::newRow("inconclusive") << Verdict::Inconclusive << u"INCONCLUSIVE. Claimed: Maria García, account 1001."_s;
        QTest::newRow("review") << Verdict::NeedsReview << u"NEEDS REVIEW. Claimed: Maria García, account 1001."_s;
    }
    void everyVerdictIsInTheTree()
    {
        QFETCH(const Verdict, verdict);
        QFETCH(const QString, words);
        m_desk->open();
        send();
        const QSignalSpy announced(banner(), &ui::Banner::announced);
        decide(verdict);
        QTRY_VERIFY2(treeHas(words), qPrintable(banner()->accessibleName()));
        m_desk->pass(5s);
        QCOMPARE(announced.size(), 1); // once, not every second
        checkTree("decided");
    }

    void theHistoryIsInTheTree()
    {
        View past;
        past.id = u"h1"_s;
        past.status = Status::Closed;
        past.verdict = Verdict::WrongPerson;
        past.customer = m_desk->relay.directory.first();
        past.channel = verification::Channel::Sms;
        past.createdAt = m_desk->clock.now();
        m_desk->relay.history = {past};
        m_desk->open();
        QTest::keyClick(m_desk->window.get(), Qt::Key_H, Qt::ControlModifier);
        QTRY_VERIFY(treeHas(u"Maria García, account 1001, WRONG PERSON"_s));
        checkTree("history");
    }

    void whoIsFoundIsAnnounced()
    {
        m_desk->relay.directory[0].enrolment = protocol::Enrolment::Enrolled;
        m_desk->relay.directory[1].enrolment = protocol::Enrolment::None;
        m_desk->open();
        const QSignalSpy said(m_desk->find<ui::SpokenLine>("searchSpoken"), &ui::SpokenLine::said);
        type(u"ma"_s);
        QCOMPARE(said.size(), 1);
        QVERIFY2(said.last().first().toString().contains(u"first: Maria García, account 1001"_s),
                 qPrintable(said.last().first().toString()));
        QVERIFY2(description().startsWith(u"Maria García, account 1001, ••••••••67, enrolled, 1 of "_s), qPrintable(description()));
        QTest::keyClick(m_desk->find("customerSearch"), Qt::Key_Down);
        QTRY_VERIFY2(description().startsWith(u"Mark Lee, account 1002"_s), qPrintable(description()));
        QVERIFY2(!description().contains(u", enrolled"_s), qPrintable(description()));

        QTest::keyClicks(m_desk->find<QLineEdit>("customerSearch"), u"xyz"_s);
        QCOMPARE(description(), QString()); // nothing of the earlier search
        QVERIFY(!treeHas(u"first: Maria"_s));
        m_desk->clock.advance(500ms);
        QTRY_COMPARE(said.size(), 2);
        QCOMPARE(said.last().first().toString(), u"No customer found"_s);
        m_desk->find<QLineEdit>("customerSearch")->clear();
        QTRY_VERIFY(!treeHas(u"No customer found"_s));
    }

    void aFailedSearchIsAnnounced()
    {
        m_desk->open();
        const QSignalSpy said(m_desk->find<ui::SpokenLine>("searchSpoken"), &ui::SpokenLine::said);
        m_desk->relay.vanish();
        QTRY_VERIFY(!m_desk->connection.isLive());
        type(u"Maria"_s);
        QTRY_COMPARE(said.size(), 1);
        QVERIFY(!said.first().first().toString().contains(u"found"_s));
    }

    void sendSaysToWhomAndHow()
    {
        m_desk->relay.policy.channels.append(verification::Channel::Email);
        m_desk->open();
        pick(u"Maria"_s);
        QTRY_COMPARE(spokenSend(), u"Send the link to Maria García, account 1001, by text message to ••••••••67"_s);
        m_desk->find<QAbstractButton>("channelEmail")->click();
        QCOMPARE(spokenSend(), u"Send the link to Maria García, account 1001, by e-mail to m•••@example.com"_s);
        m_desk->find<QAbstractButton>("channelQr")->click();
        QCOMPARE(spokenSend(), u"Start a verification of Maria García, account 1001, and show the QR code"_s);
        m_desk->relay.vanish();
        QTRY_VERIFY2(spokenSend().startsWith(u"Not connected. "_s), qPrintable(spokenSend()));
        QTest::keyClick(m_desk->find("sendButton"), Qt::Key_Escape);
        m_desk->find<QAbstractButton>("changeCustomer")->click();
        QVERIFY2(!spokenSend().contains(u"Maria"_s), qPrintable(spokenSend()));
    }

    void theCoachingLineIsAnnouncedOnce()
    {
        m_desk->relay.addOpen(m_desk->relay.directory.at(0));
        m_desk->relay.addOpen(m_desk->relay.directory.at(1));
        m_desk->open();
        QTRY_COMPARE(m_desk->find<QTabBar>("liveTabs")->count(), 2);
        int shown = 0;
        int hidden = 0;
        const auto cards = m_desk->window->findChildren<ui::CoachingCard *>();
        QCOMPARE(cards.size(), 2);
        for (ui::CoachingCard *card : cards)
            connect(card, &ui::CoachingCard::announced, this, [&shown, &hidden, card] { ++(card->isVisible() ? shown : hidden); });
        m_desk->pass(10s);
        QCOMPARE(shown, 0); // nothing new
        for (const char *id : {"010001", "010002"})
            m_desk->relay.push(QLatin1String(id), u"opened"_s, [this](View &view) {
                view.status = Status::Opened;
                view.openedAt = m_desk->clock.now();
            });
        m_desk->pass(5s);
        QCOMPARE(shown, 1);
        QCOMPARE(hidden, 0); // of whom nobody talks with now
    }

    void theMarksOfACountdownAreAnnouncedOnce()
    {
        m_desk->open();
        send();
        const QSignalSpy said(m_desk->find<ui::SpokenLine>("linkSpoken"), &ui::SpokenLine::said);
        m_desk->pass(m_desk->relay.policy.linkLife - 65s);
        QCOMPARE(said.size(), 0);
        m_desk->pass(10s);
        QCOMPARE(said.size(), 1);
        m_desk->pass(20s);
        QCOMPARE(said.size(), 1);
        m_desk->pass(30s);
        QCOMPARE(said.size(), 3);
        for (int i = 0; i < 3; ++i)
            QVERIFY(said.at(i).first().toString().startsWith(u"Link runs out in "_s));
        decide(Verdict::Verified);
        const QSignalSpy valid(m_desk->find<ui::SpokenLine>("validitySpoken"), &ui::SpokenLine::said);
        m_desk->pass(50s);
        QCOMPARE(valid.size(), 0);
        m_desk->pass(65s);
        QCOMPARE(valid.size(), 3);
        QVERIFY(valid.first().first().toString().startsWith(u"VERIFIED. "_s));
        QVERIFY(m_desk->find("validitySpoken")->accessibleName().contains(u"0:"_s));
    }

    void marksAreReachedOnTheWayDown()
    {
        QCOMPARE(ui::countdownMark(61s), std::nullopt);
        QCOMPARE(ui::countdownMark(60s), std::optional(60s));
        QCOMPARE(ui::countdownMark(29s), std::optional(30s));
        QCOMPARE(ui::countdownMark(1ms), std::optional(10s));
        QCOMPARE(ui::countdownMark(0ms), std::nullopt);
    }
};

QTEST_MAIN(AccessibilityTreeTest)
#include "accessibility_tree_test.moc"
