// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPlainTextEdit>

namespace authlink::ui
{

/// A note of one paragraph in a few lines: Tab leaves it, Enter submits it, what is pasted becomes plain text.
class NoteEdit final : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit NoteEdit(QWidget *parent = nullptr);

    /// What is typed, as one paragraph of plain text. May be longer than the relay takes: what an agent typed is never cut.
    [[nodiscard]] QString note() const;

Q_SIGNALS:
    void submitted();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void insertFromMimeData(const QMimeData *source) override;
    void changeEvent(QEvent *event) override;

private:
    void fitHeight();
};

} // namespace authlink::ui
