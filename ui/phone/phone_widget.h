// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/phone/phone_backend.h"
#include "ui/theme/theme.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace authlink::ui
{

class NoticeLine;

/// The customer's phone beside the console, for the demo and the rehearsal: messages arrive, the link asks its question, and one click
/// plays the whole customer. Clearly labelled as simulated.
class PhoneWidget final : public QWidget
{
    Q_OBJECT

public:
    PhoneWidget(const Theme &theme, PhoneBackend &backend, QWidget *parent = nullptr);

private:
    enum class Page { Messages, Question, Camera, Done };
    [[nodiscard]] QWidget *buildMessages(const Theme &theme);
    [[nodiscard]] QWidget *buildQuestion();
    [[nodiscard]] QWidget *buildCamera(const Theme &theme);
    [[nodiscard]] QWidget *buildDone();
    [[nodiscard]] QWidget *buildPlays();
    void onMessages();
    void setPage(Page page);
    void update();
    void sayYes(std::function<void()> then);
    void sayNo();
    void capture(PhoneFace face);
    void play(PhoneFace face);
    void ignore();
    void finish(const base::Result<void> &result, const std::function<void()> &then);

    PhoneBackend &m_backend;
    PhoneMessage m_message; ///< the newest; link empty: none
    QUrl m_opened;          ///< said yes to on this phone
    QUrl m_over;            ///< nothing more to do with it
    bool m_busy = false;
    QStackedWidget *m_pages;
    QLabel *m_from = nullptr;
    QLabel *m_subject = nullptr;
    QLabel *m_text = nullptr;
    QWidget *m_bubble = nullptr;
    QLabel *m_none = nullptr;
    QLabel *m_outcome = nullptr;
    QPushButton *m_open = nullptr;
    NoticeLine *m_notice;
    QList<QPushButton *> m_plays;
};

} // namespace authlink::ui
