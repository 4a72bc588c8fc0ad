// SPDX-FileCopyrightText: 2026 Authlink Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/phone/phone_widget.h"

#include "ui/phone/phone_screen.h"
#include "ui/widgets/accessibility.h"
#include "ui/widgets/notice_line.h"
#include "ui/widgets/parts.h"

#include <QGridLayout>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace authlink::ui
{
namespace
{

QLabel *wrapped(const QString &name, Tone tone, double size, const QString &text)
{
    QLabel *label = makeLabel(name, tone, size);
    label->setWordWrap(true);
    label->setText(text);
    label->setAlignment(Qt::AlignCenter);
    return label;
}

/// As bounded(), with the lines kept: an e-mail has some.
QString boundedLines(const QString &text)
{
    constexpr qsizetype most = 600;
    QStringList lines;
    for (const QString &line : text.left(most).split(u'\n'))
        lines.append(bounded(line, most));
    return lines.join(u'\n');
}

} // namespace

PhoneWidget::PhoneWidget(const Theme &theme, PhoneBackend &backend, QWidget *parent)
    : QWidget(parent),
      m_backend(backend),
      m_pages(new QStackedWidget),
      m_notice(new NoticeLine(u"phoneNotice"_s, theme))
{
    setObjectName(u"phone"_s);
    setAccessibleName(tr("Simulated phone — demo"));
    m_pages->setObjectName(u"phonePages"_s);
    m_pages->addWidget(buildMessages(theme));
    m_pages->addWidget(buildQuestion());
    m_pages->addWidget(buildCamera(theme));
    m_pages->addWidget(buildDone());

    QLabel *title = wrapped(u"phoneTitle"_s, Tone::Strong, 1.0, tr("Simulated phone — demo"));
    auto *column = new QVBoxLayout(this);
    setSpacing(*column, 0.9, 0.6);
    column->addWidget(title);
    column->addWidget(new PhoneScreen(theme, m_pages), 100);
    column->addWidget(m_notice);
    column->addWidget(buildPlays());
    column->addStretch(1);
    connect(&backend, &PhoneBackend::messagesChanged, this, &PhoneWidget::onMessages);
    onMessages();
    update();
}

QWidget *PhoneWidget::buildMessages(const Theme &theme)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    setSpacing(*column, 0.5, 0.5);
    column->addWidget(wrapped(u"phoneMessagesTitle"_s, Tone::Strong, 1.0, tr("Messages")));
    m_none = wrapped(u"phoneNoMessage"_s, Tone::Muted, 1.0, tr("No message yet"));
    QFrame *bubble = makeFrame(u"phoneBubble"_s, Surface::Sunken);
    auto *inside = new QVBoxLayout(bubble);
    setSpacing(*inside, 0.6, 0.4);
    m_from = makeLabel(u"phoneFrom"_s, Tone::Muted, 0.85);
    m_subject = makeLabel(u"phoneSubject"_s, Tone::Strong, 0.9);
    m_subject->setWordWrap(true);
    m_text = makeLabel(u"phoneText"_s, Tone::Plain, 0.9);
    m_text->setWordWrap(true);
    m_text->setMinimumWidth(0);
    m_open = makeButton(u"phoneOpenLink"_s, tr("Open link"), tr("What a tap on the link would do"), Variant::Quiet);
    m_open->setIcon(theme.icon(Shape::Link, ColorRole::Accent));
    inside->addWidget(m_from);
    inside->addWidget(m_subject);
    inside->addWidget(m_text);
    inside->addWidget(m_open, 0, Qt::AlignLeading);
    m_bubble = bubble;
    column->addWidget(bubble);
    column->addWidget(m_none);
    column->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, [this] { setPage(m_opened == m_message.link ? Page::Camera : Page::Question); });
    return page;
}

QWidget *PhoneWidget::buildQuestion()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    setSpacing(*column, 0.6, 0.6);
    column->addStretch(1);
    column->addWidget(wrapped(u"phoneQuestion"_s, Tone::Strong, 1.1, tr("Are you on the phone with us right now?")));
    QPushButton *yes = makeButton(u"phoneYes"_s, tr("Yes, that is me"), tr("Goes on to the camera"), Variant::Primary);
    QPushButton *no = makeButton(u"phoneNo"_s, tr("No, not me"), tr("Warns the agent"), Variant::Danger);
    column->addWidget(yes);
    column->addWidget(no);
    column->addStretch(1);
    connect(yes, &QPushButton::clicked, this, [this] { sayYes([this] { setPage(Page::Camera); }); });
    connect(no, &QPushButton::clicked, this, &PhoneWidget::sayNo);
    return page;
}

QWidget *PhoneWidget::buildCamera(const Theme &theme)
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    setSpacing(*column, 0.6, 0.6);
    column->addStretch(1);
    QLabel *face = makeLabel(u"phoneFace"_s);
    face->setAlignment(Qt::AlignCenter);
    face->setPixmap(theme.icon(Shape::Person, ColorRole::Neutral).pixmap(QSize(em(6), em(6)), devicePixelRatioF()));
    column->addWidget(face);
    column->addWidget(wrapped(u"phoneCameraText"_s, Tone::Muted, 1.0, tr("The camera is on. Choose below whose face it sees.")));
    QPushButton *selfie = makeButton(u"phoneSelfie"_s, tr("Take selfie"), tr("The claimed customer's own face"), Variant::Primary);
    column->addWidget(selfie);
    column->addStretch(1);
    connect(selfie, &QPushButton::clicked, this, [this] { capture(PhoneFace::Claimed); });
    return page;
}

QWidget *PhoneWidget::buildDone()
{
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    setSpacing(*column, 0.6, 0.6);
    column->addStretch(1);
    m_outcome = wrapped(u"phoneOutcome"_s, Tone::Strong, 1.1, QString());
    column->addWidget(m_outcome);
    QPushButton *back = makeButton(u"phoneBack"_s, tr("Back to messages"), tr("Shows the newest message"), Variant::Quiet);
    column->addWidget(back, 0, Qt::AlignCenter);
    column->addStretch(1);
    connect(back, &QPushButton::clicked, this, [this] { setPage(Page::Messages); });
    return page;
}

QWidget *PhoneWidget::buildPlays()
{
    auto *plays = new QWidget;
    plays->setObjectName(u"phonePlays"_s);
    auto *grid = new QGridLayout(plays);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(em(0.35));
    QLabel *title = makeLabel(u"phonePlaysTitle"_s, Tone::Muted, 0.9);
    title->setText(tr("Play the customer"));
    grid->addWidget(title, 0, 0, 1, 2);
    const auto add = [&](const char *name, const QString &text, const QString &tip, std::function<void()> click) {
        QPushButton *button = makeButton(QLatin1String(name), text, tip, Variant::Segment);
        const int at = static_cast<int>(m_plays.size());
        grid->addWidget(button, 1 + at / 2, at % 2);
        m_plays.append(button);
        connect(button, &QPushButton::clicked, this, std::move(click));
    };
    add("playPass", tr("Passes"), tr("Opens the link, says yes, shows their own face"), [this] { play(PhoneFace::Claimed); });
    add("playOtherPerson", tr("Other person"), tr("Another enrolled customer shows their face"), [this] { play(PhoneFace::OtherPerson); });
    add("playNotRecognized", tr("Unknown face"), tr("A face that nobody enrolled"), [this] { play(PhoneFace::NotRecognized); });
    add("playSpoof", tr("Spoof"), tr("Holds a picture in front of the camera"), [this] { play(PhoneFace::Spoof); });
    add("playTooDark", tr("Too dark"), tr("A picture too dark; may try again"), [this] { play(PhoneFace::TooDark); });
    add("playNotEnrolled", tr("Not enrolled"), tr("Incode does not know the customer"), [this] { play(PhoneFace::NotEnrolled); });
    add("playBlocklisted", tr("Blocklisted"), tr("A face that is on the blocklist"), [this] { play(PhoneFace::Blocklisted); });
    add("playSayNo", tr("Says no"), tr("Opens the link and says: not me"), [this] { sayNo(); });
    add("playIgnore", tr("Ignores it"), tr("Does nothing; the link runs out"), [this] { ignore(); });
    return plays;
}

void PhoneWidget::onMessages()
{
    const QList<PhoneMessage> all = m_backend.messages();
    const PhoneMessage newest = all.isEmpty() ? PhoneMessage{} : all.first();
    if (newest == m_message)
        return;
    m_message = newest;
    m_from->setText((newest.isEmail ? tr("E-mail to %1") : tr("To %1")).arg(bounded(newest.to, 60)));
    m_subject->setText(bounded(newest.subject, 120));
    m_subject->setVisible(newest.isEmail && !newest.subject.isEmpty());
    m_text->setText(boundedLines(newest.text));
    m_notice->clear();
    setPage(Page::Messages);
    raiseAlert(*this);
}

void PhoneWidget::setPage(Page page)
{
    m_pages->setCurrentIndex(static_cast<int>(page));
    update();
}

void PhoneWidget::update()
{
    const bool some = !m_message.id.isEmpty();
    m_bubble->setVisible(some);
    m_none->setVisible(!some);
    const bool usable = !m_message.link.isEmpty() && m_message.link != m_over && !m_busy;
    enableKeepingFocus(*m_open, usable);
    for (QPushButton *button : m_plays)
        enableKeepingFocus(*button, usable);
    enableKeepingFocus(*m_pages, !m_busy);
}

void PhoneWidget::sayYes(std::function<void()> then)
{
    m_busy = true;
    update();
    const QUrl link = m_message.link;
    m_backend.sayYes(link, [this, link, then = std::move(then)](const base::Result<void> &result) {
        if (result)
            m_opened = link;
        finish(result, then);
    });
}

void PhoneWidget::sayNo()
{
    m_busy = true;
    update();
    const QUrl link = m_message.link;
    m_backend.sayNo(link, [this, link](const base::Result<void> &result) {
        finish(result, [this, link] {
            m_over = link;
            m_outcome->setText(tr("Thank you. We have warned the bank."));
            setPage(Page::Done);
        });
    });
}

void PhoneWidget::capture(PhoneFace face)
{
    m_busy = true;
    update();
    const QUrl link = m_message.link;
    m_backend.capture(face, [this, link, face](const base::Result<void> &result) {
        finish(result, [this, link, face] {
            const bool again = face == PhoneFace::TooDark || face == PhoneFace::NotRecognized; // the sandbox counts the tries
            if (!again)
                m_over = link;
            m_outcome->setText(again ? tr("That did not work. Please try again if asked.") : tr("Thank you. You can return to your call."));
            setPage(Page::Done);
        });
    });
}

void PhoneWidget::play(PhoneFace face)
{
    if (m_opened == m_message.link)
        capture(face);
    else
        sayYes([this, face] { capture(face); });
}

void PhoneWidget::ignore()
{
    m_over = m_message.link;
    m_outcome->setText(tr("The customer ignores the message."));
    setPage(Page::Done);
}

void PhoneWidget::finish(const base::Result<void> &result, const std::function<void()> &then)
{
    m_busy = false;
    if (result) {
        m_notice->clear();
        then();
    } else {
        m_notice->say(ColorRole::Attention, Shape::Warning, tr("The phone could not do it: %1").arg(result.error().message));
    }
    update();
}

} // namespace authlink::ui
