// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/client/follow_ups.h"
#include "core/protocol/messages.h"
#include "ui/theme/theme.h"

#include <QFrame>

#include <array>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;

namespace authlink::ui
{

class FlowRow;
class NoteEdit;
class NoticeLine;

/// What an agent says about a call.
struct CallNote {
    QString outcome; ///< a code; empty: none chosen
    QString text;    ///< one paragraph of plain text; empty: none
    bool operator==(const CallNote &) const = default;
};

/// What is left to do once nothing is awaited any more: what came of the call, a note, the operator's links, a reference for other systems.
/// Keeps what is typed until it is told that it was saved.
class ClosingCard final : public QFrame
{
    Q_OBJECT

public:
    static constexpr int kFollowUpKeys = static_cast<int>(protocol::kMaxFollowUpsOfResult);

    explicit ClosingCard(const Theme &theme, QWidget *parent = nullptr);

    struct Content {
        bool notes = false; ///< the relay takes them
        QList<protocol::OutcomeView> outcomes;
        QString savedOutcome; ///< as recorded last
        QList<client::FollowUp> followUps;
        QString language;       ///< of who reads the labels
        bool confirmed = false; ///< known to be current
        bool busy = false;      ///< a note is being saved
    };
    void show(const Content &content);
    using QFrame::show;
    /// Nothing is decided yet: nothing of it is there, and its keys do nothing. What was typed stays.
    void withdraw();

    /// What is typed or chosen and not saved yet; empty: nothing.
    [[nodiscard]] CallNote unsaved() const;
    [[nodiscard]] bool isTooLong() const;
    /// Takes it away, unless it was changed meanwhile.
    void markSaved(const CallNote &note);
    void say(ColorRole role, ui::Shape shape, const QString &text);
    void clearSaying();

    /// For the menu, in their order.
    [[nodiscard]] QList<QAction *> actions() const;
    [[nodiscard]] QAction &copyReference() const { return *m_copyReference; }

Q_SIGNALS:
    void saveWanted();
    void followUpWanted(int index);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildFields();
    void showOutcomes(const Content &content);
    void showFollowUp(int index, const Content &content);
    void onEdited();
    void update();

    NoticeLine *m_notice;
    QWidget *m_fields;
    QComboBox *m_outcome;
    NoteEdit *m_note;
    QLabel *m_left; ///< how much more may be typed, where that is little
    FlowRow *m_buttons;
    QAction *m_write, *m_save, *m_copyReference;
    std::array<QAction *, kFollowUpKeys> m_followUps{};
    std::array<QPushButton *, kFollowUpKeys> m_followUpButtons{};
    QPushButton *m_saveButton = nullptr;
    QString m_savedOutcome;
    bool m_isBusy = false, m_isConfirmed = false, m_takesNotes = false;
};

} // namespace authlink::ui
