// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QString;
class QWidget;

/// What screen readers and the keyboard need beyond Qt's defaults.
namespace authlink::ui
{

/// Gives a widget the role of an alert, with its accessible name as the words: for what must be heard without the focus (banner, notices,
/// connection). Call it in the widget's constructor: assistive technology asks for the role once.
void makeAlert(QWidget &widget);

/// Gives a widget the role of a picture: its value, which changes every second, is not spoken. Call it in the constructor, too.
void makePicture(QWidget &widget);

/// Tells assistive technology that the alert has new words. Screen readers speak an alert that begins to show.
void raiseAlert(QWidget &widget);

/// Shows or hides; a widget that is hidden while the focus is within it gives the focus up instead of passing it on to the next one, where
/// the key that the agent is about to press would do something else.
void showKeepingFocus(QWidget &widget, bool shown);

/// Sets the accessible name if it is another one: screen readers hear of every setting.
void setSpokenName(QWidget &widget, const QString &name);

/// Enables or disables; a widget that is disabled while it has the focus gives it up instead of passing it on to the next one
/// (which may end a call), and takes it back when it is enabled again and nothing else has it.
void enableKeepingFocus(QWidget &widget, bool enabled);

} // namespace authlink::ui
