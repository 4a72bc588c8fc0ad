// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/help_actions.h"

#include <QAction>
#include <QDialog>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QTest>
#include <QTextBrowser>

using namespace authlink;
using namespace Qt::Literals::StringLiterals;

/// Help beside the work: it never stands in the way of a call.
class HelpActionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QMainWindow>();
        QMenu *menu = m_window->menuBar()->addMenu(u"Help"_s);
        ui::addHelpActions(*menu, *m_window);
        m_window->show();
    }
    void cleanup() { m_window.reset(); }

    void guideIsTheOneOfTheDocs()
    {
        QCOMPARE(trigger(u"guideAction"_s)->text(), u"&User guide"_s);
        auto *text = m_window->findChild<QTextBrowser *>(u"guideWindowText"_s);
        QVERIFY(text != nullptr);
        const QString shown = text->toPlainText();
        QVERIFY2(shown.startsWith(u"User guide"_s), qPrintable(shown.left(80)));
        QVERIFY(shown.contains(u"Ctrl+E"_s));
        QVERIFY(!shown.contains(u"images/"_s)); // pictures are for the docs
        QVERIFY(!text->accessibleName().isEmpty());
    }

    void aboutNamesVersionAndLicences()
    {
        QCoreApplication::setApplicationVersion(u"1.2.3"_s);
        trigger(u"aboutAction"_s);
        const QString shown = m_window->findChild<QTextBrowser *>(u"aboutWindowText"_s)->toPlainText();
        for (const QString &part :
             {u"1.2.3"_s, QString::fromLatin1(qVersion()), u"GNU General Public License"_s, u"libphonenumber"_s, u"LGPL-2.1"_s})
            QVERIFY2(shown.contains(part), qPrintable(part));
    }

    void windowsAreNotModalAndOpenOnce()
    {
        trigger(u"guideAction"_s);
        trigger(u"guideAction"_s);
        const auto windows = m_window->findChildren<QDialog *>(u"guideWindow"_s);
        QCOMPARE(windows.size(), qsizetype(1));
        QVERIFY(!windows.constFirst()->isModal());
    }

    void escapeClosesAndNothingIsLeft()
    {
        trigger(u"guideAction"_s);
        const QPointer<QDialog> guide = m_window->findChild<QDialog *>(u"guideWindow"_s);
        QTest::keyClick(guide, Qt::Key_Escape);
        QTRY_VERIFY(guide.isNull());
    }

private:
    QAction *trigger(const QString &name)
    {
        auto *action = m_window->findChild<QAction *>(name);
        if (action == nullptr)
            qFatal("no such action");
        action->trigger();
        return action;
    }

    std::unique_ptr<QMainWindow> m_window;
};

QTEST_MAIN(HelpActionsTest)
#include "help_actions_test.moc"
